"""The part of the Word file on who is quoted: what each account lets them say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.docx.elements import (
    add_heading,
    add_paragraph,
    add_run,
    keep_whole,
    link,
    repeat,
    turn,
)
from compare.render.docx.styles import DETAIL, NUMBER, PLACE, SMALL
from compare.render.plain import clean, excerpt, shorten

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from compare.render.view import View
    from compare.render.view.speakers import SayingView, SpeakerView

_ROOM = 260
_NAME_ROOM = 60
_WIDTHS_MM = (42, 124)


def write_speakers(document: Document, view: View) -> None:
    """Write a row for everybody who is quoted; nothing where nobody is."""
    from docx.shared import Mm

    if not view.speakers:
        return
    add_heading(document, f"Who is quoted ({len(view.speakers)})")
    add_paragraph(
        document,
        SMALL,
        "What each account lets a person, a body or a document say. Underlined: words of a "
        "quotation that another account of it has not.",
    )
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    repeat(table.rows[0])
    for cell, name in zip(table.rows[0].cells, ("Speaker", "Account and words"), strict=True):
        add_run(cell.paragraphs[0], name, NUMBER)
    for own in view.speakers:
        _row(table.add_row().cells, own)
    for column, width in zip(table.columns, _WIDTHS_MM, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        keep_whole(row)
        for cell, width in zip(row.cells, _WIDTHS_MM, strict=True):
            cell.width = Mm(width)


def _row(cells: tuple[_Cell, ...], own: SpeakerView) -> None:
    name = cells[0].paragraphs[0]
    add_run(name, shorten(own.name, _NAME_ROOM), NUMBER)
    turn(name)
    if own.note:
        cells[0].add_paragraph(own.note, style=SMALL)
    said = [saying for cell in own.cells for saying in cell]
    for number, saying in enumerate(said):
        line = cells[1].add_paragraph() if number else cells[1].paragraphs[0]
        _saying(line, saying)


def _saying(line: Paragraph, saying: SayingView) -> None:
    against = "".join(f", against {id}" for id in saying.denies)
    place = f"{saying.document} {clean(saying.verb or 'says')}{against}:"
    link(add_run(line, place, PLACE), saying.anchor)
    line.add_run(" \N{LEFT DOUBLE QUOTATION MARK}" if saying.direct else " ")
    for piece in excerpt(saying.pieces, _ROOM):
        add_run(line, piece.text, DETAIL if piece.marked else None)
    line.add_run("\N{RIGHT DOUBLE QUOTATION MARK}" if saying.direct else "")
    turn(line)
