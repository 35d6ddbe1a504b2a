"""What each clause says: its verb, whether it is denied, and how certain it is made out to be."""

from compare.analyse.predicates.find import find

__all__ = ["find"]
