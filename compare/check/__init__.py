"""A draft against its sources: what backs each of its sentences, what contradicts it."""

from compare.check.decide import check

__all__ = ["check"]
