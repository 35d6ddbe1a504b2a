"""Rule ``identity``: one person said to be of two callings, nations or families."""

from compare.judge.identity.find import find

__all__ = ["find"]
