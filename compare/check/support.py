"""How likely it is that the sources back a claim: fitted weights over what was measured.

Two logistic models, fitted by ``tools/train_check.py`` on labelled claims: that the sources back
all of a claim, and that they back some of it (``compare/data/check.json``).
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from compare.check.backing import FEATURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.check.backing import Backing

Share = Literal["all", "some"]
_DIGITS = 4
_WHOLE = ("figures near", "names")
"""Features that count what no source has, though a claim cannot be backed without it."""


def chance(values: Sequence[float], share: Share) -> float:
    """Return how likely the sources back all, or some, of a claim with these features."""
    weights, intercept = _model(share)
    odds = float(np.asarray(values) @ weights) + intercept
    return round(float(1 / (1 + np.exp(-odds))), _DIGITS)


def backs_all(backing: Backing) -> bool:
    """Tell whether all of a claim is backed.

    However likely it looks: a number, day or name that the sources do not have is not backed, nor
    what they deny.
    """
    held = is_held(backing.values) and not backing.denied
    return held and chance(backing.values, "all") >= limit("all")


def backs_some(backing: Backing) -> bool:
    """Tell whether some of a claim is backed, or all but a number, day or name."""
    shares: tuple[Share, ...] = ("all", "some")
    return any(chance(backing.values, share) >= limit(share) for share in shares)


def is_held(values: Sequence[float]) -> bool:
    """Tell whether the sources have every number, day and name of a claim."""
    return not any(values[FEATURES.index(name)] for name in _WHOLE)


def limit(share: Share) -> float:
    """Return the chance from which a claim is taken to be backed in all, or in some, of it."""
    return float(_table()["limits"][share])


@cache
def _model(share: Share) -> tuple[NDArray[np.float64], float]:
    held = _table()["models"][share]
    return np.array([held["weights"][name] for name in FEATURES]), float(held["intercept"])


@cache
def _table() -> Any:
    text = files("compare.data").joinpath("check.json").read_text("utf-8")
    return json.loads(text)
