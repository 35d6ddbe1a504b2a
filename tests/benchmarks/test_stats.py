"""The figures of the quality bench, against values worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import stats

# gold, said: two hits, one false, three missed, four left alone.
PAIRS = [("y", "y")] * 2 + [("n", "y")] + [("y", "n")] * 3 + [("n", "n")] * 4


def test_counts_what_was_said_against_what_is_right() -> None:
    counts = stats.count(PAIRS, "y")
    assert (counts.hits, counts.false, counts.missed, counts.rest) == (2, 1, 3, 4)


def test_figures_follow_from_the_counts() -> None:
    counts = stats.count(PAIRS, "y")
    assert counts.precision == pytest.approx(2 / 3)
    assert counts.recall == pytest.approx(2 / 5)
    assert counts.specificity == pytest.approx(4 / 5)
    assert counts.f1 == pytest.approx(2 * (2 / 3) * (2 / 5) / (2 / 3 + 2 / 5))
    assert counts.balanced_accuracy == pytest.approx((2 / 5 + 4 / 5) / 2)
    assert counts.accuracy == pytest.approx(6 / 10)


def test_a_program_that_says_nothing_earns_nothing() -> None:
    counts = stats.count([("y", "n"), ("n", "n")], "y")
    assert (counts.precision, counts.recall, counts.f1) == (0, 0, 0)
    assert counts.balanced_accuracy == 0.5


def test_sets_are_scored_against_the_right_one_that_fits_best() -> None:
    assert stats.set_f1([1, 2], [[7], [2, 3]]) == pytest.approx(0.5)
    assert stats.set_f1([1, 2], [[2, 1]]) == 1
    assert stats.set_f1([1], [[2]]) == 0


def test_where_nothing_is_right_only_nothing_is_right() -> None:
    assert stats.set_f1([], [[]]) == 1
    assert stats.set_f1([], []) == 1
    assert stats.set_f1([3], [[]]) == 0
    assert stats.set_f1([], [[1]]) == 0
    assert stats.set_f1([], [[1], []]) == 1


def test_area_is_the_share_of_pairs_in_the_right_order() -> None:
    assert stats.area([3, 4], [1, 2]) == 1
    assert stats.area([1], [2]) == 0
    assert stats.area([1], [1]) == 0.5
    assert stats.area([2, 0], [1]) == 0.5
    assert stats.area([], [1]) == 0.5


@given(st.lists(st.integers(0, 5), min_size=1), st.lists(st.integers(0, 5), min_size=1))
def test_area_agrees_with_counting_all_pairs(positive: list[int], negative: list[int]) -> None:
    won = sum((p > n) + (p == n) / 2 for p in positive for n in negative)
    assert stats.area(positive, negative) == pytest.approx(won / (len(positive) * len(negative)))


def test_the_threshold_splits_the_scores_as_well_as_can_be() -> None:
    assert stats.best_threshold([0.9, 0.8, 0.3, 0.1], [True, True, False, False]) == 0.8
    # Equal scores cannot be split.
    assert stats.best_threshold([0.5, 0.5, 0.1], [True, True, False]) == 0.5


def test_no_threshold_is_better_than_one_that_is_worse_than_chance() -> None:
    assert stats.best_threshold([0.1, 0.9], [True, False]) == float("inf")


def test_the_threshold_for_a_group_is_chosen_on_the_others() -> None:
    # In group a high scores mean yes; in b low ones do: each is judged by the other and is wrong.
    cases = [("a", 0.9, True), ("a", 0.1, False), ("b", 0.9, False), ("b", 0.8, True)]
    told = stats.held_out(cases, lambda c: c[1], lambda c: c[2], lambda c: c[0])
    assert len(told) == 4
    assert (False, True) in told  # b's 0.9, by a's threshold
    assert told[0] == (True, False)  # a's 0.9, by b's threshold, from which nothing is yes


def test_the_interval_is_always_the_same_and_holds_the_figure() -> None:
    values = [0.0] * 30 + [1.0] * 70
    first = stats.interval(values, stats.mean, str, rounds=200)
    # One group for the zeros, one for the ones: whole groups are drawn.
    assert first == (0.0, 1.0)
    ids = list(enumerate(values))

    def figure(cases: object) -> float:
        assert isinstance(cases, list)
        return stats.mean(value for _, value in cases)

    low, high = stats.interval(ids, figure, lambda case: str(case[0]), rounds=400)
    assert 0.55 < low < 0.65
    assert 0.75 < high < 0.85
    assert (low, high) == stats.interval(ids, figure, lambda case: str(case[0]), rounds=400)
