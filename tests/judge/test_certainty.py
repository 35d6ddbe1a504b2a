"""Rule ``certainty``: what one account calls done, the other planned or possible."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings


@pytest.mark.parametrize(
    ("a", "b", "firm", "here", "there"),
    [
        (
            "The mayor resigned on Monday over the contract.",
            "The mayor may resign on Monday over the contract.",
            "A",
            "resigned",
            "may resign",
        ),
        (
            "The company closed its plant in Leeds.",
            "The company plans to close its plant in Leeds.",
            "A",
            "closed",
            "to close",
        ),
        (
            "The two sides signed the treaty on Friday.",
            "The two sides are expected to sign the treaty on Friday.",
            "A",
            "signed",
            "to sign",
        ),
        (
            "The bank has cut 200 jobs.",
            "The bank is set to cut 200 jobs.",
            "A",
            "has cut",
            "to cut",
        ),
        (
            "The army withdrew from the town of Goma.",
            "The army will withdraw from the town of Goma.",
            "A",
            "withdrew",
            "will withdraw",
        ),
        (
            "The court must release the banker at once.",
            "The court released the banker at once.",
            "B",
            "must release",
            "released",
        ),
        (
            "The plant could have exploded after the leak.",
            "The plant exploded after the leak.",
            "B",
            "could have exploded",
            "exploded",
        ),
        (
            "The two sides agreed to sign the treaty.",
            "The two sides signed the treaty.",
            "B",
            "to sign",
            "signed",
        ),
    ],
)
def test_is_a_detail(a: str, b: str, firm: str, here: str, there: str) -> None:
    (found,) = (f for f in findings("detail", a, b) if f.category == "certainty")
    assert found.adds == firm
    assert [item.quote for item in found.evidence] == [here, there]
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mayor resigned on Monday.", "The mayor resigned on Monday over the contract."),
        ("The mayor may resign.", "The mayor might resign."),
        ("The mayor may resign.", "The governor resigned."),
        ("The company closed its plant.", "The company may open a shop."),
        (
            "The company began to close its plant in Leeds.",
            "The company started to close its plant in Leeds.",
        ),
        ("The army managed to retake the town of Goma.", "The army retook the town of Goma."),
        ("The mayor did not resign.", "The mayor may resign."),
        ("The mayor will resign.", "The governor will resign."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert not [f for f in findings("detail", a, b) if f.category == "certainty"]


def test_an_account_is_not_held_against_itself() -> None:
    text = "The company plans to close its plant in Leeds. Later the company closed its plant in Leeds."
    assert not [f for f in findings("detail", text) if f.category == "certainty"]
