"""Report -> View: wires the parts of the layout."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from compare.model import Document, Report
from compare.render.view.cards import cards_of, counts_of, sections_of, summary_of
from compare.render.view.claims import claims_of, shares_of
from compare.render.view.dates import dates_of
from compare.render.view.model import Source, View
from compare.render.view.parts import Lines, parts_of
from compare.render.view.quoting import Quoting
from compare.render.view.rows import rows_of
from compare.render.view.sharing import sharing_of
from compare.render.view.speakers import speakers_of
from compare.render.view.text import Part

_WORD = re.compile(r"\w+(?:['\N{RIGHT SINGLE QUOTATION MARK}.,-]\w+)*")


def make_view(report: Report) -> View:
    """Lay out a report: the same rows, cards, order and numbers for every renderer."""
    parts = {document.id: parts_of(document, report) for document in report.documents}
    rows = rows_of(report, parts)
    quoting = {document.id: Quoting(document, parts[document.id]) for document in report.documents}
    cards = cards_of(report, quoting, rows)
    sources = tuple(_source(document, parts, report) for document in report.documents)
    counts = counts_of(report)
    return View(
        sources=sources,
        counts=counts,
        summary=summary_of(counts),
        cards=cards,
        sections=sections_of(cards, sources),
        rows=rows,
        claims=claims_of(report, rows),
        shares=shares_of(report, rows, word_count),
        dates=dates_of(report, parts),
        sharing=sharing_of(report, quoting),
        speakers=speakers_of(report, parts),
        signature=report.provenance.signature,
        tool=report.provenance.tool,
        version=report.provenance.version,
        options=report.provenance.options,
        models=report.provenance.models,
    )


def word_count(text: str) -> int:
    """Count the words of a text; ``twenty-one`` and ``2,500`` are one each."""
    return sum(1 for _ in _WORD.finditer(text))


def _source(document: Document, parts: Mapping[str, Sequence[Part]], report: Report) -> Source:
    story = [part for part in parts[document.id] if part.sentence is not None]
    reasons = [
        skipped.reason
        for skipped in report.skipped
        if skipped.document == document.id and skipped.reason not in document.notes
    ]
    return Source(
        id=document.id,
        name=document.name,
        title=document.title,
        publisher=document.publisher,
        author=document.author,
        published=document.published,
        language=document.language,
        words=sum(word_count(part.text) for part in story),
        sentences=len(story),
        lines=Lines(document.text).count(),
        sha256=document.sha256,
        sha256_short=document.sha256.removeprefix("sha256:")[:12],
        skipped="; ".join(reasons) or None,
        notes=document.notes,
        updated=document.updated,
        address=document.address,
        grounds=document.grounds,
    )
