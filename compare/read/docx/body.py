"""The paragraphs, lists, tables and text boxes of a part of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from compare.model import PlaceKind
from compare.read.docx.runs import mark_is_deleted, runs_of
from compare.read.docx.styles import Lists, Styles, numbering
from compare.read.package import attribute, local
from compare.read.rendition import Piece
from compare.read.runs import DELETED, Run, piece_of
from compare.read.tables import Cell, Table, rows_of

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
"""What holds paragraphs without saying anything of them."""


class Body:
    """Walks through parts of one document, counting paragraphs and tables."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        """Take the styles and lists that the paragraphs refer to."""
        self._styles, self._lists = styles, lists
        self._paragraphs = self._tables = self._boxes = 0

    def read(self, element: Any) -> Iterator[Piece]:
        """Yield what stands in ``element``; an empty paragraph counts for none."""
        joined: list[Run] = []
        for child in _blocks(element):
            if local(child) == "tbl":
                yield from self._table(child)
                continue
            boxes: list[Any] = []
            joined += runs_of(child, boxes)
            if not mark_is_deleted(child):
                yield from self._paragraph(child, tuple(joined))
                joined = []
            for box in boxes:
                yield from self._box(box)
        if joined:
            self._paragraphs += 1
            yield piece_of(joined, label=f"paragraph {self._paragraphs}")

    def aside(
        self, element: Any, kind: PlaceKind, label: str, removed: str | None = None
    ) -> Iterator[Piece]:
        """Yield what stands beside the text: notes, comments, headers; not counted."""
        for child in _blocks(element) if element is not None else ():
            boxes: list[Any] = []
            inner = child.iter() if local(child) == "tbl" else (child,)
            for paragraph in inner:
                if local(paragraph) == "p":
                    runs = runs_of(paragraph, boxes)
                    yield piece_of(runs, kind, label or None, removed)

    def _paragraph(self, element: Any, runs: tuple[Run, ...]) -> Iterator[Piece]:
        if not any(run.text.strip() for run in runs):
            return
        self._paragraphs += 1
        properties = next((child for child in element if local(child) == "pPr"), ())
        style = next((attribute(c, "val") for c in properties if local(c) == "pStyle"), None)
        kind = self._styles.kind(style)
        listed = numbering(properties) or self._styles.listed(style)
        if listed and kind == "paragraph":
            kind = "list item"
            runs = (
                Run(self._lists.mark(listed), kind=runs[0].kind, removed=runs[0].removed),
                *runs,
            )
        yield piece_of(runs, kind, f"paragraph {self._paragraphs}")

    def _box(self, box: Any) -> Iterator[Piece]:
        self._boxes += 1
        yield from self.aside(box, "text box", f"text box {self._boxes}")

    def _table(self, table: Any) -> Iterator[Piece]:
        self._tables += 1
        boxes: list[Any] = []
        rows: list[Sequence[Cell]] = []
        headed = False
        for row in _rows(table):
            properties = next((child for child in row if local(child) == "trPr"), ())
            names = {local(child) for child in properties}
            headed = headed or (not rows and "tblHeader" in names)
            cells = [_cell(cell, boxes) for cell in _cells(row)]
            if "del" in names:
                cells = [_deleted(cell) for cell in cells]
            rows.append(cells)
        yield from rows_of(Table(rows, headed), f"table {self._tables}")
        for box in boxes:
            yield from self._box(box)


def _blocks(element: Any) -> Iterator[Any]:
    """Yield paragraphs and tables, also those in content controls."""
    for child in element:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in _WRAPPERS:
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if local(child) == "tr":
            yield child
        elif local(child) in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if local(child) == "tc":
            yield child
        elif local(child) in _WRAPPERS:
            yield from _cells(child)


def _cell(cell: Any, boxes: list[Any]) -> list[tuple[Run, ...]]:
    """Return the paragraphs of a cell, those of tables inside it as well."""
    found = []
    for paragraph in cell.iter():
        if local(paragraph) == "p" and not _in_box(paragraph, cell):
            runs = runs_of(paragraph, boxes)
            if any(run.text.strip() for run in runs):
                found.append(runs)
    return found


def _in_box(paragraph: Any, cell: Any) -> bool:
    above = paragraph.getparent()
    while above is not None and above is not cell:
        if local(above) in ("txbxContent", "Fallback"):
            return True
        above = above.getparent()
    return False


def _deleted(cell: Iterable[tuple[Run, ...]]) -> list[tuple[Run, ...]]:
    return [tuple(replace(run, removed=DELETED, kind="deleted") for run in runs) for runs in cell]
