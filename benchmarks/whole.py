"""Whole articles with planted conflicts: what is told of them, counted and shown.

The sets of whole articles share this, so that a conflict counts as found by one measure in all of
them. A case is a story or a pair of articles here and not one statement, so that it has no one
gold label; what there is to see lies in ``extra`` of its prediction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks import losses
from benchmarks.cases import OPEN, Item, Json, Metric, Prediction
from benchmarks.places import Pair, holds, number, told

_QUOTE = 100


@dataclass(frozen=True, slots=True)
class Planted:
    """Two places that a reader finds in conflict."""

    category: str
    pair: Pair
    verdict: str = "right"


def planted(item: Item) -> list[Planted]:
    """Return the labelled conflicts of a case."""
    return [
        Planted(category, (tuple(first), tuple(second)), verdict)
        for category, (first, second), verdict in item.extra["conflicts"]
    ]


def prediction(
    item: Item, report: Json, wanted: Sequence[Planted], other: str = "false"
) -> Prediction:
    """Return the counts of a case, each of the ``wanted`` that was missed, and all conflicts told.

    ``planted`` are the wanted, ``found`` those a conflict holds, ``shown`` those a conflict or an
    open finding holds, ``vouched`` those missed that an ``agree`` holds; ``told`` are the conflicts
    and ``right`` those that hold any labelled pair; the verdict on the rest is ``other``.
    """
    conflicts = list(told(report, "conflict"))
    opens = list(told(report, "open"))
    agreements = list(told(report, "agree"))
    trace = losses.Trace(item.texts, item.internal)
    count: Counter[str] = Counter()
    lost = []
    for one in wanted:
        hit = any(holds(finding, one.pair) for finding in conflicts)
        count["planted"] += 1
        count["found"] += hit
        count["shown"] += hit or any(holds(finding, one.pair) for finding in opens)
        if not hit:
            vouched = any(holds(finding, one.pair) for finding in agreements)
            count["vouched"] += vouched
            where = losses.stage(trace, report, one.category, one.pair)
            quotes = [item.texts[number(d)][s:e] for d, s, e in one.pair]
            lost.append(
                {
                    "stage": where,
                    "category": one.category,
                    "vouched": vouched,
                    "by": losses.judges(report, one.pair),
                    "quotes": quotes,
                }
            )
    labels = planted(item)
    rows = [
        row(f, next((one.verdict for one in labels if holds(f, one.pair)), other))
        for f in conflicts
    ]
    count["told"] = len(rows)
    count["right"] = sum(r["verdict"] != other for r in rows)
    return unlabelled(item, {"count": dict(count), "lost": lost, "told": rows})


def unlabelled(item: Item, extra: dict[str, Any]) -> Prediction:
    """Return what there is to see of a case that has no one gold label."""
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold=OPEN,
        said="",
        score=0.0,
        findings=(),
        extra=extra,
    )


def row(finding: Json, verdict: str) -> dict[str, Any]:
    """Return of a finding what a reader needs, with what is thought of it."""
    return {
        "kind": finding["kind"],
        "rule": finding["rule"],
        "category": finding["category"],
        "verdict": verdict,
        "quotes": [f"{e['document']}: {e['quote']}" for e in finding["evidence"]],
    }


def ratio(part: str, whole: str) -> Callable[[Sequence[Prediction]], float]:
    """Return the figure that divides two counts over all cases; 0 where there is nothing."""

    def figure(predictions: Sequence[Prediction]) -> float:
        total = sum(p.extra["count"].get(whole, 0) for p in predictions)
        return sum(p.extra["count"].get(part, 0) for p in predictions) / total if total else 0.0

    return figure


def has(whole: str) -> Callable[[Prediction], bool]:
    """Return the test whether a case has anything to count by."""
    return lambda prediction: bool(prediction.extra["count"].get(whole))


def metrics(recall: float, precision: float, shown: float | None = None) -> tuple[Metric, ...]:
    """Return the figures of planted conflicts, with these targets."""
    return (
        Metric("recall", ratio("found", "planted"), target=recall),
        Metric("precision", ratio("right", "told"), target=precision),
        Metric("shown", ratio("shown", "planted"), target=shown),
        Metric("vouched for", ratio("vouched", "planted"), target=0.0, least=True),
    )


def lines(predictions: Sequence[Prediction], verbose: bool) -> Iterator[str]:
    """Yield what was lost at which stage and told by which rule, by set; each where ``verbose``."""
    sets: dict[str, list[Prediction]] = {}
    for p in predictions:
        if "told" in p.extra:
            sets.setdefault(p.set, []).append(p)
    for name, held in sets.items():
        missed = [(p, one) for p in held for one in p.extra.get("lost", ())]
        conflicts = [(p, one) for p in held for one in p.extra["told"]]
        yield from _lost(name, [one for _, one in missed])
        yield from _told(name, [one for _, one in conflicts])
        if verbose:
            for p, one in missed:
                sign = "VOUCHED FOR, " if one["vouched"] else ""
                by = f" by {', '.join(one['by'])}" if one["by"] else ""
                yield f"- {p.id}: {sign}{one['stage']}{by}, {one['category']}: {_short(one)}"
            for p, one in conflicts:
                if one["verdict"] != "right":
                    how = f"{one['kind']} {one['rule']}/{one['category']}"
                    yield f"- {p.id}: {one['verdict']}: {how}: {_short(one)}"


def _lost(name: str, missed: Sequence[Json]) -> Iterator[str]:
    if missed:
        yield f"\n== {name}: {len(missed)} labelled conflicts missed, lost at"
    for stage in losses.STAGES:
        by = Counter(one["category"] for one in missed if one["stage"] == stage)
        if by:
            parts = ", ".join(f"{category} {n}" for category, n in sorted(by.items()))
            yield f"{stage:22} {by.total():4}   {parts}"
        rules = Counter(rule for one in missed if one["stage"] == stage for rule in one["by"])
        if rules:
            yield f"{'':29} by {', '.join(f'{rule} {n}' for rule, n in sorted(rules.items()))}"


def _told(name: str, conflicts: Sequence[Json]) -> Iterator[str]:
    by: dict[str, Counter[str]] = {}
    for one in conflicts:
        rule = f"{one['kind']} {one['rule']}/{one['category']}"
        by.setdefault(rule, Counter())[one["verdict"]] += 1
    if by:
        yield f"\n== {name}: told by rule and category"
    for rule in sorted(by, key=lambda held: (-by[held].total(), held)):
        parts = ", ".join(f"{verdict} {n}" for verdict, n in sorted(by[rule].items()))
        yield f"{rule:38} {by[rule].total():4}   {parts}"


def _short(one: Json) -> str:
    quotes = (" ".join(quote.split()) for quote in one["quotes"])
    return " | ".join(q if len(q) <= _QUOTE else q[: _QUOTE - 3] + "..." for q in quotes)
