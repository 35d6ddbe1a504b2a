"""Rule ``deed``: one thing told with two verbs, and with two values: *cost*, *pay ... for*."""

from compare.judge.deeds.find import find

__all__ = ["find"]
