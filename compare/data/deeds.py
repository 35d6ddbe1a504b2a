"""The deeds of ``compare/data/deeds.toml``: which verbs tell one, and where they have its thing."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Place = Literal["subject", "object", "moved", "behind", "agent_object", "agent_behind"]
Value = Literal["money", "people", "count", "measure", "duration", "time", "age", "term"]
_PLACES: tuple[Place, ...] = (
    "subject", "object", "moved", "behind", "agent_object", "agent_behind",
)  # fmt: skip
_BY = "by"
"""The part of the table that says who does what."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed by name, with the value that is told of it."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Table:
    """The deeds by what tells them."""

    verbs: dict[str, tuple[tuple[Deed, Place], ...]]
    """Verb -> deeds with the place of the thing."""
    phrases: dict[str, tuple[tuple[str, Deed], ...]]
    """Verb -> a word that must depend on it, and the deed."""
    nouns: dict[str, tuple[Deed, ...]]
    """Noun that has the value behind *of*: *a staff of 60*."""
    counted: dict[str, tuple[Deed, ...]]
    """Noun that is counted as the value: *60 employees*."""
    where: dict[str, Deed]
    """Word that has the thing behind it and the value before: *60 people aboard the ferry*."""
    there: tuple[Deed, ...]
    """Deeds that *there are 60 books in the library* tells."""


@cache
def deeds() -> Table:
    """Return the table, read once."""
    text = files("compare.data").joinpath("deeds.toml").read_text("utf-8")
    verbs: dict[str, list[tuple[Deed, Place]]] = defaultdict(list)
    phrases: dict[str, list[tuple[str, Deed]]] = defaultdict(list)
    nouns: dict[str, list[Deed]] = defaultdict(list)
    counted: dict[str, list[Deed]] = defaultdict(list)
    where: dict[str, Deed] = {}
    there = []
    for name, row in tomllib.loads(text).items():
        if name == _BY:
            continue
        deed = Deed(name, row["value"])
        for place in _PLACES:
            for verb in row.get(place, "").split():
                verbs[verb].append((deed, place))
        for phrase in filter(None, row.get("phrases", "").split("; ")):
            verb, word = phrase.split()
            phrases[verb].append((word, deed))
        for noun in row.get("nouns", "").split():
            nouns[noun].append(deed)
        for noun in row.get("counted", "").split():
            counted[noun].append(deed)
        where |= dict.fromkeys(row.get("where", "").split(), deed)
        there += [deed] if row.get("there") else []
    return Table(
        {verb: tuple(held) for verb, held in verbs.items()},
        {verb: tuple(held) for verb, held in phrases.items()},
        {noun: tuple(held) for noun, held in nouns.items()},
        {noun: tuple(held) for noun, held in counted.items()},
        where,
        tuple(there),
    )


def of_one_deed(a: str, b: str) -> bool:
    """Tell whether two verbs may tell one deed: *cost*, *pay*."""
    verbs = deeds().verbs
    return bool({d for d, _ in verbs.get(a, ())} & {d for d, _ in verbs.get(b, ())})


@dataclass(frozen=True, slots=True)
class Doers:
    """Where what tells a deed has the one who did it."""

    agents: dict[str, frozenset[str]]
    """Verb, with its particle -> deeds that its agent did."""
    sources: dict[str, frozenset[str]]
    """Verb -> deeds done by the one it has *from* before."""
    nouns: dict[str, frozenset[str]]
    """Noun for the one who did it -> deeds."""
    behind: dict[tuple[str, str], str]
    """Verb and preposition -> the deed of what stands behind both."""
    events: dict[str, frozenset[str]]
    """Noun for the deed itself -> deeds."""
    anything: frozenset[str]
    """Deeds that any noun may have done."""
    deeds: frozenset[str]
    """All of them."""


@cache
def doers() -> Doers:
    """Return who does the deeds of the table, read once."""
    text = files("compare.data").joinpath("deeds.toml").read_text("utf-8")
    table = tomllib.loads(text)[_BY]
    held: dict[str, dict[str, set[str]]] = {
        key: {} for key in ("agent", "source", "nouns", "events")
    }
    behind: dict[tuple[str, str], str] = {}
    for deed, row in table.items():
        for key, found in held.items():
            words = row.get(key, "")
            for word in words.split("; ") if ";" in words else words.split():
                found.setdefault(word, set()).add(deed)
        for phrase in filter(None, row.get("of", "").split("; ")):
            verb, preposition = phrase.split()
            behind[verb, preposition] = deed
    agents, sources, nouns, events = (
        {word: frozenset(deeds) for word, deeds in found.items()} for found in held.values()
    )
    any_noun = frozenset(deed for deed, row in table.items() if row.get("any"))
    return Doers(agents, sources, nouns, behind, events, any_noun, frozenset(table))


def names_deed(noun: str, verb: str) -> bool:
    """Tell whether a noun names the deed that a verb tells: *takeover*, *buy*; *defeat*."""
    from compare.data.relations import derived

    table = doers()
    if table.events.get(noun, frozenset()) & table.agents.get(verb, frozenset()):
        return True
    return derived(noun, "n", verb, "v")
