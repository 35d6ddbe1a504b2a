"""The probability that two sentences say the same thing: a logistic model over few features."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, combinations_with_replacement
from typing import TYPE_CHECKING

import numpy as np

from compare.align import articles, cross_encoder, features, rerank
from compare.align.best import among_best
from compare.align.match import Link, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.align.cross_encoder import Read
    from compare.model import Analysis

LEAST = 0.05
"""Score below which two sentences are not worth a second look."""
_DIGITS = 6


@cache
def _weights() -> tuple[NDArray[np.float64], float]:
    table = json.loads(files("compare.data").joinpath("alignment.json").read_text("utf-8"))
    return np.array([table["weights"][name] for name in features.FEATURES]), table["intercept"]


def probabilities(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the score of each row of features, 0 to 1, shape (pairs,)."""
    weights, intercept = _weights()
    scores: NDArray[np.float64] = 1 / (1 + np.exp(-(values @ weights + intercept)))
    return scores


_FIRM_DICE = 0.2
_FIRM_CONTAINMENT = 0.25
_FEW = 3
"""Sentences up to which an account is too short to hold others merely on the same topic."""


def _firm(
    held: features.Sentences,
    a: int,
    b: int,
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    values: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Tell which pairs share a fair part of both sentences, or of the lighter one."""
    sizes = [held.first[n + 1] - held.first[n] for n in (a, b)]
    if min(sizes) <= _FEW:
        return np.ones(len(rows), np.bool_)
    dice = values[:, features.FEATURES.index("dice")]
    both = held.weight[rows] + held.weight[columns]
    lighter = np.minimum(held.weight[rows], held.weight[columns])
    enough: NDArray[np.bool_] = (dice >= _FIRM_DICE) | (
        dice * both >= 2 * _FIRM_CONTAINMENT * lighter
    )
    return enough


_MOST = 20
"""Partners in another document that are looked at for a sentence, the best ones: in long accounts
every sentence is a little like a share of all others, and looking at all would grow as a square.
What would be found beyond is one thing taken for another nearly every time."""
_MOST_INSIDE = 10
"""The same within one document, where less is told twice."""


_ARTICLE = 4
"""Sentences from which an account is a whole article: its sentences have rivals and neighbours."""


def _whole(held: features.Sentences, a: int, b: int) -> bool:
    """Tell whether two documents are two whole articles that were read."""
    if a == b or held.vectors[a] is None or held.vectors[b] is None:
        return False
    return all(held.first[n + 1] - held.first[n] >= _ARTICLE for n in (a, b))


@dataclass(frozen=True, slots=True)
class _Scored:
    """Pairs of sentences by their rows among all, shape (pairs,) each."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    scores: NDArray[np.float64]
    firm: NDArray[np.bool_]
    odds: NDArray[np.float64]
    """The log odds that both cannot hold, ``nan`` where the two were not read together."""


def _by_words(held: features.Sentences, a: int, b: int) -> _Scored:
    """Score the pairs of two documents each by itself, by what words they share."""
    rows, columns = features.candidates(held, a, b)
    values = features.features(held, rows, columns)
    firm = _firm(held, a, b, rows, columns, values)
    return _Scored(rows, columns, probabilities(values), firm, np.full(len(rows), np.nan))


def of_articles(
    held: features.Sentences, a: int, b: int
) -> tuple[articles.Pairs, NDArray[np.float64]]:
    """Return the pairs of two whole articles worth scoring, with the features of each alone."""
    rows, columns = features.candidates(held, a, b, alike=True)
    values = features.features(held, rows, columns)
    first, second = rows - held.first[a], columns - held.first[b]
    rough = values[:, 0] + articles.cosines(held, a, b, first, second)
    kept = among_best(rows, columns, rough, _MOST)
    sizes = (held.first[a + 1] - held.first[a], held.first[b + 1] - held.first[b])
    pairs = articles.Pairs(first[kept], second[kept], sizes)
    return pairs, articles.pair_features(held, a, b, pairs, values[kept])


def _in_context(held: features.Sentences, a: int, b: int, together: Read) -> _Scored:
    """Score the pairs of two whole articles among the others, and read the likely ones."""
    pairs, values = of_articles(held, a, b)
    before = articles.log_odds(values, pairs)
    scores, odds = rerank.reranked(before, held.texts[a], held.texts[b], pairs, together)
    firm = np.ones(len(scores), np.bool_)
    return _Scored(pairs.rows + held.first[a], pairs.columns + held.first[b], scores, firm, odds)


def links(
    analyses: Sequence[Analysis],
    *,
    internal: bool,
    together: Read = cross_encoder.readings,
) -> tuple[Link, ...]:
    """Return the pairs of sentences whose score reaches :data:`LEAST`, in document order.

    ``together`` reads those of whole articles.
    """
    held = features.sentences(analyses)
    chosen = combinations_with_replacement if internal else combinations
    found: list[Link] = []
    for a, b in chosen(range(len(analyses)), 2):
        wide = _whole(held, a, b)
        said = _in_context(held, a, b, together) if wide else _by_words(held, a, b)
        scores = said.scores.round(_DIGITS)
        most = _MOST_INSIDE if a == b else _MOST
        keep = (scores >= LEAST) & among_best(said.rows, said.columns, scores, most)
        found += [
            Link(
                Place(a, int(said.rows[n]) - held.first[a]),
                Place(b, int(said.columns[n]) - held.first[b]),
                float(scores[n]),
                bool(said.firm[n]),
                wide,
                None if np.isnan(said.odds[n]) else round(float(said.odds[n]), _DIGITS),
            )
            for n in np.flatnonzero(keep).tolist()
        ]
    return tuple(found)
