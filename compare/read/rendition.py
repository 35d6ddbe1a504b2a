"""Pieces of a container format -> one text, with the places that its parts had.

The text is made for reading: pieces stand apart by a blank line, table rows and list items that
follow each other by a line break.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from compare.model import Place, PlaceKind, Removed, Span
from compare.read.clean import NO_LINKS, Links
from compare.read.condense import condense
from compare.read.formats import Reading
from compare.read.lines import split_lines
from compare.read.plain import read_lines

_CLOSE: frozenset[PlaceKind] = frozenset(["list item", "table row", "line"])
"""Kinds that stand on lines right below each other."""
_SHOWN: frozenset[PlaceKind] = frozenset(["caption", "table row"])
"""Kinds that are compared even where a line of plain text like them would be no story."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading, caption, table row, ... of a source."""

    text: str
    """Without a blank at either end; may hold line breaks, and no blank line."""
    kind: PlaceKind = "paragraph"
    label: str | None = None
    page: int | None = None
    removed: str | None = None
    """Why the whole piece is not the story, if it is not."""
    inner: tuple[Place, ...] = ()
    """What its parts were, as offsets into ``text``."""
    cut: tuple[Removed, ...] = ()
    """Which of its parts are not the story, as offsets into ``text``; none if all of it is not."""


def put_together(pieces: Iterable[Piece]) -> Reading:
    """Return a reading that holds the text, the places and what was removed, and no head.

    Pieces without text are passed over.
    """
    parts: list[str] = []
    places: list[Place] = []
    removed: list[Removed] = []
    at = 0
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None:
            close = piece.kind == last.kind and piece.kind in _CLOSE
            gap = "\n" if close and piece.page == last.page else "\n\n"
            parts.append(gap)
            at += len(gap)
        span = Span(at, at + len(piece.text))
        places.append(Place(span, piece.kind, piece.page, piece.label))
        places.extend(replace(place, span=_moved(place.span, at)) for place in piece.inner)
        if piece.removed:
            removed.append(Removed(span, piece.removed))
        else:
            removed.extend(replace(part, span=_moved(part.span, at)) for part in piece.cut)
        parts.append(piece.text)
        at = span.end
        last = piece
    return Reading(text="".join(parts), places=tuple(places), removed=tuple(removed))


def with_head(reading: Reading, links: Links = NO_LINKS) -> Reading:
    """Read the head off the text of ``reading``, and mark the lines of it that are no story.

    What the reading says already stands, and where the head says the rest is added to its grounds.
    Captions and table rows stay: they are compared.
    """
    text = reading.text or ""
    cut = without_overlaps(reading.removed)
    shown = [
        replace(line, text=words)
        for line in split_lines(text)
        if not line.blank and (words := condense(text, line.span, cut).text.strip())
    ]
    kept = [place.span for place in reading.places if place.kind in _SHOWN]
    table = [place.span for place in reading.places if place.kind == "table row"]
    rows = frozenset(n for n, line in enumerate(shown) if _touches(table, line.span))
    found = read_lines(shown, links, rows)
    added = [
        part
        for part in found.removed
        if part.reason == "image credit" or not _touches(kept, part.span)
    ]
    seen = [place for place in found.places if not _touches(kept, place.span)]
    grounds = dict(reading.grounds)
    grounds |= {name: where for name, where in found.grounds if not getattr(reading, name)}
    return replace(
        reading,
        title=reading.title or found.title,
        publisher=reading.publisher or found.publisher,
        author=reading.author or found.author,
        published=reading.published or found.published,
        removed=without_overlaps([*reading.removed, *added]),
        places=tuple(sorted([*reading.places, *seen], key=lambda p: (p.span.start, -p.span.end))),
        grounds=tuple(grounds.items()),
    )


def _touches(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether ``span`` overlaps one of ``spans``, which are in order and apart."""
    behind = bisect_left(spans, span.end, key=lambda other: other.start)
    return behind > 0 and spans[behind - 1].overlaps(span)


def without_overlaps(removed: Iterable[Removed]) -> tuple[Removed, ...]:
    """Return removed parts in text order, each cut to what those before it have left."""
    kept: list[Removed] = []
    for part in sorted(removed, key=lambda part: (part.span.start, -part.span.end)):
        start = max(part.span.start, kept[-1].span.end if kept else 0)
        if start < part.span.end:
            kept.append(replace(part, span=Span(start, part.span.end)))
    return tuple(kept)


def row_text(cells: Sequence[str], heads: Sequence[str] = ()) -> str:
    """Return a table row as a line that reads like a sentence.

    ``Seats: 24`` for a name and a value; with the heads of the columns
    ``North; Seats: 24; Votes: 1,203``. Cells without text are passed over.
    """
    told: list[str] = []
    for number, cell in enumerate(cells):
        if not cell:
            continue
        head = heads[number].rstrip(" :") if number < len(heads) else ""
        told.append(f"{head}: {cell}" if head and told else cell)
    if len(told) == 2 and not any(heads):
        return f"{told[0].rstrip(' :')}: {told[1]}"
    return "; ".join(told)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
