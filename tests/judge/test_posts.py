"""Rule ``post``: one office, held by two differently named people."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The captain, Ole Lund, was rescued from the wreck at dawn.",
            "The captain, Paul Brandt, was rescued from the wreck at dawn.",
            "Ole Lund",
            "Paul Brandt",
        ),
        (
            "The club's manager, Anna Keller, resigned over the debts.",
            "The club's manager, Ruth Lang, resigned over the debts.",
            "Anna Keller",
            "Ruth Lang",
        ),
        (
            "The finance minister, Anna Keller, resigned on Friday over the budget.",
            "Finance Minister Ruth Lang resigned on Friday over the budget.",
            "Anna Keller",
            "Ruth Lang",
        ),
        (
            "President Anna Keller signed the law on fishing rights.",
            "The law on fishing rights was signed by President Ruth Lang.",
            "Anna Keller",
            "Ruth Lang",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    # Where the sentences or their acts match as wholes, other rules say the same of the places.
    found = [quotes for rule, *quotes in conflicts(a, b) if rule in ("post", "entity", "role")]
    assert found == [[here, there]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The captain, Ole Lund, was rescued from the wreck at dawn.",
            "The captain, Lund, was rescued from the wreck at dawn.",
        ),
        (
            "The mayor of Leeds, Ole Lund, opened the new bridge.",
            "The mayor of York, Paul Brandt, opened the new bridge.",
        ),
        (
            "The captain, Ole Lund, was rescued from the wreck at dawn.",
            "The pilot, Paul Brandt, was brought to a hospital in the evening.",
        ),
        (
            "A witness, Ole Lund, saw the ship sink at dawn.",
            "A witness, Paul Brandt, saw the ship sink at dawn.",
        ),
        (
            "Finance Minister Anna Keller resigned on Friday over the budget.",
            "Interior Minister Ruth Lang praised the police on Saturday for their patience.",
        ),
        (
            "Former President Anna Keller was seen at the funeral on the island.",
            "President Ruth Lang was at the funeral on the island with her husband.",
        ),
        (
            "French President Anna Keller spoke at the funeral on the island.",
            "The speech of German President Ruth Lang was held at the funeral on the island.",
        ),
        (
            "“We deserved it,” said coach Ole Lund.",
            "“They deserved it,” Rovers coach Paul Brandt said.",
        ),
        (
            "Senator Anna Keller spoke for hours against the bill on fishing rights.",
            "The bill on fishing rights found no friend in Senator Ruth Lang, who spoke against it.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
