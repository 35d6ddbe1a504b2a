"""Real pairs, once more: which of their sentences tell one point, by two readers.

The sentences stand in ``benchmarks/real_told.jsonl`` by where they begin and end, without a word of
them, since the articles belong to others; they are counted where these lie beside the checkout
(``real_news``). Each of two readers, neither of whom saw what the other or ``compare`` says, wrote
one letter for a pair of sentences: ``s``, both tell wholly the same; ``d``, they share a point and
one says more; ``c``, they answer one question differently; ``p``, arguable; ``-``, not listed.
A pair is *told by both* where one reader is sure and the other does not object
(:func:`verdict`), and left out where they are at odds.

Of three clusters one is what the cross-encoder learns from (``real_told/taught``), one is fitted on
(``real_told/fitted``), one is only counted (``real_told/unfitted``).

**From findings to labels**: a pair told by both is *brought together* when a finding (conflict,
open, agree or detail) or an alignment joins its sentences. A sentence that is joined with sentences
of the other account is *joined rightly* where it tells a point with one of them, and not counted
where that is left open. A sentence told to be alone is wrong where it is in any pair told by both.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import whole
from benchmarks.cases import OPEN, Item, Json, Metric, Prediction, rows
from benchmarks.places import Pair, holds, joined, meets, sentences, told
from benchmarks.sets.affairs import partners

OWN = Path(__file__).parents[1] / "real_told.jsonl"
_SURE = frozenset("sdc")
_JOINING = ("conflict", "open", "agree", "detail")


def verdict(letters: str) -> float:
    """Return 1 for a pair told by both, 0 for one that is not, -1 for one left out."""
    score = sum(2 if letter in _SURE else letter == "p" for letter in letters)
    return {2: -1.0, 3: 1.0, 4: 1.0}.get(score, 0.0)


def items(data: Path) -> list[Item]:
    """Return the pairs of articles that were read, one item each."""
    texts = {c["id"]: c["accounts"] for c in rows(data / "real_news" / "clusters.jsonl")}
    found = []
    for row in rows(OWN):
        if row["cluster"] not in texts:
            continue
        held: dict[float, list[Pair]] = {1.0: [], 0.0: [], -1.0: []}
        for a, b, c, d, letters in row["pairs"]:
            held[verdict(letters)].append((("A", a, b), ("B", c, d)))
        accounts = tuple(texts[row["cluster"]][key] for key in row["accounts"])
        found.append(
            Item(
                f"real_told/{row['part']}",
                ":".join((row["cluster"], *row["accounts"])),
                row["cluster"],
                accounts,
                OPEN,
                extra={"same": held[1.0], "unclear": held[-1.0]},
            )
        )
    return found


def predict(item: Item, report: Json) -> Prediction:
    """Count what is brought together, rightly and wrongly, and what is wrongly told to be alone."""
    same: list[Pair] = item.extra["same"]
    joining = list(told(report, *_JOINING))
    right, unclear = (_touched(report, item.extra[name]) for name in ("same", "unclear"))
    count: Counter[str] = Counter()
    count["same"] = len(same)
    count["brought"] = sum(any(holds(f, pair) for f in joining) or joined(report, pair)
                           for pair in same)  # fmt: skip
    for sentence, others in partners(report).items():
        pairs = {frozenset((sentence, other)) for other in others}
        if pairs & right:
            count["joined"] += 1
            count["joined rightly"] += 1
        elif not pairs & unclear:
            count["joined"] += 1
    shared = [place for pair in same for place in pair]
    for finding in told(report, "only"):
        count["only"] += 1
        count["only right"] += not any(meets(finding["evidence"], place) for place in shared)
    return whole.unlabelled(item, {"count": dict(count), "told": []})


def _touched(report: Json, pairs: list[Pair]) -> set[frozenset[Any]]:
    return {
        frozenset(((first[0], a), (second[0], b)))
        for first, second in pairs
        for a in sentences(report, first)
        for b in sentences(report, second)
    }


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return how much is brought together, and how much of what is joined is right."""
    return (
        Metric("same brought together", whole.ratio("brought", "same")),
        Metric("joined rightly", whole.ratio("joined rightly", "joined")),
        Metric("only precision", whole.ratio("only right", "only")),
    )
