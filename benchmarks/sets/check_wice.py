"""WiCE read as a draft and its source: whether the page supports the claim, in part, or not.

**From findings to labels**: the claim is the draft, the page its source
(:func:`compare.check_texts`). *Supported* where every sentence of the claim is supported, *not*
where all are unsupported, else *partially*; what is contradicted or to compare counts as the
latter, since this data knows no contradictions and a page mostly says the rest. The figure is the
balanced accuracy of supported against the other two, which is how the set is scored elsewhere
(LLM-AggreFact); the mean of the three recalls stands beside it. The weights were fitted on these
claims (``tools/train_check.py``, which prints what comes of claims not fitted on).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, brief
from benchmarks.sets import wice

NAME = "check_wice"
ALL, SOME, NONE = "supported", "partially_supported", "not_supported"


def items(data: Path) -> list[Item]:
    """Return the claims, each as a draft with its source."""
    return [
        replace(
            item,
            set=NAME,
            texts=(item.texts[1], item.texts[0]),
            gold=item.extra["label"],
            extra={},
            check=True,
        )
        for item in wice.items(data)
        if "label" in item.extra
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Say what the verdicts on the sentences of the claim come to."""
    claims = [c for c in report["check"]["claims"] if c["verdict"] != "none"]
    verdicts = {claim["verdict"] for claim in claims}
    said = SOME
    if verdicts == {"supported"}:
        said = ALL
    elif verdicts <= {"unsupported"}:
        said = NONE
    used = {name for claim in claims for name in claim["findings"]}
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold=item.gold,
        said=said,
        score=min((claim["support"] for claim in claims), default=0.0),
        findings=tuple(brief({**f, "score": None}) for f in report["findings"] if f["id"] in used),
    )


def metrics(name: str) -> tuple[Metric, ...]:
    """Return balanced accuracy, the recalls, and the area under the curve of the chance."""
    if name != NAME:
        return ()
    return (
        Metric("balanced accuracy of supported", lambda p: _count(p, ALL).balanced_accuracy),
        Metric("mean of the three recalls", _three),
        *(
            Metric(f"recall, {label.replace('_', ' ')}", partial(_recall, label))
            for label in (ALL, SOME, NONE)
        ),
        Metric("precision of supported", lambda p: _count(p, ALL).precision),
        Metric("area under the curve of the chance", _area),
    )


def _count(predictions: Sequence[Prediction], label: str) -> stats.Counts:
    return stats.count(((p.gold, p.said) for p in predictions), label)


def _recall(label: str, predictions: Sequence[Prediction]) -> float:
    return _count(predictions, label).recall


def _three(predictions: Sequence[Prediction]) -> float:
    return stats.mean(_count(predictions, label).recall for label in (ALL, SOME, NONE))


def _area(predictions: Sequence[Prediction]) -> float:
    sides: dict[bool, list[float]] = {True: [], False: []}
    for prediction in predictions:
        sides[prediction.gold == ALL].append(prediction.score)
    return stats.area(sides[True], sides[False])
