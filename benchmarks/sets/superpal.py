"""SuperPAL on Multi-News: sentences of summaries, and the sentence of a source each restates.

**From findings to labels**: for each summary sentence the other text is all source sentences of its
topic, one a line. It is found when an alignment joins it with the right one (recall at the default
threshold); *best is right* asks, with the threshold at 0, whether the sentences it is aligned with
include the right one. A summary sentence with several right ones counts each. Alignments with
others are not wrong here, since the data names only some of the right ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, rows


def items(data: Path) -> list[Item]:
    """Return each summary sentence once for each threshold."""
    pairs = rows(data / "superpal_multinews" / "pairs.jsonl")
    found = []
    for topic in dict.fromkeys(row["group"] for row in pairs):
        own = [row for row in pairs if row["group"] == topic]
        sources = list(dict.fromkeys(_line(row["sentence2"]) for row in own))
        for summary in dict.fromkeys(_line(row["sentence1"]) for row in own):
            right = {_line(row["sentence2"]) for row in own if _line(row["sentence1"]) == summary}
            gold = sorted(sources.index(line) for line in right)
            found += [
                Item(
                    set="superpal_multinews",
                    id=f"{topic}:{own[0]['id']}:{summary[:40]}",
                    group=topic,
                    texts=("\n".join(sources), summary),
                    gold=str(gold),
                    threshold=threshold,
                    extra={"gold": gold, "lines": sources},
                )
                for threshold in (None, 0.0)
            ]
    return found


def predict(item: Item, report: Json) -> Prediction:
    """Say which source sentences are aligned with the summary's."""
    sentences = {s["index"]: s for s in report["documents"][0]["sentences"]}
    starts, at = [], 0
    for line in item.extra["lines"]:
        starts.append(at)
        at += len(line) + 1
    said = set()
    for alignment in report["alignments"]:
        for member in alignment["members"]:
            for index in member["sentences"] if member["document"] == "A" else ():
                start = sentences[index]["start"]
                said.add(max(n for n, at in enumerate(starts) if at <= start))
    gold = set(item.extra["gold"])
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold=item.gold,
        said=str(sorted(said)),
        score=len(said & gold) / len(gold),
        findings=(),
        extra={
            "gold": len(gold),
            "hits": len(said & gold),
            "said": len(said),
            "lines": len(starts),
            "ranked": item.threshold is not None,
        },
    )


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return recall at the default threshold and at none, and how much is aligned for it."""
    return (
        Metric("recall of the pairs", _recall, only=lambda p: not p.extra["ranked"]),
        Metric(
            "aligned sentences for each",
            lambda p: stats.mean(one.extra["said"] for one in p),
            least=True,
            only=lambda p: not p.extra["ranked"],
        ),
        Metric(
            "best is right",
            lambda p: stats.mean(one.extra["hits"] > 0 for one in p),
            only=lambda p: bool(p.extra["ranked"]),
        ),
    )


def _line(sentence: str) -> str:
    return " ".join(sentence.split())


def _recall(predictions: Sequence[Prediction]) -> float:
    total = sum(p.extra["gold"] for p in predictions)
    return sum(p.extra["hits"] for p in predictions) / total if total else 0.0
