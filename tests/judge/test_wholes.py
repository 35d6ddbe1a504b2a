"""What is said of all, and not of one."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "x", "y"),
    [
        (
            "Both men were sent to prison.",
            "One of the two men was sent to prison, the other was acquitted.",
            "Both men were sent",
            "One of the two men was sent",
        ),
        (
            "Both pilots had slept badly.",
            "Only one of the pilots had slept badly.",
            "Both pilots had slept",
            "Only one of the pilots had slept",
        ),
        (
            "All the members of the jury were women.",
            "The jury was made up of men and women.",
            "All the members of the jury were women",
            "The jury was made up of men and women",
        ),
        (
            "Everyone on the boat could swim.",
            "Some of those on the boat could not swim.",
            "Everyone on the boat could swim",
            "Some of those on the boat could not swim",
        ),
        (
            "Hall and Dorn both voted for the plan.",
            "Hall voted for the plan, but Dorn did not.",
            "Hall and Dorn both voted",
            "Dorn did not",
        ),
        (
            "Neither of the brothers went to university.",
            "The younger of the brothers went to university.",
            "Neither of the brothers went",
            "The younger of the brothers went",
        ),
        (
            "Only members may enter the garden.",
            "Anyone may enter the garden.",
            "Only members may enter",
            "Anyone may enter",
        ),
    ],
)
def test_finds(a: str, b: str, x: str, y: str) -> None:
    assert ("whole", x, y) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Both men were sent to prison.", "The two men were sent to prison."),
        ("Hall and Dorn both voted for the plan.", "Hall voted for the plan. Dorn did too."),
        ("All the members of the jury were women.", "The twelve women of the jury took two days."),
        ("Most of the houses were damaged.", "Some of the houses were not damaged."),
        ("Hall and Dorn both voted for the plan.", "Hall voted for the plan, but Reed did not."),
        ("The Holm Rovers remain unbeaten.", "The No. 1 Holm Rovers remain unbeaten."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
