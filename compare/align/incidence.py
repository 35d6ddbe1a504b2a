"""Which terms stand in which sentences, and what pairs of sentences share: a sparse 0-1 matrix.

SciPy has all of this, but takes longer to import than two articles take to compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_BLOCK = 200_000
"""Pairs looked at a time: bounds memory for very long documents."""


@dataclass(frozen=True, slots=True)
class Incidence:
    """The terms of each row, one row after the other."""

    ends: NDArray[np.int64]
    """Where each row starts in ``terms``, and one more."""
    terms: NDArray[np.int64]
    vocabulary: int

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]], vocabulary: int) -> Incidence:
        """Return the matrix with these terms in each row, none of them twice in one."""
        ends = np.cumsum([0, *(len(row) for row in rows)])
        terms = np.fromiter(chain.from_iterable(rows), np.int64, int(ends[-1]))
        return cls(ends, terms, vocabulary)

    def counts(self) -> NDArray[np.int64]:
        """Return in how many rows each term stands."""
        return np.bincount(self.terms, minlength=self.vocabulary).astype(np.int64)

    def sums(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the weight of each row, given those of the terms."""
        rows = np.repeat(np.arange(len(self.ends) - 1), np.diff(self.ends))
        sums = np.bincount(rows, weights[self.terms], minlength=len(self.ends) - 1)
        return sums.astype(np.float64)

    def meetings(
        self, left: slice, right: slice, telling: NDArray[np.bool_]
    ) -> Iterator[NDArray[np.int64]]:
        """Yield pairs of rows that share a telling term, as places in the table left by right.

        A pair can come up more than once.
        """
        size = right.stop - right.start
        ours, our_starts = self._postings(left, telling)
        rows, starts = self._postings(right, telling)
        counts = np.diff(starts)
        for block in _blocks(np.diff(our_starts) * counts):
            terms = np.repeat(np.arange(self.vocabulary)[block], np.diff(our_starts)[block])
            first = ours[our_starts[block.start] : our_starts[block.stop]]
            each = counts[terms]
            ends = np.cumsum(each)
            within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - each, each)
            second = rows[np.repeat(starts[terms], each) + within]
            yield distinct(np.repeat(first - left.start, each) * size + second - right.start)

    def _postings(
        self, side: slice, telling: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the rows of each telling term, one term after the other, and where it starts."""
        terms = self.terms[self.ends[side.start] : self.ends[side.stop]]
        lengths = np.diff(self.ends[side.start : side.stop + 1])
        rows = np.repeat(np.arange(side.start, side.stop), lengths)
        kept = telling[terms]
        terms, rows = terms[kept], rows[kept]
        order = np.argsort(terms, kind="stable")
        counts = np.bincount(terms, minlength=self.vocabulary)
        return rows[order], np.concatenate(([0], np.cumsum(counts)))

    def shared(
        self, rows: NDArray[np.int64], columns: NDArray[np.int64], weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return the weight that each pair of rows shares; ``rows`` must be in order."""
        found = np.zeros(len(rows))
        lengths = np.diff(self.ends)
        for block in _blocks(lengths[columns]):
            here, there = rows[block], columns[block]
            each = lengths[there]
            ends = np.cumsum(each)
            within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - each, each)
            terms = self.terms[np.repeat(self.ends[there], each) + within]
            new = _first_of_each(here)
            place = np.cumsum(new) - 1
            table = np.zeros((int(new.sum()), self.vocabulary), np.bool_)
            for n, row in enumerate(here[new]):
                table[n, self.terms[self.ends[row] : self.ends[row + 1]]] = True
            pairs = np.repeat(np.arange(len(here)), each)
            both = table[place[pairs], terms]
            found[block] = np.bincount(pairs[both], weights[terms[both]], minlength=len(here))
        return found


def distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the distinct values in order, as ``numpy.unique`` does, which loads masked arrays."""
    ordered = np.sort(values)
    return ordered[_first_of_each(ordered)]


def _first_of_each(ordered: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which of the values, in order, differ from the one before."""
    return np.concatenate((np.ones(min(len(ordered), 1), np.bool_), ordered[1:] != ordered[:-1]))


def _blocks(sizes: NDArray[np.int64]) -> Iterator[slice]:
    """Yield slices over ``sizes`` that sum to :data:`_BLOCK` each, or hold a single larger one."""
    ends = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        before = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + _BLOCK, "right")))
        yield slice(start, stop)
        start = stop
