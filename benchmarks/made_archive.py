"""Made archives, with what was planted in them.

Articles of some 200 words over a year: events that two to four papers tell, each in its own words
and some with another figure; articles that take a passage from another one, word for word or
edited; and the rest, which stands alone. No text is anybody's: names are made of syllables,
sentences of a grammar.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from compare.data.lexicon import Pos, lexicon
from compare.data.relations import known

_DAYS = 365
_WORDS = 12_000
"""Nouns, and adjectives, that articles are made of."""
_BEGIN = dt.date(2025, 1, 1)
_TOLD, _TAKEN = 0.2, 0.12
"""Events for each article; share of the articles that take a passage from one before."""
_CONFLICT = 0.3
"""Share of the accounts after the first that give another figure."""
_ADJECTIVES = (
    "old narrow quiet costly public early rural broken local modest annual sudden northern remote "
    "damaged crowded heavy recent wooden formal private regional usual steep empty popular tidy "
    "coastal winter summer planned delayed careful simple grey busy spare joint urgent mild"
).split()
_NOUNS = (
    "bridge market harbour school clinic council budget river tunnel library station orchard ferry "
    "road valley museum contract survey permit warehouse factory garden theatre reservoir pipeline "
    "airport village stadium farm cabinet committee report lease tower canal bakery forest meadow "
    "depot platform registry archive workshop mill quarry parade festival concert harvest storm "
    "flood fire strike outage recall merger auction election audit inquiry debate drill closure"
).split()
_VERBS = (
    "delayed crossed followed reached covered opened closed joined faced weighed studied repaired "
    "widened reviewed blocked served replaced carried shaped cleared divided doubled lifted eased "
    "raised settled tested toured watched praised measured"
).split()
_ADVERBS = (
    "slowly again quickly twice later quietly openly briefly partly largely nearly often seldom "
    "formally calmly firmly plainly gladly"
).split()
_SYLLABLES = (
    "bar ven dol mir kes tan rol fen gar lin sor pel wick ham tor nau brin cal dre els fos gil hol "
    "jar kul lom mar nor ost pra quil ras sel tem und var wen yor zel ash bo cu da el"
).split()
_PAPERS = (
    "Morning Ledger|Coast Courier|Valley Post|Daily Lantern|Northern Wire|Evening Standardbearer"
).split("|")
_WORDINGS = (
    (
        "{person} of the {body} said {figure} people were moved out of {place} after the {thing}.",
        "The {thing} at {place} forced {figure} residents from home, {person} of {body} told us.",
        "In {place} {figure} people had to leave because of the {thing}, says {person} ({body}).",
        "Some {figure} inhabitants of {place} left after the {thing}, said {person} of {body}.",
    ),
    (
        "The damage was put at {money} million euros by {second}.",
        "{second} estimates the loss at {money} million euros.",
        "Repairs will cost {money} million euros, in the view of {second}.",
        "A first estimate by {second} speaks of {money} million euros.",
    ),
    (
        "It began on {day} near {street}, where {third} runs a workshop.",
        "Close to {street}, at the workshop of {third}, it started on {day}.",
        "{third}, whose workshop is on {street}, saw it begin on {day}.",
        "The first calls came from {street} on {day}, from {third}, who works there.",
    ),
    (
        "{person} had warned of a {thing} in {place} before.",
        "A warning about {place} had been given earlier by {person}.",
        "Earlier warnings for {place} by {person} went unheard.",
        "{person} recalled that {place} had been at risk of a {thing} for years.",
    ),
)
"""Sentences that say one thing in four ways; an account of an event takes one of each."""


@dataclass(slots=True)
class Planted:
    """What is in a made archive, by the numbers of its articles."""

    events: list[tuple[int, ...]] = field(default_factory=list)
    reuse: list[tuple[int, int]] = field(default_factory=list)
    conflicts: list[tuple[int, int]] = field(default_factory=list)
    """Accounts of one event that name different figures."""

    def event_pairs(self) -> set[tuple[int, int]]:
        """Return each two accounts of one event, the earlier number first."""
        return {(a, b) for told in self.events for a in told for b in told if a < b}


def make(number: int, target: Path, seed: int = 1) -> Planted:
    """Write ``number`` articles to ``target`` as JSON lines, the same for the same seed."""
    chance = random.Random(f"{seed}/{number}")
    plan = _plan(number, chance)
    planted = Planted()
    told: dict[int, list[int]] = {}
    recent: list[tuple[int, list[str]]] = []
    with open(target, "w", encoding="utf-8") as out:
        for n, (day, event) in enumerate(plan):
            lines = _account(event, chance) if event is not None else [_plain(chance)]
            lines += [_plain(chance) for _ in range(chance.randint(8, 14))]
            if event is not None:
                told.setdefault(event.number, []).append(n)
                if event.changed(n):
                    lines[0] = lines[0].replace(
                        event.facts["figure"], str(chance.randint(100, 999))
                    )
                    planted.conflicts += [(m, n) for m in told[event.number] if m != n]
            if recent and chance.random() < _TAKEN:
                source, theirs = chance.choice(recent)
                lines[2:2] = _taken(theirs, chance)
                planted.reuse.append((source, n))
            recent = [*recent[-200:], (n, lines)]
            out.write(json.dumps(_article(n, day, event, lines, chance)) + "\n")
    planted.events = [tuple(numbers) for numbers in told.values() if len(numbers) > 1]
    return planted


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    facts: dict[str, str]

    def changed(self, n: int) -> bool:
        return random.Random(f"{self.number}/{n}").random() < _CONFLICT


def _plan(number: int, chance: random.Random) -> list[tuple[int, _Event | None]]:
    """Return the day and event of each article, in the order of days."""
    plan: list[tuple[int, _Event | None]] = []
    while len(plan) < number:
        day = chance.randrange(_DAYS)
        if chance.random() < _TOLD / (1 - 2 * _TOLD):
            event = _Event(len(plan), _facts(day, chance))
            plan += [(day + chance.randint(0, 2), event) for _ in range(chance.randint(2, 4))]
        else:
            plan.append((day, None))
    plan = plan[:number]
    chance.shuffle(plan)
    return sorted(plan, key=lambda item: item[0])


def _facts(day: int, chance: random.Random) -> dict[str, str]:
    when = _BEGIN + dt.timedelta(days=day)
    return {
        "person": f"{_name(chance)} {_name(chance)}",
        "second": f"{_name(chance)} {_name(chance)}",
        "third": f"{_name(chance)} {_name(chance)}",
        "body": f"{_name(chance)} Rescue Service",
        "place": _name(chance),
        "street": f"{_name(chance)} Street",
        "thing": chance.choice(_NOUNS[-14:]),
        "figure": str(chance.randint(100, 999)),
        "money": f"{chance.randint(2, 90)}.{chance.randint(1, 9)}",
        "day": f"{when.day} {when:%B}",
    }


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(3, 4))).capitalize()


@cache
def _words(pos: Pos) -> tuple[str, ...]:
    """Return words by how often they come: a few of ours, then those of WordNet in any order."""
    ours = _NOUNS if pos == "n" else _ADJECTIVES
    held = [word for word in lexicon().words if word.isalpha() and 4 <= len(word) <= 10]
    rest = [word for word in held if known(word, pos) and word not in ours]
    random.Random(pos).shuffle(rest)
    return (*ours, *rest[:_WORDS])


def _word(pos: Pos, chance: random.Random) -> str:
    """Return a word; the n-th is about as frequent as one in n, as in any language."""
    words = _words(pos)
    return words[int(len(words) ** chance.random()) - 1]


def _account(event: _Event, chance: random.Random) -> list[str]:
    return [chance.choice(wordings).format(**event.facts) for wordings in _WORDINGS]


def _plain(chance: random.Random) -> str:
    def a() -> str:
        return _word("a", chance)

    def n() -> str:
        return _word("n", chance)

    def v() -> str:
        return chance.choice(_VERBS)

    def d() -> str:
        return chance.choice(_ADVERBS)

    forms = (
        f"The {a()} {n()} {v()} the {n()} {d()}, and one {a()} {n()} {v()} the {a()} {n()}.",
        f"Near the {a()} {n()} one {n()} {d()} {v()} every {n()} that {n()} workers {v()}.",
        f"{_name(chance)} {_name(chance)} {v()} the {a()} {n()} before the {n()} {v()} it {d()}.",
        f"After the {n()}, the {a()} {n()} and its {n()} {d()} {v()} what the {n()} {v()}.",
    )
    return chance.choice(forms)


def _taken(lines: Sequence[str], chance: random.Random) -> list[str]:
    """Return three to six sentences in a row, half the time with a word in twelve exchanged."""
    count = min(len(lines), chance.randint(3, 6))
    start = chance.randint(0, len(lines) - count)
    passage = list(lines[start : start + count])
    if chance.random() < 0.5:
        return passage
    return [
        " ".join(
            chance.choice(_ADJECTIVES) if chance.random() < 1 / 12 else w for w in line.split()
        )
        for line in passage
    ]


def _article(
    n: int, day: int, event: _Event | None, lines: list[str], chance: random.Random
) -> dict[str, str]:
    what = event.facts if event else {"place": _name(chance), "thing": chance.choice(_NOUNS)}
    paragraphs = [" ".join(lines[k : k + 3]) for k in range(0, len(lines), 3)]
    return {
        "title": f"{what['thing'].capitalize()} in {what['place']}",
        "publisher": _PAPERS[n % len(_PAPERS)],
        "published": (_BEGIN + dt.timedelta(days=day)).isoformat(),
        "text": "\n\n".join(paragraphs),
    }
