"""Rule ``once``: what befalls one thing once, told with two days, places, ages or doers."""

from compare.judge.once.find import find

__all__ = ["find"]
