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


def test_accounts_of_different_years_may_both_be_right() -> None:
    a = "---\ndate: 2021-03-04\n---\n\nMayor Marek Vost opened the bridge."
    b = "---\ndate: 2025-06-07\n---\n\nPresident Marek Vost crossed the bridge."
    assert [found for found in conflicts(a, b) if found[0] == "title"] == []
