"""How surely two facts answer one question: by what is said around them, and beside their rivals.

In two steps, as sentences are paired (:mod:`compare.align.articles`). *Alone*: how near the
clauses, the sentences and the very words are in meaning, how surely the sentences are counterparts,
which rare words both have, whether one thing is counted, and of what size the two are. *Beside*
the rivals: how far the pair lies above every other of the same sort that either fact could be held
against. The weights are fitted by ``tools/train_facts.py``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, product
from typing import TYPE_CHECKING

import numpy as np

from compare.align.weights import model
from compare.analyse.grouping import by_sentence
from compare.analyse.limits import LIST
from compare.judge import kinship
from compare.match.facts.held import alike, held, hold, size
from compare.match.question import compare_places
from compare.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.match.facts.around import Surroundings
    from compare.match.facts.held import Fact
    from compare.match.question import Scene
    from compare.model import Analysis

    Floats = NDArray[np.float64]

ALONE = (
    "clauses", "sentences", "words", "beside others", "link", "shared", "shared in the clause",
    "one act", "one thing counted", "two things counted", "has a unit", "size", "form", "time",
)  # fmt: skip
BESIDE = ("alone", "lead", "greatest lead", "rivals", "strongest rival")
_FARTHEST = 4.0
"""Log odds from which a lead over the rivals counts no more."""
_LEAST = 0.24
"""Cosine of their clauses from which two facts are looked at."""


@dataclass(frozen=True, slots=True)
class FactPair:
    """Two facts of one sort, of two accounts."""

    a: Fact
    b: Fact
    holds: bool
    """Whether both values can be true of one thing."""
    margins: tuple[float, float]
    """How far the clauses lie above the next best counterpart of either: the lower, the higher."""


def pairs(around: Surroundings) -> tuple[list[FactPair], Floats]:
    """Return the pairs of facts in linked sentences, and the values of :data:`ALONE` of each."""
    scene, (a, b) = around.scene, around.accounts
    first, second = (by_sentence(held(scene, n)) for n in (a, b))
    for facts in (first, second):  # no member of a long list is the answer to a question
        for sentence in [s for s, there in facts.items() if len(there) > LIST]:
            del facts[sentence]
    near = scene.nearness(a, b)
    found, values = [], []
    joined = (product(first.get(x, ()), second.get(y, ())) for x, y in scene.joined(a, b))
    for x, y in chain.from_iterable(joined):
        if near.cosine(x.clause, y.clause) < _LEAST or not alike(x, y):
            continue
        here, there = around.of(x), around.of(y)
        if here is None or there is None:
            continue
        places = compare_places(scene, here.spot, there.spot, figures=True)
        found.append(FactPair(x, y, hold(x, y), (float(places[3]), float(places[4]))))
        shared = around.share(here.words, there.words), around.share(here.near, there.near)
        values.append([*places[[0, 1, 2, 5, 6]], *shared, *_said(scene, x, y)])
    return found, np.array(values, float).reshape(len(found), len(ALONE))


def beside(found: Sequence[FactPair], odds: Floats) -> Floats:
    """Return the values of :data:`BESIDE`, given the log odds of each pair alone."""
    rivals: dict[Fact, list[int]] = defaultdict(list)
    for n, pair in enumerate(found):
        rivals[pair.a].append(n)
        rivals[pair.b].append(n)
    rows = []
    for n, pair in enumerate(found):
        leads = []
        for fact in (pair.a, pair.b):
            best = max((odds[m] for m in rivals[fact] if m != n), default=-math.inf)
            leads.append(min(_FARTHEST, float(odds[n] - best)))
        rows.append([odds[n], min(leads), max(leads), *pair.margins])
    return np.array(rows, float).reshape(len(found), len(BESIDE))


def chances(found: Sequence[FactPair], values: Floats) -> tuple[Floats, Floats]:
    """Return how surely each pair of facts answers one question, 0 to 1, and why.

    The second has what each of :data:`BESIDE` adds to the log odds.
    """
    if not found:
        return np.zeros(0), np.zeros((0, len(BESIDE)))
    weights, intercept = model("alone", "facts")
    rows = beside(found, values @ weights + intercept)
    weights, intercept = model("beside", "facts")
    shares = rows * weights
    return 1 / (1 + np.exp(-(shares.sum(axis=1) + intercept))), shares


def _said(scene: Scene, a: Fact, b: Fact) -> list[float]:
    """Return what the facts themselves say for one question, and against it."""
    verbs = [_verb(scene.analyses[f.account], f) for f in (a, b)]
    act = float(kinship.verbs(*verbs) >= kinship.KIND_OF)
    p, q = a.value, b.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity):
        return [act, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]
    named = p.noun and q.noun
    kin = kinship.nouns(p.noun, q.noun) if named else 0.0
    unlike = float(bool(named) and not kin)
    return [act, kin, unlike, float(p.unit != ""), size(p, q), float(p.form == q.form), 0.0]


def _verb(analysis: Analysis, fact: Fact) -> str:
    return analysis.tokens[analysis.clauses[fact.clause].head].lemma
