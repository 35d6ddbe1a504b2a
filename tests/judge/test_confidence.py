"""How sure a conflict is: told where it was calibrated, and nowhere else."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

import compare
from compare.judge import RULES
from compare.judge.confidence import FEW, confidence, with_confidence
from compare.judge.draft import Draft
from compare.model import Alignment, Kind, Scope

TABLE = json.loads(files("compare.data").joinpath("confidence.json").read_text("utf-8"))
A = "The storm killed twelve people in the harbour town on Monday, the mayor said."
B = "The storm killed fifteen people in the harbour town on Monday, the mayor said."


def draft(kind: Kind = "conflict", scope: Scope = "cross", sure: float | None = None) -> Draft:
    return Draft(kind, "number", scope, "", (), alignment="L1", confidence=sure)


def aligned(score: float) -> Alignment:
    return Alignment("L1", (), score, "agree", moved=False)


def test_every_kind_in_the_table_is_that_of_a_rule() -> None:
    assert {kind.partition("/")[0] for kind in TABLE["kinds"]} <= RULES.keys()
    assert "number/number" in TABLE["kinds"]


@pytest.mark.parametrize("kind", TABLE["kinds"])
def test_is_a_probability_or_none_by_the_number_of_labelled_cases(kind: str) -> None:
    told = confidence(kind, 0.9)
    if TABLE["kinds"][kind]["cases"] < FEW:
        assert told is None
    else:
        assert told is not None and 0 < told < 1


def test_is_not_told_of_a_kind_that_was_never_met() -> None:
    assert confidence("label/label", 0.9) is None


def test_sentences_that_belong_together_more_surely_make_it_no_less_sure() -> None:
    low, high = confidence("number/number", 0.4), confidence("number/number", 0.99)
    assert low is not None and high is not None and low <= high


def test_a_conflict_across_accounts_gets_one_and_nothing_else_does() -> None:
    drafts = [draft(), draft(kind="detail"), draft(scope="internal")]
    told = with_confidence([("number", one) for one in drafts], [aligned(0.9)])
    assert [one.confidence is None for _, one in told] == [False, True, True]


def test_a_rule_that_calibrates_its_own_keeps_it() -> None:
    told = with_confidence([("number", draft(sure=0.42))], [aligned(0.9)])
    assert told[0][1].confidence == 0.42


def test_reaches_the_report() -> None:
    report = compare.compare_texts(A, B)
    told = [finding for finding in report.findings if finding.kind == "conflict"]
    assert len(told) == 1
    assert told[0].confidence is not None and 0.5 < told[0].confidence < 1
