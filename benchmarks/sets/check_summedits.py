"""SummEdits read as a draft and its source: a summary is checked against its article.

**From findings to labels**: *inconsistent* where a sentence of the summary is contradicted, to
compare, unsupported or supported in part only (:func:`compare.check_texts`), else *consistent*.
Beside it stands what contradictions alone come to. The weights were fitted on the consistent
summaries and on another set (``tools/train_check.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, brief
from benchmarks.sets import summedits

YES, NO = "inconsistent", "consistent"
_TARGETS = {"check_summedits/news": 0.744, "check_summedits/ectsum": 0.726}
_EDITS = (
    "entity_modification",
    "antonym_swap",
    "negation_insertion_removal",
    "hallucinated_fact_insertion",
)


def items(data: Path) -> list[Item]:
    """Return the summaries, each as a draft with its article."""
    return [
        replace(
            item,
            set=f"check_{item.set}",
            texts=(item.texts[1], item.texts[0]),
            check=True,
        )
        for item in summedits.items(data)
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Say inconsistent where any sentence is not supported."""
    claims = [c for c in report["check"]["claims"] if c["verdict"] != "none"]
    amiss = [claim for claim in claims if claim["verdict"] != "supported"]
    used = {name for claim in amiss for name in claim["findings"]}
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold=item.gold,
        said=YES if amiss else NO,
        score=1 - min((claim["support"] for claim in claims), default=0.0),
        findings=tuple(brief({**f, "score": None}) for f in report["findings"] if f["id"] in used),
        extra={
            "edits": item.extra["edits"],
            "against": any(claim["verdict"] == "contradicted" for claim in amiss),
        },
    )


def metrics(name: str) -> tuple[Metric, ...]:
    """Return balanced accuracy, what lies behind it, and recall for each sort of edit."""
    if not name.startswith("check_summedits/"):
        return ()
    return (
        Metric("balanced accuracy", lambda p: _count(p).balanced_accuracy, _TARGETS.get(name)),
        Metric("balanced accuracy by contradictions alone", _by_contradictions),
        Metric("precision of inconsistent", lambda p: _count(p).precision),
        Metric("recall of inconsistent", lambda p: _count(p).recall),
        *(
            Metric(
                f"recall, {edit.replace('_', ' ')}",
                lambda p: _count(p).recall,
                only=partial(_has, edit),
            )
            for edit in _EDITS
        ),
    )


def _has(edit: str, prediction: Prediction) -> bool:
    return edit in prediction.extra["edits"]


def _count(predictions: Sequence[Prediction]) -> stats.Counts:
    return stats.count(((p.gold, p.said) for p in predictions), YES)


def _by_contradictions(predictions: Sequence[Prediction]) -> float:
    told = ((p.gold, YES if p.extra["against"] else NO) for p in predictions)
    return stats.count(told, YES).balanced_accuracy
