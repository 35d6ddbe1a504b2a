"""A story, findings and reports made for the tests of the bench."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.cases import Prediction
from benchmarks.sets import family

STORY: dict[str, Any] = {
    "id": "alder_ships",
    "domain": "a wreck",
    "accounts": {
        "a": "Ten ships sank off Oslo. Two men drowned. The harbour is closed.",
        "b": "Nine ships sank off Oslo. A pair of men drowned. Bakers are on strike.",
    },
    "conflicts": [
        {"spans": [["a", "Ten ships"], ["b", "Nine ships"]], "category": "number", "why": "10, 9"}
    ],
    "same": [{"spans": [["a", "Two men drowned"], ["b", "pair of men"]], "relation": "agree"}],
    "only": [["a", "The harbour is closed."]],
    "traps": [{"spans": [["a", "Two men"], ["b", "pair of men"]], "why": "two is a pair"}],
}


def finding(kind: str, *places: tuple[str, int, int], scope: str = "cross") -> dict[str, Any]:
    return {
        "kind": kind,
        "rule": "number",
        "category": "number",
        "confidence": None,
        "scope": scope,
        "explanation": "",
        "evidence": [
            {"document": d, "start": start, "end": end, "quote": f"{d}{start}", "value": ""}
            for d, start, end in places
        ],
    }


def report(
    texts: Sequence[str],
    *findings: dict[str, Any],
    aligned: Sequence[tuple[int, int]] = (),
) -> dict[str, Any]:
    """Return a report on texts cut at each full stop, with these sentences of both aligned."""
    joined = [([a], [b]) for a, b in aligned]
    return laid_out(texts, ". ", findings, joined)


def laid_out(
    texts: Sequence[str],
    stop: str,
    findings: Sequence[dict[str, Any]],
    joined: Sequence[tuple[Sequence[int], Sequence[int]]],
) -> dict[str, Any]:
    """Return a report on texts whose sentences end with ``stop``."""
    documents = []
    for letter, text in zip("AB", texts, strict=False):
        sentences, at = [], 0
        for n, sentence in enumerate(text.split(stop)):
            end = at + len((sentence + stop).rstrip())
            sentences.append({"index": n, "start": at, "end": end, "paragraph": n})
            at += len(sentence) + len(stop)
        documents.append({"id": letter, "text": text, "sentences": sentences})
    alignments = [
        {
            "id": f"L{n}",
            "score": 0.9,
            "members": [
                {"document": "A", "sentences": list(a)},
                {"document": "B", "sentences": list(b)},
            ],
            "differences": [],
        }
        for n, (a, b) in enumerate(joined)
    ]
    return {"documents": documents, "findings": list(findings), "alignments": alignments}


def figures(prediction: Prediction) -> dict[str, float]:
    return {
        m.name: m.figure([prediction])
        for m in family(prediction.set).metrics(prediction.set)
        if m.only is None or m.only(prediction)
    }


PLANTED = (("A", 0, 9), ("B", 0, 10))
"""The places of the one conflict in :data:`STORY`."""
