"""The scoring is itself held against cases with a known answer."""

from __future__ import annotations

from typing import Any

from tests.acceptance.labelled import score

TEXTS = {"A": "Two ships sank on Monday.", "B": "Three ships sank on Tuesday."}
PROBE: dict[str, Any] = {
    "conflicts": [
        {"a": "Two ships", "b": "Three ships"},
        {"a": "on Monday", "b": "on Tuesday"},
    ],
    "clean": [{"a": "sank", "b": "sank"}],
}


def report(*spans: tuple[tuple[int, int], tuple[int, int]]) -> dict[str, Any]:
    findings = [
        {
            "kind": "conflict",
            "scope": "cross",
            "category": "number",
            "rule": "r",
            "explanation": "e",
            "evidence": [
                {"document": "A", "start": a[0], "end": a[1], "quote": TEXTS["A"][a[0] : a[1]]},
                {"document": "B", "start": b[0], "end": b[1], "quote": TEXTS["B"][b[0] : b[1]]},
            ],
        }
        for a, b in spans
    ]
    return {"findings": findings}


def test_a_conflict_counts_when_both_places_are_met() -> None:
    result = score(PROBE, TEXTS, report(((0, 3), (0, 5))))
    assert (result.recall, result.precision) == (0.5, 1.0)
    assert "Monday" in result.missed[0]


def test_one_place_alone_does_not_count() -> None:
    result = score(PROBE, TEXTS, report(((0, 3), (18, 27))))
    assert (result.recall, result.precision) == (0.0, 0.0)
    assert len(result.false) == 1


def test_a_harmless_pair_called_a_conflict_is_named() -> None:
    result = score(PROBE, TEXTS, report(((10, 14), (12, 16))))
    assert len(result.clean_hit) == 1


def test_touching_ends_do_not_overlap() -> None:
    result = score(PROBE, TEXTS, report(((9, 10), (0, 5))))
    assert result.found == ()
