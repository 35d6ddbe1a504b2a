"""How surely two days, hours or years answer one question: when something was, in two accounts.

The same act has to be told, not only the same affair: on Monday it was announced, on Friday it will
be voted on. So verbs and their subjects count besides what stands around the times. Few times are
planted in labelled articles, so that the weights are fitted on figures as well, for which most of
this counts too; they are used for times alone. See ``tools/train_answers.py``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from compare.align.weights import model
from compare.analyse.quotes import REPORTING
from compare.data.deeds import of_one_deed
from compare.judge import kinship
from compare.match.facts.around import leads
from compare.match.facts.held import held, size
from compare.match.question import compare_places
from compare.model import Quantity, Time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.match.facts.around import Around, Surroundings
    from compare.match.facts.held import Fact
    from compare.match.facts.pairs import FactPair
    from compare.match.question import Scene
    from compare.model import Token

    Floats = NDArray[np.float64]

WHEN = (
    "link", "clauses", "around", "particular", "as used", "shared", "shared in the clause",
    "rivals", "lead", "others beside", "apart in order", "in common", "one act", "one deed",
    "nouns in common", "one subject", "other subjects", "says", "size", "has a unit",
    "one thing counted", "two things counted", "time", "other relation", "other granularity",
    "minute", "day", "month", "year",
)  # fmt: skip
"""The four from *size* on are of figures only, what follows of times only."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_GRANULARITIES = ("minute", "day", "month", "year")


def when(around: Surroundings, found: Sequence[FactPair]) -> Floats:
    """Return the values of :data:`WHEN` of pairs of facts of two accounts, shape (pairs, 29)."""
    scene, (a, b) = around.scene, around.accounts
    beside = {n: Counter(fact.sentence for fact in held(scene, n)) for n in (a, b)}
    sizes = [len(scene.analyses[n].document.sentences) for n in (a, b)]
    common = scene.in_common(a, b)
    told = [(around.of(pair.a), around.of(pair.b)) for pair in found]
    used = [around.particular(x.own, y.own) if x and y else 0.0 for x, y in told]
    ahead = leads([(pair.a, pair.b) for pair in found], used)
    rows = []
    for pair, (x, y), lead, use in zip(found, told, ahead, used, strict=True):
        if x is None or y is None:
            rows.append([0.0] * len(WHEN))
            continue
        places = compare_places(scene, x.spot, y.spot, figures=True)
        rows.append(
            [
                *places[[6, 0]],
                *_likeness(around, x, y, use),
                float(places[3]),
                lead,
                float(max(beside[f.account][f.sentence] for f in (pair.a, pair.b))),
                abs(pair.a.sentence / sizes[0] - pair.b.sentence / sizes[1]),
                common,
                *_told(scene, pair.a, pair.b, (x, y)),
                *_typed(pair.a, pair.b),
            ]
        )
    return np.array(rows, float).reshape(len(found), len(WHEN))


def when_chances(values: Floats) -> tuple[Floats, Floats]:
    """Return how surely each pair answers one question, 0 to 1, and why.

    The second has what each of :data:`WHEN` adds to the log odds.
    """
    weights, intercept = model("times", "answers")
    shares = values * weights
    return 1 / (1 + np.exp(-(shares.sum(axis=1) + intercept))), shares


def _likeness(around: Surroundings, x: Around, y: Around, used: float) -> list[float]:
    return [
        float(x.clause @ y.clause),
        around.particular(x.clause, y.clause),
        used,
        around.share(x.words, y.words),
        around.share(x.near, y.near),
    ]


def _told(scene: Scene, a: Fact, b: Fact, around: tuple[Around, Around]) -> list[float]:
    """Return what is told of two facts, as *one act* to *says*."""
    analyses = [scene.analyses[f.account] for f in (a, b)]
    heads = [x.tokens[x.clauses[f.clause].head] for x, f in zip(analyses, (a, b), strict=True)]
    verbs = heads[0].lemma, heads[1].lemma
    nouns = [
        {
            t.lemma
            for t in x.tokens_of(f.sentence)
            if t.pos in _NOUNS and t.index not in own.spot.tokens
        }
        for x, f, own in zip(analyses, (a, b), around, strict=True)
    ]
    first, second = (_subject(scene, f, head) for f, head in zip((a, b), heads, strict=True))
    same = bool(first and second and first.lemma.lower() == second.lemma.lower())
    return [
        kinship.verbs(*verbs),
        float(of_one_deed(*verbs)),
        float(len(nouns[0] & nouns[1])),
        float(same),
        float(not same and _other(first, second)),
        float(sum(verb in REPORTING for verb in verbs)),
    ]


def _subject(scene: Scene, fact: Fact, head: Token) -> Token | None:
    account = scene.accounts[fact.account]
    predicate = account.predicate_at.get(head.index)
    if predicate is None or predicate.subject is None:
        return None
    return account.analysis.tokens[predicate.subject]


def _other(first: Token | None, second: Token | None) -> bool:
    """Tell whether two subjects are called by nouns that have nothing in common."""
    if first is None or second is None:
        return False
    if first.pos == second.pos == "PROPN":
        return True
    return first.pos == second.pos == "NOUN" and not kinship.nouns(first.lemma, second.lemma)


def _typed(a: Fact, b: Fact) -> list[float]:
    """Return what the values themselves say, as *size* to *year*."""
    match a.value, b.value:
        case Quantity() as p, Quantity() as q:
            named = bool(p.noun and q.noun)
            kin = kinship.nouns(p.noun, q.noun) if named else 0.0
            return [size(p, q), float(p.unit != ""), kin, float(named and not kin), *[0.0] * 7]
        case Time() as s, Time() as t:
            other = float(s.relation != t.relation), float(s.granularity != t.granularity)
            return [0.0] * 4 + [1.0, *other, *(float(s.granularity == g) for g in _GRANULARITIES)]
        case _:
            return [0.0] * 11
