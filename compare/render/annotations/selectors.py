"""A stretch of a text -> selectors that find it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.render.standards import is_its_text

if TYPE_CHECKING:
    from compare.model import Document, Span

Json = dict[str, Any]

_AROUND = 32
"""Characters of context on each side, unless more are needed to tell a place from another."""


def selectors(document: Document, span: Span) -> list[Json]:
    """Return the selectors of a place: its words with what stands around them, and its offsets.

    There are offsets, in code points, only where the document's text is that of its file.
    """
    before, after = context(document.text, span)
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(document.text),
        "prefix": before,
        "suffix": after,
    }
    if not is_its_text(document):
        return [quote]
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def context(text: str, span: Span) -> tuple[str, str]:
    """Return as much of what stands before and after as tells the place from every other."""
    around = _AROUND
    while True:
        start, end = max(0, span.start - around), span.end + around
        words = text[start:end]
        first = text.find(words)
        if text.find(words, first + 1) < 0 or (start == 0 and end >= len(text)):
            return text[start : span.start], text[span.end : end]
        around *= 2
