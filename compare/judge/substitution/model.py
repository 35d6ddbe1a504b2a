"""The probability that two words in one slot are a conflict: two small logistic models."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def probability(features: Mapping[str, float], kind: str) -> float:
    """Return the probability, 0 to 1; ``kind`` is ``name`` or ``word``."""
    model = _table()[kind]
    weights: dict[str, float] = model["weights"]
    logit = model["intercept"] + sum(weights[name] * features[name] for name in weights)
    return float(1 / (1 + exp(-logit)))


def threshold(kind: str) -> float:
    """Return the probability from which a conflict of this kind is told."""
    return float(_table()[kind]["threshold"])


@cache
def _table() -> Any:
    return json.loads(files("compare.data").joinpath("substitution.json").read_text("utf-8"))
