"""Rule ``sum``: parts and wholes, so much each and so much in all."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The plane carried 120 passengers and six crew.",
            "There were 131 people on board the plane.",
            "120 passengers",
            "131 people",
        ),
        (
            "The blast killed four soldiers and two nurses at the base.",
            "The blast killed nine people at the base.",
            "four soldiers",
            "nine people",
        ),
        (
            "The firm will pay 200 workers 500 euros each.",
            "The firm will pay the workers a total of 400,000 euros.",
            "200 workers",
            "400,000 euros",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("sum", here, there) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # They add up, and no part is held against the whole.
        (
            "The plane carried 120 passengers and six crew.",
            "The plane carried 126 people.",
        ),
        (
            "The firm will pay 200 workers 500 euros each.",
            "The firm will pay the workers a total of 100,000 euros.",
        ),
        # Something else befell them, or nothing says that it is all.
        (
            "The blast killed four soldiers and two nurses at the base.",
            "The blast injured nine people at the base.",
        ),
        (
            "The Solveig was carrying 212 passengers and a crew of nine.",
            "The pilot caused the deaths of three people when the passenger ferry Solveig sank.",
        ),
        (
            "The blast killed at least four soldiers and two nurses at the base.",
            "The blast killed nine people at the base.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_the_explanation_names_the_sum() -> None:
    (found,) = findings(
        "conflict",
        "The plane carried 120 passengers and six crew.",
        "There were 131 people on board the plane.",
    )
    assert "126 in all" in found.explanation
