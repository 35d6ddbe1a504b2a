"""The part of the Word file on shared wording: what two accounts have beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.docx.elements import add_heading, add_paragraph, add_run, keep_whole, link, turn
from compare.render.docx.styles import DETAIL, FINDING, NUMBER, PLACE, SMALL
from compare.render.plain import clean, excerpt
from compare.render.templating import plural
from compare.render.view import QuoteView, SharedPassage, SharedWording, View

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_ROOM = 420
_WIDTH_MM = 83


def write_sharing(document: Document, view: View) -> None:
    """Write what each two accounts share; nothing where none do."""
    if not view.sharing:
        return
    add_heading(document, "Shared wording")
    add_paragraph(
        document,
        SMALL,
        "Passages that two accounts have in common beyond what independent accounts would. An "
        "agreement on them is one voice, not two. Underlined: words that the other has not.",
    )
    for shared in view.sharing:
        _wording(document, shared)


def _wording(document: Document, shared: SharedWording) -> None:
    line = add_paragraph(document, FINDING)
    add_run(line, shared.line, NUMBER)
    line.add_run(f" {clean(shared.origin)}" if shared.origin else "")
    line.paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for passage in shared.passages:
        _passage(table.add_row().cells, passage)
    for row in table.rows:
        keep_whole(row)
    if shared.quoted:
        told = f"Apart from these, both have {plural(len(shared.quoted), 'quotation')} of others."
        add_paragraph(document, SMALL, told)


def _passage(cells: tuple[_Cell, ...], passage: SharedPassage) -> None:
    from docx.shared import Mm

    for cell, quote in zip(cells, passage.quotes, strict=True):
        cell.width = Mm(_WIDTH_MM)
        _side(cell, quote, passage)


def _side(cell: _Cell, quote: QuoteView, passage: SharedPassage) -> None:
    line = cell.paragraphs[0]
    link(add_run(line, f"{quote.document}, {quote.lines}", PLACE), quote.anchor)
    add_run(line, f"  {passage.id} {passage.label}".rstrip(), PLACE)
    line.add_run().add_break()
    for piece in excerpt(quote.pieces, _ROOM):
        add_run(line, piece.text, DETAIL if piece.marked else None)
    turn(line)
