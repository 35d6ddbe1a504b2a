"""Makes pairs of accounts of any length by a grammar, the same for the same size and seed.

Real articles of 100,000 words do not exist, and a short one repeated has few different words and
many equal sentences, which is another problem than a long one. Here each sentence tells of an event
with names made of syllables, a place, a day and a number; the second account tells two thirds of
the events in other words and in another order, some of them with another number, and has a third of
its own.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

_ONSET = "b br d dr f g gr h k kl l m n p r s st t tr v w".split()
_VOWEL = "a e i o u ai ea ou".split()
_CODA = "l m n nd r rk s st t x".split()
_TAIL = "ford ham mouth stad ville ton wick dale".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_ROLES = "minister mayor engineer spokeswoman surgeon captain harbourmaster".split()
_BODIES = "council ministry court company hospital port university railway".split()
_THINGS = (
    "bridge dam ferry tunnel reactor warehouse refinery archive orchard vineyard quarry school "
    "stadium pipeline lighthouse cannery greenhouse workshop barracks laboratory"
).split()
_PEOPLE = "workers passengers soldiers students residents farmers patients sailors miners".split()
_GOODS = "grain timber coal cement salt copper wool cotton diesel fertiliser".split()
_SHARED = 2 / 3
_CHANGED = 0.05


@dataclass(frozen=True, slots=True)
class _Event:
    """What one sentence tells."""

    person: str
    role: str
    place: str
    body: str
    thing: str
    people: str
    goods: str
    number: int
    day: int
    month: str
    weekday: str


_CORES = (
    # Of each line the first account has the left wording and the second the right one.
    ("{number:,} {people} were evacuated from the {thing} in {place} on {day} {month}",
     "A blaze forced {number:,} {people} to leave a {thing} at {place} on {month} {day}"),
    ("The {place} {body} bought {number:,} tonnes of {goods} from a {thing} in {month}",
     "In {month}, {number:,} tonnes of {goods} went from a {thing} to the {body} of {place}"),
    ("{person}, a {role} of the {place} {body}, did not attend the hearing about the {thing}",
     "The {role} {person} stayed away when the {body} in {place} heard witnesses on the {thing}"),
    ("Output of the {thing} at {place} rose by {share} percent in {month}",
     "The {thing} at {place} produced {share} percent more in {month} than a year earlier"),
    ("{person} was named {role} of the {place} {body} on {weekday}",
     "The {body} of {place} chose {person} as its new {role} on {weekday}"),
    ("Police in {place} arrested {number:,} {people} near the {thing} on {weekday}",
     "Officers detained {number:,} {people} outside a {thing} at {place} on {weekday}"),
    ("The {body} fined the owner of the {place} {thing} {number:,} euros over unsafe {goods}",
     "Unsafe {goods} cost the operator of a {thing} in {place} {number:,} euros, a {body} ruled"),
    ("Heavy rain flooded the {thing} and {number:,} homes around {place} on {day} {month}",
     "On {month} {day} floods reached {number:,} houses and a {thing} close to {place}"),
    ("The {role} {person} resigned on {weekday} after losing a vote in {place} over the {thing}",
     "Defeated on the {thing}, {person} stepped down as {role} in {place} on {weekday}"),
    ("{place} lost its {thing} when lightning struck the {body} before dawn on {weekday}",
     "Lightning destroyed the {thing} of {place} early on {weekday}"),
    ("A lorry with {number:,} sacks of {goods} overturned on the road from {place} to the {thing}",
     "{number:,} sacks of {goods} spilled when a truck tipped over between a {thing} and {place}"),
    ("Surveyors found cracks in {share} percent of the beams of the {thing} in {place}",
     "An inspection of the {place} {thing} showed that {share} percent of its beams are cracked"),
    ("The {people} of {place} ended their strike on {day} {month} and went back to the {thing}",
     "Work at the {thing} resumed on {month} {day} as {people} in {place} called off a walkout"),
    ("Archaeologists digging below the {thing} in {place} uncovered {number:,} coins in {month}",
     "A hoard of {number:,} coins came to light under a {thing} of {place} in {month}"),
    ("{person} sold the {place} {thing} to a rival {body} for {number:,} crowns",
     "For {number:,} crowns a competing {body} acquired the {thing} that {person} ran in {place}"),
    ("The price of {goods} in {place} fell by {share} percent within a week, traders reported",
     "Merchants in {place} saw {goods} become {share} percent cheaper in seven days"),
)  # fmt: skip
_TAILS = (
    (", and the {body} ordered an inquiry", "; an investigation by the {body} has begun"),
    (", {role} {person} told reporters", ", according to {person}, the {role}"),
    (" despite protests by local {people}", ", though {people} had objected loudly"),
    (", the third such case since {month}", "; it was not the first time since {month}"),
    (" while divers searched the canal", ", as rescuers combed the water"),
    (", which insurers will not cover", "; no policy pays for that"),
    (", two days before the annual fair", " on the eve of the yearly festival"),
    (" after months of quiet negotiation", ", following long and secret talks"),
    (", a blow to smugglers of {goods}", "; dealers in stolen {goods} will feel it"),
    (" under a treaty that expires next spring", ", as an agreement ending in spring demands"),
    (", witnesses said by telephone", ", people on the scene recalled"),
    (" because the brakes had never been tested", "; nobody had checked the brakes before"),
    ("", ""),
    ("", ""),
    ("", ""),
)


def _tell(event: _Event, account: int, core: int, tail: int) -> str:
    facts = {name: getattr(event, name) for name in event.__slots__}
    facts["share"] = event.number % 90 + 2
    return (_CORES[core][account] + _TAILS[tail][account]).format(**facts) + "."


def pair(words: int, seed: int = 0) -> tuple[str, str]:
    """Return two accounts of about this many words each."""
    chance = random.Random(seed)
    first: list[str] = []
    second: list[str] = []
    sizes = [0, 0]
    while min(sizes) < words:
        event = _event(chance)
        core, tail = chance.randrange(len(_CORES)), chance.randrange(len(_TAILS))
        if sizes[0] < words:
            first.append(_tell(event, 0, core, tail))
            sizes[0] += len(first[-1].split())
        if sizes[1] < words:
            other = event if chance.random() < _SHARED else _event(chance)
            second.append(_tell(_changed(other, chance), 1, core, tail))
            sizes[1] += len(second[-1].split())
    # Another order, but not another story: sentences change places with near ones.
    places = [n + chance.random() * 6 for n in range(len(second))]
    second = [sentence for _, sentence in sorted(zip(places, second, strict=True))]
    return _paragraphs(first), _paragraphs(second)


def group(words: int, accounts: int, seed: int = 0, shared: float = _SHARED) -> tuple[str, ...]:
    """Return accounts of about this many words each, which tell this share of one story.

    Neighbours use different words; each leaves out and adds events of its own, and changes some.
    """
    chance = random.Random(seed)
    story = [_line(chance) for _ in range(words)]
    told = []
    for account in range(accounts):
        sentences: list[str] = []
        size = 0
        for common in story:
            if size >= words:
                break
            event, core, tail = common if chance.random() < shared else _line(chance)
            sentences.append(_tell(_changed(event, chance), account % 2, core, tail))
            size += len(sentences[-1].split())
        told.append(_paragraphs(sentences))
    return tuple(told)


def _line(chance: random.Random) -> tuple[_Event, int, int]:
    return _event(chance), chance.randrange(len(_CORES)), chance.randrange(len(_TAILS))


def _changed(event: _Event, chance: random.Random) -> _Event:
    number = event.number + 1 + chance.randrange(20)
    return replace(event, number=number) if chance.random() < _CHANGED else event


def _event(chance: random.Random) -> _Event:
    return _Event(
        person=f"{_name(chance, 2)} {_name(chance, 2)}",
        role=chance.choice(_ROLES),
        place=_name(chance, 1) + chance.choice(_TAIL),
        body=chance.choice(_BODIES),
        thing=chance.choice(_THINGS),
        people=chance.choice(_PEOPLE),
        goods=chance.choice(_GOODS),
        number=chance.randrange(11, 5000),
        day=chance.randrange(1, 29),
        month=chance.choice(_MONTHS),
        weekday=chance.choice(_DAYS),
    )


def _name(chance: random.Random, syllables: int) -> str:
    parts = [chance.choice(_ONSET) + chance.choice(_VOWEL) for _ in range(syllables)]
    return ("".join(parts) + chance.choice(_CODA)).capitalize()


def _paragraphs(sentences: list[str]) -> str:
    return "\n\n".join(" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)) + "\n"
