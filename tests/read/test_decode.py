"""Bytes to text: encodings, and what is no text."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import InputError
from compare.read import read_bytes, read_text

TEXT = "The mayor said: “We’re sorry” – and the café closed for €5.\r\nThe end came.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_the_text_is_the_same_in_every_encoding_line_endings_included(encoding: str) -> None:
    data = TEXT.encode(encoding)
    document = read_bytes(data, "a.txt")
    assert document.text == TEXT
    assert document.sha256 == "sha256:" + hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zażółć gęślą jaźń, powiedział burmistrz. Łódź jest piękna, a Kraków też jest.", "cp1250"),
        ("Мэр города сказал, что мост упал. Никто не пострадал, сообщили власти.", "cp1251"),
        ("Мэр города сказал, что мост упал. Никто не пострадал, сообщили власти.", "koi8_r"),
        ("He met José Muñoz in São Paulo and François in Besançon.", "latin_1"),
    ],
)
def test_code_pages_are_told_apart(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), "a.txt").text == text


def test_few_broken_bytes_do_not_spoil_a_text_in_utf8() -> None:
    data = ("“Café” – naïve. " * 4).encode() + b"\xe2\x80"
    assert read_bytes(data, "a.txt").text == "“Café” – naïve. " * 4 + "\ufffd"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not any(c.isalnum() for c in text) or text[0] == "\ufeff":
        return
    try:
        assert read_bytes(text.encode(), "a.txt").text == text
    except InputError as error:
        # Text that begins like another format, "%PDF-" or "<html>", is taken for it.
        assert " is a" in str(error) or "HTML" in str(error)


@given(st.text(min_size=1, max_size=60))
def test_a_string_is_kept_to_the_character(text: str) -> None:
    try:
        assert read_text(text, "a").text == text
    except InputError:
        assert "\0" in text or not any(c.isalnum() for c in text)


def zipped(member: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr(member, "x" * 9000)
    return data.getvalue()


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (lambda: b"", "empty"),
        (lambda: b" \r\n\t ", "no words"),
        ("\ufeff\n".encode, "no words"),
        (lambda: b"... !!! ---", "no words"),
        (lambda: b"%PDF-1.7\n1 0 obj", "PDF"),
        (lambda: zipped("word/document.xml"), "Word document"),
        (lambda: zipped("a.txt"), "ZIP"),
        (lambda: b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (lambda: b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (lambda: b"{\\rtf1\\ansi }", "RTF"),
        (lambda: bytes(range(256)) * 4, "binary"),
        (lambda: b"The mayor\0 said.", "binary"),
        (lambda: b"\x01\x02\x03\x04\x05 some text", "binary"),
        (lambda: b"a " * 5_000_001, "10 MB"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(make: Callable[[], bytes], cause: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(make(), "story.txt")
    message = str(caught.value)
    assert message.startswith("story.txt: ")
    assert cause in message
    assert "\n" not in message


def test_the_name_and_the_media_type_decide_where_the_content_does_not() -> None:
    with pytest.raises(InputError, match="image/png cannot be read"):
        read_bytes(b"The mayor said.", "a", "image/png")
    for name, media_type in (
        ("story.2025", None),
        ("a.html", None),
        ("a.pdf", None),
        ("a.docx", "application/octet-stream"),
        ("a.txt", "text/html; charset=utf-8"),
    ):
        assert read_bytes(b"The mayor said.", name, media_type).media_type == "text/plain"
    assert read_bytes(b"The mayor said.", "a.MD").media_type == "text/markdown"
    assert read_bytes(b"*The* mayor.", "a", "Text/Markdown; x=y").media_type == "text/markdown"


def test_a_string_with_nul_or_without_words_is_refused() -> None:
    for text in ("", "  \n", "a\0b"):
        with pytest.raises(InputError):
            read_text(text, "a")
