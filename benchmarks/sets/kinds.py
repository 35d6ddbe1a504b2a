"""Kinds: cases of our own, of the kinds of the field cases, in ``benchmarks/kinds``.

**From findings to labels**: as with the field cases. ``kinds/fitted`` are those that somebody
looked at while rules were written, ``kinds/unfitted`` those of which nobody saw more than totals.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import whole
from benchmarks.cases import OPEN, Item, Json, Metric
from benchmarks.places import quoted
from benchmarks.sets.field import predict

__all__ = ["items", "metrics", "predict"]

CASES = Path(__file__).resolve().parent.parent / "kinds" / "cases.jsonl"
UNFITTED = frozenset({"B2"})
"""Parts that nobody looked at."""


def items(data: Path) -> list[Item]:
    """Return the cases, one item each; none where there are no field cases beside them."""
    if not (data / "field").is_dir():
        return []
    return [_item(json.loads(line)) for line in CASES.read_text("utf-8").splitlines()]


def _item(row: Json) -> Item:
    accounts = row["accounts"]
    labels = {
        "conflicts": [
            (c["category"], quoted(accounts, c["spans"]), "right") for c in row["conflicts"]
        ]
    }
    name = f"kinds/{'unfitted' if row['part'] in UNFITTED else 'fitted'}"
    return Item(
        name, row["id"], row["id"], tuple(accounts.values()), OPEN, internal=True, extra=labels
    )


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return the figures of planted conflicts."""
    return whole.metrics(recall=0.85, precision=1.0)
