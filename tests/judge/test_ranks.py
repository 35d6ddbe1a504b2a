"""Rule ``rank``: one thing in two places of one order."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The team finished second in the league.",
            "The team finished fourth in the league.",
            "second",
            "fourth",
        ),
        (
            "It was her 20th title of the year.",
            "It was her 25th title of the year.",
            "20th title",
            "25th title",
        ),
        (
            "Lund finished in fourth place in the final.",
            "Lund finished in fifth place in the final.",
            "fourth",
            "fifth",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("rank", here, there) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # One of several, another race, another runner, the same place.
        ("The third victim was found on Monday.", "The fourth victim was found on Monday."),
        ("The team finished second in May.", "The team finished fourth in June."),
        ("Lund finished second in the final.", "Brandt finished fourth in the final."),
        ("The team finished second in the league.", "The team finished 2nd in the league."),
        ("She won her third title in Oslo.", "She won her fourth title in Bergen."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "rank"] == []
