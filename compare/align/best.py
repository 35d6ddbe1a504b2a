"""Which pairs of sentences are among the best of either, so that work grows with the length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def among_best(
    rows: NDArray[np.int64], columns: NDArray[np.int64], scores: NDArray[np.float64], most: int
) -> NDArray[np.bool_]:
    """Tell which pairs are among the ``most`` best of either of their two sentences."""
    kept: NDArray[np.bool_] = (_rank(rows, columns, scores) < most) | (
        _rank(columns, rows, scores) < most
    )
    return kept


def best_of_both(
    rows: NDArray[np.int64], columns: NDArray[np.int64], scores: NDArray[np.float64], most: int
) -> NDArray[np.bool_]:
    """Tell which pairs are among the ``most`` best of both of their sentences."""
    kept: NDArray[np.bool_] = (_rank(rows, columns, scores) < most) & (
        _rank(columns, rows, scores) < most
    )
    return kept


def _rank(
    sentences: NDArray[np.int64], others: NDArray[np.int64], scores: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return which place each pair has among those of its sentence, from 0, best first."""
    order = np.lexsort((others, -scores, sentences))
    ranked = sentences[order]
    starts = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1])))
    sizes = np.diff(np.append(starts, len(ranked)))
    places = np.empty(len(scores), np.int64)
    places[order] = np.arange(len(ranked)) - np.repeat(starts, sizes)
    return places
