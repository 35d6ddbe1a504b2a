"""Enumerations: things named one by one, what they are called, and whether more may follow."""

from compare.analyse.lists.find import find

__all__ = ["find"]
