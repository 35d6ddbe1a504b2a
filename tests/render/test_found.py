"""What a source tells of itself, and where it was found, in every report."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pypdfium2
import pytest

from compare.model import Report
from compare.options import Options
from compare.pipeline import run
from compare.read import read_bytes, read_text
from compare.render import Look, render
from compare.render.view import make_view

_PAGE = """<!doctype html><html lang="en"><head><title>The berth is approved</title>
<link rel="canonical" href="https://ledger.example/berth?a=1&amp;b=2">
<meta property="article:modified_time" content="2025-03-05T08:00:00Z">
<meta property="article:published_time" content="2025-03-04"><meta name="author" content="Ida Crane"></head><body><article>
<h1>Harbour council approves new ferry berth</h1>
<p>The harbour council voted seven to two on Tuesday to build a new ferry berth for £14 million.</p>
<p>Work will start in June and take three years, the council said in a long statement.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def report() -> Report:
    other = read_text("The council voted eight to one for a new ferry berth.", "other.txt")
    return run([read_bytes(_PAGE.encode(), "a.html"), other], Options())


def shown(report: Report, kind: str) -> str:
    """Return the words of a report in some format, blanks folded."""
    data = render(report, kind, Look())
    if kind == "pdf":
        pages = pypdfium2.PdfDocument(data)
        words = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    elif kind == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            words = packed.read("word/document.xml").decode()
        words = re.sub(r"</w:p>", " ", words)
    else:
        words = data.decode().replace("<!-- -->", "").replace("\\", "")
    return " ".join(re.sub(r"<[^>]*>", "", words).replace("&amp;", "&").split())


@pytest.mark.parametrize("kind", ["html", "pdf", "docx", "md"])
def test_dates_and_address_are_shown_with_where_they_were_found(report: Report, kind: str) -> None:
    words = shown(report, kind)
    assert "Updated 5 March 2025 (article:modified_time)" in words
    assert "Address: https://ledger.example/berth?a=1&b=2 (canonical link)" in words
    assert "title (headline)" in words
    assert "author (meta author)" in words


def test_what_is_not_known_is_not_told(report: Report) -> None:
    bare = replace(report.documents[0], updated=None, address=None, grounds=())
    view = make_view(replace(report, documents=(bare, report.documents[1])))
    assert view.sources[0].found == ()


def test_an_address_from_a_report_of_somebody_else_does_nothing(report: Report) -> None:
    hostile = 'javascript:alert(1)//"><script>alert(1)</script>[x](http://a.example)'
    own = replace(report.documents[0], address=hostile, grounds=(("address", "<b>x</b>"),))
    made = replace(report, documents=(own, report.documents[1]))
    page = render(made, "html", Look()).decode()
    assert "<script>alert(1)" not in page
    assert 'href="javascript' not in page
    assert "[x](http" not in render(made, "md", Look()).decode()
