"""Rule ``polarity``: absent here and there there, in no denied clause."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The van was without a licence.",
            "The van had a licence.",
            "without a licence",
            "had a licence",
        ),
        (
            "The ferry sailed without a permit.",
            "The ferry had a permit.",
            "without a permit",
            "had a permit",
        ),
        (
            "The cream is free of side effects.",
            "The cream has side effects.",
            "free of side effects",
            "has side effects",
        ),
        (
            "There was a lack of clean water in the town.",
            "There was clean water in the town.",
            "lack of clean water",
            "was clean water",
        ),
        (
            "A man without a helmet rode a scooter.",
            "A man with a helmet rode a scooter.",
            "without a helmet",
            "with a helmet",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("polarity", here, there) in conflicts(a, b)
    assert ("polarity", there, here) in conflicts(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Somebody else, or another thing.
        ("The car was without a driver.", "The lorry had a driver."),
        ("The village was without power for a day.", "The villages in the north had power."),
        ("The van was without a working radio.", "The van had a radio."),
        # Both absent.
        ("The van was without a licence.", "The van had no licence."),
        # Not said to be so.
        ("The van was without a licence.", "The van may have a licence."),
        ("The museum is free of charge.", "The museum has a charge for groups."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
