"""Rule ``wording``: who says the same, who says more, who says it alone."""

from compare.judge.wording.find import find

__all__ = ["find"]
