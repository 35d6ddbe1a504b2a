"""The fitted weights of whole articles: ``articles``, ``lone``, ``facts``, ``claims``."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@cache
def model(name: str, table: str = "articles") -> tuple[NDArray[np.float64], float]:
    """Return the weights of a model, in the order of its features, and its intercept."""
    text = files("compare.data").joinpath(f"{table}.json").read_text("utf-8")
    held = json.loads(text)["models"][name]
    return np.array(list(held["weights"].values())), held["intercept"]
