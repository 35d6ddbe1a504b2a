"""Rule ``age``: one person beside two ages."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings

PILOT = (
    "A jury convicted the pilot Ole Lund on Tuesday. Lund, 54, stood still when it was read out."
)


@pytest.mark.parametrize(
    ("other", "there"),
    [
        ("Ole Lund was found guilty. Lund, 55, showed no emotion.", "Lund, 55"),
        ("Former pilot Ole Lund (55) will appeal.", "Ole Lund (55"),
        ("The court heard Ole Lund, aged 55, on Monday.", "Ole Lund, aged 55"),
    ],
)
def test_finds(other: str, there: str) -> None:
    assert ("age", "Lund, 54", there) in conflicts(PILOT, other)


def test_one_pair_of_ages_is_told_once() -> None:
    other = "The 55-year-old pilot Ole Lund is to be sentenced in May."
    assert len(conflicts(PILOT, other)) == 1


def test_one_account_may_contradict_itself() -> None:
    text = "Anna Keller, 41, founded the firm. It has grown since. Keller, 47, still runs it."
    (found,) = [f for f in findings("conflict", text) if f.rule == "age"]
    assert found.scope == "internal"
    assert found.explanation == (
        "A says both “Anna Keller, 41” and “Keller, 47”: nobody is both 41 and 47 years old."
    )


@pytest.mark.parametrize(
    "other",
    [
        "Ole Lund, 54, will appeal.",
        "Ole Lund was 31 when he first steered the ferry.",
        "Nils Lund, 23, a son of the pilot, wept.",
        "Paul Brandt, 55, was the captain.",
        "Ole Lund, about 55, will appeal.",
        "Ole Lund steered ferries for 55 years.",
        "Ole Lund (3) scored most of the goals.",
    ],
)
def test_leaves_alone(other: str) -> None:
    assert not [c for c in conflicts(PILOT, other) if c[0] == "age"]


def test_accounts_of_other_years_may_each_be_right() -> None:
    early = "RIGA, 3 May 2019\n\nAnna Keller, 41, was elected mayor of Riga on Friday."
    late = "RIGA, 9 May 2023\n\nAnna Keller, 45, was elected mayor of Riga on Monday."
    assert not [c for c in conflicts(early, late) if c[0] == "age"]
