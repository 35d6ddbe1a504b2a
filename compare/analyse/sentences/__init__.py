"""Sentences with exact offsets."""

from compare.analyse.sentences.condense import Condensed, condense
from compare.analyse.sentences.split import segment, split

__all__ = ["Condensed", "condense", "segment", "split"]
