"""Rows of a table, with their tracked changes -> pieces that can be read by themselves.

The form is that of :func:`compare.read.rendition.row_text`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.read.rendition import Piece
from compare.read.runs import Run, piece_of

Cell = Sequence[Sequence[Run]]
"""The paragraphs in a cell of a table, each as its runs."""
_PROSE = 40
"""A cell with more words than this holds a text: the table only lays out a page."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table row by row."""

    rows: Sequence[Sequence[Cell]]
    headed: bool = False
    """Whether the file calls the first row the heads of the columns."""


def rows_of(table: Table, label: str) -> Iterator[Piece]:
    """Yield each row as a line, with the head of its column before each cell but the first.

    The row of heads itself is removed, since its words stand in every row. A table of one column,
    or with a whole text in a cell, yields the paragraphs of its cells.
    """
    rows = [row for row in table.rows if any(_shown(cell) for cell in row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or any(len(words(cell).split()) > _PROSE for row in rows for cell in row):
        for number, row in enumerate(rows, 1):
            for cell in row:
                for runs in cell:
                    yield piece_of(runs, label=f"{label}, row {number}")
        return
    told = [[words(cell) for cell in row] for row in rows]
    heads: list[str] = []
    for number, row in enumerate(rows, 1):
        where = f"{label}, row {number}"
        if number == 1 and len(rows) > 1 and (table.headed or are_heads(told)):
            heads = told[0]
            yield piece_of(_line(row, heads, named=False), "table row", where, "table head")
        else:
            yield piece_of(_line(row, heads), "table row", where)


def are_heads(rows: Sequence[Sequence[str]]) -> bool:
    """Tell heads that are not marked as such: words over figures, in three columns or more.

    With two columns, words in the first row may as well be one pair of many.
    """
    first = rows[0]
    if len(rows) < 2 or len(first) < 3 or not all(first[1:]) or any(map(_has_digit, first)):
        return False
    return all(any(map(_has_digit, row[1:])) for row in rows[1:])


def _line(row: Sequence[Cell], heads: Sequence[str], named: bool = True) -> list[Run]:
    filled = [(column, cell) for column, cell in enumerate(row) if _shown(cell)]
    pair = len(filled) == 2 and not any(heads)
    runs: list[Run] = []
    for column, cell in filled:
        head = heads[column] if named and column < len(heads) else ""
        if runs:
            gone = None if words(cell) else runs[-1].removed  # between two deleted cells
            runs.append(Run(": " if pair else "; ", gone))
            if head and words(cell):
                runs.append(Run(f"{head.rstrip(' :')}: "))
        for number, paragraph in enumerate(cell):
            if number:
                runs.append(Run(" "))
            runs += [Run(run.text.replace("\n", " "), run.removed, run.kind) for run in paragraph]
    return runs


def words(cell: Cell) -> str:
    """Return what a cell says, without what is deleted."""
    kept = ["".join(run.text for run in runs if not run.removed) for runs in cell]
    return " ".join(" ".join(kept).split())


def _shown(cell: Cell) -> bool:
    return any(run.text.strip() for runs in cell for run in runs)


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)
