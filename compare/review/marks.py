"""What of a report is kept to know its findings again: no text but bare sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from compare.model import Category, Document, Finding, Kind, Report, Scope
from compare.provenance import bare, sentences_of, signs, source_key, touched, value_of
from compare.review.versions import Version, version_of


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of evidence, by sentences."""

    source: int
    """Which of the snapshot's versions it stands in."""
    sentences: tuple[int, ...]
    """Indices of the sentences it touches; empty outside of any."""
    value: str
    """As the fingerprint has it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a finding *is*, and where its evidence stood."""

    fingerprint: str
    number: int
    """Which of the findings with this fingerprint it is, in text order, from 1."""
    of: int
    """How many there were."""
    kind: Kind
    category: Category
    scope: Scope
    places: tuple[Place, ...]
    signs: tuple[str, ...] | None = None
    """Those of the sentences of each piece of evidence, in the order in which the fingerprint has
    their words (:func:`compare.provenance.signs`); ``None`` as it was kept before they were."""

    def reads_as(self, other: Mark) -> bool:
        """Tell whether both say the same in the same words and signs, as far as these are kept."""
        same = self.signs is None or other.signs is None or self.signs == other.signs
        return same and self.fingerprint == other.fingerprint


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The findings of one run over certain versions of its sources."""

    versions: tuple[Version, ...]
    marks: tuple[Mark, ...]
    """One for each finding of the report, in its order."""


def snapshot(report: Report) -> Snapshot:
    """Return what is kept of ``report``."""
    index = {document.id: n for n, document in enumerate(report.documents)}
    numbers = _numbers(report)
    return Snapshot(
        versions=tuple(version_of(document) for document in report.documents),
        marks=tuple(
            Mark(
                fingerprint=finding.fingerprint,
                number=number,
                of=of,
                kind=finding.kind,
                category=finding.category,
                scope=finding.scope,
                places=_places(finding, report.documents, index),
                signs=_signs(finding, report.documents, index),
            )
            for finding, (number, of) in zip(report.findings, numbers, strict=True)
        ),
    )


def _places(
    finding: Finding, documents: Sequence[Document], index: dict[str, int]
) -> tuple[Place, ...]:
    return tuple(
        Place(
            source=index[evidence.document],
            sentences=tuple(touched(evidence.span, documents[index[evidence.document]])),
            value=value_of(evidence),
        )
        for evidence in finding.evidence
    )


def _signs(
    finding: Finding, documents: Sequence[Document], index: dict[str, int]
) -> tuple[str, ...]:
    held = []
    for evidence in finding.evidence:
        document = documents[index[evidence.document]]
        text = sentences_of(evidence.span, document)
        held.append((source_key(document), bare(text), value_of(evidence), signs(text)))
    return tuple(own for *_, own in sorted(held))


def _numbers(report: Report) -> list[tuple[int, int]]:
    """Return for each finding which of those with its fingerprint it is, and of how many."""
    keys = {document.id: source_key(document) for document in report.documents}
    same: dict[str, list[int]] = defaultdict(list)
    for n, finding in enumerate(report.findings):
        same[finding.fingerprint].append(n)

    def place(n: int) -> list[tuple[str, int, int]]:
        evidence = report.findings[n].evidence
        return sorted((keys[item.document], item.span.start, item.span.end) for item in evidence)

    numbers = [(1, 1)] * len(report.findings)
    for group in same.values():
        for number, n in enumerate(sorted(group, key=place), 1):
            numbers[n] = (number, len(group))
    return numbers
