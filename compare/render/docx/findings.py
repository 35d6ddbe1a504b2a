"""The first and the last pages of the Word file: what was found, and how it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Report
from compare.render.checks import checks
from compare.render.docx.elements import (
    add_heading,
    add_paragraph,
    add_run,
    keep_whole,
    link,
    repeat,
    turn,
)
from compare.render.docx.sharing import write_sharing
from compare.render.docx.speakers import write_speakers
from compare.render.docx.styles import CHECK, EVIDENCE, FINDING, LOOKS, NUMBER, PLACE, SMALL
from compare.render.plain import clean, excerpt
from compare.render.templating import plural
from compare.render.view import SIGNS, Card, QuoteView, Section, View
from compare.render.wording import SETTLED, about, headline, in_short, left_out, places, sureness

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_QUOTE_ROOM = 420
_WIDTHS_MM = (9, 92, 65)


def write_front(document: Document, view: View, report: Report) -> None:
    """Write the accounts, the counts, the conflicts, what to check, then all else."""
    add_paragraph(document, "Title", headline(view))
    _sources(document, view)
    counts = add_paragraph(document, FINDING)
    add_run(counts, "   ".join(f"{SIGNS[kind]} {words}" for kind, words in view.summary), NUMBER)
    for skipped in report.skipped:
        line = add_paragraph(document, FINDING)
        add_run(line, "Please note. ", NUMBER)
        line.add_run(f"{clean(skipped.document)}: {clean(skipped.reason)}")
    conflicts = [section for section in view.sections if section.kind == "conflict"]
    if conflicts:
        add_paragraph(
            document,
            SMALL,
            "What is in conflict or to compare is a comment on the words it is about, in the full "
            "texts below.",
        )
    else:
        document.add_paragraph("No conflict was found.")
    for section in conflicts:
        _section(document, section)
    _checks(document, view)
    for section in view.sections:
        if section.kind != "conflict":
            _section(document, section)
    if view.settled:
        add_heading(document, f"{SETTLED} ({len(view.settled)})")
    for card in view.settled:
        _card(document, card)
    write_sharing(document, view)
    write_speakers(document, view)


def write_provenance(document: Document, view: View, report: Report) -> None:
    """Write the page that says what was compared, and by what."""
    add_heading(document, "How this was made", new_page=True)
    for source in view.sources:
        document.add_paragraph(f"{source.id}  {clean(source.name)}, {source.sha256}")
        for line in source.found:
            document.add_paragraph(clean(line), style=SMALL)
    for name, what in left_out(report):
        document.add_paragraph(f"Left out of {name} as not part of the story: {clean(what)}")
    models = ", ".join(f"{name} {version}" for name, version in view.models)
    document.add_paragraph(clean(f"{view.tool} {view.version}, models: {models or 'none'}"))
    document.add_paragraph(f"Signature {view.signature}")


def _sources(document: Document, view: View) -> None:
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    table.autofit = False
    repeat(table.rows[0])
    for cell, name in zip(table.rows[0].cells, ("", "Account", "From"), strict=True):
        add_run(cell.paragraphs[0], name, NUMBER)
    for source in view.sources:
        cells = table.add_row().cells
        add_run(cells[0].paragraphs[0], source.id, NUMBER)
        _fill(cells[1], source.title or source.name)
        if source.title:
            cells[1].add_paragraph(clean(source.name), style=SMALL)
        _fill(cells[2], ", ".join(filter(None, (about(source), plural(source.words, "word")))))
    for column, width in zip(table.columns, _WIDTHS_MM, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        keep_whole(row)
        for cell, width in zip(row.cells, _WIDTHS_MM, strict=True):
            cell.width = Mm(width)


def _fill(cell: _Cell, text: str) -> None:
    cell.paragraphs[0].add_run(clean(text))
    turn(cell.paragraphs[0])


def _section(document: Document, section: Section) -> None:
    add_heading(document, f"{section.sign} {clean(section.title)} ({len(section.cards)})")
    for card in section.cards:
        _card(document, card)


def _card(document: Document, card: Card) -> None:
    line = add_paragraph(document, FINDING)
    number = add_run(line, f"{card.sign} {card.id}", NUMBER)
    line.add_run("  ")
    if card.kind in ("conflict", "open"):
        line.add_run(clean(card.explanation)).bold = True
        known = filter(None, (card.category_label, sureness(card)))
        add_run(line, f"  {' · '.join(known)}", PLACE)
        line.paragraph_format.keep_with_next = True
        _decided(document, card)
        for quote in card.quotes:
            _quote(document, quote, LOOKS[card.kind], last=quote is card.quotes[-1])
        return
    line.add_run(clean(in_short(card)))
    where = ", ".join(place.replace(" ", "\N{NO-BREAK SPACE}") for place in places(card))
    add_run(line, f"  {where}", PLACE)
    if card.quotes:
        link(number, card.quotes[0].anchor)
    turn(line)
    _decided(document, card)


def _decided(document: Document, card: Card) -> None:
    if card.decided:
        line = add_paragraph(document, EVIDENCE)
        add_run(line, clean(card.decided), NUMBER)
        turn(line)
    for remark in card.remarked:
        line = add_paragraph(document, EVIDENCE)
        line.add_run(clean(remark))
        turn(line)


def _quote(document: Document, quote: QuoteView, look: str, *, last: bool) -> None:
    line = add_paragraph(document, EVIDENCE)
    line.paragraph_format.keep_with_next = not last
    line.paragraph_format.keep_together = True
    place = f"{quote.document} {clean(quote.label)}, {quote.lines}:"
    link(add_run(line, place, PLACE), quote.anchor)
    opening, closing = quote.marks
    line.add_run(f" {opening}")
    for piece in excerpt(quote.pieces, _QUOTE_ROOM):
        add_run(line, piece.text, look if piece.marked else None)
    line.add_run(closing)


def _checks(document: Document, view: View) -> None:
    asked = checks(view)
    if asked:
        add_heading(document, "What to check")
    for check in asked:
        ids = ", ".join(card.id for card in check.cards)
        words = f"\N{BALLOT BOX} {check.words} {ids}".rstrip()
        add_paragraph(document, CHECK, words)
