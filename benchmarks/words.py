"""Which words of a document others stand in place of, or nothing in the others answers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.cases import Json

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")


def changed(report: Json, document: str) -> float:
    """Return the share of a document's words that other words stand in place of, 0 to 1."""
    text = next(d["text"] for d in report["documents"] if d["id"] == document)
    words = [match.span() for match in _WORD.finditer(text)]
    new = [
        (difference["start"], difference["end"])
        for alignment in report["alignments"]
        for difference in alignment["differences"]
        if difference["document"] == document and difference["kind"] == "changed"
    ]
    count = sum(any(start < e and s < end for s, e in new) for start, end in words)
    return count / len(words) if words else 0.0


def unanswered_spans(report: Json, document: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a document that are unaligned, changed or added."""
    own = next(d for d in report["documents"] if d["id"] == document)
    aligned = set()
    for alignment in report["alignments"]:
        for member in alignment["members"]:
            if member["document"] == document:
                aligned.update(member["sentences"])
        for difference in alignment["differences"]:
            if difference["document"] == document:
                yield difference["start"], difference["end"]
    for sentence in own["sentences"]:
        if sentence["index"] not in aligned:
            yield sentence["start"], sentence["end"]
