"""Numbers that are names."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "x", "y"),
    [
        (
            "The passengers of flight 417 were put up in a hotel.",
            "The passengers of flight 471 were put up in a hotel.",
            "flight 417",
            "flight 471",
        ),
        (
            "Trains on line 6 were stopped for two hours.",
            "Trains on line 8 were stopped for two hours.",
            "line 6",
            "line 8",
        ),
        (
            "The breach was of clause 14 of the contract.",
            "The breach was of clause 12 of the contract.",
            "clause 14",
            "clause 12",
        ),
        (
            "The fire started in a kitchen on the ninth floor.",
            "The fire started in a kitchen on the sixth floor.",
            "ninth floor",
            "sixth floor",
        ),
        (
            "The lecture is held in room 204.",
            "The lecture takes place in room 240.",
            "room 204",
            "room 240",
        ),
        (
            "Callers should ring 555 0142 for tickets.",
            "For tickets callers should ring 555 0124.",
            "555 0142",
            "555 0124",
        ),
        (
            "The train left from platform 3 at noon.",
            "At noon the train left from platform 5.",
            "platform 3",
            "platform 5",
        ),
        (
            "The accident happened on the A14 near Holm.",
            "The accident happened on the A41 near Holm.",
            "A14",
            "A41",
        ),
        (
            "The crew of Boeing 737 was unhurt after bus number 32 hit the wheel.",
            "The crew of Boeing 737 was unhurt after bus number 23 hit the wheel.",
            "number 32",
            "number 23",
        ),
    ],
)
def test_finds(a: str, b: str, x: str, y: str) -> None:
    assert ("numbered", x, y) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The passengers of flight 417 were put up in a hotel.",
            "Flight 471, which left an hour later, arrived on time.",
        ),
        (
            "Trains on line 6 were stopped for two hours.",
            "Trains on lines 6 and 8 were stopped for two hours.",
        ),
        (
            "The breach was of clause 14 of the contract.",
            "The court looked at clause 12 of the contract as well.",
        ),
        (
            "The fire started in a kitchen on the ninth floor.",
            "Two people on the sixth floor were led to safety.",
        ),
        (
            "Callers should ring 816 474 8477 for tickets.",
            "Callers should ring 816-474-TIPS for tickets.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
