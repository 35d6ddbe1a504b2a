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
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    # Where the sentences match as wholes, rule ``entity`` says the same of the same places.
    found = [quotes for rule, *quotes in conflicts(a, b) if rule in ("post", "entity")]
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
        pytest.param(
            "A witness, Ole Lund, saw the ship sink at dawn.",
            "A witness, Paul Brandt, saw the ship sink at dawn.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
