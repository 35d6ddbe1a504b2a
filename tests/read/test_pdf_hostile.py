"""PDF files that were made to hurt, or that nobody can read: one line each, soon."""

from __future__ import annotations

import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import InputError
from compare.model import Document
from compare.read import read_bytes
from tests.read.printed import assembled, by_hand

STORY = by_hand([(40, 500, "The bridge fell on Monday."), (40, 480, "Nobody was hurt.")])


def refused(data: bytes) -> str:
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.pdf")
    assert time.monotonic() - started < 60
    assert "\n" not in str(caught.value)
    return caught.value.cause


def test_a_scan_says_what_to_do() -> None:
    assert "no text" in refused(by_hand([], []))
    assert "OCR" in refused(by_hand([]))


def test_an_encrypted_file_says_so() -> None:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(STORY))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    assert refused(held.getvalue()) == "is encrypted; save it without a password first"


def test_pages_that_hold_each_other_end() -> None:
    looped = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>",
    ]
    refused(assembled(looped))


def test_more_pages_than_an_article_has() -> None:
    assert "600 pages" in refused(by_hand(*[[(40, 500, "Words.")]] * 600))


def test_deep_nesting_ends() -> None:
    refused(assembled(["<< /Type /Catalog /Pages 2 0 R >>", "[" * 200_000]))
    deep = "q " * 100_000 + "BT /F1 9 Tf (Words) Tj ET"
    data = by_hand([(40, 500, "Words of it.")]).replace(b"BT /F1", deep.encode() + b" BT /F1")
    assert "Words" in read_bytes(data, "a.pdf").text


def test_a_stream_that_grows_is_bounded() -> None:
    packed = zlib.compress(b"BT /F1 9 Tf (a) Tj ET " + b" " * 150_000_000, 9)
    head = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n"
    data = assembled(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            head,
            stream + packed.decode("latin-1") + "\nendstream",
        ]
    )
    try:
        assert isinstance(read_bytes(data, "a.pdf"), Document)
    except InputError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_a_truncated_file_is_read_or_refused(share: float) -> None:
    try:
        assert "bridge" in read_bytes(STORY[: int(len(STORY) * share)], "a.pdf").text
    except InputError as error:
        assert "\n" not in str(error)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(STORY) - 1), st.binary(min_size=1, max_size=3)),
        min_size=1,
        max_size=6,
    )
)
def test_any_change_of_bytes_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(STORY)
    for at, replacement in changes:
        data[at : at + len(replacement)] = replacement
    try:
        assert isinstance(read_bytes(bytes(data), "a.pdf"), Document)
    except InputError as error:
        assert "\n" not in str(error)
