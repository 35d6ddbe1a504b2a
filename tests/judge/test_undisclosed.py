"""Rule ``undisclosed``: two accounts agree that something is not known."""

from __future__ import annotations

import pytest

from tests.judge.told import said


def test_finds() -> None:
    a, b = (
        "The cause of the fire at the mill is unknown.",
        "It is unclear what caused the fire at the mill.",
    )
    assert [rule for rule, *_ in said("agree", a, b)] == ["undisclosed"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The cause of the fire is unknown.", "The motive of the thief is unknown."),
        (
            "No reason was given for the withdrawal from the treaty.",
            "The minister gave cost as the reason for the withdrawal from the treaty.",
        ),
        ("The cause of the fire is known.", "It is unclear what caused the fire."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert said("agree", a, b) == []
