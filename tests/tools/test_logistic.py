"""The regression that the fitting scripts share, on small data."""

from __future__ import annotations

import numpy as np
import pytest

from tools.logistic import bins, chances, fit, fit_scaled, folds, left_out

STEPS = np.linspace(-1, 1, 400)
TABLE = np.column_stack([STEPS, np.cos(9 * STEPS)])
EVEN = np.ones(len(TABLE))


def test_finds_the_weights_that_made_the_labels() -> None:
    labels = chances(TABLE @ np.array([2.0, -1.0]))
    assert fit(TABLE, labels, EVEN, np.zeros(2)) == pytest.approx([2.0, -1.0])
    intercept, weights = fit_scaled(100 * TABLE + 7, labels, EVEN, 0.0)
    assert weights == pytest.approx([0.02, -0.01])
    assert intercept == pytest.approx(-7 * 0.01)


def test_a_penalty_makes_its_own_weight_small() -> None:
    labels = chances(TABLE @ np.array([2.0, -1.0]))
    dear, free = fit(TABLE, labels, EVEN, np.array([1000.0, 0.0]))
    assert abs(dear) < 0.2
    assert free < -0.7


def test_a_row_that_counts_twice_is_as_good_as_two() -> None:
    labels = (np.sin(40 * STEPS) > 0).astype(float)
    counts = EVEN.copy()
    counts[:100] = 2.0
    twice = np.concatenate([TABLE, TABLE[:100]])
    both = fit(twice, np.concatenate([labels, labels[:100]]), np.ones(500), np.ones(2))
    assert fit(TABLE, labels, counts, np.ones(2)) == pytest.approx(both)


def test_a_group_stays_in_one_part() -> None:
    assert folds(["b", "a", "c", "a", "b"], 2).tolist() == [1, 0, 0, 0, 1]


def test_a_model_is_never_asked_about_what_it_has_seen() -> None:
    held = ["a1", "b1", "c1", "a2", "b2", "c2"]
    judged = left_out(held, [one[0] for one in held], 2, frozenset)
    assert [one for one, _ in judged] == held
    for one, seen in judged:
        assert one not in seen
        assert not {other[0] for other in seen} & {one[0]}
        assert seen


def test_every_chance_lies_in_one_stretch() -> None:
    said = np.array([0.0, 0.5, 0.49, 1.0])
    found = {span: inside.tolist() for span, inside in bins(said, (0.0, 0.5, 0.7, 1.0))}
    assert found == {
        "0.00 to 0.50": [True, False, True, False],
        "0.50 to 0.70": [False, True, False, False],
        "0.70 to 1.00": [False, False, False, True],
    }
