"""Do two places answer one question? Weighed evidence, as in record linkage, never a veto.

Each comparison has a weight, fitted by ``tools/train_articles.py`` on labelled stories and on real
articles that people read: how near the two clauses are in meaning, how near their sentences and the
very words, whether either clause has a nearer counterpart elsewhere, how surely the sentences were
linked in the order of the texts, and how surely, read together, they cannot both hold. What they
come to is the probability that an editor would want to see the two side by side (Fellegi and Sunter
1969 have the idea, Splink the form).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from compare.align.weights import model
from compare.model import Level

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.match.scene import Scene, Spot

COMPARISONS = (
    "clauses", "sentences", "words", "rivals", "strongest rival", "beside others", "link",
    "figures", "both cannot hold",
)  # fmt: skip
"""Cosines of the clauses, the sentences and the words themselves; how far the clauses lie above
the next best counterpart of either (the lower, the higher); above the mean of all; the log odds of
the link; 1 where figures are compared; the log odds of the cross-encoder."""
TOGETHER = ("both may hold", "both cannot hold")
_LITTLE = 0.01
_NEAR = (0.8, 0.65, 0.5)
"""Cosines from which two clauses or sentences are told to be close, near, or loosely related."""


@dataclass(frozen=True, slots=True)
class Question:
    """How surely two places answer one question."""

    probability: float
    cosine: float
    """How near the clauses are in meaning."""
    margin: float
    """How far they lie above the next best counterpart of either; below 0 where it has a better
    one."""
    levels: tuple[Level, ...]


def question(scene: Scene, a: Spot, b: Spot, *, figures: bool) -> Question:
    """Weigh whether two places of accounts that were read answer one question."""
    values = compare_places(scene, a, b, figures=figures)
    weights, intercept = model("question")
    odds = float(values @ weights + intercept)
    chance = round(float(1 / (1 + np.exp(-odds))), 6)
    return Question(chance, float(values[0]), float(values[3]), _levels(values, weights))


def compare_places(scene: Scene, a: Spot, b: Spot, *, figures: bool) -> NDArray[np.float64]:
    """Return the values of :data:`COMPARISONS`, shape (9,)."""
    if a.account > b.account:
        a, b = b, a
    near = scene.nearness(a.account, b.account)
    first, second = scene.clause_of[a.account], scene.clause_of[b.account]
    pairs = product(sorted({first[t] for t in a.tokens}), sorted({second[t] for t in b.tokens}))
    cosine, x, y = max((near.cosine(x, y), -x, -y) for x, y in pairs)
    x, y = -x, -y
    above = near.rows.above(x, y, cosine), near.columns.above(y, x, cosine)
    usual = (near.rows.mean[x] + near.columns.mean[y]) / 2
    score = scene.linked(a, b)
    return np.array(
        [
            cosine,
            _sentences(scene, a, b),
            float(scene.words(a) @ scene.words(b)),
            min(above),
            max(above),
            cosine - float(usual),
            np.log((score + _LITTLE) / (1 + _LITTLE - score)),
            float(figures),
            scene.odds(scene.place(a), scene.place(b)),
        ]
    )


def _sentences(scene: Scene, a: Spot, b: Spot) -> float:
    rows = []
    for spot in (a, b):
        vectors = scene.sentences[spot.account]
        assert vectors is not None
        rows.append(vectors[scene.analyses[spot.account].tokens[spot.tokens[0]].sentence])
    return float(rows[0] @ rows[1])


def _levels(values: NDArray[np.float64], weights: NDArray[np.float64]) -> tuple[Level, ...]:
    """Return the comparisons in a reader's words, each with what it adds to the log odds.

    Nearness and rivals are one line: what two articles on one event have in common says little by
    itself, and much where nothing else in either is as near.
    """
    shares = [float(v * w) for v, w in zip(values, weights, strict=True)]
    clauses, sentences, words, lower, higher, beside, link, figures, together = shares
    near, rivals = _told(float(values[0])), _rivals(float(values[3]), float(values[4]))
    told = (
        ("the clauses", f"{near}, {rivals}", clauses + sentences + beside + lower + higher),
        ("the words", _told(float(values[2])), words),
        ("the sentences", _linked(float(values[6])), link),
        ("the values", "figures" if values[7] else "words", figures),
        ("the sentences read together", TOGETHER[bool(values[8] > 0)], together),
    )
    return tuple(Level(name, level, round(weight, 2)) for name, level, weight in told)


def _told(cosine: float) -> str:
    names = ("close in meaning", "near in meaning", "loosely related")
    for name, least in zip(names, _NEAR, strict=True):
        if cosine >= least:
            return name
    return "far apart"


def _rivals(lower: float, higher: float) -> str:
    if lower >= 0:
        return "each is the other's best counterpart"
    return "the best counterpart of one" if higher >= 0 else "both have better counterparts"


def _linked(odds: float) -> str:
    if odds >= 0:
        return "likely counterparts"
    return "possible counterparts" if odds >= -3 else "unlikely counterparts"
