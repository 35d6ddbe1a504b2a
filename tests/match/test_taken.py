"""Of what is told to be at odds nothing more is said, and of all else it may be."""

from __future__ import annotations

from compare.judge.draft import Draft
from compare.match.taken import Taken
from compare.model import Evidence, Kind, Span


def place(document: str, start: int, end: int) -> Evidence:
    return Evidence(document, Span(start, end), "", "")


def told(kind: Kind, *evidence: Evidence) -> tuple[str, Draft]:
    return "number", Draft(kind, "number", "cross", "", evidence)


def test_places_of_conflicts_and_of_what_is_open_are_taken() -> None:
    taken = Taken(
        [
            told("conflict", place("A", 0, 10), place("B", 200, 210)),
            told("open", place("A", 300, 310), place("B", 40, 50)),
            told("agree", place("A", 500, 510), place("B", 500, 510)),
        ]
    )
    assert taken.meets([place("A", 9, 12)])
    assert taken.meets([place("A", 700, 710), place("B", 45, 46)])
    assert not taken.meets([place("B", 0, 10)])  # the place of the other account
    assert not taken.meets([place("A", 10, 12)])  # beside it, near as it is
    assert not taken.meets([place("A", 500, 510)])


def test_a_place_can_be_taken_afterwards() -> None:
    taken = Taken([])
    assert not taken.meets([place("A", 5, 9)])
    taken.take([place("A", 0, 6)])
    assert taken.meets([place("A", 5, 9)])
