"""Days, hours and years of whole articles that answer one question, and what only looks like it."""

from __future__ import annotations

import numpy as np
import pytest

from compare.match.facts.answers import SURE_TIME
from compare.match.facts.around import Surroundings
from compare.match.facts.pairs import pairs
from compare.match.facts.times import WHEN, when, when_chances
from tests.judge.told import findings
from tests.match.test_facts import conflicts, scene, swap
from tests.match.test_names import BLAZE, SMOKE

LATER = swap(SMOKE, "Sunday night", "Monday night")


def told(a: str, b: str) -> list[tuple[str, str]]:
    """Return the times that answer one question, with those that are shown to be compared."""
    found = [f for kind in ("conflict", "open") for f in findings(kind, a, b)]
    return [(f.evidence[0].quote, f.evidence[1].quote) for f in found if f.category == "date"]


def test_two_nights_of_one_fire_are_a_conflict() -> None:
    assert any("Sunday" in a and "Monday" in b for a, b in conflicts(BLAZE, LATER))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Sunday night", "Sunday", id="less exact"),
        pytest.param(
            "He will buy", "On Tuesday, he adds, he will buy", id="another thing that happens"
        ),
    ],
)
def test_what_can_both_hold_is_not_told(old: str, new: str) -> None:
    assert not told(BLAZE, swap(SMOKE, old, new))


def test_the_order_of_the_accounts_changes_nothing() -> None:
    one = {frozenset(pair) for pair in told(BLAZE, LATER)}
    assert one == {frozenset(pair) for pair in told(LATER, BLAZE)}
    assert one


def test_what_is_weighed_adds_up_to_the_chance() -> None:
    around = Surroundings(scene(BLAZE, LATER), 0, 1)
    found, _ = pairs(around)
    values = when(around, found)
    assert values.shape == (len(found), len(WHEN))
    chances, shares = when_chances(values)
    rest = np.log(chances / (1 - chances)) - shares.sum(axis=1)
    assert np.allclose(rest, rest[0]), "what is left is the intercept"
    assert chances[[p.a.value.span.of(BLAZE) for p in found].index("Sunday night")] >= SURE_TIME


def test_of_no_facts_there_is_nothing_to_weigh() -> None:
    assert when(Surroundings(scene(BLAZE, LATER), 0, 1), []).shape == (0, len(WHEN))
