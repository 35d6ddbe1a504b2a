"""What shows that two facts are not, or not surely, two answers to one question."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from compare.judge import kinship
from compare.judge.acts import for_and_against
from compare.judge.apart import apart_in_place, apart_in_time, dated_apart
from compare.judge.arguments import CLASH
from compare.judge.changes import other_measure, slot
from compare.judge.context import Pair, Side
from compare.judge.frames import frame
from compare.judge.harm import counted_apart
from compare.judge.naming import contrast
from compare.judge.same_fact import comes_on_top, of_two_things, one_actor
from compare.match.facts.held import alike, hold, size
from compare.match.facts.signs import (
    is_continued,
    is_converted,
    is_distance,
    is_part,
    looks_back,
    may_have_grown,
    one_holder,
    one_sort,
)
from compare.model import Quantity, Time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.match.facts.held import Fact
    from compare.match.facts.pairs import FactPair, Floats
    from compare.match.question import Scene
    from compare.model import Token

Doubt = Literal["", "unsure", "other"]
"""Nothing tells two facts apart; something may; they are of two things."""
_AS_LIKELY = 0.5
"""Share of the chance of a pair from which one that agrees is taken before it."""
_DIGITS = 3
"""Digits, noughts at the end left out, from which a figure is hardly met by chance."""
_ANCHORS = frozenset({"NOUN", "PROPN", "VERB"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OF_ONE_SIZE, _OF_ONE_COUNT = math.log(2) + 1e-6, math.log(3)
"""How many times the one may be the other, as a logarithm, where nothing else tells them apart."""
_RELATIVE = frozenset({"WDT", "WP"})
_ZONE = re.compile(r"\b(?:UTC|[A-Z][SDM]?T)\b")


class Apart:
    """Facts of two accounts that are told apart, given all pairs of them and their chances."""

    def __init__(self, scene: Scene, found: Sequence[FactPair], chances: Floats) -> None:
        self._accounts = scene.accounts
        self._facts: dict[tuple[int, int], list[Fact]] = defaultdict(list)
        self._known: dict[Fact, list[tuple[Fact, float]]] = defaultdict(list)
        self._rivals = Counter(fact for pair in found for fact in (pair.a, pair.b))
        seen = set()
        for pair, chance in zip(found, chances.tolist(), strict=True):
            for fact, other in ((pair.a, pair.b), (pair.b, pair.a)):
                if pair.holds and self._same(fact, other):
                    self._known[fact].append((other, chance))
                if fact not in seen:
                    seen.add(fact)
                    self._facts[fact.account, fact.sentence].append(fact)

    def doubt(self, pair: FactPair, chance: float) -> Doubt:
        """Return whether something tells two facts apart that cannot both hold."""
        a, b = pair.a, pair.b
        if self._is_known(a, b, chance) or self._is_known(b, a, chance):
            return "other"
        if self._is_one_of_several(a) or self._is_one_of_several(b):
            return "other"
        match a.value, b.value:
            case Quantity() as p, Quantity() as q:
                return self._figures(a, p, b, q)
            case Time(), Time():
                return self._times(a, b)
            case _:
                return ""

    def _is_known(self, fact: Fact, other: Fact, chance: float) -> bool:
        """Tell whether the other account has the value too, of what may be the same."""
        for known, as_likely in self._known[fact]:
            if known.sentence == other.sentence or as_likely >= _AS_LIKELY * chance:
                return True
            if self._is_telling(fact) and self._is_telling(known):
                return True
        return False

    def _is_telling(self, fact: Fact) -> bool:
        """Tell whether a figure is so particular that it is hardly met by chance."""
        value = fact.value
        if not isinstance(value, Quantity) or value.form != "exact":
            return False
        text = self._accounts[fact.account].document.text
        digits = "".join(c for c in value.span.of(text) if c.isdigit()).rstrip("0")
        return len(digits) >= _DIGITS

    def _same(self, fact: Fact, other: Fact) -> bool:
        p, q = fact.value, other.value
        if not isinstance(p, Quantity) or not isinstance(q, Quantity):
            return True
        if p.unit or not (p.noun and q.noun):
            return True
        return kinship.nouns(p.noun, q.noun) > 0

    def _is_one_of_several(self, fact: Fact) -> bool:
        """Tell whether its sentence has another such value, of which nothing is settled."""
        return any(
            other is not fact
            and alike(fact, other)
            and self._same(fact, other)
            and not hold(fact, other)
            and not self._known[other]
            for other in self._facts[fact.account, fact.sentence]
        )

    def _figures(self, a: Fact, p: Quantity, b: Fact, q: Quantity) -> Doubt:
        pair = self._pair(a, b)
        left, right = pair.a.account, pair.b.account
        first, second = frame(left, p), frame(right, q)
        if (
            apart_in_time(pair, p, q)
            or apart_in_place(pair)
            or counted_apart(left, p, right, q)
            or contrast(first.qualifiers, second.qualifiers)
            or other_measure(left, p, right, q)
            or for_and_against(left, first, right, second)
            or is_part(left, p) != is_part(right, q)
            or comes_on_top(left, p) != comes_on_top(right, q)
            or is_distance(left, p) != is_distance(right, q)
            or one_actor(pair, (p, first), (q, second)) == CLASH
            or self._is_rest(a, p, q)
            or self._is_rest(b, p, q)
        ):
            return "other"
        sole = bool(p.unit) and self._rivals[a] == self._rivals[b] == 1
        if self._may_be_two(pair, p, q) or not (sole or self._is_anchored(pair, p, q)):
            return "unsure"
        return ""

    def _may_be_two(self, pair: Pair, p: Quantity, q: Quantity) -> bool:
        """Tell whether two figures may be of two things, or of one at two times."""
        left, right = pair.a.account, pair.b.account
        verbs = [frame(account, f).verb for account, f in ((left, p), (right, q))]
        lemmas = [verb.lemma for verb in verbs if verb is not None]
        return (
            (p.unit == "age" and not one_holder(left, p, right, q))
            or not (p.unit or p.noun or q.noun)
            or may_have_grown(p, q)
            or may_have_grown(q, p)
            or looks_back(left, p) != looks_back(right, q)
            or is_converted(p, q)
            or is_continued(left, p)
            or is_continued(right, q)
            or size(p, q) > (_OF_ONE_SIZE if p.unit else _OF_ONE_COUNT)
            or of_two_things(pair, p, q)
            or (len(lemmas) > 1 and kinship.opposed(*lemmas, "VERB"))
            or slot(left, p) != slot(right, q)
            or dated_apart(pair, p, q)
            or (not p.unit and bool(p.noun and q.noun) and not one_sort(p.noun, q.noun))
        )

    def _is_rest(self, fact: Fact, p: Quantity, q: Quantity) -> bool:
        """Tell whether a third figure beside one is what the two come to, or differ by."""
        come_to = (p.low + q.low, abs(p.low - q.low))
        return any(
            m.unit in ("", p.unit) and m not in (p, q) and m.low in come_to
            for m in self._accounts[fact.account].quantities.get(fact.sentence, ())
        )

    def _is_anchored(self, pair: Pair, p: Quantity, q: Quantity) -> bool:
        """Tell whether the two are said of something in the same or in kindred words."""
        if p.noun and q.noun and kinship.nouns(p.noun, q.noun):
            return True
        around = [
            {
                t.lemma
                for t in side.tokens
                if t.pos in _ANCHORS and not quantity.phrase.overlaps(t.span)
            }
            for side, quantity in ((pair.a, p), (pair.b, q))
        ]
        return bool(around[0] & around[1])

    def _times(self, a: Fact, b: Fact) -> Doubt:
        """Tell two times apart in two time zones, or of two acts that exclude each other."""
        if any(_ZONE.search(f.value.span.of(self._text(f))) for f in (a, b)):
            return "other"
        first, second = self._head(a), self._head(b)
        return "other" if kinship.opposed(first.lemma, second.lemma, "VERB") else ""

    def _text(self, fact: Fact) -> str:
        return self._accounts[fact.account].document.text

    def _head(self, fact: Fact) -> Token:
        analysis = self._accounts[fact.account].analysis
        return analysis.tokens[analysis.clauses[fact.clause].head]

    def _pair(self, a: Fact, b: Fact) -> Pair:
        return Pair(*self._sides(a, b), 1.0)

    def _sides(self, a: Fact, b: Fact) -> tuple[Side, Side]:
        left, right = (Side(self._accounts[f.account], f.sentence) for f in (a, b))
        return left, right
