"""Bytes of a PDF -> its text as it is read: column by column, without heads, feet and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from compare.errors import InputError
from compare.model import Place, PlaceKind, Span
from compare.read.formats import Reading
from compare.read.pdf import margins
from compare.read.pdf.blocks import Block, paragraphs
from compare.read.pdf.info import properties
from compare.read.pdf.lines import Drawn, Line, drawn
from compare.read.pdf.order import in_order
from compare.read.properties import with_properties
from compare.read.rendition import Piece, put_together, row_text, with_head
from compare.read.repair.hyphens import END, START, is_broken, words_of
from compare.read.tables import are_heads

_LARGER = 1.12
"""Times the usual size: such letters make a heading."""
_CREDIT = re.compile(
    r"\b(?:photo(?:graph)?|picture|image|illustration|graphic)s?\s*(?::|by\b|/)", re.I
)
_ITEM = re.compile(r"(?:[•‣⁃◦▪●■]|\(?\d{1,3}[.)])\s")


def read(data: bytes, shown: str) -> Reading:
    """Read a PDF. Every line of it is a place: ``p. 3, line 12``, counted without heads and feet.

    Words broken at the end of a line are joined in the text. Raises :class:`InputError` for a PDF
    without text, and as :func:`compare.read.pdf.lines.drawn` does.
    """
    return read_drawn(drawn(data, shown), data, shown)


def read_drawn(found: Drawn, data: bytes, shown: str) -> Reading:
    """Read the lines of a PDF; ``data`` is looked at for what it says of itself alone."""
    if not any(found.pages):
        raise InputError(
            shown, "holds pictures of pages and no text; have its text recognised (OCR) first"
        )
    pages, outside = margins.split(found.pages)
    ordered = [in_order(page) for page in pages]
    numbers = {id(line): number for page in ordered for number, line in enumerate(page, 1)}
    blocks = paragraphs(ordered)
    sizes = [line.size for block in blocks for line in block.lines for _ in line.text.split()]
    usual = median(sizes) if sizes else 1.0
    seen = words_of(line.text for page in ordered for line in page)
    pieces = [*_pieces(blocks, numbers, usual, seen)]
    for margin in outside:
        page = margin.line.page
        pieces.append(Piece(margin.line.text, "line", f"p. {page}", page, margin.reason))
    reading = _titled(with_head(put_together(pieces)), blocks, usual)
    reading = with_properties(reading, properties(found.info, data))
    return replace(reading, notes=(*reading.notes, *_notes(found)))


def _pieces(
    blocks: Sequence[Block], numbers: dict[int, int], usual: float, seen: frozenset[str]
) -> Iterator[Piece]:
    at = 0
    while at < len(blocks):
        table = [blocks[at].lines[0]]
        if len(table[0].parts) > 1:
            at += 1
            while at < len(blocks) and _is_next_row(table[-1], blocks[at].lines[0]):
                table.append(blocks[at].lines[0])
                at += 1
            yield from _rows(table, numbers)
        else:
            yield _paragraph(blocks[at], numbers, usual, seen)
            at += 1


def _is_next_row(row: Line, line: Line) -> bool:
    return len(line.parts) == len(row.parts) and line.page == row.page and line.y < row.y


def _rows(table: Sequence[Line], numbers: dict[int, int]) -> Iterator[Piece]:
    cells = [[part.text for part in line.parts] for line in table]
    headed = are_heads(cells)
    for number, (line, row) in enumerate(zip(table, cells, strict=True)):
        removed = "table head" if headed and not number else None
        plain = removed or (len(row) == 2 and any(c.isdigit() for c in row[0]))
        text = "; ".join(row) if plain else row_text(row, cells[0] if headed else ())
        label = _label(line, numbers)
        yield Piece(text, "table row", label, line.page, removed)


def _paragraph(block: Block, numbers: dict[int, int], usual: float, seen: frozenset[str]) -> Piece:
    text = ""
    inner: list[Place] = []
    for line in block.lines:
        words = line.text
        end, start = END.search(text), START.match(words)
        if end and start and is_broken(end["before"], end["hyphen"], start.group(), seen):
            text = text[:-1]
        elif text and not (end and start):
            text += " "
        if inner and inner[-1].span.end > len(text):
            inner[-1] = replace(inner[-1], span=Span(inner[-1].span.start, len(text)))
        span = Span(len(text), len(text) + len(words))
        inner.append(Place(span, "line", line.page, _label(line, numbers)))
        text += words
    first = block.lines[0]
    return Piece(
        text, _kind(block, text, usual), f"p. {first.page}", first.page, None, tuple(inner)
    )


def _kind(block: Block, text: str, usual: float) -> PlaceKind:
    if block.size > _LARGER * usual and len(text.split()) < 60:
        return "heading"
    if _CREDIT.search(text) and len(text.split()) < 60 and block.size < 1.02 * usual:
        return "caption"
    return "list item" if _ITEM.match(text) else "paragraph"


def _label(line: Line, numbers: dict[int, int]) -> str:
    return f"p. {line.page}, line {numbers[id(line)]}"


def _titled(reading: Reading, blocks: Sequence[Block], usual: float) -> Reading:
    """Return the reading with the largest letters of the first page as its title, if any are."""
    first = [b for b in blocks if b.lines[0].page == 1 and b.size > 1.25 * usual]
    if not first:
        return reading
    title = max(first, key=lambda block: block.size)
    text = " ".join(title.text.split())
    if not 2 <= len(text.split()) <= 40:
        return reading
    grounds = dict(reading.grounds) | {"title": "largest letters of p. 1"}
    return replace(reading, title=text, grounds=tuple(grounds.items()))


def _notes(found: Drawn) -> Iterator[str]:
    """Tell of pages without text: a picture of a page may be one."""
    bare = [str(number) for number, page in enumerate(found.pages, 1) if not page]
    if bare:
        few = ", ".join(bare[:10]) + (", ..." if len(bare) > 10 else "")
        yield f"no text on p. {few}: a picture of text is not read"
