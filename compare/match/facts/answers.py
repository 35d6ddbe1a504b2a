"""Facts of whole articles that answer one question, each with one of the other account."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from compare.match.events import of_one_event
from compare.match.facts.apart import Apart
from compare.match.facts.around import Surroundings
from compare.match.facts.names import COMPARED, name_chances, name_pairs
from compare.match.facts.pairs import chances, pairs
from compare.match.facts.times import WHEN, when, when_chances
from compare.model import Level, Mention, Quantity, Time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.match.facts.held import Fact
    from compare.match.facts.pairs import FactPair, Floats
    from compare.match.question import Scene
    from compare.model import Category, Evidence, Span

SURE = 0.7
"""Chance from which two facts that nothing tells apart are taken to answer one question."""
WORTH = 0.73
"""Chance from which two figures are shown to be compared where something may tell them apart."""
SURE_TIME, WORTH_TIME = 0.5, 0.25
"""The same of two times. Fitted without them, one pair of times of real articles comes to .3."""
SURE_NAME, WORTH_NAME = 0.4, 0.25
"""The same of two names. Fitted without them, one pair of names of real articles on one event comes
to the first, out of 12,500, and no two of the labelled stories that are not at odds."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Two facts that cannot both hold of one thing."""

    a: Fact
    b: Fact
    chance: float
    sure: bool
    """Whether they surely answer one question; else a reader may want to see both."""
    levels: tuple[Level, ...]
    speakers: bool = False
    """Whether they are names of who says something."""

    @property
    def category(self) -> Category:
        """What they are answers to: how many, when, or who, what and where."""
        if isinstance(self.a.value, Mention):
            return "entity"
        return "number" if isinstance(self.a.value, Quantity) else "date"

    def meets(self, evidence: Sequence[Evidence], ids: Sequence[str]) -> bool:
        """Tell whether both facts stand in the evidence; ``ids`` are those of the documents."""
        return all(
            any(e.document == ids[f.account] and e.span.overlaps(f.span) for e in evidence)
            for f in (self.a, self.b)
        )


def answers(scene: Scene, accounts: Sequence[int]) -> tuple[Answers, ...]:
    """Return the facts of each two accounts that answer one question, the surest first.

    Names come last: whether two who say something are in each other's place depends on whether they
    say the same.
    """
    found = [one for a, b in combinations(accounts, 2) for one in _between(scene, a, b)]
    return tuple(sorted(found, key=_order))


def _order(one: Answers) -> tuple[bool, float, Span, Span]:
    return one.category == "entity", -one.chance, one.a.span, one.b.span


def _between(scene: Scene, a: int, b: int) -> Iterator[Answers]:
    if not of_one_event(scene, a, b):
        return
    around = Surroundings(scene, a, b)
    found, values = pairs(around)
    sure, leads = chances(found, values)
    apart = Apart(scene, found, sure)
    yield from _figures(apart, found, sure, leads)
    times = [pair for pair in found if isinstance(pair.a.value, Time)]
    yield from _times(apart, times, when(around, times))
    yield from _names(around)


def _figures(
    apart: Apart, found: Sequence[FactPair], sure: Floats, leads: Floats
) -> Iterator[Answers]:
    taken: set[object] = set()
    for n in _ranked(found, sure, min(SURE, WORTH)):
        pair, chance = found[n], round(float(sure[n]), 6)
        if not isinstance(pair.a.value, Quantity) or pair.a in taken or pair.b in taken:
            continue
        taken |= {pair.a, pair.b}
        doubt = apart.doubt(pair, chance)
        certain = not doubt and chance >= SURE
        if certain or (doubt != "other" and chance >= WORTH):
            yield Answers(pair.a, pair.b, chance, certain, _levels(leads[n]))


def _times(apart: Apart, found: Sequence[FactPair], values: Floats) -> Iterator[Answers]:
    sure, shares = when_chances(values)
    taken: set[object] = set()
    for n in _ranked(found, sure, WORTH_TIME):
        pair, chance = found[n], round(float(sure[n]), 6)
        if pair.a in taken or pair.b in taken:
            continue
        taken |= {pair.a, pair.b}
        if apart.doubt(pair, chance) != "other":
            yield Answers(
                pair.a, pair.b, chance, chance >= SURE_TIME, _time_levels(values[n], shares[n])
            )


def _names(around: Surroundings) -> Iterator[Answers]:
    """Yield the names that fill one place, each entity of either account once."""
    found, values = name_pairs(around)
    sure, shares = name_chances(values)
    taken: set[object] = set()
    for n in _ranked(found, sure, WORTH_NAME):
        pair, chance = found[n], round(float(sure[n]), 6)
        entities = {
            (f.account, f.value.entity) for f in (pair.a, pair.b) if isinstance(f.value, Mention)
        }
        if taken & entities:
            continue
        taken |= entities
        levels, says = _name_levels(values[n], shares[n]), bool(values[n, COMPARED.index("says")])
        yield Answers(pair.a, pair.b, chance, chance >= SURE_NAME, levels, says)


def _ranked(found: Sequence[FactPair], sure: Floats, least: float) -> list[int]:
    """Return the pairs that cannot both hold and are as likely as that, the likeliest first."""
    return sorted(
        (n for n, pair in enumerate(found) if not pair.holds and sure[n] >= least),
        key=lambda n: (-sure[n], found[n].a.span, found[n].b.span),
    )


def _levels(row: Sequence[float]) -> tuple[Level, ...]:
    """Return what was weighed in a reader's words, each with what it adds to the log odds."""
    alone, lead, greatest, lower, higher = (float(share) for share in row)
    return (
        Level("what is said of them", "one question by the words around them", round(alone, 2)),
        Level("other figures", _lead(lead, greatest), round(lead + greatest, 2)),
        Level("other clauses", "what else comes as near", round(lower + higher, 2)),
    )


def _lead(lead: float, greatest: float) -> str:
    if lead <= 0:
        return "another figure is as likely" if greatest > 0 else "other figures are likelier"
    return "no other figure is as likely"


_AROUND = (
    "link", "sentences", "clauses", "apart in order", "around", "particular", "as used", "shared",
    "shared in the clause", "other preposition", "of one whole", "of two wholes", "says",
)  # fmt: skip
"""What is weighed in one line, since most of it says the same in another way."""
_OTHERS = ("rivals", "lead", "others beside", "others named", "of their sort")


def _name_levels(values: Sequence[float], shares: Sequence[float]) -> tuple[Level, ...]:
    """Return what was weighed in a reader's words, each with what it adds to the log odds."""
    value, share = (dict(zip(COMPARED, map(float, row), strict=True)) for row in (values, shares))
    known = ("neither account knows the other name", "one account knows both", "both know both")
    return _read(value, share, "name", ("who they are", known[int(value["known"])]))


def _time_levels(values: Sequence[float], shares: Sequence[float]) -> tuple[Level, ...]:
    value, share = (dict(zip(WHEN, map(float, row), strict=True)) for row in (values, shares))
    one = any(value[part] > 0 for part in ("one act", "one deed", "one subject"))
    happens = "one act, or one who does it" if one else "no word tells one act"
    return _read(value, share, "time", ("what happens", happens))


def _read(
    value: Mapping[str, float], share: Mapping[str, float], what: str, rest: tuple[str, str]
) -> tuple[Level, ...]:
    """Return three lines: what stands around the two, what else is there, and ``rest``."""
    around = sum(share.get(part, 0.0) for part in _AROUND)
    others = sum(share.get(part, 0.0) for part in _OTHERS)
    ahead = "no other {} is as likely" if value["lead"] > 0 else "another {} is as likely"
    near = "one question by the words around them" if around > 0 else "other words around them"
    return (
        Level("what is said of them", near, round(around, 2)),
        Level(f"other {what}s", ahead.format(what), round(others, 2)),
        Level(*rest, round(sum(share.values()) - around - others, 2)),
    )
