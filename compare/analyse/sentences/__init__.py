"""Sentences with exact offsets."""

from compare.analyse.sentences.split import segment, split
from compare.read.condense import Condensed, condense

__all__ = ["Condensed", "condense", "segment", "split"]
