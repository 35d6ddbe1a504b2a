"""Analyses, alignments, findings and speakers -> what a report says of where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.provenance.reuse.credits import credits_of
from compare.provenance.reuse.direction import sharings
from compare.provenance.reuse.find import find
from compare.provenance.reuse.voices import Sources, mostly_shared, of_alignment, of_finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Alignment, Analysis, Finding, Reuse, Sharing, Speaker
    from compare.options import Options


@dataclass(frozen=True, slots=True)
class Traced:
    """What is known of where the words of some documents come from."""

    reuse: tuple[Reuse, ...]
    sharing: tuple[Sharing, ...]
    alignments: tuple[Alignment, ...]
    """Those given, with their voices."""
    findings: tuple[Finding, ...]
    """Those given, agreements with their voices."""


def trace(
    analyses: Sequence[Analysis],
    alignments: Sequence[Alignment],
    findings: Sequence[Finding],
    speakers: Sequence[Speaker],
    options: Options,
) -> Traced:
    """Return the wording that documents share, and alignments and findings with their voices."""
    documents = [analysis.document for analysis in analyses]
    pairs = find(documents, options)
    credits = credits_of(documents)
    reuse = tuple(one for pair in pairs for one in pair.reuse)
    shared = sharings(pairs, documents, credits)
    alike = mostly_shared(shared)
    sources = Sources(documents, reuse, credits, speakers, findings)
    spans = {d.id: [sentence.span for sentence in d.sentences] for d in documents}
    return Traced(
        reuse=reuse,
        sharing=shared,
        alignments=tuple(of_alignment(alignment, spans, sources) for alignment in alignments),
        findings=tuple(of_finding(finding, sources, alike) for finding in findings),
    )
