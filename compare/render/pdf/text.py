"""Rows and parts of a view -> the full text as it is printed, with as few spans as possible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.render.plain import clean
from compare.render.view import SIGNS, Card, Cell, Part, Row, Segment, View

_LOUD = ("conflict", "detail")
"""The kinds of finding whose words stand out in print; the others have their number alone."""


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """Words with one look."""

    look: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """One sentence, heading or stretch of other text."""

    anchor: str
    """Empty where no link leads to it."""
    look: str
    runs: tuple[PrintedRun, ...]
    note: str

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row: its findings in the margin, and its parts for each column."""

    look: str
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
    linked = _linked(view)
    return tuple(
        PrintedRow(
            look=_row_look(row),
            marks=tuple(cards[id] for id in row.findings),
            cells=tuple(_cell(cell, linked) for cell in row.cells),
        )
        for row in view.rows
    )


def printed_columns(view: View) -> dict[str, tuple[PrintedRow, ...]]:
    """Return each account by itself, in its own order, with what stands elsewhere named."""
    cards = {card.id: card for card in view.cards}
    order = {card.id: place for place, card in enumerate(view.cards)}
    linked = _linked(view)
    columns: dict[str, list[tuple[int, PrintedRow]]] = {s.id: [] for s in view.sources}
    for row in view.rows:
        for cell in row.cells:
            for group in _runs_of_parts(cell.parts):
                ids = sorted({id for part in group for id in part.findings}, key=order.__getitem__)
                printed = PrintedRow(
                    look=_row_look(row),
                    marks=tuple(cards[id] for id in ids),
                    cells=(tuple(_part(part, linked) for part in group),),
                    beside=_beside(row, cell, view),
                )
                columns[cell.document].append((_place(group[0]), printed))
    return {
        document: tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))
        for document, rows in columns.items()
    }


def _linked(view: View) -> frozenset[str]:
    return frozenset(quote.anchor for card in view.cards for quote in card.quotes)


def _place(part: Part) -> int:
    return part.segments[0].span.start if part.segments else 0


def _runs_of_parts(parts: Iterable[Part]) -> list[list[Part]]:
    """Part what is not next to each other in the account, since it is printed in its order."""
    groups: list[list[Part]] = []
    for part in parts:
        number = int(part.anchor.rpartition("-")[2])
        if groups and int(groups[-1][-1].anchor.rpartition("-")[2]) == number - 1:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _beside(row: Row, cell: Cell, view: View) -> str:
    if row.kind != "aligned" or row.relation is None:
        return ""
    others = [
        f"{other.document}\N{NO-BREAK SPACE}{view_line(other)}"
        for other in row.cells
        if other.document != cell.document and other.parts
    ]
    del view
    return f"{SIGNS[row.relation]} " + ", ".join(others) if others else ""


def view_line(cell: Cell) -> str:
    """Return the lines of a cell's text: ``12`` or ``12-14``."""
    first, last = cell.parts[0].first_line, cell.parts[-1].last_line
    return str(first) if first == last else f"{first}\N{EN DASH}{last}"


def _row_look(row: Row) -> str:
    looks = [row.kind, row.relation or "aside"]
    if row.cells and any(
        part.kind == "heading" for cell in row.cells for part in cell.parts[-1:]
    ):
        looks.append("lead")
    return " ".join(looks)


def _cell(cell: Cell, linked: frozenset[str]) -> tuple[PrintedPart, ...]:
    parts = [_part(part, linked) for part in cell.parts]
    for other in cell.elsewhere:
        note = f"(stands in row {other.row})"
        parts.append(PrintedPart("", "elsewhere", (PrintedRun("", note),), ""))
    return tuple(parts)


def _part(part: Part, linked: frozenset[str]) -> PrintedPart:
    return PrintedPart(
        anchor=part.anchor if part.anchor in linked else "",
        look=part.kind,
        runs=_runs(part),
        note=f"left out: {part.reason}" if part.reason else "",
    )


def _runs(part: Part) -> tuple[PrintedRun, ...]:
    merged: list[PrintedRun] = []
    for segment in part.segments:
        look, text = _look(segment), clean(segment.text)
        if merged and (merged[-1].look == look or not text.strip()):
            merged[-1] = PrintedRun(merged[-1].look, merged[-1].text + text)
        else:
            merged.append(PrintedRun(look, text))
    return tuple(merged)


def _look(segment: Segment) -> str:
    if segment.removed:
        return "removed"
    kinds = [mark.kind for mark in segment.marks]
    return next((kind for kind in _LOUD if kind in kinds), segment.difference or "")
