"""Rule ``count-vs-list``: a stated number against what is named one by one."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings, said


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "Four countries signed the pact.",
            "The pact was signed by Kenya, Ghana, Peru, Chile and Nepal.",
            "Four countries",
            "Kenya, Ghana, Peru, Chile and Nepal",
        ),
        (
            "The pact binds ten states.",
            "The pact binds states such as Kenya, Ghana, Peru, Chile, Nepal, Japan, Canada, Spain, Norway, Italy and Poland.",
            "ten states",
            "Kenya, Ghana, Peru, Chile, Nepal, Japan, Canada, Spain, Norway, Italy and Poland",
        ),
        (
            "Three firms bid for the contract: Siemens, Hitachi, Alstom and Skoda.",
            "",
            "Three firms",
            "Siemens, Hitachi, Alstom and Skoda",
        ),
        (
            "Two ministers resigned: Anna Keller, Paul Brandt and Ole Lund.",
            "",
            "Two ministers",
            "Anna Keller, Paul Brandt and Ole Lund",
        ),
        (
            "Five ministers resigned: Anna Keller, Paul Brandt and Ole Lund.",
            "",
            "Five ministers",
            "Anna Keller, Paul Brandt and Ole Lund",
        ),
        (
            "Six countries have left the treaty. Kenya, Ghana, Peru, Chile, Nepal, Japan and Canada have left the treaty.",
            "",
            "Six countries",
            "Kenya, Ghana, Peru, Chile, Nepal, Japan and Canada",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("count-vs-list", here, there) in conflicts(*filter(None, (a, b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # The right number.
        (
            "Three countries signed the pact: Kenya, Ghana and Peru.",
            "The pact was signed by Kenya, Ghana and Peru.",
        ),
        # A list that leaves room for more.
        ("Ten countries signed the pact, including Kenya, Ghana and Peru.", ""),
        (
            "Ten countries signed the pact.",
            "The pact was signed by countries such as Kenya, Ghana and Peru.",
        ),
        ("Ten countries signed the pact, among them Kenya, Ghana and Peru.", ""),
        # Others than those named.
        ("Two other countries refused to sign.", "Kenya, Ghana and Peru signed the pact."),
        ("Three more countries joined the pact, after Kenya, Ghana, Peru and Chile.", ""),
        # Other things.
        (
            "Four schools were closed.",
            "The pact was signed by Kenya, Ghana, Peru, Chile and Nepal.",
        ),
        (
            "Five teams played on Monday. Fans came from Kenya, Ghana, Peru, Chile, Nepal and Japan.",
            "",
        ),
        # No exact number.
        ("Dozens of countries signed the pact.", "Kenya, Ghana and Peru signed the pact."),
        (
            "About ten countries signed the pact.",
            "Kenya, Ghana and Peru signed the pact, officials said.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []


def test_the_right_number_is_agreed() -> None:
    a, b = "Three countries signed the pact.", "Kenya, Ghana and Peru signed the pact."
    assert ("count-vs-list", "Three countries", "Kenya, Ghana and Peru") in said("agree", a, b)


def test_the_explanation_names_the_number_and_the_members() -> None:
    text = "Two ministers resigned: Anna Keller, Paul Brandt and Ole Lund."
    (found,) = findings("conflict", text)
    assert (found.category, found.scope) == ("count", "internal")
    assert "Two ministers" in found.explanation
    assert "3: Anna Keller, Paul Brandt, Ole Lund" in found.explanation


def test_two_names_that_end_a_list_are_counted_once_each() -> None:
    a = "Four tugs pulled the freighter off the pier within two hours."
    b = "The tugs Bram, Ella, Njord, Puffin and Tora pulled the freighter off the pier."
    found = [f for f in findings("conflict", a, b) if f.rule == "count-vs-list"]
    assert [f.explanation for f in found] == [
        "A says “Four tugs”; B names 5: Bram, Ella, Njord, Puffin, Tora."
    ]
