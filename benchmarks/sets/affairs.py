"""Affairs: two events of one affair, of which nearly nothing of the one is told by the other.

``affairs/larch`` and ``affairs/linden`` are ours, by two hands of which the first is fitted on
(``benchmarks/affairs/README.md``), and so are ``affairs/maple`` and ``affairs/willow``, where two
accounts of one event stand beside an essay on the subject and a page on what went before.
``affairs/real`` are the 160 pairs of real articles of two different events that are nearest by the
mean vector of their sentences; the alignment is fitted on them. ``affairs/real_unfitted`` are the
nearest of all articles that are in none of these. They are named in ``benchmarks/real_apart.jsonl``
without a word of them, and counted where the articles lie beside the checkout (``real_news``).
Every two accounts of an affair are a case, compared alone.

**From findings to labels**: two places are *brought together* by a finding (conflict, open, agree
or detail) that holds both, or an alignment of their sentences. Of two accounts of one event that is
asked of what both tell; a sentence told to be alone that is labelled as told by both is wrong. Of
two accounts of two events it is asked of the background that both tell, where it is right, and of
places that only look alike (*near*), where it is wrong; a sentence *joined for nothing* stands in
an alignment or a finding with sentences of the other account, none of which is labelled to tell
what it tells. A conflict between the two is false, since they are not about one thing. In real
articles of two events nothing is labelled, so that every sentence joined counts: a few are right.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks import whole
from benchmarks.cases import OPEN, Item, Json, Metric, Prediction, rows
from benchmarks.places import Pair, holds, joined, meets, quoted, sentences, told

OWN = Path(__file__).parents[1] / "affairs"
"""Our own affairs, which are part of the project."""
APART = Path(__file__).parents[1] / "real_apart.jsonl"
"""Pairs of real articles of two events, by cluster and account."""
FITTED = frozenset({"larch", "maple"})
"""Hands whose affairs may be fitted on."""
_JOINING = ("conflict", "open", "agree", "detail")
_Sentence = tuple[str, int]
"""Id of a document and index of the sentence."""


def items(data: Path) -> list[Item]:
    """Return every two accounts of each affair, then the pairs of real articles."""
    found = [item for path in sorted(OWN.glob("*.json")) for item in _pairs(path)]
    clusters = rows(data / "real_news" / "clusters.jsonl")
    texts = {(c["id"], key): text for c in clusters for key, text in c["accounts"].items()}
    for row in rows(APART):
        first, second = (tuple(account) for account in row["accounts"])
        if first in texts and second in texts:
            name = "+".join(map(":".join, (first, second)))
            both = (texts[first], texts[second])
            extra = {"apart": True, "real": True}
            # Pairs that share an article are not independent: the first cluster stands for them.
            part = "affairs/real" if row["fitted"] else "affairs/real_unfitted"
            found.append(Item(part, name, first[0], both, OPEN, extra=extra))
    return found


def _pairs(path: Path) -> Iterator[Item]:
    affair = json.loads(path.read_text(encoding="utf-8"))
    hand = path.stem.partition("_")[0]
    for keys in combinations(affair["accounts"], 2):
        accounts = {key: affair["accounts"][key] for key in keys}
        labels: dict[str, Any] = {
            name: [
                quoted(accounts, one["spans"])
                for one in affair[name]
                if {key for key, _ in one["spans"]} == set(keys)
            ]
            for name in ("same", "near")
        }
        alone = [place for place in affair["only"] if place[0] in accounts]
        labels["only"] = list(quoted(accounts, alone))
        labels["apart"] = len({affair["events"][key] for key in keys}) > 1
        texts = tuple(accounts.values())
        name = f"{path.stem}:{''.join(keys)}"
        yield Item(f"affairs/{hand}", name, path.stem, texts, OPEN, extra=labels)


def predict(item: Item, report: Json) -> Prediction:
    """Count what is brought together, rightly and wrongly."""
    labels = item.extra
    if labels.get("real"):
        count, wrong = _apart(report, (), ())
        held = {f"real {name}": n for name, n in count.items()}
        return whole.unlabelled(item, {"count": held, "told": wrong})
    if labels["apart"]:
        count, wrong = _apart(report, labels["same"], labels["near"])
        return whole.unlabelled(item, {"count": dict(count), "told": wrong})
    return whole.unlabelled(item, {"count": dict(_within(item, report)), "told": []})


def _within(item: Item, report: Json) -> Counter[str]:
    same: list[Pair] = item.extra["same"]
    lone = list(told(report, "only"))
    shared = [place for pair in same for place in pair]
    count: Counter[str] = Counter()
    count["within"] = len(same)
    count["within joined"] = sum(_together(report, pair) for pair in same)
    count["only told"] = len(lone)
    count["only right"] = sum(
        not any(meets(finding["evidence"], place) for place in shared) for finding in lone
    )
    alone = item.extra["only"]
    count["only"] = len(alone)
    count["only found"] = sum(
        any(meets(finding["evidence"], place) for finding in lone) for place in alone
    )
    return count


def _apart(
    report: Json, same: Sequence[Pair], near: Sequence[Pair]
) -> tuple[Counter[str], list[dict[str, Any]]]:
    """Return the counts of two accounts of two events, then each conflict and idle join."""
    count: Counter[str] = Counter()
    count["across"] = len(same)
    count["across joined"] = sum(_together(report, pair) for pair in same)
    count["near"] = len(near)
    count["near joined"] = sum(_together(report, pair) for pair in near)
    right = {
        frozenset((a, b))
        for pair in same
        for a in _touched(report, pair[0])
        for b in _touched(report, pair[1])
    }
    found = partners(report)
    idle = {
        sentence: others
        for sentence, others in found.items()
        if not any(frozenset((sentence, other)) in right for other in others)
    }
    count["sentences"] = sum(len(held["sentences"]) for held in report["documents"])
    count["sentences joined"] = len(found)
    count["sentences idle"] = len(idle)
    conflicts = [whole.row(f, "false") for f in told(report, "conflict") if f["scope"] == "cross"]
    count["pairs"] = 1
    count["conflicts"] = len(conflicts)
    joins = [_row(report, sentence, others) for sentence, others in sorted(idle.items())]
    return count, [*conflicts, *joins]


def _together(report: Json, pair: Pair) -> bool:
    return any(holds(f, pair) for f in told(report, *_JOINING)) or joined(report, pair)


def _touched(report: Json, place: tuple[str, int, int]) -> set[_Sentence]:
    return {(place[0], n) for n in sentences(report, place)}


def partners(report: Json) -> dict[_Sentence, set[_Sentence]]:
    """Return the sentences an alignment or a finding joins, each with those of other accounts."""
    groups: list[set[_Sentence]] = [
        {(m["document"], n) for m in alignment["members"] for n in m["sentences"]}
        for alignment in report["alignments"]
    ]
    for finding in told(report, *_JOINING):
        places = ((e["document"], e["start"], e["end"]) for e in finding["evidence"])
        groups.append({one for place in places for one in _touched(report, place)})
    found: dict[_Sentence, set[_Sentence]] = {}
    for group in groups:
        for one in group:
            others = {other for other in group if other[0] != one[0]}
            if others:
                found.setdefault(one, set()).update(others)
    return found


def _row(report: Json, sentence: _Sentence, others: Iterable[_Sentence]) -> dict[str, Any]:
    """Return of a sentence joined for nothing what a reader needs."""
    documents = {held["id"]: held for held in report["documents"]}
    quotes = []
    for letter, n in (sentence, *sorted(others)):
        at = documents[letter]["sentences"][n]
        quotes.append(f"{letter}: {documents[letter]['text'][at['start'] : at['end']]}")
    return {
        "kind": "joined",
        "rule": "for nothing",
        "category": "sentence",
        "verdict": "false",
        "quotes": quotes,
    }


def metrics(name: str) -> tuple[Metric, ...]:
    """Return the figures within one event, then those across two."""
    real = _share(
        "real articles, sentences joined", "real sentences joined", "real sentences", least=True
    )
    clash = _share("real articles, conflicts a pair", "real conflicts", "real pairs", least=True)
    if name.startswith("affairs/real"):
        return (real, clash)
    own = (
        _share("same within brought together", "within joined", "within"),
        _share("same across brought together", "across joined", "across"),
        _share("near brought together", "near joined", "near", least=True),
        _share("apart, joined for nothing", "sentences idle", "sentences", least=True),
        _share("apart, conflicts a pair", "conflicts", "pairs", least=True),
        _share("only precision within", "only right", "only told"),
        _share("only recall within", "only found", "only"),
    )
    return own if name != "affairs" else (*own, real, clash)


def _share(name: str, part: str, total: str, *, least: bool = False) -> Metric:
    return Metric(name, whole.ratio(part, total), least=least, only=whole.has(total))
