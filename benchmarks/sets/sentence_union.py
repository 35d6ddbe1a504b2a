"""Sentence union: two sentences of different news stories that overlap and do not contradict.

**From findings to labels**: a pair with any conflict is a false alarm (*conflict*, where people say
*none*). Beside it stands the share of the pairs that are aligned, since a program that aligns
nothing raises no alarm.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, by_conflict, rows


def items(data: Path) -> list[Item]:
    """Return the pairs."""
    return [
        Item(
            set="sentence_union",
            id=row["id"],
            group=row["group"],
            texts=(row["text1"], row["text2"]),
            gold="none",
        )
        for row in rows(data / "sentence_union" / "pairs.jsonl")
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Say conflict where there is any."""
    return by_conflict(item, report, "conflict", "none")


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return the shares of false alarms and of aligned pairs."""
    return (
        Metric(
            "called a conflict",
            lambda p: stats.mean(not one.right for one in p),
            target=0.02,
            least=True,
        ),
        Metric("aligned", lambda p: stats.mean(one.extra["aligned"] > 0 for one in p)),
    )
