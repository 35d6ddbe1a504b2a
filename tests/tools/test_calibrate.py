"""The script that fits how sure conflicts are, on predictions made up for this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tools import calibrate


def row(n: int, rule: str, right: bool, **others: Any) -> dict[str, Any]:
    finding = {"kind": "conflict", "rule": rule, "category": "number", "score": 0.9}
    return {
        "set": "chatprotect/one",
        "id": str(n),
        "group": str(n // 2),
        "gold": "contradiction" if right else "consistent",
        "said": "contradiction",
        "findings": [finding],
        "extra": {},
        **others,
    }


def made() -> list[dict[str, Any]]:
    """Return 200 cases: of one rule nine in ten are right, of the other one in two."""
    return [row(n, "sure", n % 10 != 0) for n in range(100)] + [
        row(n, "unsure", n % 2 == 0) for n in range(100, 200)
    ]


def test_tells_each_kind_as_often_right_as_people_say() -> None:
    held = calibrate.examples(made())
    told = calibrate.held_out(held, ["sure/number", "unsure/number"])
    assert told[:100].mean() == pytest.approx(0.9, abs=0.03)
    assert told[100:].mean() == pytest.approx(0.5, abs=0.03)


def test_the_table_holds_what_was_fitted() -> None:
    held = calibrate.examples(made())
    table = calibrate.table(held, ["sure/number", "unsure/number"])
    kinds = table["kinds"]
    assert {kind: values["cases"] for kind, values in kinds.items()} == {
        "sure/number": 100,
        "unsure/number": 100,
    }
    assert kinds["sure/number"]["intercept"] > kinds["unsure/number"]["intercept"] + 1


def test_reliability_counts_every_conflict_once() -> None:
    held = calibrate.examples(made())
    rows = calibrate.reliability(held, calibrate.held_out(held, ["sure/number", "unsure/number"]))
    assert sum(int(one[1]) for one in rows) == 200


def test_a_case_with_many_conflicts_weighs_as_much_as_one_with_one() -> None:
    twice = row(0, "sure", right=True)
    twice["findings"] *= 3
    weights = calibrate.weights(calibrate.examples([twice, row(1, "sure", right=False)]))
    assert weights[:3].sum() == pytest.approx(weights[3])


@pytest.mark.parametrize(
    "others",
    [
        {"set": "wice/claim", "extra": {"label": "not_supported"}},
        {"set": "superpal_multinews"},
        {"gold": "open"},
        {"extra": {"ranked": True}},
    ],
)
def test_a_label_that_does_not_tell_is_left_out(others: dict[str, Any]) -> None:
    assert calibrate.examples([row(0, "sure", right=True, **others)]) == []


def test_a_conflict_with_a_supported_claim_is_wrong() -> None:
    told = calibrate.confirmed(row(0, "x", True, set="wice/claim", extra={"label": "supported"}))
    assert told is False


def test_prints_and_leaves_the_table_alone_unless_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = calibrate.TABLE.read_bytes()
    dump = tmp_path / "all.jsonl"
    dump.write_text("".join(json.dumps(one) + "\n" for one in made()), encoding="utf-8")
    calibrate.main([str(dump)])
    assert "200 conflicts of 2 kinds" in capsys.readouterr().out
    assert calibrate.TABLE.read_bytes() == before
