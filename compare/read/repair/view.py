"""A text as it was meant, and the way back to the text as it is.

Documents keep their text as it was read. What analyses it is given the text as it was meant,
without what interrupts its sentences; what it finds is then said of the text as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from compare.model import Document, Removed, Repair, Span

if TYPE_CHECKING:
    from compare.read.formats import Reading

CUT = frozenset({"running head", "page number", "deleted text", "deleted", "hidden text"})
"""Reasons for which a removed part may stand in the midst of a sentence, or of a word."""
_WHOLE_LINES = frozenset({"running head", "page number"})

_PAIR = re.compile(r"[^\s:;|][:;|] ?\S|\S \| ?\S")
"""What stands between the cells of a row."""
_ENDED = re.compile(r"[.!?…:;。！？][\"'”’)\]]*$")
_CLOSING = 8

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Way:
    """The way between offsets into a text as it was meant and as it is."""

    text: str
    """As it was meant."""
    _starts: tuple[int, ...]
    """Where each piece begins in ``text`` ..."""
    _spans: tuple[Span, ...]
    """... and what it stands for in the source; a piece kept as it is is as long there."""

    def source(self, span: Span) -> Span:
        """Return what a span of ``text`` is in the source: all of a piece that it touches."""
        if not self._starts:
            return span
        first = self._piece(span.start)
        start = self._spans[first].start
        if self._kept(first):
            start += span.start - self._starts[first]
        if span.end <= span.start:
            return Span(start, start)
        last = self._piece(span.end - 1)
        end = self._spans[last].end
        if self._kept(last):
            end = self._spans[last].start + span.end - self._starts[last]
        return Span(start, max(start, end))

    def meant(self, span: Span) -> Span:
        """Return where a span of the source stands in ``text``; empty for what is not there."""
        start = self._meant(span.start)
        return Span(start, max(start, self._meant_end(span.end)))

    def _meant(self, offset: int) -> int:
        n = bisect_right(self._spans, offset, key=lambda span: span.start) - 1
        if n < 0:
            return 0
        begin, span = self._starts[n], self._spans[n]
        if self._kept(n):
            return min(begin + offset - span.start, self._end(n))
        return begin if offset == span.start else self._end(n)

    def _meant_end(self, offset: int) -> int:
        """Return where what ends at ``offset`` ends, before what is added behind it."""
        n = bisect_left(self._spans, offset, key=lambda span: span.start)
        added = n < len(self._spans) and self._spans[n] == Span(offset, offset)
        return self._starts[n] if added else self._meant(offset)

    def _piece(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _end(self, n: int) -> int:
        return self._starts[n + 1] if n + 1 < len(self._starts) else len(self.text)

    def _kept(self, n: int) -> bool:
        span = self._spans[n]
        return span.end - span.start == self._end(n) - self._starts[n]


def way_of(
    text: str,
    repairs: Iterable[Repair],
    removed: Iterable[Removed],
    stops: Iterable[int] = (),
) -> Way | None:
    """Return the text as it was meant; ``None`` where it is as it is.

    ``stops`` are the offsets at which something said ends without the full stop of a sentence.
    """
    edits = [(repair.span, repair.text) for repair in repairs]
    edits += [(_cut(text, part), "") for part in removed if part.reason in CUT]
    edits += [(Span(stop, stop), ".") for stop in stops]
    if not edits:
        return None
    edits.sort(key=lambda edit: (edit[0].start, -edit[0].end))
    pieces: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    length = at = 0

    def add(span: Span, piece: str) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            spans.append(span)
            length += len(piece)

    for span, instead in edits:
        if span.end <= at and not span.start == span.end == at:
            continue
        start = max(at, span.start)
        add(Span(at, start), text[at:start])
        add(Span(start, span.end), instead if start == span.start else "")
        at = span.end
    add(Span(at, len(text)), text[at:])
    return Way("".join(pieces), tuple(starts), tuple(spans))


def _cut(text: str, part: Removed) -> Span:
    """Return the span that is left out: of a whole line also its end."""
    start, end = part.span.start, part.span.end
    if part.reason in _WHOLE_LINES and (start == 0 or text[start - 1] in "\r\n\f"):
        if text.startswith("\r\n", end):
            return Span(start, end + 2)
        if text[end : end + 1] in ("\n", "\r", "\f"):
            return Span(start, end + 1)
    return part.span


def meant(document: Document) -> tuple[Document, Way | None]:
    """Return the document with its text as it was meant, and the way back if it differs."""
    way = way_of(document.text, document.repairs, document.removed, _stops(document))
    if way is None:
        return document, None
    left = tuple(part for part in document.removed if part.reason not in CUT)
    return (
        replace(
            document,
            text=way.text,
            removed=_moved(left, way),
            places=_moved(document.places, way),
            stories=_moved(document.stories, way),
        ),
        way,
    )


def _stops(document: Document) -> Iterator[int]:
    """Yield where the rows of tables end that hold a label and a value.

    Such a row is a statement. Without its full stop it has the form of a heading, which tells
    nothing.
    """
    removed = document.removed
    for place in document.places:
        if place.kind != "table row":
            continue
        row, end = place.span.of(document.text), place.span.end
        behind = bisect_left(removed, end, key=lambda part: part.span.end)
        gone = behind < len(removed) and removed[behind].span.start < end
        if not gone and _PAIR.search(row) and not _ENDED.search(row[-_CLOSING:]):
            yield end


def as_it_is(reading: Reading, way: Way) -> Reading:
    """Return what was found in the text as it was meant, said of the text as it is."""
    return replace(
        reading,
        removed=moved_back(reading.removed, way),
        places=moved_back(reading.places, way),
        stories=moved_back(reading.stories, way),
        repairs=moved_back(reading.repairs, way),
    )


def _moved(parts: tuple[_T, ...], way: Way) -> tuple[_T, ...]:
    """Return parts where they stand in the text as it was meant, without those that do not."""
    moved = [_with_span(part, way.meant(_span(part))) for part in parts]
    return tuple(part for part in moved if _span(part).start < _span(part).end)


def moved_back(parts: tuple[_T, ...], way: Way) -> tuple[_T, ...]:
    """Return parts where they stand in the text as it is."""
    return tuple(_with_span(part, way.source(_span(part))) for part in parts)


def _span(part: Any) -> Span:
    span: Span = part.span
    return span


def _with_span(part: _T, span: Span) -> _T:
    changed: Any = part
    return cast("_T", replace(changed, span=span))
