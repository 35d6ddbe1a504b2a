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
    kept = np.zeros(len(scores), np.bool_)
    for sentences, others in ((rows, columns), (columns, rows)):
        order = np.lexsort((others, -scores, sentences))
        ranked = sentences[order]
        starts = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1])))
        sizes = np.diff(np.append(starts, len(ranked)))
        place = np.arange(len(ranked)) - np.repeat(starts, sizes)
        kept[order[place < most]] = True
    return kept
