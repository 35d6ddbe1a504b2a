"""Whole articles: the probability that two sentences tell one point, by meaning and in context.

Two accounts of one event say hardly anything in the same words, and every sentence of the one is on
the topic of every sentence of the other. So the score is made in two steps, each a logistic model
fitted by ``tools/train_articles.py``. The first looks at a pair alone: shared words, and the
nearness in meaning of the sentences, of their clauses and of a clause to a sentence. The second
looks at the pair among the others: rivals of either sentence, what the neighbours are linked to,
and the place in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.align.weights import model

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.align.features import Sentences

    Floats = NDArray[np.float64]
    Rows = NDArray[np.int64]

PAIR = ("dice", "meaning", "shared", "sentence", "clause", "within")
"""Features of a pair by itself: those of :data:`compare.align.features.FEATURES`, then the cosine
of the sentences, the best of their clauses, and the best of a clause of one with the other
sentence."""
CONTEXT = (*PAIR, "odds", "row", "column", "weaker", "rows", "columns", "near", "beside", "apart")
"""Features of a pair among others. ``odds`` are those of the first step; ``row``, ``column`` how
far they lie above the best rival of either sentence, ``weaker`` the lower of the two; ``rows``,
``columns`` the log of what the rivals come to; ``near`` the best odds of the eight pairs of
neighbouring sentences, ``beside`` of the two that keep the order; ``apart`` the difference of the
places, 0 to 1."""
_FLOOR = -8.0
"""Odds of what was not looked at."""
_LITTLE = 1e-3
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
    """Return the features of :data:`PAIR`, shape (pairs, 6); ``values`` are the first three."""
    return np.column_stack([values, _nearness(held, a, b, pairs)])


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


def _nearness(held: Sentences, a: int, b: int, pairs: Pairs) -> Floats:
    left, right = held.vectors[a], held.vectors[b]
    first, second = held.clauses[a], held.clauses[b]
    found = np.zeros((len(pairs.rows), 3))
    if left is None or right is None:
        return found
    starts = np.flatnonzero(np.diff(pairs.rows, prepend=-1))
    for start, end in zip(starts, np.append(starts[1:], len(pairs.rows)), strict=True):
        row = int(pairs.rows[start])
        columns = pairs.columns[start:end]
        own = left.sentences[row].astype(np.float32)
        own_clauses = left.clauses[first[row] : first[row + 1]].astype(np.float32)
        theirs = right.sentences[columns].astype(np.float32)
        found[start:end, 0] = theirs @ own
        to_sentence = theirs @ own_clauses.T
        for n, column in enumerate(columns.tolist()):
            clauses = right.clauses[second[column] : second[column + 1]].astype(np.float32)
            if len(clauses) and len(own_clauses):
                found[start + n, 1] = (clauses @ own_clauses.T).max()
                found[start + n, 2] = max(to_sentence[n].max(), (clauses @ own).max())
    return found


def context_features(values: Floats, pairs: Pairs) -> Floats:
    """Return the features of :data:`CONTEXT`, shape (pairs, 15); ``values`` are those of a pair."""
    weights, intercept = model("pair")
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
    return np.column_stack(
        [
            values, odds, row, column, np.minimum(row, column),
            np.log(rows + _LITTLE), np.log(columns + _LITTLE), near, beside, apart,
        ]
    )  # fmt: skip


def probabilities(values: Floats, pairs: Pairs) -> Floats:
    """Return the probability of each pair, shape (pairs,); ``values`` as for the context."""
    weights, intercept = model("context")
    odds = context_features(values, pairs) @ _even(weights) + intercept
    chances: Floats = 1 / (1 + np.exp(-odds))
    return chances


def _even(weights: Floats) -> Floats:
    """Return the weights with those of rows and columns alike.

    Which account is named first says nothing.
    """
    even = weights.copy()
    for pair in (("row", "column"), ("rows", "columns")):
        at = [CONTEXT.index(name) for name in pair]
        even[at] = weights[at].mean()
    return even


def _above_rivals(odds: Floats, sentences: Rows, count: int) -> Floats:
    """Return how far the odds of each pair lie above the best other pair of its sentence."""
    best = np.full(count, _FLOOR)
    np.maximum.at(best, sentences, odds)
    is_best = odds >= best[sentences]
    second = np.full(count, _FLOOR)
    np.maximum.at(second, sentences[~is_best], odds[~is_best])
    above: Floats = np.where(is_best, odds - second[sentences], odds - best[sentences])
    return above


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
