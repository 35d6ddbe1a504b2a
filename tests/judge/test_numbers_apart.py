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


STATISTICS = [
    ("The wind gusted to 70 kilometres an hour.", "The wind averaged 45 kilometres an hour."),
    ("The mean rent is 900 euros.", "The rent is 1,400 euros."),
    ("They wait 9 days on average.", "They wait 30 days."),
]


@pytest.mark.parametrize(("a", "b"), STATISTICS)
def test_a_mean_is_no_single_figure_and_no_peak(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_two_means_are_held_against_each_other() -> None:
    a, b = "The mean rent is 900 euros.", "The mean rent is 1,400 euros."
    assert [rule for rule, *_ in conflicts(a, b)] == ["number"]


RECKONED = [
    ("The prize is worth 40,000 euros.", "Including the travel, the prize is worth 52,000 euros."),
    ("Five people died in the tunnel.", "Counting the driver, six people died in the tunnel."),
    ("Nine people were on board.", "Besides the skipper there were eight people on board."),
    ("Excluding tax, the barge costs 90,000 euros.", "The barge costs 107,000 euros."),
]


@pytest.mark.parametrize(("a", "b"), RECKONED)
def test_what_a_figure_is_said_to_hold_makes_it_another(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_some_of_those_counted_named_behind_the_figure_leave_it_what_it_is() -> None:
    a = "Five people died in the tunnel."
    b = "Six people, including the driver, died in the tunnel."
    assert [rule for rule, *_ in conflicts(a, b)] == ["number"]


@pytest.mark.parametrize("part", ["Some of the nine", "Most of these nine", "None of the nine"])
def test_one_number_of_a_whole_group_and_of_a_part_is_not_agreed(part: str) -> None:
    a = "All nine patients were carried down by hand."
    b = f"{part} patients were carried down by hand."
    assert [f for f in findings("agree", a, b) if f.rule == "number"] == []


def test_one_number_of_a_whole_group_is_agreed() -> None:
    a, b = "All nine patients were carried down.", "The nine patients were carried down by hand."
    assert [f.rule for f in findings("agree", a, b) if f.rule == "number"] == ["number"]


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


def test_leaves_alone_what_a_report_says_of_another_year() -> None:
    a = (
        "At least 34 people died when an earthquake shook the coast on Thursday. "
        "The coast was last hit by an earthquake in 1998, when 112 people died."
    )
    b = "Thirty-one people died when an earthquake shook the coast on Thursday."
    assert conflicts(a, b) == [("number", "At least 34 people", "Thirty-one people")]


def test_of_another_year_two_reports_can_still_disagree() -> None:
    a = "The coast was shaken on Thursday. In 1998 an earthquake killed 112 people on the coast."
    b = "The coast was shaken on Thursday. In 1998 an earthquake killed 150 people on the coast."
    assert ("number", "112 people", "150 people") in conflicts(a, b)


def test_an_account_of_the_past_needs_no_year_in_every_sentence() -> None:
    a = "The yard was founded in 1911 with 40 workers."
    b = "The yard was founded with 60 workers."
    assert conflicts(a, b) == [("number", "40 workers", "60 workers")]


def test_two_parts_of_a_country_have_their_own_numbers() -> None:
    assert (
        conflicts("Sales rose 4 percent in the north.", "Sales rose 6 percent in the south.") == []
    )


def test_two_actors_of_one_account_have_their_own_numbers() -> None:
    text = "The Civic Alliance won 61 seats in the vote. Unity took 44 seats in the vote."
    assert conflicts(text) == []


def test_two_named_actors_have_their_own_numbers() -> None:
    a, b = "Sweden won 12 medals at the games.", "Denmark won nine medals at the games."
    assert conflicts(a, b) == []


def test_one_account_may_tell_of_like_events_in_two_towns() -> None:
    text = (
        "The court fined the owner of the Stoulham mill 3,800 euros over unsafe wiring. "
        "The court fined the owner of the Sixwick mill 4,900 euros over unsafe wiring."
    )
    assert conflicts(text) == []
