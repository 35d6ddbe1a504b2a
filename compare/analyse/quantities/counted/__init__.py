"""What a number counts or measures."""

from __future__ import annotations

from compare.analyse.quantities.counted.beside import following_noun, partitive_noun
from compare.analyse.quantities.counted.labelled import labelled_noun
from compare.analyse.quantities.counted.parsed import (
    governing_noun,
    group_noun,
    measured_noun,
    tallied_noun,
)

__all__ = [
    "following_noun",
    "governing_noun",
    "group_noun",
    "labelled_noun",
    "measured_noun",
    "partitive_noun",
    "tallied_noun",
]
