"""Real pairs: two real articles each, in which a reader looked for every disagreement.

The places stand in ``benchmarks/real_pairs.jsonl`` without the words at them, since the articles
belong to others; they are counted where the articles lie beside the checkout (``real_news``).
Verdicts: ``right``, both cannot hold of one thing; ``earlier``, one account has an older state;
``arguable``, a disputed claim or a loose word; ``differs``, both can hold, but an editor
may want them seen.

**From findings to labels**: a disagreement is *found* when two different pieces of evidence of one
``conflict`` overlap its two places, *shown* when those of an ``open`` finding do. Recall asks
for the right and the earlier ones, and the stage of loss is told of these. A conflict on
a pair that only *differs* is told apart, and *precision of places* is the share of conflicts on any
place labelled right, earlier or arguable: a lower bound, one more reader may see more.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks import whole
from benchmarks.cases import OPEN, Item, Json, Metric, Prediction, rows
from benchmarks.places import holds, letter, told

OWN = Path(__file__).parents[1] / "real_pairs.jsonl"
KEYS = ("a", "b")
"""The accounts of a cluster that were read against each other."""
_WANTED = {"right", "earlier"}


def items(data: Path) -> list[Item]:
    """Return the pairs that were read, one item each."""
    labels: dict[str, list[tuple[str, list[tuple[str, int, int]], str]]] = {}
    for row in rows(OWN):
        places = [(letter(KEYS.index(key)), start, end) for key, start, end in row["spans"]]
        labels.setdefault(row["cluster"], []).append((row["category"], places, row["verdict"]))
    return [
        Item(
            set="real_pairs",
            id=cluster["id"],
            group=cluster["id"],
            texts=tuple(cluster["accounts"][key] for key in KEYS),
            gold=OPEN,
            internal=True,
            extra={"conflicts": labels[cluster["id"]]},
        )
        for cluster in rows(data / "real_news" / "clusters.jsonl")
        if cluster["id"] in labels
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Count by verdict which of the disagreements are told, and how."""
    labels = whole.planted(item)
    count: Counter[str] = Counter()
    conflicts, opens = list(told(report, "conflict")), list(told(report, "open"))
    for one in labels:
        hit = any(holds(finding, one.pair) for finding in conflicts)
        count[f"{one.verdict} asked"] += 1
        count[f"{one.verdict} found"] += hit
        count[f"{one.verdict} shown"] += hit or any(holds(f, one.pair) for f in opens)
    meant = [one.pair for one in labels if one.verdict != "differs"]
    count["meant told"] = sum(any(holds(f, pair) for pair in meant) for f in conflicts)
    held = whole.prediction(
        item, report, [one for one in labels if one.verdict in _WANTED], other="unlabelled"
    )
    held.extra["count"].update(count)
    return held


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return recall of what cannot both hold, then what is made of the weaker labels."""
    return (
        Metric("recall of right and earlier", whole.ratio("found", "planted")),
        Metric(
            "recall of right",
            whole.ratio("right found", "right asked"),
            only=whole.has("right asked"),
        ),
        Metric("shown of right and earlier", whole.ratio("shown", "planted")),
        Metric("vouched for", whole.ratio("vouched", "planted"), target=0.0, least=True),
        Metric("arguable told as conflict", whole.ratio("arguable found", "arguable asked")),
        Metric("arguable shown", whole.ratio("arguable shown", "arguable asked")),
        Metric(
            "differs told as conflict", whole.ratio("differs found", "differs asked"), least=True
        ),
        Metric("differs shown", whole.ratio("differs shown", "differs asked")),
        Metric("precision of places", whole.ratio("meant told", "told")),
    )
