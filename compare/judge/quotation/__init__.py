"""Rule ``quotation``: one quotation, given with other words inside."""

from compare.judge.quotation.find import find

__all__ = ["find"]
