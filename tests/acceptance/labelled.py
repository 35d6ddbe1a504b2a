"""Labelled comparisons and how a report is scored against them.

A probe is ``{a, b?, conflicts, clean, ...}`` as ``seeds/expected.json`` and the planted
conflicts of the evaluation data have it; a label names its places by quotation, ``a`` or ``a2``
in the first text and ``b`` or ``b2`` in the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
KEY = re.compile(r"[a-z]2?")
"""What the keys look like under which a label quotes its places."""


@dataclass(frozen=True, slots=True)
class Place:
    """A half-open range of code points in the document with this id."""

    document: str
    start: int
    end: int

    def touches(self, evidence: Json) -> bool:
        """Tell whether a piece of evidence overlaps this place."""
        return bool(
            evidence["document"] == self.document
            and evidence["start"] < self.end
            and self.start < evidence["end"]
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What a report got right and wrong on one probe, each as readable lines."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    false: tuple[str, ...]
    """Conflicts that were reported and match no label."""
    clean_hit: tuple[str, ...]
    """Harmless pairs that were called a conflict."""

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.missed + other.missed,
            self.false + other.false,
            self.clean_hit + other.clean_hit,
        )

    @property
    def recall(self) -> float:
        """Share of the labelled conflicts that were found; 1 where there is none."""
        total = len(self.found) + len(self.missed)
        return len(self.found) / total if total else 1.0

    @property
    def precision(self) -> float:
        """Share of what was found or falsely reported that was labelled."""
        total = len(self.found) + len(self.false)
        return len(self.found) / total if total else 1.0


def places(label: Json, texts: Mapping[str, str]) -> tuple[Place, ...]:
    """Return the places a label quotes; ``texts`` maps the ids ``A``, ``B`` to the texts."""
    result = []
    for key in sorted(filter(KEY.fullmatch, label)):
        document = key[0].upper()
        start = texts[document].index(label[key])
        result.append(Place(document, start, start + len(label[key])))
    return tuple(result)


def covers(finding: Json, wanted: Sequence[Place]) -> bool:
    """Tell whether a finding has evidence at every one of the places."""
    return all(any(place.touches(e) for e in finding["evidence"]) for place in wanted)


def aligned(report: Json, wanted: Sequence[Place]) -> bool:
    """Tell whether one alignment holds a sentence at every one of the places."""
    sentences = {
        (document["id"], sentence["index"]): {**sentence, "document": document["id"]}
        for document in report["documents"]
        for sentence in document["sentences"]
    }
    held = (
        [sentences[m["document"], n] for m in alignment["members"] for n in m["sentences"]]
        for alignment in report["alignments"]
    )
    return any(all(any(p.touches(s) for s in group) for p in wanted) for group in held)


def of_kind(report: Json, kind: str, scope: str | None = None) -> Iterator[Json]:
    """Yield the findings of one kind, of one scope if it is given."""
    for finding in report["findings"]:
        if finding["kind"] == kind and scope in (None, finding["scope"]):
            yield finding


def show(finding: Json) -> str:
    """Return one line that says what a finding is and where."""
    evidence = " | ".join(f"{e['document']}: {e['quote']!r}" for e in finding["evidence"])
    return f"{finding['category']} by {finding['rule']}: {evidence} ({finding['explanation']})"


def score(probe: Json, texts: Mapping[str, str], report: Json) -> Score:
    """Hold the conflicts of a report against the labels of a probe."""
    conflicts = list(of_kind(report, "conflict"))
    labels = [(label, places(label, texts)) for label in probe["conflicts"]]
    found: list[str] = []
    missed: list[str] = []
    for label, wanted in labels:
        hit = any(covers(finding, wanted) for finding in conflicts)
        (found if hit else missed).append(f"{label}")
    false = [
        show(finding)
        for finding in conflicts
        if not any(covers(finding, wanted) for _, wanted in labels)
    ]
    clean_hit = [
        f"{label} as {show(finding)}"
        for label in probe["clean"]
        for finding in conflicts
        if covers(finding, places(label, texts))
        and not any(covers(finding, wanted) for _, wanted in labels)
    ]
    return Score(tuple(found), tuple(missed), tuple(false), tuple(clean_hit))
