"""Overrides of the direction of writing: shown by their number in every report, never obeyed."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
import pytest

import compare
from compare.model import Report
from compare.render import Look, render

TURNED = "The old bridge cost \u202e000,41\u202c euros, the mayor said on Monday."
ALONE = "A second bridge of \u202dwood stands at Tarn, where nobody has seen it before."


@pytest.fixture(scope="module")
def report() -> Report:
    other = "The old bridge cost 19,000 euros, the mayor said on Monday."
    return compare.compare_texts(f"{TURNED}\n\n{ALONE}", other)


def shown(report: Report, kind: str) -> str:
    data = render(report, kind, Look(width=200))
    if kind == "pdf":
        pages = pypdfium2.PdfDocument(data)
        return " ".join(page.get_textpage().get_text_bounded() for page in pages)
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [packed.read(name).decode() for name in packed.namelist() if ".xml" in name]
        return re.sub(r"<[^>]*>", "", " ".join(parts))
    return data.decode().replace("\\", "")


@pytest.mark.parametrize("kind", ["html", "pdf", "docx", "md", "text"])
def test_they_are_shown_and_have_no_power(report: Report, kind: str) -> None:
    words = " ".join(shown(report, kind).split())
    assert not set("\u202d\u202e\u202c") & set(words)
    assert "[U+202E]000,41" in words
    if kind in ("html", "pdf", "docx"):  # they hold the whole text
        assert "[U+202D]wood" in words


def test_the_text_itself_keeps_them(report: Report) -> None:
    assert report.documents[0].text == f"{TURNED}\n\n{ALONE}"
    assert report.documents[0].notes == ("read as they were meant: 3 invisible characters",)
