"""A forest of small decision trees, fitted by gradient boosting: ``compare/data/together.json``.

The table is made by ``tools/train_articles.py``; here it is only read. A tree asks at each node
whether one feature is at most a threshold, and its leaf adds to the log odds (Friedman 2001).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

DECIMALS = 5
"""To which features are rounded before they are asked about, so that what two processors make of
one sum in its last digits turns no answer."""
_ROWS = 20_000
"""Rows put through all trees at a time: bounds memory."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees side by side, each of as many nodes; a leaf leads to itself."""

    feature: NDArray[np.int64]
    """Shape (trees, nodes), like all that follow."""
    threshold: Floats
    low: NDArray[np.int64]
    """The node that follows where the feature is at most the threshold."""
    high: NDArray[np.int64]
    value: Floats
    """What a leaf adds to the log odds."""
    depth: int

    def log_odds(self, values: Floats) -> Floats:
        """Return the log odds of each row, shape (rows,); ``values`` is (rows, features)."""
        rounded = values.round(DECIMALS)
        parts = [
            self._block(rounded[start : start + _ROWS]) for start in range(0, len(values), _ROWS)
        ]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _block(self, values: Floats) -> Floats:
        trees = np.arange(len(self.feature))[None, :]
        rows = np.arange(len(values))[:, None]
        node = np.zeros((len(values), len(self.feature)), np.int64)
        for _ in range(self.depth):
            low = values[rows, self.feature[trees, node]] <= self.threshold[trees, node]
            node = np.where(low, self.low[trees, node], self.high[trees, node])
        found: Floats = self.value[trees, node].sum(axis=1)
        return found


@cache
def forest() -> Forest:
    """Return the shipped forest."""
    text = files("compare.data").joinpath("together.json").read_text("utf-8")
    return of_table(json.loads(text))


def of_table(table: Mapping[str, Any]) -> Forest:
    """Return the forest a table describes.

    ``trees`` holds for each tree a list of nodes: ``[feature, threshold, low, high]`` with the
    feature by its place in ``features``, or ``[value]`` for a leaf.
    """
    trees = table["trees"]
    shape = (len(trees), max(map(len, trees)))
    feature, threshold = np.zeros(shape, np.int64), np.zeros(shape)
    value = np.zeros(shape)
    low = np.tile(np.arange(shape[1]), (shape[0], 1))
    high = low.copy()
    for n, tree in enumerate(trees):
        for place, node in enumerate(tree):
            if len(node) == 1:
                value[n, place] = node[0]
            else:
                feature[n, place], threshold[n, place], low[n, place], high[n, place] = node
    return Forest(feature, threshold, low, high, value, max(map(_depth, trees)))


def _depth(tree: list[list[float]], place: int = 0) -> int:
    node = tree[place]
    if len(node) == 1:
        return 0
    return 1 + max(_depth(tree, int(node[2])), _depth(tree, int(node[3])))
