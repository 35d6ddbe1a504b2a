"""The forest of trees that says how surely two sentences tell one point."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest

from compare.align.articles import CONTEXT
from compare.align.forest import DECIMALS, forest, of_table

TABLE = {
    "features": ["near", "far"],
    "trees": [
        [[0, 0.5, 1, 2], [-1.0], [1, 2.0, 3, 4], [0.25], [4.0]],
        [[0.5]],
    ],
}


@pytest.mark.parametrize(
    ("row", "odds"),
    [((0.5, 9.0), -0.5), ((0.6, 2.0), 0.75), ((0.6, 2.1), 4.5), ((0.0, 0.0), -0.5)],
)
def test_each_row_ends_in_one_leaf_of_each_tree(row: tuple[float, float], odds: float) -> None:
    assert of_table(TABLE).log_odds(np.array([row])).tolist() == [odds]


def test_many_rows_are_told_like_one_by_one() -> None:
    rows = np.random.default_rng(1).normal(size=(45_000, 2))
    made = of_table(TABLE)
    found = made.log_odds(rows)
    assert found[::4_000].tolist() == [made.log_odds(row[None])[0] for row in rows[::4_000]]
    assert made.log_odds(rows[:0]).shape == (0,)


def test_the_last_digits_of_a_feature_turn_no_answer() -> None:
    little = 10.0**-DECIMALS / 10
    rows = np.array([[0.5 - little, 0.0], [0.5 + little, 0.0]])
    first, second = of_table(TABLE).log_odds(rows).tolist()
    assert first == second


def test_the_shipped_forest_is_whole() -> None:
    table = json.loads(files("compare.data").joinpath("together.json").read_text("utf-8"))
    assert table["features"] == list(CONTEXT)
    for tree in table["trees"]:
        followed = [place for node in tree if len(node) > 1 for place in node[2:]]
        assert sorted(followed) == list(range(1, len(tree))), "each node but the first follows one"
        assert all(node[0] < len(CONTEXT) for node in tree if len(node) > 1)
    assert np.isfinite(forest().log_odds(np.zeros((1, len(CONTEXT))))).all()
