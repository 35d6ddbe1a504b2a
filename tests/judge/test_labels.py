"""Rule ``label``: a group is named, and somebody outside of it listed."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "European Union countries such as Spain, Italy, Norway and Greece signed the pact.",
            "",
            "European Union countries",
            "Norway",
        ),
        (
            "NATO members including Spain, Italy, Ireland and Greece sent ships.",
            "",
            "NATO members",
            "Ireland",
        ),
        (
            "Three NATO members sent ships: Denmark, Norway and Ireland.",
            "",
            "NATO members",
            "Ireland",
        ),
        (
            "Members of the European Union such as Spain, Italy and Switzerland agreed.",
            "",
            "Members of the European Union",
            "Switzerland",
        ),
        (
            "The pact binds five European Union states.",
            "The pact binds states such as Spain, Italy, Norway, Greece and Poland.",
            "European Union states",
            "Norway",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("label", here, there) in conflicts(*filter(None, (a, b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # All belong.
        ("European Union countries such as Spain, Italy and Greece signed the pact.", ""),
        ("NATO members including Spain, Norway and Greece sent ships.", ""),
        # The group is not what the list spells out.
        ("European countries such as Spain, Norway and Switzerland signed the pact.", ""),
        ("Neighbours and NATO members including Spain, Ireland and Switzerland sent ships.", ""),
        ("European Union countries and others such as Kenya, Ghana and Peru signed.", ""),
        ("European Union officials met envoys from Kenya, Ghana and Peru.", ""),
        ("European Union firms such as Siemens, Alstom and Skoda signed.", ""),
        ("The European Union and Norway, Iceland and Switzerland signed the pact.", ""),
        ("Spain, Italy and Norway, which trade with the European Union, signed the pact.", ""),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []


def test_membership_is_that_of_the_day_of_the_account() -> None:
    text = "European Union members such as Spain, Italy, Britain and Greece signed the pact."
    assert conflicts("12 May 2015\n\n" + text) == []
    (found,) = findings("conflict", "12 May 2022\n\n" + text)
    assert "United Kingdom" in found.explanation
    assert "2022" in found.explanation
