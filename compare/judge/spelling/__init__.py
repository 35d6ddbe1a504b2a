"""Rule ``spelling``: one name, written with two spellings."""

from compare.judge.spelling.find import find

__all__ = ["find"]
