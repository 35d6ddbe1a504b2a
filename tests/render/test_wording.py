from __future__ import annotations

from dataclasses import replace

import pytest

from compare.model import Report, Skipped
from compare.render.view import make_view
from compare.render.wording import headline, listed, sureness
from tests.render import sample_report as sample


def skipping(report: Report, *documents: str) -> Report:
    return replace(report, skipped=tuple(Skipped(d, "not taken to be English") for d in documents))


def test_no_conflict_is_claimed_only_where_all_were_judged() -> None:
    assert headline(make_view(sample.calm())) == "No conflict was found between the two accounts"
    assert headline(make_view(skipping(sample.calm(), "A", "B"))) == (
        "No conflict was found, but the facts of A and B were not judged"
    )
    conflicting = skipping(sample.two(), "B")
    assert headline(make_view(conflicting)) == "The two accounts conflict on four points"


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), ("ABC", "A, B and C")]
)
def test_names_are_listed_as_in_a_sentence(names: list[str], said: str) -> None:
    assert listed(names) == said


def test_a_confidence_is_a_percentage_or_nothing() -> None:
    cards = make_view(sample.two()).cards
    assert sureness(cards[0]) == "confidence 97%"
    assert sureness(cards[4]) == ""
