"""Rule ``resumption``: what starts again before it ceases to stand still."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The bridge will reopen within two days, the council said.",
            "The bridge will remain closed for at least two weeks, the council said.",
            "within two days",
            "at least two weeks",
        ),
        (
            "The smelter at Varn burned on Friday. Production will resume in three days.",
            "The smelter at Varn burned on Friday. The smelter will stay shut for six weeks.",
            "three days",
            "six weeks",
        ),
        (
            "The line will be closed until 20 May 2024, the company said.",
            "The line will reopen on 4 May 2024, the company said.",
            "until 20 May 2024",
            "4 May 2024",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("resumption", here, there) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Both can hold.
        (
            "The bridge will reopen within two weeks.",
            "The bridge will remain closed for two weeks.",
        ),
        (
            "The line will reopen on 4 May 2024, the company said.",
            "The line will be closed until 3 May 2024, the company said.",
        ),
        # Another thing; or several, of which it is not sure which is meant.
        (
            "The school in Varn will reopen within two days, the council said.",
            "The bridge in Varn will remain closed for at least two weeks, the council said.",
        ),
        (
            "The north bridge will reopen within two days. The bridge will reopen in a year.",
            "The bridge will remain closed for at least two weeks.",
        ),
        # Denied.
        (
            "The bridge will not reopen within two days.",
            "The bridge will remain closed for two weeks.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "resumption"] == []
