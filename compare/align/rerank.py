"""The second look: pairs that are likely to tell one point are read together, and weighed again.

A retriever and a reranker (Nogueira and Cho 2019): :mod:`compare.align.articles` looks at all pairs
of two articles by what each sentence is by itself, :mod:`compare.align.cross_encoder` reads the few
that it thinks likely. Both are weighed by a logistic model, fitted by ``tools/train_articles.py``
on stories that neither has learnt from. A pair that is not read keeps what it had.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.align import articles, cross_encoder
from compare.align.weights import model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.align.articles import Pairs
    from compare.align.cross_encoder import Read

    Floats = NDArray[np.float64]

FEATURES = ("before", "read", "above", "density", "odds")
"""``before``: the log odds of the first look; ``read``: those of the cross-encoder that both tell
one point, ``above`` how far they lie above the best rival of either sentence on average;
``density``: the log odds of the mean best first look of a sentence of either account; ``odds``: the
log odds of the cross-encoder that both cannot hold."""
_FLOOR = -6.0
"""Log odds of the cross-encoder for what it has not read."""


def features(before: Floats, said: Floats, read: NDArray[np.int64], pairs: Pairs) -> Floats:
    """Return the features of the pairs that were read, shape (read, 5).

    ``before`` are the log odds of all pairs, ``said`` those of the cross-encoder for ``read``.
    """
    rows, columns = pairs.rows[read], pairs.columns[read]
    point, odds = said[:, 0], said[:, 1]
    row, column = (
        _above(point, side, count) for side, count in zip((rows, columns), pairs.shape, strict=True)
    )
    density = np.full(len(read), articles.density_of(1 / (1 + np.exp(-before)), pairs))
    own = before[read]
    return np.column_stack([own, point, (row + column) / 2, density, odds])


def _above(said: Floats, sentences: NDArray[np.int64], count: int) -> Floats:
    """Return how far what is said of each pair lies above the best other pair of its sentence."""
    best, second = np.full(count, _FLOOR), np.full(count, _FLOOR)
    np.maximum.at(best, sentences, said)
    is_best = said >= best[sentences]
    np.maximum.at(second, sentences[~is_best], said[~is_best])
    above: Floats = np.where(is_best, said - second[sentences], said - best[sentences])
    return above


def reranked(
    before: Floats,
    left: Sequence[str],
    right: Sequence[str],
    pairs: Pairs,
    together: Read = cross_encoder.readings,
) -> tuple[Floats, Floats]:
    """Return the probability of each pair, and the log odds that both cannot hold, else ``nan``.

    ``before`` are the log odds of the first look; ``left`` and ``right`` the sentences;
    ``together`` reads them.
    """
    chances = 1 / (1 + np.exp(-before))
    odds = np.full(len(before), np.nan)
    read = cross_encoder.chosen(chances, pairs)
    if len(read):
        rows, columns = pairs.rows[read].tolist(), pairs.columns[read].tolist()
        said = together(left, right, rows, columns)
        weights, intercept = model("rerank", "rerank")
        values = features(before, said, read, pairs)
        chances[read] = 1 / (1 + np.exp(-(values @ weights + intercept)))
        odds[read] = said[:, 1]
    return chances, odds
