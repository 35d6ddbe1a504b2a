"""PDF: the text as it is read, with the page and line of everything."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from compare.model import Document, Span, Whereabouts
from compare.read import read_bytes
from tests.read.printed import by_hand, printed

FIELD = Path(__file__).parents[3] / "shared/eval/field/17-printed-page"
_COLUMNS = """
@page { size: A5; margin: 20mm 12mm; @top-center { content: "Skarholm Courier, page " counter(page) }
        @bottom-center { content: counter(page) } }
body { font: 9.5pt serif } .c { columns: 2; column-gap: 8mm; text-align: justify; hyphens: auto }
p { margin: 0; text-indent: 1em } h1 { font-size: 16pt } figcaption { font-size: 8pt }
"""
_SENTENCES = (
    "Five offices of the harbour authority were flooded on Saturday night, officials said.",
    "The water rose to 1.4 metres in the basement within twenty minutes.",
    "Firefighters from Skarholm pumped for eleven hours and saved the archive of the town.",
    "A ferry with 212 passengers had to wait outside the harbour until Sunday morning.",
    "The gate is twenty-five years old and was due to be replaced in the coming spring.",
    "Insurance will cover the well-known listed building but not the computers inside it.",
)
_PARAGRAPHS = [" ".join(_SENTENCES[n % 3 :] + _SENTENCES[: n % 3]) for n in range(9)]


def read(data: bytes) -> Document:
    return read_bytes(data, "a.pdf")


def kept(document: Document) -> str:
    text = document.text
    for part in reversed(document.removed):
        text = text[: part.span.start] + text[part.span.end :]
    return text.strip()


def removed(document: Document) -> list[tuple[str, str]]:
    return [(part.reason, part.span.of(document.text)) for part in document.removed]


def place(document: Document, words: str) -> str | None:
    start = document.text.index(words)
    return Whereabouts(document.places).of(Span(start, start + len(words)))


@pytest.fixture(scope="module")
def two_columns() -> Document:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in _PARAGRAPHS)
    return read(printed(f"<h1>Flood at the harbour</h1><div class=c>{body}</div>", _COLUMNS))


def test_columns_and_pages_are_read_one_after_the_other(two_columns: Document) -> None:
    assert kept(two_columns).split("\n\n") == ["Flood at the harbour", *_PARAGRAPHS]


def test_heads_and_numbers_of_pages_are_removed(two_columns: Document) -> None:
    found = removed(two_columns)
    pages = {place.page for place in two_columns.places if place.page is not None}
    assert len(pages) > 1
    for page in pages:
        assert ("running head", f"Skarholm Courier, page {page}") in found
    assert len(found) == 2 * len(pages)


def test_every_line_is_a_place(two_columns: Document) -> None:
    assert place(two_columns, "Flood at the harbour") == "p. 1, line 1"
    last = two_columns.text.rindex("Firefighters")
    label = Whereabouts(two_columns.places).of(Span(last, last + 5))
    assert label is not None and label.startswith(
        f"p. {max(p.page or 0 for p in two_columns.places)}"
    )
    lines = [place for place in two_columns.places if place.kind == "line"]
    assert all(one.span.end <= after.span.start for one, after in pairwise(lines))


def test_the_title_is_what_is_largest(two_columns: Document) -> None:
    assert two_columns.title == "Flood at the harbour"
    assert ("title", "largest letters of p. 1") in two_columns.grounds


def test_columns_drawn_line_by_line_are_set_apart() -> None:
    left = [
        "The bridge over the river was",
        "closed on Monday after a ship",
        "hit one of its four piers and",
        "ran aground on the east bank.",
    ]
    right = [
        "Divers will look at the damage",
        "before the road is opened for",
        "lorries, which the mayor hopes",
        "will be possible on Thursday.",
    ]
    lines = [
        row
        for n, (a, b) in enumerate(zip(left, right, strict=True))
        for row in ((40, 500 - 12 * n, a), (220, 500 - 12 * n, b))
    ]
    assert kept(read(by_hand(lines))).split("\n\n") == [" ".join(left), " ".join(right)]


def test_rows_of_a_table_carry_their_heads() -> None:
    rows = [("Party", "Seats", "Votes"), ("Greens", "12", "31,200"), ("Reds", "9", "20,100")]
    lines = [(40.0, 500.0, "The council of Tarn was elected on Sunday.")]
    lines += [
        (40 + 90 * c, 460 - 14 * r, cell)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    ]
    document = read(by_hand(lines))
    assert "Greens; Seats: 12; Votes: 31,200\nReds; Seats: 9; Votes: 20,100" in document.text
    assert ("table head", "Party; Seats; Votes") in removed(document)
    assert place(document, "Reds") == "p. 1, line 4"


def test_a_caption_inside_a_paragraph_does_not_cut_it() -> None:
    body = (
        "<div class=c><p>" + " ".join(_SENTENCES * 3) + "</p></div>"
        "<figcaption>Water in the basement. Photograph: Jan Holm</figcaption>"
    )
    text = kept(read(printed(body, _COLUMNS)))
    assert " ".join(_SENTENCES * 3) in text


def test_a_letter_of_one_page_keeps_its_first_and_last_line() -> None:
    lines = ["Dear editor,", "the bridge fell on Monday at noon.", "Nobody was hurt.", "Ada Voss"]
    document = read(by_hand([(40, 500 - 14 * n, line) for n, line in enumerate(lines)]))
    assert removed(document) == []
    assert all(line in document.text for line in lines)


def test_text_up_the_side_of_a_page_is_no_story() -> None:
    page = [(60.0, 500.0 - 12 * n, f"The bridge fell on day {n} of the storm.") for n in range(6)]
    data = by_hand(page).replace(
        b"BT /F1 10 Tf\n", b"BT /F1 10 Tf\n0 1 -1 0 20 200 Tm (DRAFT) Tj\n"
    )
    data = data.replace(b"/Length ", b"/Length 3")  # a length that is wrong is repaired
    document = read(data)
    assert ("turned text", "DRAFT") in removed(document)


def test_what_the_file_says_of_itself_counts_after_the_text() -> None:
    head = "<title>Microsoft Word - draft3.docx</title><meta name=author content='Lena Orr'>"
    document = read(printed("<p>The bridge fell on Monday.</p>", head=head))
    assert document.title is None or "draft3" not in document.title
    assert (document.author, dict(document.grounds)["author"]) == (
        "Lena Orr",
        "document properties",
    )


def test_pages_without_text_are_told() -> None:
    document = read(by_hand([(40, 500, "The bridge fell on Monday.")], []))
    assert document.notes == ("no text on p. 2: a picture of text is not read",)


@pytest.mark.skipif(not FIELD.exists(), reason="needs the field cases beside the checkout")
def test_the_field_case_reads_as_its_plain_twin() -> None:
    document = read_bytes((FIELD / "a.pdf").read_bytes(), "a.pdf")
    plain = (FIELD / "a.txt").read_text(encoding="utf-8").split("\n")
    assert " ".join(line for line in plain if line) in " ".join(kept(document).split())
