"""Do two accounts as wholes tell of the same events? Where they say it happened, and who is in it.

Two earthquakes, two elections, two matches are told in the same words. What sets them apart is
named at the top of each account: a place that the other account does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge.geography import known_as_one_place

if TYPE_CHECKING:
    from compare.model import Analysis, Mention

NAMING = ("person", "place", "organisation")
"""Types of names that can tell one event from another."""
_SHORTEST = 4
"""Sentences from which an account is long enough to say where it happened."""
_TOP = 3
"""Sentences, the headline among them, in which a report says where it happened."""


def of_other_events(a: Analysis, b: Analysis) -> bool:
    """Tell whether two reports are set in different places, with nobody in common.

    A report that mentions the other's place in passing still tells of its own; so both must know
    where the other happened.
    """
    if a is b or min(len(x.document.sentences) for x in (a, b)) < _SHORTEST:
        return False
    if not scene(a) or not scene(b) or (_knows(a, scene(b)) and _knows(b, scene(a))):
        return False
    return not _people(a) & _people(b)


def scene(analysis: Analysis) -> tuple[Mention, ...]:
    """Return the places that the top of an account names."""
    return tuple(m for m in analysis.mentions if m.type == "place" and m.sentence < _TOP)


def _knows(analysis: Analysis, places: tuple[Mention, ...]) -> bool:
    """Tell whether an account names one of these places, or one that holds or lies in it."""
    own = [mention for mention in analysis.mentions if mention.type == "place"]
    return any(known_as_one_place(x, y) for x in own for y in places)


def _people(analysis: Analysis) -> frozenset[str]:
    return frozenset(
        mention.entity
        for mention in analysis.mentions
        if mention.type in ("person", "organisation")
    )
