"""Whether two names can stand for one place."""

from __future__ import annotations

import pytest

from compare.judge.geography import may_be_one_place
from compare.model import Mention, Span


def place(entity: str, name: str) -> Mention:
    return Mention(Span(0, len(name)), 0, entity, name, "place", 0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (place("FR", "France"), place("FR", "French Republic")),
        (place("paris", "Paris"), place("FR", "France")),
        (place("nowhere", "Nowhere"), place("FR", "France")),
        (place("york", "York"), place("york", "York")),
        (place("west africa", "West Africa"), place("GH", "Ghana")),
        (place("west africa", "West Africa"), place("nowhere", "Nowhere")),
        (place("new york", "New York"), place("new york city", "New York City")),
    ],
)
def test_may_be_one(a: Mention, b: Mention) -> None:
    assert may_be_one_place(a, b)
    assert may_be_one_place(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (place("FR", "France"), place("ES", "Spain")),
        (place("paris", "Paris"), place("ES", "Spain")),
        (place("west africa", "West Africa"), place("ES", "Spain")),
        (place("US", "America"), place("CA", "Canada")),
        (place("leeds", "Leeds"), place("york", "York")),
    ],
)
def test_cannot_be_one(a: Mention, b: Mention) -> None:
    assert not may_be_one_place(a, b)
    assert not may_be_one_place(b, a)
