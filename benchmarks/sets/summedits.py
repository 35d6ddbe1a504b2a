"""SummEdits: an article or an earnings call, and a summary with or without one changed fact.

**From findings to labels**: *inconsistent* where document and summary have any conflict between
them, or where the report tells of something in the summary that the document nowhere has (rule
``unsourced``), else *consistent*: an editor who checks a summary against its source takes either
for a warning. What conflicts alone come to stands beside it. A third figure uses what a report
says short of a conflict: a score that adds to whether there is one the share of the summary's
words that are marked as changed. Its threshold is chosen on all other documents, never on the one
that is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, brief, by_conflict, rows
from benchmarks.words import changed

_YES, _NO = "inconsistent", "consistent"
_EDITS = (
    "entity_modification",
    "antonym_swap",
    "negation_insertion_removal",
    "hallucinated_fact_insertion",
)
_TARGETS = {"summedits/news": 0.744, "summedits/ectsum": 0.726}


def items(data: Path) -> list[Item]:
    """Return the pairs of every domain that is present."""
    return [
        Item(
            set=f"summedits/{path.stem}",
            id=row["id"],
            group=row["group"],
            texts=(row["document"], row["claim"]),
            gold=row["label"],
            extra={"edits": row["edit_types"]},
        )
        for path in sorted((data / "summedits").glob("*.jsonl"))
        for row in rows(path)
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Say inconsistent where there is any conflict, or something that has no source."""
    told = by_conflict(
        item, report, _YES, _NO, edits=item.extra["edits"], changed=changed(report, "B")
    )
    new = [brief({**f, "score": None}) for f in report["findings"] if _is_new(f)]
    return replace(
        told,
        said=_YES if told.findings or new else _NO,
        findings=(*told.findings, *new),
        extra={**told.extra, "conflict": bool(told.findings)},
    )


def _is_new(finding: Json) -> bool:
    added = finding["kind"] == "detail" and finding["rule"] == "unsourced"
    return bool(added and finding["adds"] == "B")


def metrics(name: str) -> tuple[Metric, ...]:
    """Return balanced accuracy, what lies behind it, and recall for each sort of edit."""
    if name == "summedits":
        return ()
    return (
        Metric("balanced accuracy", lambda p: _count(p).balanced_accuracy, _TARGETS.get(name)),
        Metric("balanced accuracy by conflicts alone", _by_conflicts),
        Metric("precision of inconsistent", lambda p: _count(p).precision),
        Metric("recall of inconsistent", lambda p: _count(p).recall),
        *(
            Metric(f"recall, {edit.replace('_', ' ')}", lambda p: _count(p).recall, only=_of(edit))
            for edit in _EDITS
        ),
        Metric("balanced accuracy of the score", _scored),
        Metric("area under the curve of the score", _area),
    )


def _of(edit: str) -> partial[bool]:
    return partial(_has, edit)


def _has(edit: str, prediction: Prediction) -> bool:
    return edit in prediction.extra["edits"]


def _count(predictions: Sequence[Prediction]) -> stats.Counts:
    return stats.count(((p.gold, p.said) for p in predictions), _YES)


def _by_conflicts(predictions: Sequence[Prediction]) -> float:
    told = ((p.gold, _YES if p.extra["conflict"] else _NO) for p in predictions)
    return stats.count(told, _YES).balanced_accuracy


def _score(prediction: Prediction) -> float:
    return min(1.0, prediction.score) + float(prediction.extra["changed"])


def _positive(prediction: Prediction) -> bool:
    return prediction.gold == _YES


def _scored(predictions: Sequence[Prediction]) -> float:
    told = stats.held_out(predictions, _score, _positive, lambda p: p.group)
    pairs = ((str(gold), str(said)) for gold, said in told)
    return stats.count(pairs, "True").balanced_accuracy


def _area(predictions: Sequence[Prediction]) -> float:
    sides: dict[bool, list[float]] = {True: [], False: []}
    for prediction in predictions:
        sides[_positive(prediction)].append(_score(prediction))
    return stats.area(sides[True], sides[False])
