"""What python-docx has no words for: fields, links, bookmarks, repeated heads, right to left."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def add_run(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    """Add words in a character style of ours; python-docx looks for it in all styles each time."""
    run = paragraph.add_run(text)
    if style is not None:
        run._r.style = _style_id(style)
    return run


def add_paragraph(document: Document, style: str | None = None, text: str = "") -> Paragraph:
    """Add a paragraph in a style that the document has."""
    paragraph = document.add_paragraph(text)
    if style is not None:
        paragraph._p.style = _style_id(style)
    return paragraph


def add_heading(document: Document, text: str, *, new_page: bool = False) -> None:
    """Add a heading that the outline of the file shows."""
    heading = add_paragraph(document, "Heading 1", text)
    if new_page:
        heading.paragraph_format.page_break_before = True


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that Word fills in: ``PAGE``, ``NUMPAGES``."""
    field = _element("w:fldSimple", **{"w:instr": code})
    run = paragraph.add_run("1")
    run._r.addprevious(field)
    field.append(run._r)


def link(run: Run, anchor: str) -> None:
    """Make a run lead to the bookmark of a passage."""
    hyperlink = _element("w:hyperlink", **{"w:anchor": _bookmark(anchor)})
    run._r.addprevious(hyperlink)
    hyperlink.append(run._r)


def mark(paragraph: Paragraph, anchor: str, number: int) -> None:
    """Set the bookmark of a passage at the end of what a paragraph holds so far."""
    name = {"w:id": str(number), "w:name": _bookmark(anchor)}
    paragraph._p.append(_element("w:bookmarkStart", **name))
    paragraph._p.append(_element("w:bookmarkEnd", **{"w:id": str(number)}))


def repeat(row: _Row) -> None:
    """Repeat a row at the head of every page that its table reaches."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def turn(paragraph: Paragraph) -> None:
    """Let a paragraph run to the left where its first letter does."""
    for character in paragraph.text:
        match unicodedata.bidirectional(character):
            case "L":
                return
            case "R" | "AL":
                properties = paragraph._p.get_or_add_pPr()
                if properties.find(_name("w:bidi")) is None:
                    properties.insert_element_before(
                        _element("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc"
                    )
                for run in paragraph.runs:
                    run.font.rtl = True
                return


def _style_id(name: str) -> str:
    return name.replace(" ", "")


def _bookmark(anchor: str) -> str:
    return anchor.replace("-", "_")


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag)


def _element(tag: str, **attributes: str) -> Any:  # lxml is not typed
    from docx.oxml import OxmlElement

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(_name(name), value)
    return element
