"""The looks of the Word file: named styles, which an editor can change in one place."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from compare.model import Kind
from compare.render import Look
from compare.render.docx.elements import add_field
from compare.render.plain import shorten
from compare.render.view import View
from compare.render.wording import headline

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle

FINDING, EVIDENCE, CHECK, SMALL = "Finding", "Evidence", "Check", "Small Print"
"""Paragraphs."""
NUMBER, CONFLICT, OPEN, DETAIL, LEFT_OUT, PLACE = (
    "Finding Number",
    "In Conflict",
    "To Compare",
    "Says More",
    "Left Out",
    "Place",
)
"""Words in a paragraph."""
LOOKS: dict[Kind, str] = {"conflict": CONFLICT, "open": OPEN, "detail": DETAIL}
"""How the words look that a finding rests on, the gravest first."""

_FIXED = dt.datetime(2000, 1, 1)
"""Word wants dates; these say nothing and never change."""
_RED, _PURPLE, _BLUE, _GREY, _BLACK = "A3200D", "8A2A6B", "0B4F8A", "5A5A5A", "111111"
_SERIF, _SANS = "Georgia", "Arial"
_PAPER_MM = {"A4": (210, 297), "Letter": (215.9, 279.4)}


def set_up(document: Document, view: View, look: Look) -> None:
    """Set properties, paper, language, running foot and styles."""
    properties = document.core_properties
    properties.title = _property(headline(view))
    properties.author = properties.last_modified_by = _property(f"{view.tool} {view.version}")
    properties.subject = _property(", ".join(words for _, words in view.summary))
    properties.comments = ""
    properties.language = "en"
    properties.created = properties.modified = _FIXED
    _page(document, view, look)
    _styles(document)


def _property(text: str) -> str:
    """Return what Word takes for a property: no control characters, 255 characters at most."""
    return shorten(text, 254)


def _page(document: Document, view: View, look: Look) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    width, height = _PAPER_MM[look.paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    foot = section.footer.paragraphs[0]
    foot.add_run(_property(f"{view.tool} {view.version}") + ", page ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")


def _styles(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en")
    for name, font, size, bold in (
        ("Normal", _SERIF, 10.5, False),
        ("Title", _SERIF, 20, True),
        ("Heading 1", _SANS, 12, True),
        ("Heading 2", _SANS, 10.5, True),
        ("Footer", _SANS, 8, False),
    ):
        _font(document.styles[name], font, size, _BLACK, bold=bold)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Title"].paragraph_format.space_after = Pt(8)
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].paragraph_format.space_before = Pt(12)
        document.styles[name].paragraph_format.space_after = Pt(4)

    finding = _paragraph_style(document, FINDING)
    finding.paragraph_format.space_before = Pt(3)
    finding.paragraph_format.space_after = Pt(2)
    evidence = _paragraph_style(document, EVIDENCE)
    evidence.paragraph_format.left_indent = Mm(8)
    evidence.paragraph_format.space_after = Pt(2)
    check = _paragraph_style(document, CHECK)
    check.paragraph_format.left_indent = Mm(6)
    check.paragraph_format.first_line_indent = Mm(-6)
    check.paragraph_format.space_after = Pt(1)
    small = _paragraph_style(document, SMALL)
    _font(small, _SANS, 8.5, _GREY)

    _font(_character_style(document, NUMBER), _SANS, 9.5, _BLACK, bold=True)
    _font(_character_style(document, PLACE), _SANS, 8.5, _GREY)
    _font(_character_style(document, LEFT_OUT), _SERIF, None, _GREY)
    _font(_character_style(document, CONFLICT), _SERIF, None, _RED, bold=True)
    _font(_character_style(document, OPEN), _SERIF, None, _PURPLE, bold=True)
    document.styles[OPEN].font.italic = True
    detail = _character_style(document, DETAIL)
    _font(detail, _SERIF, None, _BLUE)
    detail.font.underline = True


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    from docx.enum.style import WD_STYLE_TYPE

    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _character_style(document: Document, name: str) -> CharacterStyle:
    from docx.enum.style import WD_STYLE_TYPE

    style: CharacterStyle = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.quick_style = True
    return style


def _font(
    style: CharacterStyle, name: str, size: float | None, color: str, *, bold: bool | None = None
) -> None:
    """Set a font; the template's own theme would overrule it, so it goes."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name = name
    style.font.size = Pt(size) if size else None
    style.font.bold = bold
    style.font.color.rgb = RGBColor.from_string(color)
    fonts = style.element.get_or_add_rPr().rFonts
    for place in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{place}Theme"), None)
