"""Logistic regression by Newton's method, and how its chances hold.

No chance is at work: the same data give the same weights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_Example = TypeVar("_Example")
_Model = TypeVar("_Model")


def chances(log_odds: Floats) -> Floats:
    """Return the probabilities that belong to log odds."""
    result: Floats = np.exp(-np.logaddexp(0.0, -log_odds))
    return result


def fit(table: Floats, labels: Floats, counts: Floats, penalty: Floats) -> Floats:
    """Return the weight of each column that makes the labels likeliest, shape (columns,).

    ``table`` has the shape (rows, columns). A label between 0 and 1 counts as that share of a right
    row and the rest of a wrong one; ``counts`` says how much each row counts; ``penalty`` is what
    the square of each weight costs, shape (columns,).
    """
    weights: Floats = np.zeros(table.shape[1])
    for _ in range(100):
        said = chances(table @ weights)
        slope = table.T @ (counts * (labels - said)) - penalty * weights
        bend = (table * (counts * said * (1 - said))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-10:
            break
    return weights


def fit_scaled(
    table: Floats, labels: Floats, counts: Floats, penalty: float
) -> tuple[float, Floats]:
    """Return an intercept and the weight of each column, brought to one scale for the penalty.

    The intercept is not penalised. Arguments are those of :func:`fit`.
    """
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-12
    scaled = np.column_stack([np.ones(len(table)), (table - mean) / spread])
    penalties = np.array([0.0, *[penalty] * table.shape[1]])
    first, *others = fit(scaled, labels, counts, penalties)
    weights = np.array(others) / spread
    return float(first - weights @ mean), weights


def folds(groups: Sequence[Any], count: int) -> NDArray[np.int64]:
    """Return which of ``count`` parts each example falls in; those of one group stay together."""
    part = {group: n % count for n, group in enumerate(sorted(set(groups)))}
    return np.array([part[group] for group in groups], np.int64)


def left_out(
    held: Sequence[_Example],
    groups: Sequence[Any],
    count: int,
    make: Callable[[list[_Example]], _Model],
) -> list[tuple[_Example, _Model]]:
    """Return each example with a model that has seen none of its group (cross-validation).

    ``make`` fits a model on some of the examples; arguments besides are those of :func:`folds`.
    """
    fold = folds(groups, count).tolist()
    models = {
        n: make([one for one, own in zip(held, fold, strict=True) if own != n])
        for n in sorted(set(fold))
    }
    return [(one, models[own]) for one, own in zip(held, fold, strict=True)]


def bins(said: Floats, edges: Sequence[float]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Yield each stretch of probabilities that occur: what it spans, and which rows lie in it."""
    for low, high in pairwise(edges):
        inside = (said >= low) & ((said < high) | (high >= 1.0))
        if inside.any():
            yield f"{low:.2f} to {high:.2f}", inside
