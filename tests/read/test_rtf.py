"""RTF: the text with all changes accepted, in whatever way its letters are written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import InputError
from compare.model import Document
from compare.read import read_bytes

HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset238 Times CE;}}"
    r"{\info{\title The bridge of Tarn}{\author Lena Orr}}"
)


def read(body: str) -> Document:
    return read_bytes(f"{HEAD}{body}}}".encode("ascii"), "a.rtf")


def kept(document: Document) -> str:
    text = document.text
    for part in reversed(document.removed):
        text = text[: part.span.start] + text[part.span.end :]
    return text.strip()


def removed(document: Document) -> list[tuple[str, str]]:
    return [(part.reason, part.span.of(document.text)) for part in document.removed]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"Caf\'e9", "Café"),
        (r"{\f1 \'b3\'f3d\'9f}", "łódź"),
        (r"\u8364?5", "€5"),
        (r"\uc2\u8364xx5", "€5"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"a\~b\_c\-d\{e\}\\", "a\u00a0b\u2011cd{e}\\"),
        (r"\ldblquote yes\rdblquote\endash no", "“yes”–no"),
        (r"one{\*\unknown two}three", "onethree"),
        (r"one{\field{\*\fldinst HYPERLINK x}{\fldrslt two}}", "onetwo"),
        (r"one{\*\shppict{\pict\bin5 }}}}}}}two", "onetwo"),
        (r"one{\object{\objdata 0102}}two", "onetwo"),
    ],
)
def test_letters(written: str, read_as: str) -> None:
    assert read(f"Words: {written}").text == f"Words: {read_as}"


def test_changes_are_accepted_and_hidden_text_is_not_read() -> None:
    document = read(r"It will pay {\deleted 4}{\revised 14} million\v  not this\v0 .\par")
    assert kept(document) == "It will pay 14 million."
    assert removed(document) == [("deleted text", "4"), ("hidden text", " not this")]
    assert [place.kind for place in document.places] == ["paragraph", "deleted", "inserted"]


def test_rows_carry_their_heads() -> None:
    rows = "".join(
        r"\trowd"
        + (r"\trhdr" if not n else "")
        + r"\intbl "
        + "".join(f"{c}\\cell " for c in row)
        + r"\row"
        for n, row in enumerate([("Party", "Seats"), ("Greens", "12"), ("Reds", "9")])
    )
    document = read(rf"The council was elected.\par {rows}\pard The mayor was not.\par")
    assert document.text == (
        "The council was elected.\n\nParty; Seats\nGreens; Seats: 12\nReds; Seats: 9\n\n"
        "The mayor was not."
    )


def test_what_stands_beside_the_text() -> None:
    document = read(
        r"{\header Tarn Courier\par}It fell.{\footnote Figure not final.}{\*\annotation Check!} "
        r"It was old.\par{\footer 3\par}"
    )
    assert kept(document).split() == "It fell. It was old. Figure not final.".split()
    assert ("comment", "Check!") in removed(document)
    assert ("running head", "Tarn Courier") in removed(document)


def test_text_boxes_stand_behind_what_they_are_fixed_to() -> None:
    box = r"{\shp{\*\shpinst{\shptxt %s\par}}}"
    document = read(
        rf"It {box % 'One ship.'}fell.{{\footnote Not final.}}\par It was old.\par "
        rf"\trowd\intbl Seats\cell 24\cell\row\pard {box % 'Two ships.'}\par Then dark.\par"
    )
    assert kept(document).split("\n\n") == [
        "It fell.", "One ship.", "It was old.", "Seats: 24", "Two ships.", "Then dark.", "Not final.",
    ]  # fmt: skip
    boxes = [place.label for place in document.places if place.kind == "text box"]
    assert boxes == ["text box 1", "text box 2"]


def test_headings_lists_and_properties() -> None:
    document = read(
        r"\outlinelevel0 Storm over Tarn\par\pard{\listtext\u8226?\tab}It rained.\par "
        r"\pard{\listtext 2.\tab}It blew.\par"
    )
    assert [place.kind for place in document.places] == ["heading", "list item", "list item"]
    assert document.text == "Storm over Tarn\n\n• It rained.\n2. It blew."
    assert document.author == "Lena Orr"


@pytest.mark.parametrize(
    "hostile",
    ["{" * 200_000, r"{\b" * 50_000, r"\u8364" * 100_000, r"\bin999999999 ", "}" * 100_000, "\\"],
)
def test_hostile_files_end_soon(hostile: str) -> None:
    started = time.process_time()
    try:
        read(f"Words {hostile}")
    except InputError as error:
        assert "\n" not in str(error)
    assert time.process_time() - started < 10


def test_too_many_marks_are_refused() -> None:
    with pytest.raises(InputError, match="too many for an article"):
        read(r"\b" * 1_100_000)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60))
def test_anything_behind_the_head_is_read_or_refused(body: bytes) -> None:
    try:
        assert read_bytes(HEAD.encode() + b"Words " + body, "a.rtf").text.startswith("Words")
    except InputError as error:
        assert "\n" not in str(error)
