"""What an account adds is told as phrases that can stand alone, by what they answer."""

from __future__ import annotations

import pytest

from tests.judge.test_wording import wording

SHORT = "The old bridge over the river Ax was closed on Monday."


def added(one: str, other: str, document: str = "B") -> str:
    """Return what is said of what ``document`` has more."""
    return "".join(f.explanation for f in wording("detail", one, other) if f.adds == document)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (
            "The old bridge over the river Ax was closed on Monday because of a crack in the pier.",
            "why, “because of a crack in the pier”",
        ),
        (
            "The old bridge over the river Ax was closed on Monday by harbour master Ines Holm.",
            "who, “by harbour master Ines Holm”",
        ),
        (
            "The old bridge over the river Ax, which was built by prisoners, was closed on Monday.",
            "“which was built by prisoners”",
        ),
        (
            "The old bridge over the river Ax was closed on Monday, and ferries took the workers.",
            "“ferries took the workers”",
        ),
    ],
)
def test_a_phrase_is_whole_and_says_what_it_answers(more: str, named: str) -> None:
    assert added(SHORT, more) == f"B says more than A: {named}."


def test_a_new_word_comes_with_what_it_belongs_to() -> None:
    more = "The old Norwegian bridge over the river Ax was closed on Monday."
    assert added(SHORT, more) == "B says more than A: “The old Norwegian bridge”."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # somebody known, by another word
        (
            "The bridge was closed on Monday, police said.",
            "The bridge was shut on Monday, he said.",
        ),
        # a number in another form
        ("The bridge was closed for 12 days.", "The bridge was closed for twelve days."),
        # a country by its other name
        ("Britain closed the bridge on Monday.", "The United Kingdom closed the bridge on Monday."),
        # forms of address
        ("Holm closed the bridge on Monday.", "Mr Holm closed the bridge on Monday."),
        # how it is told
        (
            "According to police, the bridge was closed on Monday.",
            "The bridge was closed on Monday.",
        ),
        # a name for a pronoun, where both name him
        (
            "Ines Holm is harbour master. She closed the bridge on Monday.",
            "Ines Holm is harbour master. Holm closed the bridge on Monday.",
        ),
    ],
)
def test_what_tells_nothing_is_not_told(one: str, other: str) -> None:
    assert added(one, other) == ""
    assert added(one, other, "A") == ""


def test_a_phrase_is_quoted_where_it_stands() -> None:
    more = "The old bridge over the river Ax was closed on Monday because of a crack in the pier."
    (found,) = wording("detail", SHORT, more)
    first = found.evidence[0]
    assert (
        more[first.span.start : first.span.end] == first.quote == "because of a crack in the pier"
    )
