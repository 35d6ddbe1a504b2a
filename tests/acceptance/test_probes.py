"""The planted conflicts of the evaluation data, through the public interface."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import compare
from tests.acceptance.labelled import Score, score

NAMES = ("fisheries", "refinery", "two_quarters")


def scored(shared: Path, name: str) -> Score:
    probe = json.loads((shared / "eval" / "probes" / f"{name}.json").read_text("utf-8"))
    texts = {key.upper(): probe[key] for key in ("a", "b") if key in probe}
    report = compare.to_dict(compare.compare_texts(*texts.values(), names=tuple(texts)))
    return score(probe, texts, report)


MISSED = {
    "fisheries": "two or four people: another clause of the other account is as near in meaning",
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name,
            marks=[pytest.mark.xfail(strict=True, reason=MISSED[name])] if name in MISSED else [],
        )
        for name in NAMES
    ],
)
def test_finds_every_planted_conflict(shared: Path, name: str) -> None:
    assert scored(shared, name).missed == ()


@pytest.mark.parametrize("name", NAMES)
def test_reports_no_conflict_that_was_not_planted(shared: Path, name: str) -> None:
    result = scored(shared, name)
    assert result.false == ()
    assert result.clean_hit == ()
