"""Numbers that are close in words and yet count something else, and ranges that share an end."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings

ON_TOP = [
    (
        "The fund gave the firm 15 million euros.",
        "The fund gave the firm another 25 million euros.",
    ),
    ("Some 84 farmers lost cattle.", "Another 12 farmers lost cattle."),
    ("She beat 99 other players.", "She beat 40 players."),
    ("Some 99 players took part in the final.", "Some 40 million players took part."),
]


@pytest.mark.parametrize(("a", "b"), ON_TOP)
def test_so_many_more_are_not_so_many(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_a_number_that_the_other_account_has_word_for_word_is_no_conflict() -> None:
    a = "Delivery of 12 737 MAX 9 was brought forward. It plans seven MAX 9 deliveries next year."
    b = "The airline brought forward 12 737 MAX 9 deliveries, it said."
    assert conflicts(a, b) == []


def test_two_ranges_for_one_outlook_that_share_an_end_conflict() -> None:
    a = "The mill expects a margin of 4 to 6 percent this year."
    b = "This year the mill expects a margin of 4 to 7 percent."
    assert conflicts(a, b) == [("number", "margin of 4 to 6 percent", "margin of 4 to 7 percent")]


def test_more_precise_figures_are_told_in_the_words_of_the_text() -> None:
    a, b = "The tank held about 40 tonnes of oil.", "The tank held 41 tonnes of oil."
    (found,) = (f for f in findings("detail", a, b) if f.rule == "number")
    assert "“41 tonnes of oil” against “about 40 tonnes of oil”" in found.explanation
