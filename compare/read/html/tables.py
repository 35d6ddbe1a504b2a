"""Tables of a page: rows of data, read like sentences; tables for layout are no tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from compare.read.numbers import small
from compare.read.rendition import row_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = ("table", "p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "form")
_LONG = 300
"""A cell with more characters is a column of a layout, not a value."""
_MANY = 60
_UNSEEN = ("script", "style", "template", "noscript")


def is_data(table: _Element) -> bool:
    """Tell whether a table holds values: several columns, short cells of one block at most."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = list(_rows(table))
    if not rows or max(map(len, rows)) < 2:
        return False
    cells = [cell for row in rows for cell in row]
    if any(cell.find(".//table") is not None for cell in cells):
        return False
    if any(sum(1 for _ in cell.iter(*_BLOCKS)) > 1 for cell in cells):
        return False
    return all(len("".join(cell.itertext())) <= _LONG for cell in cells)


def rows_of(table: _Element) -> Iterator[tuple[Literal["caption", "table row"], str, int]]:
    """Yield kind, text and linked characters of the caption and of each row with a value."""
    heads: list[str] = []
    for caption in table.iter("caption"):
        if text := _text(caption):
            yield "caption", text, _linked(caption)
    for number, row in enumerate(_rows(table)):
        cells = [_text(cell) for cell in row][:_MANY]
        named = [cell.tag == "th" for cell in row]
        above = number == 0 and bool(row) and row[0].getparent().getparent().tag == "thead"
        if len(cells) > 1 and (all(named) or above):
            heads = _spread(row)
            continue
        if any(cells):
            text = row_text(cells, heads if any(heads) else ())
            yield "table row", text, sum(map(_linked, row))


def _rows(table: _Element) -> Iterator[list[_Element]]:
    for row in table.iter("tr"):
        yield [cell for cell in row if cell.tag in ("td", "th")]


def _spread(row: list[_Element]) -> list[str]:
    """Return the heads of the columns, one that spans several once for each."""
    heads: list[str] = []
    for cell in row:
        heads += [_text(cell)] * min(_MANY, small(cell.get("colspan"), 1))
    return heads[:_MANY]


def _text(element: _Element) -> str:
    parts = [element.text or ""]
    for inner in element.iterdescendants():
        if inner.tag not in _UNSEEN:
            parts.append(" " if inner.tag == "br" else inner.text or "")
        parts.append(inner.tail or "")
    return " ".join("".join(parts).split())


def _linked(element: _Element) -> int:
    return sum(len(_text(link)) for link in element.iter("a"))
