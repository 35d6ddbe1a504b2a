"""Which of several places a name like *Georgia* stands for, and how places are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from compare.analyse.names.folding import fold
from compare.analyse.names.stretch import Candidate
from compare.data import Place, countries, groups, organisations, places


def choose(candidates: Sequence[Candidate]) -> Mapping[tuple[str, ...], str]:
    """Return what each ambiguous name of a document stands for, where the document tells.

    What tells is another name of one candidate, its capital, two countries of a small group it
    belongs to, or another state of its federation; evidence for two candidates, or for none,
    leaves the name undecided.
    """
    seen = {key for c in candidates if len(c.keys) == 1 for key in c.keys}
    chosen: dict[tuple[str, ...], str] = {}
    for keys in sorted({c.keys for c in candidates if len(c.keys) > 1}):
        fitting = [key for key in keys if _supported(key, keys, seen)]
        if len(fitting) == 1:
            chosen[keys] = fitting[0]
    return chosen


def display(key: str) -> str | None:
    """Return how the tables write the name of what has this key."""
    place = _place(key)
    if place:
        return place.name
    organisation = organisations().get(key)
    return organisation.name if organisation else _capitals().get(key)


def _place(key: str) -> Place | None:
    return countries().get(key) or places().get(key)


@cache
def _capitals() -> Mapping[str, str]:
    both = (*countries().values(), *places().values())
    return {fold(p.capital[0]): p.capital[0].split(",")[0] for p in both if p.capital}


def _supported(key: str, rivals: Sequence[str], seen: set[str]) -> bool:
    if key in seen:
        return True
    place = _place(key)
    if place is None:
        return False
    if place.capital and fold(place.capital[0]) in seen:
        return True
    if place.kind != "state":
        return len(_companions(key) & seen) > 1
    # Other states of the same federation speak for the state.
    siblings = {p.key for p in places().values() if p.kind == "state" and p.within == place.within}
    return bool(siblings & seen - set(rivals))


@cache
def _companions(key: str) -> frozenset[str]:
    """Return the smaller countries that share a small group with one: they are named together."""
    world = {m.member for m in groups()["G20"].members}
    shared: set[str] = set()
    for group in groups().values():
        members = {m.member for m in group.members}
        if key in members and len(members) <= 16:
            shared |= members - world - {key}
    return frozenset(shared)
