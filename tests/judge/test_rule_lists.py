"""Rule ``list``: the members of one list, told twice."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings, said


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The trucks carried rice, flour, beans and oil to the camp.",
            "The trucks carried rice, flour, beans and sugar to the camp.",
            "oil",
            "sugar",
        ),
        (
            "The pact was signed in May by Kenya, Ghana, Peru and Chile.",
            "The pact was signed in May by Kenya, Ghana, Peru and Nepal.",
            "Chile",
            "Nepal",
        ),
        (
            "Four firms bid: Siemens, Hitachi, Alstom and Skoda.",
            "Four firms bid: Siemens, Hitachi, Alstom and Bombardier.",
            "Skoda",
            "Bombardier",
        ),
        (
            "The fire destroyed a school, a mill, two barns and a chapel.",
            "The fire destroyed a school, a mill, two barns and a library.",
            "chapel",
            "library",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("list", here, there) in conflicts(*filter(None, (a, b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # One names more: a detail.
        (
            "The trucks carried rice, flour and beans to the camp.",
            "The trucks carried rice, flour, beans and oil to the camp.",
        ),
        # Open lists.
        (
            "The trucks carried goods such as rice, flour, beans and oil.",
            "The trucks carried goods such as rice, flour, beans and sugar.",
        ),
        (
            "The pact was signed by Kenya, Ghana, Peru and others.",
            "The pact was signed by Kenya, Ghana, Chile and others.",
        ),
        # Another order, another name.
        (
            "The pact was signed by Kenya, Ghana and Peru.",
            "The pact was signed by Peru, Kenya and Ghana.",
        ),
        (
            "The pact was signed by Britain, Ghana and Peru.",
            "The pact was signed by the United Kingdom, Ghana and Peru.",
        ),
        (
            "In March the trucks carried rice, flour, beans and oil.",
            "In June the trucks carried rice, flour, beans and sugar.",
        ),
        ("The north grows rice, wheat and maize.", "The south grows tea, coffee and cotton."),
        ("The company makes cars, trucks and buses.", "The town has cars, trucks and trams."),
        (
            "The first group is Kenya, Ghana, Peru and Chile.",
            "The second group is Spain, Italy, Norway and Poland.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []


def test_the_same_members_are_agreed() -> None:
    a, b = "Kenya, Ghana and Peru signed the pact.", "Peru, Kenya and Ghana signed the pact."
    assert said("agree", a, b) == [("list", "Kenya, Ghana and Peru", "Peru, Kenya and Ghana")]


def test_a_member_more_is_a_detail_of_that_account() -> None:
    a = "The trucks carried rice, flour and beans to the camp."
    b = "The trucks carried rice, flour, beans and oil to the camp."
    (found,) = (f for f in findings("detail", a, b) if f.rule == "list")
    assert found.adds == "B"
    assert found.evidence[0].quote == "oil"
