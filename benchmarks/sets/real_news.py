"""Real news: all pairs of real accounts of one event, and a reader's verdict on what is told.

**From findings to labels**: each ``conflict``, of any scope, is looked up in the verdicts, those
beside the articles first and then our own (``benchmarks/real_news_judged.jsonl``): it has the first
whose places it overlaps, all of them, else it is ``unjudged``. Verdicts are ``right``, ``earlier``,
``arguable`` and ``false``. *Precision* is the share of the judged that are not false. A conflict
within one account that several pairs bring up counts once. ``open`` findings are looked
up and counted apart, in no other figure. What is unjudged is listed by ``python -m
benchmarks.judge``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks import whole
from benchmarks.cases import OPEN, Item, Json, Metric, Prediction, rows
from benchmarks.places import number, told

OWN = Path(__file__).parents[1] / "real_news_judged.jsonl"
GOOD = ("right", "earlier", "arguable")
VERDICTS = (*GOOD, "false")
UNJUDGED = "unjudged"


def items(data: Path) -> list[Item]:
    """Return all pairs of accounts of each cluster."""
    verdicts: dict[str, list[tuple[list[list[Any]], str]]] = {}
    for row in [*rows(data / "real_news" / "judged.jsonl"), *rows(OWN)]:
        places = [place[:3] for place in row["evidence"]]
        verdicts.setdefault(row["cluster"], []).append((places, row["verdict"]))
    return [
        Item(
            set="real_news",
            id=f"{cluster['id']}:{''.join(keys)}",
            group=cluster["id"],
            texts=tuple(cluster["accounts"][key] for key in keys),
            gold=OPEN,
            internal=True,
            extra={"keys": keys, "judged": verdicts.get(cluster["id"], [])},
        )
        for cluster in rows(data / "real_news" / "clusters.jsonl")
        for keys in combinations(cluster["accounts"], 2)
    ]


def judged(item: Item, report: Json) -> list[dict[str, Any]]:
    """Return the conflicts and open findings with the places by account, and their verdicts."""
    found: dict[Any, dict[str, Any]] = {}
    for finding in told(report, "conflict", "open"):
        places = [
            (item.extra["keys"][number(e["document"])], e["start"], e["end"])
            for e in finding["evidence"]
        ]
        quotes = sorted(
            (place[0], e["quote"]) for place, e in zip(places, finding["evidence"], strict=True)
        )
        key = (finding["kind"], finding["scope"], tuple(quotes))
        verdict = next(
            (said for wanted, said in item.extra["judged"] if _covers(wanted, places)), UNJUDGED
        )
        row = {**whole.row(finding, verdict), "key": key, "scope": finding["scope"],
               "places": places, "explanation": finding["explanation"]}  # fmt: skip
        found.setdefault(key, row)
    return list(found.values())


def _covers(wanted: Sequence[Sequence[Any]], places: Sequence[tuple[str, int, int]]) -> bool:
    return all(
        any(key == e[0] and start < e[2] and e[1] < end for key, start, end in places)
        for e in wanted
    )


def predict(item: Item, report: Json) -> Prediction:
    """Give each conflict told its verdict."""
    return whole.unlabelled(item, {"told": judged(item, report)})


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return precision and strictness, then the counts they rest on."""
    known = (*VERDICTS,)
    return (
        Metric("precision of the judged", _share("conflict", GOOD, known), target=0.85),
        Metric("strictly right of the judged", _share("conflict", ("right",), known), target=0.6),
        Metric("conflicts told", _number("conflict", (*known, UNJUDGED)), target=20),
        *(Metric(f"conflicts {one}", _number("conflict", (one,))) for one in GOOD),
        Metric("conflicts false", _number("conflict", ("false",)), least=True),
        Metric("conflicts unjudged", _number("conflict", (UNJUDGED,)), target=0, least=True),
        Metric("open told", _number("open", (*known, UNJUDGED))),
        Metric("open unjudged", _number("open", (UNJUDGED,)), least=True),
        Metric("open worth a look of the judged", _share("open", GOOD, known)),
    )


def counts(predictions: Sequence[Prediction], kind: str) -> Counter[str]:
    """Count the findings of one kind by verdict, each once for a cluster.

    Where an interval draws a cluster twice, its findings count twice.
    """
    copies: Counter[str] = Counter()
    seen = set()
    total: Counter[str] = Counter()
    for p in predictions:
        copies[p.id] += 1
        for one in p.extra["told"]:
            key = (copies[p.id], p.group, one["key"])
            if one["kind"] == kind and key not in seen:
                seen.add(key)
                total[one["verdict"]] += 1
    return total


def _number(kind: str, verdicts: Sequence[str]) -> Callable[[Sequence[Prediction]], float]:
    def figure(predictions: Sequence[Prediction]) -> float:
        count = counts(predictions, kind)
        return float(sum(count[verdict] for verdict in verdicts))

    return figure


def _share(
    kind: str, part: Sequence[str], whole_of: Sequence[str]
) -> Callable[[Sequence[Prediction]], float]:
    def figure(predictions: Sequence[Prediction]) -> float:
        count = counts(predictions, kind)
        total = sum(count[verdict] for verdict in whole_of)
        return sum(count[verdict] for verdict in part) / total if total else 0.0

    return figure
