"""OpenDocument texts: what stands in them with all changes accepted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import InputError
from compare.model import Document
from compare.read import read_bytes
from tests.read.word import zipped

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
STORY = "<text:p>The council of Tarn met on Monday in the new hall by the river.</text:p>"


def odt(body: str, automatic: str = "", styles: str = "", meta: str = "") -> bytes:
    head = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_NAMES}>{head}<office:body><office:text>"
            f"{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_NAMES}><office:master-styles>{styles}"
            "</office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {_NAMES}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        }
    )


def read(body: str, **parts: str) -> Document:
    return read_bytes(odt(body, **parts), "a.odt")


def kept(document: Document) -> str:
    text = document.text
    for part in reversed(document.removed):
        text = text[: part.span.start] + text[part.span.end :]
    return text.strip()


def removed(document: Document) -> list[tuple[str, str]]:
    return [(part.reason, part.span.of(document.text)) for part in document.removed]


def kinds(document: Document) -> list[str]:
    return [place.kind for place in document.places]


def test_tracked_changes_are_accepted() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><text:p>4</text:p>'
        '</text:deletion></text:changed-region><text:changed-region text:id="i"><text:insertion/>'
        "</text:changed-region></text:tracked-changes>"
    )
    document = read(
        f'{changes}<text:p>It will pay <text:change text:change-id="d"/><text:change-start '
        'text:change-id="i"/>14<text:change-end text:change-id="i"/> million.</text:p>'
    )
    assert kept(document) == "It will pay 14 million."
    assert removed(document) == [("deleted text", "4")]
    assert kinds(document) == ["paragraph", "deleted", "inserted"]


def test_an_insertion_over_two_paragraphs_marks_both() -> None:
    document = read(
        '<text:tracked-changes><text:changed-region text:id="i"><text:insertion/>'
        "</text:changed-region></text:tracked-changes>"
        '<text:p>One <text:change-start text:change-id="i"/>two</text:p>'
        '<text:p>three<text:change-end text:change-id="i"/> four</text:p>'
    )
    inserted = [p.span.of(document.text) for p in document.places if p.kind == "inserted"]
    assert inserted == ["two", "three"]


def test_tables_lists_and_headings() -> None:
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    document = read(
        f"<text:h>Vote</text:h>{STORY}<text:list><text:list-item><text:p>Roads</text:p>"
        "</text:list-item><text:list-item><text:p>Bridges</text:p></text:list-item></text:list>"
        f"<table:table><table:table-header-rows>{row('Party', 'Seats')}</table:table-header-rows>"
        f"{row('Greens', '12')}</table:table>"
    )
    assert document.text.endswith("• Roads\n• Bridges\n\nParty; Seats\nGreens; Seats: 12")
    assert kinds(document) == [
        "heading", "paragraph", "list item", "list item", "table row", "table row",
    ]  # fmt: skip


def test_notes_boxes_comments_and_margins() -> None:
    document = read(
        "<text:p>It fell.<text:note text:note-class='footnote'><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>Not final.</text:p></text:note-body>"
        "</text:note><office:annotation><dc:creator>Desk</dc:creator><text:p>Check!</text:p>"
        "</office:annotation><draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box>"
        "</draw:frame></text:p>",
        styles="<style:master-page><style:header><text:p>Tarn Courier</text:p></style:header>"
        "</style:master-page>",
    )
    assert document.text == "It fell.\n\nBoxed.\n\nNot final.\n\nCheck!\n\nTarn Courier"
    assert removed(document) == [("comment", "Check!"), ("running head", "Tarn Courier")]


def test_blanks_and_styles() -> None:
    own = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    document = read(
        f'<text:p text:style-name="P1">A<text:s text:c="999999999"/>B<text:tab/>C</text:p>{STORY}',
        automatic=own,
    )
    assert document.text.startswith("A B C\n")
    assert kinds(document) == ["heading", "paragraph"]


def test_properties() -> None:
    meta = "<meta:initial-creator>Lena Orr</meta:initial-creator><dc:title>The bridge</dc:title>"
    document = read(STORY, meta=meta)
    assert document.author == "Lena Orr"


def test_no_body_is_damage() -> None:
    data = zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office/>"}
    )
    with pytest.raises(InputError, match="damaged"):
        read_bytes(data, "a.odt")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=4)), max_size=5))
def test_any_change_of_bytes_is_read_or_refused(changes: list[tuple[float, bytes]]) -> None:
    data = bytearray(odt(STORY))
    for share, replacement in changes:
        at = int(share * len(data))
        data[at : at + len(replacement)] = replacement
    try:
        assert isinstance(read_bytes(bytes(data), "a.odt"), Document)
    except InputError as error:
        assert "\n" not in str(error)
