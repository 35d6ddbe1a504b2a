"""What each clause says: its verb, whether it is denied, and how certain it is made out to be."""

from compare.analyse.predicates.find import find
from compare.analyse.predicates.negation import NEGATIVE

__all__ = ["NEGATIVE", "find"]
