"""What it takes to quote from a document: its lines, its places, and what is not quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from compare.model import Document, Span, Whereabouts
from compare.read.condense import INLINE, condense
from compare.read.repair import meant
from compare.render.view.parts import Lines
from compare.render.view.text import Part


class Quoting:
    """What it takes to quote from one document."""

    def __init__(self, document: Document, parts: Sequence[Part]) -> None:
        self.document = document
        self.lines = Lines(document.text)
        read, self._way = meant(document)
        self._text = read.text
        self._markup = tuple(r for r in read.removed if r.reason in INLINE)
        self.places = Whereabouts(document.places) if document.places else None
        self._parts = parts
        self._spans = [
            Span(
                next((s for s in p.segments if not s.outside), p.segments[0]).span.start,
                p.segments[-1].span.end,
            )
            for p in parts
        ]

    def place(self, span: Span) -> str | None:
        """Return where ``span`` stands, unless its lines say all there is to say."""
        lines = self.lines.told(span)
        place = self.places.of(span, lines) if self.places else None
        return None if place == lines else place

    def words(self, span: Span) -> str:
        """Return a quote as it is read: without markup, and with what is damaged put right."""
        there = self._way.meant(span) if self._way else span
        return condense(self._text, there, self._markup).text

    def context(self, span: Span) -> tuple[Span, str]:
        """Return the parts that ``span`` touches as one span, and the anchor of the first."""
        first = bisect_right(self._spans, span.start, key=lambda own: own.end)
        last = first
        while last < len(self._spans) and self._spans[last].start < span.end:
            last += 1
        if first == last:
            return span, self._parts[min(first, len(self._parts) - 1)].anchor if self._parts else ""
        start = min(span.start, self._spans[first].start)
        return Span(start, max(span.end, self._spans[last - 1].end)), self._parts[first].anchor
