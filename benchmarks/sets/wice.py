"""WiCE: a claim of an encyclopaedia and a page it cites, cut into sentences; which ones support it.

**From findings to labels**: the page is its sentences joined by newlines. Said to be evidence is
every sentence of the page that shares an alignment with the claim, mapped back by offsets. Each
claim counts the F1 of that set against the right set it fits best. The figure is the mean over the
claims that are supported at least in part, since that is what the published figures are over; for
all claims it stands beside it. A claim nothing supports has the empty set for its right one.

For some claims people also marked the words that nothing supports (*wice/tokens*). Said to be
unsupported is every word of the claim that is not aligned, or marked as changed or added in its
alignment; the figure is F1 over the words of all claims.

Whether the claim is supported is left out: a report tells what conflicts, and this data has no
contradictions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, brief, conflicts, rows
from benchmarks.words import unanswered_spans

_CLAIMS, _TOKENS = "wice/claim", "wice/tokens"


def items(data: Path) -> list[Item]:
    """Return the claims."""
    return [
        Item(
            set=_CLAIMS,
            id=row["id"],
            group=str(row["group"]),
            texts=("\n".join(row["sentences"]), row["claim"]),
            gold=json.dumps(row["gold_sets"]),
            extra={"ends": _ends(row["sentences"]), "label": row["label"]},
        )
        for row in rows(data / "wice" / "claim.jsonl")
    ] + [
        Item(
            set=_TOKENS,
            id=row["id"],
            group=str(row["group"]),
            texts=("\n".join(row["sentences"]), row["claim"]),
            gold=_marks(row["unsupported"]),
            extra={"tokens": row["tokens"]},
        )
        for row in rows(data / "wice" / "claim_tokens.jsonl")
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Say which sentences are aligned with the claim, or which of its words nothing supports."""
    return _predict_tokens(item, report) if item.set == _TOKENS else _predict_claim(item, report)


def _predict_tokens(item: Item, report: Json) -> Prediction:
    marked, at = [], 0
    text = item.texts[1]
    new = list(unanswered_spans(report, "B"))
    for token in item.extra["tokens"]:
        start = text.find(token, at)
        at = start + len(token) if start >= 0 else at
        marked.append(start >= 0 and any(start < e and s < at for s, e in new))
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold=item.gold,
        said=_marks(marked),
        score=0.0,
        findings=(),
        extra={"aligned": max((a["score"] for a in report["alignments"]), default=0.0)},
    )


def _predict_claim(item: Item, report: Json) -> Prediction:
    sentences = {s["index"]: s for s in report["documents"][0]["sentences"]}
    places: dict[int, float] = {}
    for alignment in report["alignments"]:
        for member in alignment["members"]:
            if member["document"] == "A":
                for index in member["sentences"]:
                    for line in _lines(sentences[index], item.extra["ends"]):
                        places[line] = max(places.get(line, 0.0), alignment["score"])
    gold = json.loads(item.gold)
    said = sorted(places)
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold=item.gold,
        said=json.dumps(said),
        score=stats.set_f1(said, gold),
        findings=tuple(map(brief, conflicts(report))),
        extra={
            "label": item.extra["label"],
            "lines": len(item.extra["ends"]),
            "right": _right(said, gold),
            "scores": places,
        },
    )


def metrics(name: str) -> tuple[Metric, ...]:
    """Return F1, precision and recall, of the sentences by what the label is as well."""
    if name == _TOKENS:
        return (
            Metric("F1 of unsupported words", lambda p: _count(p).f1),
            Metric("precision", lambda p: _count(p).precision),
            Metric("recall", lambda p: _count(p).recall),
        )
    if name != _CLAIMS:
        return ()
    return (
        Metric("sentence-set F1", _mean, target=0.75, only=_supported),
        Metric("precision", lambda p: _part(p, 0), only=_supported),
        Metric("recall", lambda p: _part(p, 1), only=_supported),
        Metric("F1, all claims", _mean),
        *(
            Metric(f"F1, {label.replace('_', ' ')}", _mean, only=_of(label))
            for label in ("supported", "partially_supported", "not_supported")
        ),
        Metric("called a conflict", lambda p: stats.mean(bool(x.findings) for x in p), least=True),
    )


def _marks(unsupported: Sequence[bool]) -> str:
    """Return a letter for each word: ``u`` for an unsupported one, else ``s``."""
    return "".join("u" if mark else "s" for mark in unsupported)


def _count(predictions: Sequence[Prediction]) -> stats.Counts:
    pairs = (pair for p in predictions for pair in zip(p.gold, p.said, strict=True))
    return stats.count(pairs, "u")


def _supported(prediction: Prediction) -> bool:
    return bool(prediction.extra["label"] != "not_supported")


def _of(label: str) -> Callable[[Prediction], bool]:
    return lambda prediction: prediction.extra["label"] == label


def _mean(predictions: Sequence[Prediction]) -> float:
    return stats.mean(prediction.score for prediction in predictions)


def _part(predictions: Sequence[Prediction], part: int) -> float:
    return stats.mean(prediction.extra["right"][part] for prediction in predictions)


def _right(said: Sequence[int], gold_sets: Sequence[Sequence[int]]) -> tuple[float, float]:
    """Return precision and recall against the set that fits best."""
    best = max(gold_sets or ((),), key=lambda gold: stats.set_f1(said, (gold,)))
    both = len(set(said) & set(best))
    return (
        both / len(said) if said else float(not best),
        both / len(set(best)) if best else float(not said),
    )


def _ends(sentences: Sequence[str]) -> list[int]:
    """Return after how many code points each line of the page ends."""
    ends, at = [], 0
    for sentence in sentences:
        at += len(sentence)
        ends.append(at)
        at += 1
    return ends


def _lines(sentence: Json, ends: Sequence[int]) -> list[int]:
    """Return the lines a sentence of the report lies on."""
    starts = [0, *(end + 1 for end in ends)]
    return [
        n for n, end in enumerate(ends) if starts[n] < sentence["end"] and sentence["start"] < end
    ]
