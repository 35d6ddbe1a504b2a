"""Quantities that are words alone: zero, fractions, ratios, *dozens*, *several*, *both*."""

from __future__ import annotations

from compare.analyse.quantities.words.dispatch import WORDS, read_words
from compare.analyse.quantities.words.fractions import is_fraction, read_fraction
from compare.analyse.quantities.words.ordinals import read_ordinal_fact
from compare.analyse.quantities.words.ratios import read_times

__all__ = ["WORDS", "is_fraction", "read_fraction", "read_ordinal_fact", "read_times", "read_words"]
