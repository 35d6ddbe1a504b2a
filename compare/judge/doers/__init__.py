"""Rule ``doer``: one deed, told with other verbs, done by another."""

from compare.judge.doers.find import find

__all__ = ["find"]
