"""Findings -> annotations: one for each, on all the places that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.annotations.collection import Note, collection
from compare.render.view import make_view
from compare.render.wording import headline

if TYPE_CHECKING:
    from compare.model import Finding, Report
    from compare.render import Look


def render(report: Report, look: Look) -> bytes:
    """Return all findings as W3C Web Annotations in JSON-LD, in UTF-8."""
    notes = [_note(finding) for finding in report.findings]
    return collection(report, notes, look, label=headline(make_view(report)))


def _note(finding: Finding) -> Note:
    state = (finding.decision.state,) if finding.decision else ()
    return Note(
        identity=("finding", finding.fingerprint),
        motivation="commenting",
        text=f"{finding.id}: {finding.explanation}",
        tags=(finding.kind, finding.category, *state),
        places=tuple(dict.fromkeys((e.document, e.span) for e in finding.evidence)),
    )
