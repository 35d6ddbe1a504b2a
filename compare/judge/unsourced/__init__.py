"""Rule ``unsourced``: what a summary says that stands nowhere in the text it sums up."""

from compare.judge.unsourced.find import find

__all__ = ["find"]
