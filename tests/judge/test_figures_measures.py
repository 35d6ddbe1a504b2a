"""One telling figure that two accounts give for two lines of the books."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts

FOUND = [
    (
        "Consolidated sales of the mill were 441 million euros.",
        "The mill's consolidated profit increased to 441 million euros.",
    ),
    (
        "The bank reported a net profit of 29.9 million euros.",
        "The bank reported a net loss of 29.9 million euros.",
    ),
    (
        "The brewery anticipates non-GAAP earnings per share of $1.37 for 2020.",
        "The brewery expects GAAP earnings per share of $1.37 for 2020.",
    ),
    (
        "The mill earned a gross profit of 4.35 million euros.",
        "The mill earned a net profit of 4.35 million euros.",
    ),
    (
        "Exports of timber came to 41.7 billion euros.",
        "Imports of timber came to 41.7 billion euros.",
    ),
]


@pytest.mark.parametrize(("a", "b"), FOUND)
def test_one_figure_of_two_measures(a: str, b: str) -> None:
    assert [found[0] for found in conflicts(a, b)] == ["figure"]


LEFT_ALONE = [
    # a longer and a shorter name, and another word for the same line
    (
        "The mill made a net profit of 4.35 million euros.",
        "The mill's profit came to 4.35 million euros.",
    ),
    (
        "The mill reported sales of 4.35 million euros.",
        "The mill reported revenue of 4.35 million euros.",
    ),
    # both lines are spoken of
    (
        "The mill paid dividends of 4.35 million euros out of earnings.",
        "Earnings paid out by the mill came to 4.35 million euros.",
    ),
    (
        "Revenue of the mill was 441.5 million euros and its costs 438.2 million euros.",
        "Costs at the mill were 438.2 million euros, and revenue 441.5 million euros.",
    ),
    # another year
    (
        "Exports of timber came to 41.7 billion euros in 2019.",
        "Imports of timber came to 41.7 billion euros in 2021.",
    ),
    # a round sum is met by chance
    ("The mill has debts of 20 million euros.", "The mill has assets of 20 million euros."),
]


@pytest.mark.parametrize(("a", "b"), LEFT_ALONE)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
