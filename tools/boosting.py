"""A forest of small trees by gradient boosting, as compare/align/forest.py reads it.

    pip install lightgbm

which does the fitting; nothing else needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.align.forest import DECIMALS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TREES = 120
SETTINGS = {
    "objective": "binary", "num_leaves": 15, "max_depth": 6, "min_data_in_leaf": 40,
    "learning_rate": 0.05, "lambda_l2": 5.0, "bagging_fraction": 0.7, "bagging_freq": 1,
    "feature_fraction": 0.5, "use_missing": False, "deterministic": True, "force_row_wise": True,
    "num_threads": 1, "seed": 0, "verbose": -1,
}  # fmt: skip
"""The same rows give the same trees."""
DIGITS = 5


def grow(values: Floats, right: Floats, counts: Floats) -> dict[str, Any]:
    """Return a forest fitted on rows of features, shape (rows, features), that are right or not."""
    import lightgbm

    held = lightgbm.Dataset(values.round(DECIMALS), right, weight=counts)
    made = lightgbm.train(SETTINGS, held, TREES).dump_model()
    return {"trees": [_nodes(tree["tree_structure"]) for tree in made["tree_info"]]}


def _nodes(root: Any) -> list[list[float]]:
    """Return the nodes of a tree of LightGBM's, each before what follows from it.

    The first tree of LightGBM's has the log odds of all rows in its leaves.
    """
    nodes: list[list[float]] = []

    def add(node: Any) -> int:
        place = len(nodes)
        if "leaf_value" in node:
            nodes.append([round(node["leaf_value"], DIGITS)])
        else:
            nodes.append([])
            low, high = add(node["left_child"]), add(node["right_child"])
            nodes[place] = [node["split_feature"], round(node["threshold"], DIGITS + 1), low, high]
        return place

    add(root)
    return nodes
