"""The splitter on labelled data: what it reached must not be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import sentences


@pytest.mark.parametrize(
    ("name", "floor"), [("golden rules, exact", 1.0), ("GUM, boundary F1", 0.984)]
)
def test_figures_hold(shared: Path, name: str, floor: float) -> None:
    scores = {score.name: score for score in sentences.score(shared / "eval")}
    assert scores[name].figure >= floor, "\n".join(scores[name].errors)


def test_boundaries_are_counted_in_characters_that_are_no_space() -> None:
    assert sentences.boundaries("A b. C d.", ["A b.", "C d."]) == {3}
    assert sentences.boundaries("A b. C d.", ["A b. C d."]) == frozenset()


def test_a_wrong_boundary_and_a_missing_one_cost_precision_and_recall() -> None:
    case = sentences.case(
        "x", "It rained. It snowed. Mr. Doe left.", ["It rained. It snowed.", "Mr. Doe left."]
    )
    assert (case.found, case.right, case.both) == (2, 1, 1)
    assert sentences.f1([case]) == pytest.approx(2 / 3)
    assert len(case.errors) == 1
    assert sentences.exact([case]) == 0.0
