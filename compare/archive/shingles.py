"""The words of a text -> sampled shingles: what articles that share wording have in common.

A shingle is five words in a row. One in four is kept, by its own hash (FracMinHash), so that two
articles keep the same ones: a passage of thirty words has 26 shingles, of which both keep the same
six or so, wherever it stands and whatever is around it. Of an edited passage fewer are left: one in
eight, which is half the work, loses one in five passages of forty words with every twelfth changed.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from compare.analyse.lean_import import import_numpy

import_numpy()
import numpy as np  # noqa: E402

from compare.provenance.reuse.words import fold, forms  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from compare.model import Span

SHINGLE = 5
"""Words of a shingle."""
SAMPLE = 4
"""One shingle in so many is kept."""
_FACTOR = 0x9E3779B97F4A7C15
_MIX = 0xBF58476D1CE4E5B9
"""Odd numbers of 64 bits with no pattern (those of SplitMix64)."""


def keys(words: Sequence[str]) -> NDArray[np.int64]:
    """Return the sampled shingles of folded words as numbers: each once, in rising order."""
    if len(words) < SHINGLE:
        return np.zeros(0, np.int64)
    numbers = np.fromiter(map(number, words), np.uint64, len(words))
    last = len(numbers) - SHINGLE + 1
    mixed = np.zeros(last, np.uint64)
    for n in range(SHINGLE):
        mixed = mixed * np.uint64(_FACTOR) + numbers[n : n + last]  # wraps, as it is meant to
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_MIX)
    mixed ^= mixed >> np.uint64(32)
    kept: NDArray[np.uint64] = mixed[mixed % np.uint64(SAMPLE) == 0]
    return np.unique((kept >> np.uint64(1)).astype(np.int64))


def folded(text: str, removed: Iterable[Span] = ()) -> list[str]:
    """Return the words of a text as they are compared, without what is no part of the story."""
    return [fold(match.group()) for match in forms(text, tuple(removed))]


@lru_cache(maxsize=1 << 17)
def number(word: str) -> int:
    """Return a number of 64 bits for a word, the same in every process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")
