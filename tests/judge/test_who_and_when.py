"""Namesakes, who was not there, acts in another order, figures moved to and by."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings

THERE = "Ray Pell arrived late. Guards at Marl station turned him away on Friday."
NOT_THERE = "Ray Pell was not at Marl station on Friday."


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        (THERE, NOT_THERE, "presence"),
        ("She sang the aria and then fainted.", "She fainted and then sang the aria.", "sequence"),
        (
            "The value of the fund's stake in the mill fell to $200m from $1.1bn, its report showed.",
            "The report showed that the fund's stake in the mill had lost $200m of its value.",
            "figure",
        ),
        (
            "The mill raised its dividend to 40 cents a share.",
            "The mill's dividend of 40 cents a share is unchanged.",
            "number",
        ),
    ],
)
def test_finds(a: str, b: str, rule: str) -> None:
    assert rule in {found[0] for found in conflicts(a, b)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (THERE, "Ray Pell was not at Holm station on Friday."),
        (THERE, "Ray Pell was not at Marl station on Sunday."),
        ("She sang the aria and then fainted.", "She fainted after she had sung the aria."),
        ("Peter Lorne scored twice.", "His brother Paul Lorne kept goal."),
        ("Kirov met Lindner in Bern.", "Lindner met Kirov in Bern."),
        (
            "Keller got 40 percent and Brandt 35 percent.",
            "Brandt got 35 percent and Keller 40 percent.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("She sang the aria and then fainted.", "She fainted and then sang the aria."),
        ("The body was found in cabin 12B.", "The body was found in cabin 21B."),
        ("Customers must be older than 16.", "Customers must be older than 18."),
        ("Both solar wings unfolded.", "One of the two solar wings is stuck."),
        ("The flood left 28 people dead.", "The flood left 28 people dead or missing."),
    ],
)
def test_what_differs_is_not_vouched_for(a: str, b: str) -> None:
    assert not findings("agree", a, b)


def test_one_surname_of_a_caption_and_a_report() -> None:
    a = "Robert Teller as the prophet.\n\nThe opera opens in Marl on Friday.\n\nTickets are sold out."
    b = "Roland Teller is the prophet.\n\nOn Friday the opera opens in Marl.\n\nNo tickets are left."
    assert [(x, y) for _, x, y in conflicts(a, b)] == [("Robert Teller", "Roland Teller")]


def test_three_names_of_which_each_account_has_two() -> None:
    a = "Karl Otto Teller is the prophet.\n\nThe opera opens in Marl on Friday."
    b = "Hugo Otto Teller is the prophet.\n\nOn Friday the opera opens in Marl."
    assert "namesake" not in {found[0] for found in conflicts(a, b)}


@pytest.mark.parametrize("title", ["Monsieur", "Herr", "Signor", "Senhor", "Señor"])
def test_a_courtesy_title_is_no_given_name(title: str) -> None:
    a = "The bananas are lost for this year, said Hugo Teller of the growers' union in Marl."
    b = f"The bananas are lost for this year, says {title} Teller of the growers' union in Marl."
    assert "namesake" not in {found[0] for found in conflicts(a, b)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (  # two that hang on different words
            "The envoys urged Wen Lao to join the Ostra Dynasty under its new king.",
            "The envoys urged Wen Lao to yield, but he stayed loyal to the Vesta Dynasty until death.",
        ),
        (  # some of several
            "She has won prizes for her films, including a Heron Award for best script.",
            "She has won prizes for her work in films, including an Otter Award for best script.",
        ),
        (  # a school and what it gives
            "He led the doctors' society and had a degree from Lorme University in 1938.",
            "As the leader of the doctors' society he was given the Lorme Medal in 1947.",
        ),
    ],
)
def test_names_of_two_things_share_a_word(a: str, b: str) -> None:
    assert "namesake" not in {found[0] for found in conflicts(a, b)}


def test_one_place_two_streets() -> None:
    a = "Two riders were hurt on Friday when a van left Mill Street."
    b = "Two riders were hurt on Friday when a van left Church Street."
    assert [(x, y) for _, x, y in conflicts(a, b)] == [("Mill Street", "Church Street")]
