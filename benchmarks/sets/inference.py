"""Inference with negation (SNLI, MNLI, RTE) and with conjunctions and lists (ConjNLI).

**From findings to labels**: *contradiction* where the two sentences have any conflict, else
*other*, which stands for entailment and neutral together. In RTE what is not entailed may
contradict or not, so all it tells is how many entailments are called a conflict, which is reported
for the others as well; the figures for *negation_nli* as a whole leave it out.

What these sets call a contradiction is wider than a conflict here: two sentences about a picture
are held to show the same scene even where nothing says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import OPEN, Item, Json, Metric, Prediction, by_conflict, rows

_YES, _NO = "contradiction", "other"
_GOLD = {"contradiction": _YES, "entailment": _NO, "neutral": _NO, "not_entailment": OPEN}
_FILES = {
    "negation_nli/snli": "negation_nli/snli.jsonl",
    "negation_nli/mnli": "negation_nli/mnli.jsonl",
    "negation_nli/rte": "negation_nli/rte.jsonl",
    "conjnli": "conjnli/pairs.jsonl",
}


def items(data: Path) -> list[Item]:
    """Return the pairs of all four sets."""
    return [
        Item(
            set=name,
            id=row["id"],
            group=str(row["group"]),
            texts=(row["text1"], row["text2"]),
            gold=_GOLD[row["label"]],
            extra={"label": row["label"]},
        )
        for name, file in _FILES.items()
        for row in rows(data / file)
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Say contradiction where there is any conflict."""
    return by_conflict(item, report, _YES, _NO, label=item.extra["label"])


def metrics(name: str) -> tuple[Metric, ...]:
    """Return F1, precision and recall of contradiction, and the entailments called a conflict."""
    false = (
        Metric("entailments called a conflict", _alarms, least=True, only=_of("entailment")),
        Metric("neutral pairs called a conflict", _alarms, least=True, only=_of("neutral")),
    )
    if name == "negation_nli/rte":
        return (false[0], Metric("others called a conflict", _alarms, only=_of("not_entailment")))
    target = None if name == "negation_nli" else 0.70
    return (
        Metric("contradiction F1", lambda p: _count(p).f1, target=target, only=_closed),
        Metric("precision", lambda p: _count(p).precision, only=_closed),
        Metric("recall", lambda p: _count(p).recall, only=_closed),
        *false,
    )


def _closed(prediction: Prediction) -> bool:
    return not prediction.set.endswith("/rte")


def _of(label: str) -> Callable[[Prediction], bool]:
    return lambda prediction: prediction.extra["label"] == label


def _alarms(predictions: Sequence[Prediction]) -> float:
    return stats.mean(p.said == _YES for p in predictions)


def _count(predictions: Sequence[Prediction]) -> stats.Counts:
    return stats.count(((p.gold, p.said) for p in predictions), _YES)
