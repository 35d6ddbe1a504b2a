"""What a source did not say."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "x", "y"),
    [
        (
            "The lawyer for the family confirmed that the boy had drowned.",
            "The lawyer for the family would not say how the boy had died.",
            "The lawyer for the family confirmed that the boy had drowned",
            "The lawyer for the family would not say how the boy had died",
        ),
        (
            "A spokesman for the company said the leak had been caused by frost.",
            "The company's spokesman declined to say what had caused the leak.",
            "A spokesman for the company said the leak had been caused by frost",
            "The company's spokesman declined to say what had caused the leak",
        ),
        (
            "Police said the driver had been drinking.",
            "Police have not said whether the driver had been drinking.",
            "Police said the driver had been drinking",
            "Police have not said whether the driver had been drinking",
        ),
        (
            "According to the hospital the boy died of a fever.",
            "The hospital did not comment on what the boy had died of.",
            "the hospital the boy died of a fever",
            "The hospital did not comment on what the boy had died",
        ),
    ],
)
def test_finds(a: str, b: str, x: str, y: str) -> None:
    assert ("withheld", x, y) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Police said the driver had been drinking.",
            "A lawyer for the driver declined to comment.",
        ),
        (
            "A spokesman for the company said the leak had been caused by frost.",
            "The spokesman did not say how much oil had been lost.",
        ),
        (
            "The lawyer for the family confirmed that the boy had drowned.",
            "The police would not say how the boy had died.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The minister denied that he had met the banker.",
            "The minister denied that he had met the banker in Oslo.",
        ),
        (
            "Norland denied that its aircraft had crossed the strait.",
            "Norland denied that its planes had crossed the strait.",
        ),
        (
            "The ministry refused to say whether the ferry had been hit.",
            "The ministry would not say whether the ferry had been hit.",
        ),
        (
            "The bank would not say how much money was lost.",
            "The bank declined to say how much money had been lost in the raid.",
        ),
        (
            "Police did not say whether the driver had been drinking.",
            "Police have not said whether the driver had been drinking.",
        ),
        (
            "The mayor said the tunnel was safe, and would not say who had paid for the tunnel.",
            "The mayor would not say who had paid for the tunnel.",
        ),
    ],
)
def test_what_both_keep_back_is_no_conflict(a: str, b: str) -> None:
    assert [one for one in conflicts(a, b) if one[0] == "withheld"] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The minister said he had met the banker, but denied that it was in Oslo.",
            "The minister denied that he had met the banker.",
        ),
        (
            "The minister, who said he had met the banker, denied that he had paid him.",
            "The minister denied that he had met the banker.",
        ),
        (
            "The minister did not deny that he had met the banker.",
            "The minister denied that he had met the banker.",
        ),
    ],
)
def test_what_one_account_keeps_back_beside_another_matter_is(a: str, b: str) -> None:
    assert "withheld" in [rule for rule, *_ in conflicts(a, b)]


def test_not_to_deny_is_not_to_tell() -> None:
    a = "The minister did not deny that he had met the banker."
    b = "The minister would not say whether he had met the banker."
    assert conflicts(a, b) == []
