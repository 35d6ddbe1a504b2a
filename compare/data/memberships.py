"""Groups of countries and who belonged to them when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from compare.data.tables import rows, several

CHECKED = dt.date(2025, 12, 31)
"""The day up to which the table was checked; what changed later it does not know."""

_TAIL = re.compile(
    r"(?: member)?"
    r"(?: (?:countries|country|states?|nations?|members?|allies|ally|republics?|group))$"
)


@dataclass(frozen=True, slots=True)
class Membership:
    """One country's time in a group."""

    member: str
    """Key in :func:`compare.data.countries` or :func:`compare.data.organisations`."""
    joined: dt.date
    """First day inside; the first of January where only the year is known."""
    left: dt.date | None
    """First day outside, or ``None`` while it lasts."""
    disputed: bool
    """Whether sources differ on whether it belongs at all."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of countries: an alliance, a union, a club, or a customary set."""

    key: str
    name: str
    aliases: tuple[str, ...]
    source: str
    members: tuple[Membership, ...]


@cache
def groups() -> Mapping[str, Group]:
    """Return all groups by key (``EU``, ``NATO``, ``NORDIC``, ...)."""
    members: dict[str, list[Membership]] = {}
    for row in rows("memberships.tsv"):
        members.setdefault(row["group"], []).append(
            Membership(
                member=row["member"],
                joined=_day(row["joined"]),
                left=_day(row["left"]) if row["left"] else None,
                disputed=row["status"] == "disputed",
            )
        )
    return MappingProxyType(
        {
            row["key"]: Group(
                key=row["key"],
                name=row["name"],
                aliases=several(row["aliases"]),
                source=row["source"],
                members=tuple(members[row["key"]]),
            )
            for row in rows("groups.tsv")
        }
    )


def members(group: str, on: dt.date) -> tuple[str, ...]:
    """Return the keys of those who undisputedly belong to ``group`` on a day, sorted.

    Raises ``KeyError`` for a group that is not in the table.
    """
    return tuple(
        sorted(
            m.member
            for m in groups()[group].members
            if not m.disputed and m.joined <= on and (m.left is None or on < m.left)
        )
    )


def is_member(group: str, member: str, on: dt.date) -> bool | None:
    """Tell whether ``member`` belongs to ``group`` on a day; ``None`` where sources differ.

    Raises ``KeyError`` for a group that is not in the table.
    """
    mine = [m for m in groups()[group].members if m.member == member]
    now = [m for m in mine if m.joined <= on and (m.left is None or on < m.left)]
    if any(m.disputed for m in now):
        return None
    return bool(now)


def group_named(words: str) -> str | None:
    """Return the key of the group that a phrase names: ``EU member states`` -> ``EU``.

    A leading *the* and a general noun (countries, states, nations, members, ...) do not count;
    otherwise the whole phrase has to be a name of the group.
    """
    wanted = " ".join(words.casefold().replace("\u2019", "'").replace(".", "").split())
    wanted = wanted.removeprefix("the ")
    names = _names()
    return names.get(wanted) or names.get(_TAIL.sub("", wanted))


@cache
def _names() -> Mapping[str, str]:
    """Return every name of a group, case-folded, without its general noun as well."""
    found: dict[str, set[str]] = {}
    for group in groups().values():
        for name in (group.name, *group.aliases, group.key):
            full = name.casefold()
            for form in {full, _TAIL.sub("", full), *_british(full)}:
                found.setdefault(form, set()).add(group.key)
    return MappingProxyType({n: min(keys) for n, keys in sorted(found.items()) if len(keys) == 1})


def _british(name: str) -> tuple[str, ...]:
    """Return the name with the other spelling of *organization*, if it has the word."""
    if "organization" in name:
        return (name.replace("organization", "organisation"),)
    return (name.replace("organisation", "organization"),) if "organisation" in name else ()


def _day(cell: str) -> dt.date:
    """Read a day; a year alone is its first day."""
    return dt.date.fromisoformat(cell if len(cell) > 4 else f"{cell}-01-01")
