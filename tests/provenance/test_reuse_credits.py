"""The lines by which accounts credit an agency, in the forms in which they do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.analyse.sentences import segment
from compare.model import Document
from compare.provenance.reuse.credits import Credits, credits_of
from tests.provenance.shared import CRANE, DIVERS, HARBOUR, PILOT, directed

STORY = f"A freighter at the pier\n\n{HARBOUR} {DIVERS}\n\n{CRANE} {PILOT}\n"
AFP, AP = "Agence France-Presse", "Associated Press"


def read(line: str, id: str = "A", *, above: bool = False) -> Document:
    """Return the story as it is read, with a line behind it or above it."""
    from compare.read import read_bytes

    text = STORY.replace("\n\n", f"\n\n{line}\n\n", 1) if above else f"{STORY}\n{line}\n"
    return segment(replace(read_bytes(text.encode(), f"{id.lower()}.txt"), id=id))


def credits(line: str, *, above: bool = False) -> Credits:
    return credits_of([read(line, above=above)])["A"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("With AFP", [AFP]),
        ("(with inputs from PTI)", ["PTI"]),
        ("— With additional reporting by Reuters and The Associated Press.", ["Reuters", AP]),
        ("The Associated Press contributed to this story.", [AP]),
        ("Reporting by Jo Lind in Brask; Editing by Per Holm, Reuters", ["Reuters"]),
        ("Sources: AFP, dpa", [AFP, "Deutsche Presse-Agentur"]),
        ("AFP/Courier", [AFP]),
        ("dpa/lin", ["Deutsche Presse-Agentur"]),
    ],
)
def test_a_line_that_credits_an_agency_is_read(line: str, names: list[str]) -> None:
    assert [credit.name for credit in credits(line).given] == names
    (document,) = {p.span.of(read(line).text) for c in credits(line).given for p in c.passages}
    assert document == line


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(c) Agence France-Presse", AFP),
        ("© 2024 AFP", AFP),
        ("Copyright 2024 The Associated Press. All rights reserved.", AP),
        ("By The Associated Press", AP),
        ("Source: Reuters", "Reuters"),
        ("(AP)", AP),
    ],
)
def test_a_line_that_signs_with_an_agency_is_read(line: str, name: str) -> None:
    assert credits(line).signed == (name,)


@pytest.mark.parametrize("line", ["With AFP", "Reporting by Jo Lind, Reuters"])
def test_they_are_read_above_the_story_as_well(line: str) -> None:
    assert credits(line, above=True).names


@pytest.mark.parametrize("line", ["AFP/Courier", "(c) AFP", "Photo: AFP", "© Reuters"])
def test_what_may_credit_a_picture_is_not(line: str) -> None:
    assert credits(line, above=True).names == ()


@pytest.mark.parametrize(
    "line",
    [
        "With the navy gone, AFP counted nine boats on Sunday.",
        "The pier was built with AP bricks.",
        "Photo by Jo Lind for Reuters",
        "Reporting by Jo Lind; Editing by Per Holm",
        "Jo Lind contributed to this report.",
    ],
)
def test_what_only_speaks_of_an_agency_is_not(line: str) -> None:
    assert credits(line).names == ()


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("With AFP", "AFP/Courier", AFP),
        ("With AFP", "(c) Agence France-Presse", AFP),
        ("By The Associated Press", "The Associated Press contributed to this report.", AP),
        ("Reporting by Jo Lind; Editing by Per Holm, Reuters", "Source: Reuters", "Reuters"),
    ],
)
def test_two_prints_of_one_copy_are_told_by_their_credits(one: str, other: str, name: str) -> None:
    (sharing,) = directed(read(one), read(other, "B")).values()
    assert sharing.origin in ("taken", "common")
    assert name in sharing.explanation
