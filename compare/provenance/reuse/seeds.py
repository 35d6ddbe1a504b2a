"""Two documents -> the runs of words that both have, by an index of shingles that are rare.

All pairs of places are never looked at: what is looked up is each run of three words, and only
those that neither document repeats often, so that the work grows with the length of the texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from compare.provenance.reuse.words import Words

    Ints = NDArray[np.int64]

SHINGLE = 3
"""Words in a row by which two places are brought together."""
_OFTEN = 64
"""Pairs of places above which a shingle says nothing about where to look."""


@dataclass(frozen=True, slots=True)
class Run:
    """The same words in both: from ``a`` in the first document, from ``b`` in the second."""

    a: int
    b: int
    length: int

    @property
    def a_end(self) -> int:
        """The place after its last word in the first document."""
        return self.a + self.length

    @property
    def b_end(self) -> int:
        """The place after its last word in the second document."""
        return self.b + self.length

    def without(self, words: int) -> Run:
        """Return the run without this many words at its beginning."""
        return Run(self.a + words, self.b + words, self.length - words)


def runs(a: Words, b: Words) -> tuple[Run, ...]:
    """Return the longest runs of equal words, at least :data:`SHINGLE` long, in the order of a.

    Runs whose every shingle is common in both are not found.
    """
    if len(a) < SHINGLE or len(b) < SHINGLE:
        return ()
    left, right = _places(a.keys, b.keys)
    found = sorted(_extended(a.keys, b.keys, left, right), key=lambda run: (run.a, run.b))
    return tuple(found)


def _places(a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Return every pair of places that begin the same rare shingle, by diagonal."""
    most = int(max(a.max(), b.max())) + 1
    first, second = _shingles(a, most), _shingles(b, most)
    order = np.argsort(second, kind="stable")
    ordered = second[order]
    low = np.searchsorted(ordered, first, "left")
    times = np.searchsorted(ordered, first, "right") - low
    _, inverse, here = np.unique(first, return_inverse=True, return_counts=True)
    times[times * here[inverse] > _OFTEN] = 0
    left = np.repeat(np.arange(len(first)), times)
    within = np.arange(len(left)) - np.repeat(np.cumsum(times) - times, times)
    right = order[np.repeat(low, times) + within]
    sort = np.lexsort((left, right - left))
    return left[sort], right[sort]


def _shingles(keys: Ints, most: int) -> Ints:
    """Return one number for each shingle; no two shingles share it below two million words."""
    number = keys[: len(keys) - SHINGLE + 1].copy()
    for n in range(1, SHINGLE):
        number = number * most + keys[n : len(keys) - SHINGLE + 1 + n]
    return number


def _extended(a: Ints, b: Ints, left: Ints, right: Ints) -> Iterator[Run]:
    """Yield the runs that the places belong to, each as long as it can be."""
    if not len(left):
        return
    breaks = (np.diff(left) != 1) | (np.diff(right - left) != 0)
    begins = np.concatenate(([0], np.nonzero(breaks)[0] + 1))
    ends = np.concatenate((begins[1:], [len(left)])) - 1
    words_a, words_b = a.tolist(), b.tolist()
    diagonal, done = None, 0
    for first, last in zip(begins.tolist(), ends.tolist(), strict=True):
        i, j = int(left[first]), int(right[first])
        if j - i == diagonal and i < done:
            continue
        end = int(left[last]) + SHINGLE
        shift = j - i
        while i and i + shift and words_a[i - 1] == words_b[i + shift - 1]:
            i -= 1
        while end < len(words_a) and end + shift < len(words_b):
            if words_a[end] != words_b[end + shift]:
                break
            end += 1
        diagonal, done = shift, end
        yield Run(i, i + shift, end - i)
