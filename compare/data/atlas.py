"""Countries, places and organisations with the names that news gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from compare.data.tables import rows, several

PlaceKind = Literal[
    "country", "territory", "part", "claimed", "historic", "state", "region", "city"
]


@dataclass(frozen=True, slots=True)
class Place:
    """A country, territory, state, region or city.

    An alias written with ``the`` in front is a name only where the text has that ``the``.
    """

    key: str
    """ISO 3166-1 alpha-2 code (``GB``, also ``XK``), ISO 3166-2 (``GB-ENG``, ``US-TX``), ISO 3166-3
    for what is no more (``SUHH``), else the lower-case name."""
    kind: PlaceKind
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    """Names of inhabitants in the singular: ``Dane``, ``Briton``."""
    capital: tuple[str, ...]
    """The capital as first spelled, then other spellings; empty where its name is the country's
    or could be mistaken."""
    continent: tuple[str, ...]
    within: str
    """Key of the country it belongs to, or ``""``."""
    abbreviations: tuple[str, ...] = ()
    """Short forms that count only after a comma: ``Ga.`` in *Atlanta, Ga.*"""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation under one key, with its full name and its other names."""

    key: str
    """Its acronym or short name in capitals; never a country's code."""
    name: str
    aliases: tuple[str, ...]


@cache
def countries() -> Mapping[str, Place]:
    """Return countries, territories, parts and former states by key."""
    return MappingProxyType({row["key"]: _place(row) for row in rows("countries.tsv")})


@cache
def places() -> Mapping[str, Place]:
    """Return regions, states of federations and cities with several spellings, by key."""
    return MappingProxyType({row["key"]: _place(row) for row in rows("places.tsv")})


@cache
def organisations() -> Mapping[str, Organisation]:
    """Return organisations by key."""
    return MappingProxyType(
        {
            row["key"]: Organisation(row["key"], row["name"], several(row["aliases"]))
            for row in rows("organisations.tsv")
        }
    )


@cache
def seats() -> Mapping[str, str]:
    """Return which country's government a capital stands for: ``kyiv`` -> ``UA``.

    A capital is never another name of its country; this is only the relation between them.
    The keys are case-folded spellings; capitals of more than one place are left out.
    """
    found: dict[str, set[str]] = {}
    for place in countries().values():
        if place.kind == "country":
            for spelling in place.capital:
                found.setdefault(spelling.casefold(), set()).add(place.key)
    return MappingProxyType(
        {name: min(keys) for name, keys in sorted(found.items()) if len(keys) == 1}
    )


def _place(row: Mapping[str, str]) -> Place:
    """Read a row of either table; in that of places adjectives stand with the people."""
    return Place(
        key=row["key"],
        kind=_kind(row["kind"]),
        name=row["name"],
        aliases=several(row["aliases"]),
        adjectives=several(row["adjectives" if "adjectives" in row else "people"]),
        people=several(row["people"]),
        capital=several(row["capital"]),
        continent=several(row.get("continent", "")),
        within=row["within"],
        abbreviations=several(row.get("abbreviation", "")),
    )


def _kind(cell: str) -> PlaceKind:
    """Check that a cell names a kind of place."""
    match cell:
        case (
            "country" | "territory" | "part" | "claimed" | "historic" | "state" | "region" | "city"
        ):
            return cell
        case _:
            raise ValueError(f"not a kind of place: {cell}")
