"""How near the clauses of two accounts are in meaning, and which rivals a pair of them has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from compare.model import Analysis

Again: TypeAlias = "Mapping[int, tuple[int, ...]]"
"""Clauses that an account tells a second time, each with those of the other telling: they are no
rivals of it."""
_BLOCK = 512
"""Clauses compared at a time: bounds memory for long articles."""


@dataclass(frozen=True, slots=True)
class _Best:
    """Of each clause the best cosine in the other account, where, the second best, and the mean."""

    best: NDArray[np.float32]
    where: NDArray[np.int64]
    second: NDArray[np.float32]
    mean: NDArray[np.float32]

    def above(self, clause: int, other: int, cosine: float) -> float:
        """Return how far a cosine lies above the best of the rivals."""
        rival = self.second if self.where[clause] == other else self.best
        return cosine - float(rival[clause])


class Nearness:
    """Clauses of account ``a`` by clauses of account ``b``; of one account the pairs within it."""

    def __init__(
        self, a: Analysis, b: Analysis, twice_a: Again | None = None, twice_b: Again | None = None
    ) -> None:
        if a.vectors is None or b.vectors is None:
            raise ValueError("an account that was not read has no clauses")
        same = a is b
        self._a = a.vectors.clauses.astype(np.float32)
        self._b = self._a if same else b.vectors.clauses.astype(np.float32)
        self.rows = _best(self._a, self._b, same, twice_b or {})
        self.columns = self.rows if same else _best(self._b, self._a, same, twice_a or {})

    def cosine(self, x: int, y: int) -> float:
        """Return how near two clauses are, -1 to 1."""
        return float(self._a[x] @ self._b[y])


def _best(
    ours: NDArray[np.float32], theirs: NDArray[np.float32], same: bool, twice: Again
) -> _Best:
    count = len(ours)
    best, second = np.full(count, -1, np.float32), np.full(count, -1, np.float32)
    where, mean = np.full(count, -1, np.int64), np.zeros(count, np.float32)
    for start in range(0, count, _BLOCK):
        cosines = ours[start : start + _BLOCK] @ theirs.T
        rows = np.arange(len(cosines))
        if same:
            cosines[rows, rows + start] = -1
        if not cosines.size:
            continue
        block = slice(start, start + len(cosines))
        where[block] = cosines.argmax(axis=1)
        best[block] = cosines[rows, where[block]]
        mean[block] = cosines.mean(axis=1)
        cosines[rows, where[block]] = -1
        if twice:
            for row, other in enumerate(where[block].tolist()):
                cosines[row, list(twice.get(other, ()))] = -1
        second[block] = cosines.max(axis=1)
    return _Best(best, where, second, mean)
