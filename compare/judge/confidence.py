"""How often people agreed with a conflict of this kind: a probability, or none.

A logistic model over which rule spoke and how surely the two sentences belong together, fitted by
``tools/calibrate.py`` on labelled pairs of texts. Where too few of those were met, and for what an
account says against itself, nothing is known and nothing is claimed.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.judge.draft import Draft
    from compare.model import Alignment

FEW = 20
"""Labelled cases with a conflict of one kind below which its confidence is not told."""
_DIGITS = 2
_LEAST, _MOST = 0.01, 0.99


def confidence(kind: str, score: float | None) -> float | None:
    """Return the probability, 0 to 1, that a conflict of this kind holds.

    ``kind`` is rule and category (``date/date``), ``score`` that of the alignment which holds its
    evidence, ``None`` where none does.
    """
    table = _table()
    held = table["kinds"].get(kind)
    if held is None or held["cases"] < FEW:
        return None
    logit = held["intercept"] + table["score"] * (score or 0.0)
    logit += table["unaligned"] if score is None else 0.0
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-logit)))), _DIGITS)


def with_confidence(
    drafts: Iterable[tuple[str, Draft]], alignments: Sequence[Alignment]
) -> list[tuple[str, Draft]]:
    """Return the drafts, each conflict across accounts with its confidence.

    A rule that calibrates its own keeps it.
    """
    scores = {alignment.id: alignment.score for alignment in alignments}
    told = []
    for rule, draft in drafts:
        sure = draft.confidence
        if sure is None and (draft.kind, draft.scope) == ("conflict", "cross"):
            score = None if draft.alignment is None else scores.get(draft.alignment)
            sure = confidence(f"{rule}/{draft.category}", score)
        told.append((rule, replace(draft, confidence=sure)))
    return told


@cache
def _table() -> Any:
    return json.loads(files("compare.data").joinpath("confidence.json").read_text("utf-8"))
