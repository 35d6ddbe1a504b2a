"""FEVER symmetric: evidence from an encyclopaedia and a claim; supports or refutes.

**From findings to labels**: *refutes* where evidence and claim have any conflict, else *supports*.
Brackets, which the data escapes as the Penn Treebank does (``-LRB-``), are put back.
The figure that counts is over the pairs with digits on both sides; the other half asks for
knowledge of the world as well (an actress is no accountant), and is reported beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, by_conflict, rows

_YES, _NO = "refutes", "supports"
_ESCAPES = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def items(data: Path) -> list[Item]:
    """Return the pairs."""
    return [
        Item(
            set="fever_symmetric",
            id=row["id"],
            group=row["group"],
            texts=(_plain(row["text1"]), _plain(row["text2"])),
            gold=row["label"],
            extra={"digits": row["digits"]},
        )
        for row in rows(data / "fever_symmetric" / "pairs.jsonl")
    ]


def _plain(text: str) -> str:
    for escape, bracket in _ESCAPES.items():
        text = text.replace(escape, bracket)
    return text


def predict(item: Item, report: Json) -> Prediction:
    """Say refutes where there is any conflict."""
    return by_conflict(item, report, _YES, _NO, digits=item.extra["digits"])


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return accuracy on the pairs with digits, and what lies behind it."""
    return (
        Metric("accuracy, digits", lambda p: _count(p).accuracy, target=0.90, only=_digits),
        Metric("precision of refutes, digits", lambda p: _count(p).precision, only=_digits),
        Metric("recall of refutes, digits", lambda p: _count(p).recall, only=_digits),
        Metric("accuracy, all", lambda p: _count(p).accuracy),
        Metric("precision of refutes, all", lambda p: _count(p).precision),
        Metric("recall of refutes, all", lambda p: _count(p).recall),
    )


def _digits(prediction: Prediction) -> bool:
    return bool(prediction.extra["digits"])


def _count(predictions: Sequence[Prediction]) -> stats.Counts:
    return stats.count(((p.gold, p.said) for p in predictions), _YES)
