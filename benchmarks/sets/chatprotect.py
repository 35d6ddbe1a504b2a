"""ChatProtect: two sentences on one point, written by one language model; contradiction or not.

**From findings to labels**: *contradiction* where the two sentences have any conflict, else
*consistent*. The text that came before is not given. One part for each model that wrote the
sentences, and *chatprotect* for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, by_conflict, rows

_YES, _NO = "contradiction", "consistent"


def items(data: Path) -> list[Item]:
    """Return the pairs of all generators, each under the part of its own."""
    return [
        Item(
            set=f"chatprotect/{path.stem}",
            id=row["id"],
            group=row["group"],
            texts=(row["text1"], row["text2"]),
            gold=row["label"],
        )
        for path in sorted((data / "chatprotect").glob("*.jsonl"))
        for row in rows(path)
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Say contradiction where there is any conflict."""
    return by_conflict(item, report, _YES, _NO)


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return F1, precision and recall of contradiction."""
    return (
        Metric("contradiction F1", lambda p: _count(p).f1, target=0.80),
        Metric("precision", lambda p: _count(p).precision),
        Metric("recall", lambda p: _count(p).recall),
    )


def _count(predictions: Sequence[Prediction]) -> stats.Counts:
    return stats.count(((p.gold, p.said) for p in predictions), _YES)
