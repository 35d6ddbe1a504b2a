"""Two states of one thing that no list of opposites has."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "x", "y"),
    [
        (
            "His criminal record was cleared.",
            "The conviction stays on his record.",
            "was cleared",
            "stays on his record",
        ),
        (
            "The charges against Vos were dropped.",
            "Vos will stand trial on the charges.",
            "were dropped",
            "will stand trial",
        ),
        ("The school remained open.", "The school was closed.", "remained open", "was closed"),
        ("The talks broke down.", "The talks led to a deal.", "broke down", "led to a deal"),
        (
            "The bridge is open to lorries again.",
            "Lorries are still not allowed on the bridge.",
            "is open",
            "are still not allowed",
        ),
        (
            "The church was damaged by the fire.",
            "The church was untouched by the fire.",
            "was damaged",
            "was untouched",
        ),
    ],
)
def test_finds(a: str, b: str, x: str, y: str) -> None:
    assert ("state", x, y) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The dog survived the fire.", "The cat died in the fire."),
        ("The man was found guilty.", "His brother walked free."),
        ("The bridge was closed on Monday.", "The bridge was open again on Friday."),
        ("The charges against Vos were dropped.", "Keller will stand trial on other charges."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
