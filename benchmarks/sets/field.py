"""Field: small inputs after faults that people complain of in public.

**From findings to labels**: as with the stories, a planted conflict is *found* when two different
pieces of evidence of one ``conflict`` overlap its two places, and a conflict that holds no planted
pair is false. *Vouched for* are planted conflicts that were missed and that an ``agree`` finding
holds: the worst error there is.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import whole
from benchmarks.cases import OPEN, Item, Json, Metric, Prediction
from benchmarks.places import quoted


def items(data: Path) -> list[Item]:
    """Return the cases, one item each."""
    return [_item(path.parent) for path in sorted((data / "field").glob("*/expect.json"))]


def _item(folder: Path) -> Item:
    expected = json.loads((folder / "expect.json").read_text(encoding="utf-8"))
    accounts = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("?.txt"))
    }
    labels = {
        "conflicts": [
            (c["category"], quoted(accounts, c["spans"]), "right") for c in expected["conflicts"]
        ]
    }
    texts = tuple(accounts.values())
    return Item("field", folder.name, folder.name, texts, OPEN, internal=True, extra=labels)


def predict(item: Item, report: Json) -> Prediction:
    """Count which of the planted conflicts are told, and which conflicts are false."""
    return whole.prediction(item, report, whole.planted(item))


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return the figures of planted conflicts."""
    return whole.metrics(recall=28 / 33, precision=1.0)
