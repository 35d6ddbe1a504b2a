"""The script that fits the alignment's weights: its sums on small data, and what is shipped."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from compare.align import features
from tools import train_alignment as train
from tools.alignment_cases import SETS, Case, cases


def made(count: int, weights: list[float], intercept: float) -> list[train.Examples]:
    """Return cases whose labels are the very chances that a model with these weights gives."""
    steps = np.linspace(0, 1, count)
    values = np.column_stack([steps, steps[::-1] ** 2, np.sin(7 * steps)])
    gold = 1 / (1 + np.exp(-(values @ np.array(weights) + intercept)))
    return [train.Examples("wice", str(n), values[n::6], gold[n::6]) for n in range(6)]


def test_finds_the_weights_that_made_the_labels() -> None:
    model = train.fit(made(60_000, [3.0, -1.0, 2.0], -1.5))
    assert model.weights == pytest.approx([3.0, -1.0, 2.0], abs=0.05)
    assert model.intercept == pytest.approx(-1.5, abs=0.05)


def test_the_same_data_give_the_same_weights() -> None:
    one, two = (train.rounded(train.fit(made(600, [3.0, 0.0, 1.0], -1.0))) for _ in range(2))
    assert one.weights.tolist() == two.weights.tolist()
    assert one.intercept == two.intercept


def test_judges_each_group_by_the_others() -> None:
    found = made(600, [4.0, 0.0, 0.0], -2.0)
    odd = train.Examples("wice", "odd", found[0].values, 1 - found[0].gold)
    said = train.judged_by_others([*found, odd])[-1]
    assert train.log_loss(odd.gold, said) > train.log_loss(1 - odd.gold, said)


def test_figures() -> None:
    right = np.array([True, False, True, False])
    chances = np.array([0.9, 0.8, 0.7, 0.1])
    assert train.average_precision(right, chances) == pytest.approx((1 + 2 / 3) / 2)
    assert train.f1(right, chances >= 0.5) == pytest.approx(0.8)
    assert train.log_loss(np.array([1.0, 0.0]), np.array([0.5, 0.5])) == pytest.approx(np.log(2))
    assert train.average_precision(np.zeros(4, np.bool_), chances) == 0.0


def test_refuses_a_folder_without_the_data(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="superpal_multinews"):
        cases(tmp_path)


def test_only_the_line_after_the_question_is_an_example() -> None:
    case = Case(
        "nanco",
        "q",
        ("Because the bridge was cracked.",),
        "Cracks in the bridge.",
        (1.0,),
        before="Why was the bridge over the river Ax closed?",
    )
    (found,) = train.examples([case])
    assert found.values.shape == (1, len(features.FEATURES))
    assert found.gold.tolist() == [1.0]


def test_what_is_shipped_is_what_the_script_writes() -> None:
    shipped = json.loads(train.TABLE.read_text(encoding="utf-8"))
    model = train.Model(np.array(list(shipped["weights"].values())), shipped["intercept"])
    assert train.as_table(model, []).keys() == shipped.keys()
    assert tuple(shipped["weights"]) == features.FEATURES
    told = shipped["provenance"]["trained on"]
    assert [row["data"] for row in told] == [name for name, _ in SETS.values()]
    assert [row["weight of a pair"] for row in told] == [n for _, n in SETS.values()]
    assert all(weight > 0 for weight in shipped["weights"].values())


def test_the_shipped_weights_fit_the_data(shared: Path) -> None:
    found = train.examples(
        [case for case in cases(shared / "eval") if case.set == "superpal_multinews"]
    )
    shipped = json.loads(train.TABLE.read_text(encoding="utf-8"))
    ours = train.Model(np.array(list(shipped["weights"].values())), shipped["intercept"])
    assert sum(len(e.gold) for e in found) == shipped["provenance"]["trained on"][0]["pairs"]
    losses = [
        train.log_loss(np.concatenate([e.gold for e in found]), np.concatenate(chances))
        for chances in (
            [ours(e.values) for e in found],
            [train.fit(found)(e.values) for e in found],
        )
    ]
    assert losses[0] < losses[1] + 0.03
