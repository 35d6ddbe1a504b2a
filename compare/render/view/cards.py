"""Findings -> cards, sections and counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from compare.model import Evidence, Finding, Kind, Report, Span
from compare.render.view.labels import CATEGORY_LABELS, KIND_LABELS, SIGNS
from compare.render.view.model import Card, Counts, Piece, QuoteView, Section, Source
from compare.render.view.quoting import Quoting
from compare.render.view.text import Row


def cards_of(
    report: Report, quoting: Mapping[str, Quoting], rows: Sequence[Row]
) -> tuple[Card, ...]:
    """Return a card for every finding, in the order of the report."""
    row_of_alignment = {row.alignment: row.number for row in rows if row.alignment}
    row_of_part = {
        part.anchor: row.number for row in rows for cell in row.cells for part in cell.parts
    }
    cards = []
    for finding in report.findings:
        quotes = _quotes(finding, quoting)
        row = row_of_alignment.get(finding.alignment) if finding.alignment else None
        if row is None and quotes:
            row = row_of_part.get(quotes[0].anchor)
        cards.append(
            Card(
                id=finding.id,
                kind=finding.kind,
                sign=SIGNS[finding.kind],
                kind_label=KIND_LABELS[finding.kind],
                category=finding.category,
                category_label=CATEGORY_LABELS[finding.category],
                scope=finding.scope,
                rule=finding.rule,
                confidence=finding.confidence,
                explanation=finding.explanation,
                adds=finding.adds,
                documents=tuple(
                    d.id for d in report.documents if any(q.document == d.id for q in quotes)
                ),
                quotes=quotes,
                alignment=finding.alignment,
                row=row,
                levels=finding.levels,
                decision=finding.decision,
                standing=finding.standing,
                decided_before=finding.decided_before,
                remarks=finding.remarks,
            )
        )
    return tuple(cards)


def _quotes(finding: Finding, quoting: Mapping[str, Quoting]) -> tuple[QuoteView, ...]:
    """Quote the evidence, what stands in the same sentences in one quote.

    What one account alone says is quoted as one passage where its sentences follow each other.
    """
    contexts: dict[str, list[Span]] = {}
    for item in finding.evidence:
        own = quoting[item.document]
        contexts.setdefault(item.document, []).append(own.context(item.span)[0])
    merged = {
        document: _merge(spans, quoting[document].document.text, finding.kind == "only")
        for document, spans in contexts.items()
    }
    groups: dict[tuple[str, Span], list[Evidence]] = {}
    for item in finding.evidence:
        spans = merged[item.document]
        context = spans[max(0, bisect_right(spans, item.span.start, key=lambda s: s.start) - 1)]
        groups.setdefault((item.document, context), []).append(item)
    return tuple(
        _quote(quoting[document], context, items) for (document, context), items in groups.items()
    )


def _merge(spans: Sequence[Span], text: str, neighbours: bool) -> list[Span]:
    """Join spans that overlap and, where asked, those on one line with only a blank between."""
    merged: list[Span] = []
    for span in sorted(set(spans)):
        if merged:
            last = merged[-1]
            gap = text[last.end : span.start]
            if last.overlaps(span) or (neighbours and gap.isspace() and "\n" not in gap):
                merged[-1] = Span(last.start, max(last.end, span.end))
                continue
        merged.append(span)
    return merged


_BULLET = re.compile(r"[•‣⁃◦▪●■▶➢✓·*+–-]\s+(?=\S)")


def _quote(quoting: Quoting, context: Span, items: Sequence[Evidence]) -> QuoteView:
    document = quoting.document
    first = min(item.span.start for item in items)
    bullet = _BULLET.match(document.text, context.start, context.end)
    if bullet and all(item.span.end > bullet.end() for item in items):
        context = Span(bullet.end(), context.end)  # the mark of a list tells nothing in a quote
    last = max(item.span.end for item in items)
    edges = {edge for item in items for edge in (item.span.start, item.span.end)}
    bounds = sorted({context.start, context.end, *(edge for edge in edges if edge > context.start)})
    pieces: list[Piece] = []
    for start, end in pairwise(bounds):
        here = Span(start, end)
        marked = any(item.span.overlaps(here) for item in items)
        text = quoting.words(here)
        if pieces and pieces[-1].marked == marked:
            text = pieces.pop().text + text
        pieces.append(Piece(text, marked))
    shown = Span(first, max(first, last))
    return QuoteView(
        document=document.id,
        name=document.name,
        label=document.publisher or document.name,
        pieces=tuple(pieces),
        span=context,
        values=tuple(item.value for item in items),
        first_line=quoting.lines.of(first),
        last_line=quoting.lines.of(max(first, last - 1)),
        anchor=quoting.context(Span(first, max(first + 1, last)))[1],
        place=quoting.place(shown),
    )


def counts_of(report: Report) -> Counts:
    """Count the findings of each sort that nobody has dealt with."""
    findings = [finding for finding in report.findings if not finding.settled]
    kinds = [finding.kind for finding in findings]
    internal = sum(f.kind == "conflict" and f.scope == "internal" for f in findings)
    return Counts(
        conflicts=kinds.count("conflict") - internal,
        internal=internal,
        open=kinds.count("open"),
        details=kinds.count("detail"),
        agreements=kinds.count("agree"),
        only=kinds.count("only"),
        only_by_document=tuple(
            (
                document.id,
                sum(
                    f.kind == "only" and any(e.document == document.id for e in f.evidence)
                    for f in findings
                ),
            )
            for document in report.documents
        ),
    )


def summary_of(counts: Counts) -> tuple[tuple[Kind, str], ...]:
    """Say the counts in words, gravest first.

    Conflicts inside one account are left out where there is none, and so is what is to compare. For
    a single account only they can be told, and what else was found.
    """
    rest: list[tuple[int, Kind, str]] = [
        (counts.details, "detail", _plural(counts.details, "added detail", "added details")),
        (counts.agreements, "agree", _plural(counts.agreements, "agreement", "agreements")),
        (counts.only, "only", f"{counts.only} in one account only"),
    ]
    if counts.open:
        rest.insert(0, (counts.open, "open", f"{counts.open} to compare"))
    if len(counts.only_by_document) == 1:
        inside = _plural(counts.internal, "conflict", "conflicts") + " inside the account"
        return (("conflict", inside), *((kind, said) for number, kind, said in rest if number))
    said: list[tuple[Kind, str]] = [
        ("conflict", _plural(counts.conflicts, "conflict", "conflicts"))
    ]
    if counts.internal:
        said.append(("conflict", f"{counts.internal} inside one account"))
    return (*said, *((kind, words) for _, kind, words in rest))


def _plural(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def sections_of(cards: Sequence[Card], sources: Sequence[Source]) -> tuple[Section, ...]:
    """Put every card not dealt with under exactly one heading; leave empty headings out."""
    everyone = "both accounts" if len(sources) == 2 else "the accounts"
    heads: list[tuple[str, Kind, str, str | None]] = [
        ("conflicts", "conflict", "Where the accounts conflict", None),
        ("internal", "conflict", "Where one account contradicts itself", None),
        ("open", "open", "To compare: answered differently", None),
        *(("adds-" + s.id, "detail", f"What {s.id} adds", s.id) for s in sources),
        ("details", "detail", "Where one account says more", None),
        *(("only-" + s.id, "only", f"What only {s.id} says", s.id) for s in sources),
        ("only", "only", "What one account alone says", None),
        ("agree", "agree", f"What {everyone} agree on", None),
    ]
    filed: dict[str, list[Card]] = {head[0]: [] for head in heads}
    for card in cards:
        if card.settled:
            continue
        filed[_section(card, filed)].append(card)
    return tuple(
        Section(key, kind, SIGNS[kind], title, document, tuple(filed[key]))
        for key, kind, title, document in heads
        if filed[key]
    )


def _section(card: Card, known: Mapping[str, object]) -> str:
    match card.kind:
        case "conflict":
            return "conflicts" if card.scope == "cross" else "internal"
        case "open":
            return "open"
        case "detail":
            key = f"adds-{card.adds}"
            return key if key in known else "details"
        case "agree":
            return "agree"
        case "only":
            key = f"only-{card.documents[0]}" if card.documents else "only"
            return key if key in known else "only"
