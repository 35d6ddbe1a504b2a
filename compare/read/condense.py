"""A stretch of text without the parts that are not read, and the way back to its offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from compare.model import Removed, Span

INLINE = frozenset({"markup", "deleted text", "hidden text"})
"""Reasons for which words on both sides of the removed part belong to one sentence."""


@dataclass(frozen=True, slots=True)
class Condensed:
    """Text with parts left out. Offsets into it map to offsets into the source."""

    text: str
    _starts: tuple[int, ...]
    """Where each kept piece starts in ``text`` ..."""
    _sources: tuple[int, ...]
    """... and in the source."""

    def source(self, offset: int) -> int:
        """Return where the character at ``offset`` stands in the source."""
        piece = bisect_right(self._starts, offset) - 1
        return self._sources[piece] + offset - self._starts[piece]

    def source_span(self, start: int, end: int) -> Span:
        """Return the span in the source of a range that is not empty.

        It ends right after the last character of the range, and so takes in parts that are left
        out between its first and its last character, and no others.
        """
        return Span(self.source(start), self.source(end - 1) + 1)


def condense(text: str, span: Span, removed: Sequence[Removed]) -> Condensed:
    """Return what ``span`` of ``text`` holds besides the removed parts.

    Markup leaves nothing behind; any other part leaves one space. ``removed`` is ordered and its
    spans do not overlap, as in :attr:`compare.model.Document.removed`. For a sentence this gives
    the words as they are read: a tokenizer is run on ``Condensed.text`` and its offsets are mapped
    back with :meth:`Condensed.source_span`.
    """
    first = bisect_left(removed, span.start, key=lambda r: r.span.end)
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    length = 0
    at = span.start

    def keep(start: int, piece: str) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            sources.append(start)
            length += len(piece)

    for place in range(first, len(removed)):
        part = removed[place]
        if part.span.start >= span.end:
            break
        keep(at, text[at : max(at, part.span.start)])
        if part.reason not in INLINE and part.span.end > at:
            keep(max(at, part.span.start), " ")
        at = max(at, min(part.span.end, span.end))
    keep(at, text[at : span.end])
    return Condensed("".join(pieces), tuple(starts), tuple(sources))
