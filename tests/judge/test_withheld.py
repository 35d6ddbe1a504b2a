"""What a source did not say."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "x", "y"),
    [
        (
            "The lawyer for the family confirmed that the boy had drowned.",
            "The lawyer for the family would not say how the boy had died.",
            "The lawyer for the family confirmed that the boy had drowned",
            "The lawyer for the family would not say how the boy had died",
        ),
        (
            "A spokesman for the company said the leak had been caused by frost.",
            "The company's spokesman declined to say what had caused the leak.",
            "A spokesman for the company said the leak had been caused by frost",
            "The company's spokesman declined to say what had caused the leak",
        ),
        (
            "Police said the driver had been drinking.",
            "Police have not said whether the driver had been drinking.",
            "Police said the driver had been drinking",
            "Police have not said whether the driver had been drinking",
        ),
        (
            "According to the hospital the boy died of a fever.",
            "The hospital did not comment on what the boy had died of.",
            "the hospital the boy died of a fever",
            "The hospital did not comment on what the boy had died",
        ),
    ],
)
def test_finds(a: str, b: str, x: str, y: str) -> None:
    assert ("withheld", x, y) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Police said the driver had been drinking.",
            "A lawyer for the driver declined to comment.",
        ),
        (
            "A spokesman for the company said the leak had been caused by frost.",
            "The spokesman did not say how much oil had been lost.",
        ),
        (
            "The lawyer for the family confirmed that the boy had drowned.",
            "The police would not say how the boy had died.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
