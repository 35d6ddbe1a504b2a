"""Rows of a view -> the full text as printed: side by side, or one account after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from compare.render.pdf.parts import (
    Leads,
    PrintedPart,
    PrintedRun,
    leads_of,
    number_of,
    paragraphs,
)
from compare.render.view import MOVED_SIGN, SIGNS, Card, Cell, Part, Row, View

_KEPT_WHOLE = 1500
"""Characters in a cell up to which a row is not parted by the end of a page."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row: its findings in the margin, and its parts for each column."""

    look: str
    anchor: str
    """Where links into the text lead; it stands on the first of the marks, if any link does."""
    marks: tuple[Card, ...]
    cells: tuple[tuple[PrintedPart, ...], ...]
    beside: str = ""
    """Where the other accounts say the same, if they are not printed beside it."""

    @property
    def parts(self) -> tuple[PrintedPart, ...]:
        """The parts of the only column."""
        return self.cells[0]


def printed_rows(view: View) -> tuple[PrintedRow, ...]:
    """Return the accounts side by side."""
    cards = {card.id: card for card in view.cards}
    leads = leads_of(view)
    printed = []
    for row in view.rows:
        cells = tuple(_cell(cell, leads) for cell in row.cells)
        if any(cells):
            marks = tuple(cards[id] for id in row.findings)
            printed.append(PrintedRow(_row_look(row), row.anchor, marks, cells))
    return tuple(printed)


def printed_columns(view: View) -> dict[str, tuple[PrintedRow, ...]]:
    """Return each account by itself, in its own order, with what stands elsewhere named."""
    cards = {card.id: card for card in view.cards}
    order = {card.id: place for place, card in enumerate(view.cards)}
    leads = leads_of(view)
    columns: dict[str, list[tuple[int, PrintedRow]]] = {s.id: [] for s in view.sources}
    for row in view.rows:
        for cell in row.cells:
            for group in _runs_of_parts(cell.parts):
                parts = paragraphs(group, leads)
                ids = sorted({id for part in group for id in part.findings}, key=order.__getitem__)
                printed = PrintedRow(
                    look=_row_look(row),
                    anchor=group[0].anchor,
                    marks=tuple(cards[id] for id in ids),
                    cells=(parts,),
                    beside=_beside(row, cell),
                )
                if parts:
                    columns[cell.document].append((_place(group[0]), printed))
    return {
        document: tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))
        for document, rows in columns.items()
    }


def targets(view: View, *, side_by_side: bool) -> dict[str, str]:
    """Return, for the anchor of every part, the anchor of the row it is printed in."""
    if side_by_side:
        return {
            part.anchor: row.anchor
            for row in view.rows
            for cell in row.cells
            for part in cell.parts
        }
    return {
        part.anchor: group[0].anchor
        for row in view.rows
        for cell in row.cells
        for group in _runs_of_parts(cell.parts)
        for part in group
    }


def _place(part: Part) -> int:
    return part.segments[0].span.start if part.segments else 0


def _runs_of_parts(parts: Iterable[Part]) -> list[list[Part]]:
    """Part what is not next to each other in the account, since it is printed in its order."""
    groups: list[list[Part]] = []
    for part in parts:
        if groups and number_of(groups[-1][-1]) == number_of(part) - 1:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _beside(row: Row, cell: Cell) -> str:
    if row.kind != "aligned" or row.relation is None:
        return ""
    others = [
        f"{other.document} {_lines(other)}".replace(" ", "\N{NO-BREAK SPACE}")
        for other in row.cells
        if other.document != cell.document and other.parts
    ]
    return f"{SIGNS[row.relation]} " + ", ".join(others) if others else ""


def _lines(cell: Cell) -> str:
    """Return the lines of a cell's text: ``line 12`` or ``lines 12-14``."""
    first, last = cell.parts[0].first_line, cell.parts[-1].last_line
    return f"line {first}" if first == last else f"lines {first}\N{EN DASH}{last}"


def _row_look(row: Row) -> str:
    looks: list[str] = [row.kind, row.relation or "aside"]
    longest = max((sum(len(part.text) for part in cell.parts) for cell in row.cells), default=0)
    if longest < _KEPT_WHOLE:
        looks.append("whole")
    if row.cells and any(part.kind == "heading" for cell in row.cells for part in cell.parts[-1:]):
        looks.append("lead")
    return " ".join(looks)


def _cell(cell: Cell, leads: Leads) -> tuple[PrintedPart, ...]:
    parts = list(paragraphs(cell.parts, leads))
    if cell.moved and parts:
        note = f"{MOVED_SIGN} elsewhere in {cell.document}: {_lines(cell)}"
        parts[0] = replace(parts[0], note=f"{parts[0].note} {note}".strip())
    for other in cell.elsewhere:
        note = f"(stands in row {other.row})"
        parts.append(PrintedPart("elsewhere", (PrintedRun("", note),), ""))
    return tuple(parts)
