"""Report -> a Word file in which each conflict is a comment on the passage it is about."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from compare.model import Report
from compare.render import Look
from compare.render.plain import clean, excerpt
from compare.render.templating import plural
from compare.render.view import SIGNS, Card, Part, QuoteView, Segment, View, make_view
from compare.render.wording import about, headline, in_short, left_out, places

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_FIXED = dt.datetime(2000, 1, 1)
"""Word wants dates; these say nothing and never change."""
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_RED, _BLUE, _GREY = (0xA3, 0x20, 0x0D), (0x0B, 0x4F, 0x8A), (0x6A, 0x6A, 0x6A)
_PAPER_MM = {"A4": (210, 297), "Letter": (215.9, 279.4)}
_QUOTE_ROOM = 420


def render(report: Report, look: Look) -> bytes:
    """Return the brief as a Word file; the same report gives the same bytes."""
    import docx

    view = make_view(report)
    document = docx.Document()
    _set_up(document, view, look)
    _front(document, view)
    for source in view.sources:
        _account(document, view, source.id)
    _provenance(document, view, report)
    _fix_dates(document)
    held = io.BytesIO()
    document.save(held)
    return _same_every_time(held.getvalue())


# --- the pages ----------------------------------------------------------------------------


def _set_up(document: Document, view: View, look: Look) -> None:
    from docx.shared import Mm, Pt

    properties = document.core_properties
    properties.title = headline(view)
    properties.author = properties.last_modified_by = f"{view.tool} {view.version}"
    properties.subject = ", ".join(words for _, words in view.summary)
    properties.comments = ""
    properties.language = "en"
    properties.created = properties.modified = _FIXED
    section = document.sections[0]
    width, height = _PAPER_MM[look.paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)


def _front(document: Document, view: View) -> None:
    document.add_heading(headline(view), level=0)
    table = document.add_table(rows=1, cols=3)
    table.style = "Light List"
    for cell, name in zip(table.rows[0].cells, ("", "Account", "From"), strict=True):
        cell.text = name
    for source in view.sources:
        cells = table.add_row().cells
        cells[0].text = source.id
        cells[1].text = clean(source.title or source.name)
        cells[2].text = clean(
            ", ".join(filter(None, (about(source), plural(source.words, "word"))))
        )
    counts = document.add_paragraph()
    counts.add_run("   ".join(f"{SIGNS[kind]} {words}" for kind, words in view.summary)).bold = True
    document.add_paragraph(
        "Each conflict is a comment on the words it is about, in the full texts below."
    )
    for section in view.sections:
        document.add_heading(f"{section.sign} {clean(section.title)}", level=1)
        for card in section.cards:
            _card(document, card)


def _card(document: Document, card: Card) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = card.kind == "conflict"
    line.add_run(f"{card.sign} {card.id}  ").bold = True
    if card.kind == "conflict":
        line.add_run(clean(card.explanation)).bold = True
        for quote in card.quotes:
            _quote(document, quote)
        return
    line.add_run(clean(in_short(card)))
    _color(line.add_run(f"  {', '.join(places(card))}"), _GREY)


def _quote(document: Document, quote: QuoteView) -> None:
    from docx.shared import Mm

    line = document.add_paragraph()
    line.paragraph_format.left_indent = Mm(8)
    _color(line.add_run(f"{quote.document} {clean(quote.label)}, {quote.lines}: "), _GREY)
    line.add_run("\N{LEFT DOUBLE QUOTATION MARK}")
    for piece in excerpt(quote.pieces, _QUOTE_ROOM):
        run = line.add_run(piece.text)
        if piece.marked:
            run.bold = True
            _color(run, _RED)
    line.add_run("\N{RIGHT DOUBLE QUOTATION MARK}")


def _account(document: Document, view: View, name: str) -> None:
    source = view.source(name)
    _page_heading(document, f"{name}: {clean(source.title or source.name)}")
    if known := about(source):
        _color(document.add_paragraph().add_run(clean(known)), _GREY)
    commented: set[str] = set()
    paragraph: Paragraph | None = None
    last: Part | None = None
    for part in _parts(view, name):
        if paragraph is None or last is None or not _same_paragraph(last, part):
            paragraph = document.add_paragraph()
        else:
            paragraph.add_run(" ")
        _part(document, view, paragraph, part, commented)
        last = part


def _parts(view: View, name: str) -> list[Part]:
    parts = [
        part
        for row in view.rows
        for cell in row.cells
        if cell.document == name
        for part in cell.parts
    ]
    return sorted(parts, key=lambda part: part.segments[0].span if part.segments else (0, 0))


def _same_paragraph(one: Part, other: Part) -> bool:
    return other.paragraph is not None and one.paragraph == other.paragraph


def _part(
    document: Document, view: View, paragraph: Paragraph, part: Part, commented: set[str]
) -> None:
    """Write one part, and comment on each conflict where its words first stand in this account."""
    runs: dict[str, list[Run]] = {}
    for segment in part.segments:
        run = paragraph.add_run(clean(segment.text))
        conflicts = [m.id for m in (*part.marks, *segment.marks) if m.kind == "conflict"]
        _dress(run, part, segment, bool(conflicts))
        for finding in conflicts:
            runs.setdefault(finding, []).append(run)
    if part.reason:
        _color(paragraph.add_run(f" [left out: {clean(part.reason)}]"), _GREY)
    for finding, own in runs.items():
        if finding not in commented:
            commented.add(finding)
            comment = document.add_comment(
                [own[0], own[-1]], text="", author=view.tool, initials="c"
            )
            _write_comment(comment, view.card(finding), part.anchor)


def _dress(run: Run, part: Part, segment: Segment, conflict: bool) -> None:
    if part.kind == "heading":
        run.bold = True
    if part.kind == "removed" or segment.removed:
        _color(run, _GREY)
    elif conflict:
        run.bold = True
        _color(run, _RED)
    elif any(mark.kind == "detail" for mark in segment.marks):
        run.underline = True
        _color(run, _BLUE)


def _write_comment(comment: Any, card: Card, anchor: str) -> None:
    first = comment.paragraphs[0]
    first.add_run(f"{card.id} {card.category_label}. ").bold = True
    first.add_run(clean(card.explanation))
    for quote in card.quotes:
        if quote.anchor != anchor:
            said = "".join(piece.text for piece in excerpt(quote.pieces, 240))
            comment.add_paragraph(
                f"{quote.document}, {quote.lines}: "
                f"\N{LEFT DOUBLE QUOTATION MARK}{said}\N{RIGHT DOUBLE QUOTATION MARK}"
            )


def _provenance(document: Document, view: View, report: Report) -> None:
    _page_heading(document, "How this was made")
    for source in view.sources:
        document.add_paragraph(f"{source.id}  {clean(source.name)}, {source.sha256}")
    for name, what in left_out(report):
        document.add_paragraph(f"Left out of {name} as not part of the story: {clean(what)}")
    for skipped in report.skipped:
        document.add_paragraph(f"Skipped {clean(skipped.document)}: {clean(skipped.reason)}")
    models = ", ".join(f"{name} {version}" for name, version in view.models)
    document.add_paragraph(f"{view.tool} {view.version}, models: {models or 'none'}")
    document.add_paragraph(f"Signature {view.signature}")


def _page_heading(document: Document, text: str) -> None:
    document.add_heading(text, level=1).paragraph_format.page_break_before = True


def _color(run: Run, rgb: tuple[int, int, int]) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor(*rgb)


# --- the same bytes every time --------------------------------------------------------------


def _fix_dates(document: Document) -> None:
    """Take the time of writing off the comments."""
    from docx.oxml.ns import qn

    for comment in document.comments:
        comment._comment_elm.attrib.pop(qn("w:date"), None)


def _same_every_time(data: bytes) -> bytes:
    """Pack the file again in a fixed order, with fixed dates."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return packed.getvalue()
