"""NANCO: answers of many news articles to one question, in pairs; the same answer or another.

**From findings to labels**: each text is the question and, as a sentence of its own, the answer
(the words of the article that answer it). *same* where an alignment joins the two answers and no
conflict touches both of them, else *different*; *different* is another answer and not always a
conflict, so that the lack of an alignment has to tell most of them. Two answers to one question are
known to speak of one thing, as sentences of two accounts are not: their alignment threshold is half
the default. A second figure uses the score of that alignment at the threshold 0; from which score
on the answers are the same is chosen on the other questions.

Each question counts its balanced accuracy; the figure is the mean over the questions. The interval
is drawn over the answers' pairs, not over the questions, of which there are too few.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, brief, conflicts, rows

_YES, _NO = "same", "different"
_ANSWERS = 0.25
"""Threshold of alignment between answers to one question."""


def items(data: Path) -> list[Item]:
    """Return the pairs, once for the threshold between answers and once for none."""
    return [
        Item(
            set="nanco",
            id=row["id"],
            group=row["group"],
            texts=tuple(_text(row["question"], row[key]) for key in ("text1", "text2")),
            gold=row["label"],
            threshold=threshold,
            extra={"from": len(row["question"]) + 1},
        )
        for threshold in (_ANSWERS, 0.0)
        for row in rows(data / "nanco" / "pairs.jsonl")
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Say same where the answers are aligned and do not conflict."""
    start = item.extra["from"]
    answers = {
        d["id"]: {s["index"] for s in d["sentences"] if s["end"] > start}
        for d in report["documents"]
    }
    scores = [
        alignment["score"]
        for alignment in report["alignments"]
        if all(answers[m["document"]] & set(m["sentences"]) for m in alignment["members"])
    ]
    found = [
        finding
        for finding in conflicts(report)
        if all(e["end"] > start for e in finding["evidence"])
    ]
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold=item.gold,
        said=_YES if scores and not found else _NO,
        score=max(scores, default=0.0) * (0.5 if found else 1.0),
        findings=tuple(map(brief, found)),
        extra={"ranked": item.threshold == 0.0},
    )


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return the mean balanced accuracy over the questions, and what lies behind it."""
    return (
        Metric("mean balanced accuracy", _mean, target=0.85, only=_plain, units=_pair),
        Metric("precision of same", lambda p: _count(p).precision, only=_plain, units=_pair),
        Metric("recall of same", lambda p: _count(p).recall, only=_plain, units=_pair),
        Metric(
            "different called a conflict",
            lambda p: stats.mean(bool(x.findings) for x in p if x.gold == _NO),
            only=_plain,
            units=_pair,
        ),
        Metric(
            "same called a conflict",
            lambda p: stats.mean(bool(x.findings) for x in p if x.gold == _YES),
            least=True,
            only=_plain,
            units=_pair,
        ),
        Metric("mean balanced accuracy of the score", _scored, only=_ranked, units=_pair),
    )


def _text(question: str, answer: str) -> str:
    answer = answer.strip()
    return f"{question}\n{answer[:1].upper()}{answer[1:]}{'' if answer.endswith('.') else '.'}"


def _plain(prediction: Prediction) -> bool:
    return not prediction.extra["ranked"]


def _ranked(prediction: Prediction) -> bool:
    return bool(prediction.extra["ranked"])


def _pair(prediction: Prediction) -> str:
    return prediction.id


def _count(predictions: Sequence[Prediction]) -> stats.Counts:
    return stats.count(((p.gold, p.said) for p in predictions), _YES)


def _mean(predictions: Sequence[Prediction]) -> float:
    questions = sorted({p.group for p in predictions})
    return stats.mean(
        _count([p for p in predictions if p.group == question]).balanced_accuracy
        for question in questions
    )


def _scored(predictions: Sequence[Prediction]) -> float:
    questions = sorted({p.group for p in predictions})
    figures = []
    for question in questions:
        others = [p for p in predictions if p.group != question] or predictions
        positive = [p.gold == _YES for p in others]
        threshold = stats.best_threshold([p.score for p in others], positive)
        own = (
            (p.gold, _YES if p.score >= threshold else _NO)
            for p in predictions
            if p.group == question
        )
        figures.append(stats.count(own, _YES).balanced_accuracy)
    return stats.mean(figures)
