"""Whole articles: the probability that two sentences tell one point, by meaning and in context.

Two accounts of one event say hardly anything in the same words, and every sentence of the one is on
the topic of every sentence of the other. So the score is made in two steps, fitted by
``tools/train_articles.py``. The first, a logistic model, looks at a pair alone: shared words, and
the nearness in meaning of the sentences, their clauses and their words. The second, a forest of
small trees, looks at the pair among the others: rivals of either sentence, what the neighbours are
linked to, the place in the text, and whether the two accounts have much in common at all, since
accounts of two events of one affair share people, places and ways to say things.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.align.forest import forest
from compare.align.nearness import NEARNESS, nearness
from compare.align.weights import model

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.align.features import Sentences

    Floats = NDArray[np.float64]
    Rows = NDArray[np.int64]

PAIR = ("dice", "meaning", "shared", "lighter", *NEARNESS)
"""Features of a pair by itself: those of :data:`compare.align.features.FEATURES`; ``log(1 + x)`` of
the weight of the words of the lighter sentence, since a heading of two words is near to much; then
those of :data:`compare.align.nearness.NEARNESS`."""
CONTEXT = (
    *PAIR, "odds", "above", "weaker", "stronger", "rivals", "near", "beside", "apart", "density",
    "shorter", "longer", "crowd",
)  # fmt: skip
"""Features of a pair among others. ``odds`` are those of the first step; ``above`` how far they
lie above the best rival of either sentence on average, ``weaker`` and ``stronger`` the lower and
the higher of the two; ``rivals`` the mean log of what the rivals of each come to; ``near`` the best
odds of the eight pairs of neighbouring sentences, ``beside`` of the two that keep the order;
``apart`` the difference of the places, 0 to 1; ``density`` the log odds of the mean best chance of
a sentence of either account, which is low where the two tell of two events; ``shorter`` and
``longer`` the log of how many sentences either account has, since in a long text there is always
one that is like another; ``crowd`` the log of how many pairs of either sentence come near its best
one, both together. Which account is named first changes none of them."""
_CLOSE = 1.5
"""Odds below those of the best pair of a sentence that come near it."""
_FLOOR = -8.0
"""Odds of what was not looked at."""
_LITTLE = 1e-3
_LEAST = 0.01
_PAIRS = 50_000
"""Pairs whose vectors are held against each other at a time: bounds memory for long articles."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of sentences of two documents, sorted by row and column, with the size of both."""

    rows: Rows
    """Sentences of the first document, from 0."""
    columns: Rows
    shape: tuple[int, int]


def pair_features(held: Sentences, a: int, b: int, pairs: Pairs, values: Floats) -> Floats:
    """Return the features of :data:`PAIR`, shape (pairs, 12); ``values`` are the first three."""
    weights = held.weight[held.first[a] + pairs.rows], held.weight[held.first[b] + pairs.columns]
    lighter = np.log1p(np.minimum(*weights))
    return np.column_stack([values, lighter, nearness(held, a, b, pairs.rows, pairs.columns)])


def cosines(held: Sentences, a: int, b: int, rows: Rows, columns: Rows) -> Floats:
    """Return the cosine of each pair of sentences, shape (pairs,)."""
    left, right = held.vectors[a], held.vectors[b]
    found = np.zeros(len(rows))
    if left is None or right is None:
        return found
    for start in range(0, len(rows), _PAIRS):
        block = slice(start, start + _PAIRS)
        ours = left.sentences[rows[block]].astype(np.float32)
        theirs = right.sentences[columns[block]].astype(np.float32)
        found[block] = np.einsum("ij,ij->i", ours, theirs)
    return found


def context_features(
    values: Floats, pairs: Pairs, fitted: tuple[Floats, float] | None = None
) -> Floats:
    """Return the features of :data:`CONTEXT`, shape (pairs, 24); ``values`` are those of a pair.

    ``fitted`` are weights and intercept of the first step, where not those that are shipped.
    """
    weights, intercept = fitted or model("pair")
    odds = values @ weights + intercept
    chance = 1 / (1 + np.exp(-odds))
    row = _above_rivals(odds, pairs.rows, pairs.shape[0])
    column = _above_rivals(odds, pairs.columns, pairs.shape[1])
    rows = np.bincount(pairs.rows, chance, pairs.shape[0])[pairs.rows] - chance
    columns = np.bincount(pairs.columns, chance, pairs.shape[1])[pairs.columns] - chance
    near, beside = _neighbours(odds, pairs)
    apart = np.abs(
        (pairs.rows + 0.5) / pairs.shape[0] - (pairs.columns + 0.5) / max(pairs.shape[1], 1)
    )
    density = np.full(len(odds), density_of(chance, pairs))
    shorter, longer = (np.full(len(odds), math.log(max(size, 1))) for size in sorted(pairs.shape))
    crowd = _crowd(odds, pairs.rows, pairs.shape[0]) + _crowd(odds, pairs.columns, pairs.shape[1])
    return np.column_stack(
        [
            values, odds, (row + column) / 2, np.minimum(row, column), np.maximum(row, column),
            (np.log(np.maximum(rows, 0) + _LITTLE) + np.log(np.maximum(columns, 0) + _LITTLE)) / 2,
            near, beside, apart, density, shorter, longer, crowd,
        ]
    )  # fmt: skip


def log_odds(values: Floats, pairs: Pairs) -> Floats:
    """Return the log odds of each pair, shape (pairs,); ``values`` as for the context."""
    return forest().log_odds(context_features(values, pairs))


def probabilities(values: Floats, pairs: Pairs) -> Floats:
    """Return the probability of each pair, shape (pairs,); ``values`` as for the context."""
    chances: Floats = 1 / (1 + np.exp(-log_odds(values, pairs)))
    return chances


def density_of(chance: Floats, pairs: Pairs) -> float:
    """Return the log odds of the best chance of a sentence, on average over both documents."""
    means = []
    for sentences, count in zip((pairs.rows, pairs.columns), pairs.shape, strict=True):
        best = np.zeros(count)
        np.maximum.at(best, sentences, chance)
        means.append(best.mean() if count else 0.0)
    mean = min(max(sum(means) / 2, _LEAST), 1 - _LEAST)
    return float(np.log(mean / (1 - mean)))


def _above_rivals(odds: Floats, sentences: Rows, count: int) -> Floats:
    """Return how far the odds of each pair lie above the best other pair of its sentence."""
    best = np.full(count, _FLOOR)
    np.maximum.at(best, sentences, odds)
    is_best = odds >= best[sentences]
    second = np.full(count, _FLOOR)
    np.maximum.at(second, sentences[~is_best], odds[~is_best])
    above: Floats = np.where(is_best, odds - second[sentences], odds - best[sentences])
    return above


def _crowd(odds: Floats, sentences: Rows, count: int) -> Floats:
    """Return the log of how many pairs of the sentence of each come near the best of them."""
    best = np.full(count, _FLOOR)
    np.maximum.at(best, sentences, odds)
    close = np.bincount(sentences, odds > best[sentences] - _CLOSE, count)
    crowd: Floats = np.log(np.maximum(close, 1))[sentences]
    return crowd


def _neighbours(odds: Floats, pairs: Pairs) -> tuple[Floats, Floats]:
    """Return the best odds of the pairs around each pair, and of those before and after both."""
    width = pairs.shape[1] + 2
    keys = (pairs.rows + 1) * width + pairs.columns + 1
    near, beside = np.full(len(odds), _FLOOR), np.full(len(odds), _FLOOR)
    for down in (-1, 0, 1):
        for across in (-1, 0, 1):
            if down or across:
                at = np.searchsorted(keys, keys + down * width + across)
                at = np.minimum(at, len(keys) - 1)
                there = np.where(keys[at] == keys + down * width + across, odds[at], _FLOOR)
                near = np.maximum(near, there)
                if down == across:
                    beside = np.maximum(beside, there)
    return near, beside
