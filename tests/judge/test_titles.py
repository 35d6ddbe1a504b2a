"""Rule ``title``: one person, two offices."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "President Marek Vost declared three days of mourning.",
            "A visit to Vienna was called off by Prime Minister Marek Vost.",
            "President Marek Vost",
            "Prime Minister Marek Vost",
        ),
        (
            "Interior Minister Dana Kolar said that twelve buildings had collapsed.",
            "Twelve buildings are in ruins, Defence Minister Dana Kolar said. Kolar was in tears.",
            "Interior Minister Dana Kolar",
            "Defence Minister Dana Kolar",
        ),
        (
            "Vice President Ruth Lang opened the fair in the morning.",
            "President Ruth Lang opened the fair in the morning.",
            "Vice President Ruth Lang",
            "President Ruth Lang",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert [quotes for rule, *quotes in conflicts(a, b) if rule == "title"] == [[here, there]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # one office in two languages of state, or told shorter
        ("Home Secretary Dana Kolar spoke.", "Interior Minister Dana Kolar spoke."),
        ("Premier Marek Vost spoke.", "Prime Minister Marek Vost spoke."),
        ("Minister Dana Kolar spoke.", "Interior Minister Dana Kolar spoke."),
        # what one person may be at once
        ("Finance Minister Dana Kolar spoke.", "Prime Minister Dana Kolar spoke."),
        # then and now
        ("Former President Marek Vost spoke.", "Mayor Marek Vost spoke."),
        # the account knows both
        (
            "President Marek Vost spoke. As a young man Mayor Marek Vost had no guards.",
            "Mayor Marek Vost spoke.",
        ),
        # two people
        ("President Marek Vost spoke.", "Mayor Anna Vost spoke."),
        # no offices of state
        ("Chairman Marek Vost spoke.", "Professor Marek Vost spoke."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "title"] == []


def dated(day: str, text: str) -> str:
    return f"---\ndate: {day}\n---\n\n{text}"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("2021-03-04", "2025-06-07", 0),
        ("March 2021", "September 2021", 0),
        ("2021-03-31", "2021-04-02", 1),
        ("December 2020", "2021-01-05", 1),
    ],
)
def test_accounts_of_different_years_may_both_be_right(first: str, second: str, found: int) -> None:
    a = dated(first, "Mayor Marek Vost opened the bridge.")
    b = dated(second, "President Marek Vost crossed the bridge.")
    assert [told[0] for told in conflicts(a, b)].count("title") == found
