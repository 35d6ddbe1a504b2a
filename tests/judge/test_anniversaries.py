"""Rule ``anniversary``: jubilees against the year of the beginning."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The company celebrated its 50th anniversary in 2020.",
            "The company was founded in 1985.",
            "50th anniversary",
            "1985",
        ),
        (
            "The bridge opened in 1960.",
            "In 2010 the town marked the 40th anniversary of the bridge.",
            "1960",
            "40th anniversary",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("anniversary", here, there) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The company celebrated its 50th anniversary in 2020.",
            "The company was founded in 1970.",
        ),
        (  # kept a year late
            "The company celebrated its 50th anniversary in 2021.",
            "The company was founded in 1970.",
        ),
        (
            "The company celebrated its 50th anniversary in 2020.",
            "The club was founded in 1985.",
        ),
        (
            "The company celebrated its 50th anniversary in 2020.",
            "The company closed its mill in 1985.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "anniversary"] == []
