"""Findings against their fingerprints, which are made of texts as they were meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.model import Document, Evidence, Report
from compare.provenance import fingerprint
from compare.read.repair import meant
from compare.verify.model import Broken

if TYPE_CHECKING:
    from compare.read.repair import Way


def fingerprints(
    report: Report, known: Collection[str]
) -> tuple[tuple[Broken, ...], tuple[str, ...]]:
    """Return the findings that are not what their fingerprints name, and which cannot be told.

    ``known`` are the ids of those of which something worse is told. Where a text was damaged, a
    place in it leads back to the text as it was meant, but not always to the letter: if a finding
    in such a text does not fit its fingerprint, that shows nothing.
    """
    documents: list[Document] = []
    ways: dict[str, Way] = {}
    for document in report.documents:
        read, way = meant(document)
        if way is not None:
            ways[document.id] = way
            sentences = (replace(s, span=way.meant(s.span)) for s in document.sentences)
            read = replace(read, sentences=tuple(sentences))
        documents.append(read)
    broken, unsure = [], []
    for finding in report.findings:
        if finding.id in known:
            continue
        evidence = tuple(_meant(finding.evidence, ways))
        made = fingerprint(finding.kind, finding.category, finding.scope, evidence, documents)
        if made == finding.fingerprint:
            continue
        if any(own.document in ways for own in finding.evidence):
            unsure.append(finding.id)
        else:
            broken.append(Broken("fingerprint", finding.id, None, None, finding.fingerprint, made))
    return tuple(broken), tuple(unsure)


def _meant(evidence: Collection[Evidence], ways: dict[str, Way]) -> Iterator[Evidence]:
    """Yield each place where it stands in the text as it was meant."""
    for own in evidence:
        way = ways.get(own.document)
        if way is None:
            yield own
            continue
        span = way.meant(own.span)
        quote = span.of(way.text)
        value = quote if own.value == own.quote else own.value
        yield Evidence(own.document, span, quote, value)
