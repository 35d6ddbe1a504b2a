"""Files that real programs wrote: each compared as its plain twin is (``tools/build_corpus.py``)."""

from __future__ import annotations

import functools
import html
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.cli import main
from compare.options import Options
from compare.pipeline import run
from compare.read import read_path, read_text

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path.name for path in CORPUS.iterdir() if path.name != "story.txt")
OTHER = """Water in the harbour offices

The harbour authority of Skarholm lost four of its offices to a flood on Saturday night, officials said.
In twenty minutes the water in the basement rose to 1.4 metres.

Firefighters pumped for nine hours and saved the archive. A ferry with 212 passengers waited outside the
harbour until Sunday morning.

The sluice gate had not been serviced for six years, said chief engineer Tomas Brandt. It is twenty years old.

The fish market stays closed until 14 May. The authority moved 46 staff and expects repairs to cost 3.5 million
kronor.
"""


def kept(path: Path) -> str:
    document = read_path(str(path))
    text = document.text
    for part in reversed(document.removed):
        text = text[: part.span.start] + text[part.span.end :]
    return " ".join(bare(text).split())


def bare(text: str) -> str:
    """Return a text without the marks of items: Chromium draws them, of a page they are made."""
    return re.sub(r"(?m)^- |•", " ", text)


@functools.cache
def findings(name: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Return what is found, without what depends on the form of a text."""
    report = run([read_path(str(CORPUS / name)), read_text(OTHER, "other.txt")], Options())
    return sorted(
        (f.kind, f.category, f.rule, tuple(" ".join(bare(e.quote).split()) for e in f.evidence))
        for f in report.findings
    )


@pytest.mark.parametrize("name", FILES)
def test_the_text_is_that_of_the_plain_twin(name: str) -> None:
    assert kept(CORPUS / name) == kept(CORPUS / "story.txt")


@pytest.mark.parametrize("name", FILES)
def test_what_is_found_is_that_of_the_plain_twin(name: str) -> None:
    expected = findings("story.txt")
    assert sum(kind in ("conflict", "open") for kind, *_ in expected) >= 3
    assert findings(name) == expected


def printed_findings(folder: Path, one: str, two: str) -> list[tuple[str, ...]]:
    """Return what the command finds in two files, without what depends on the form of a text."""
    paths = [str(folder / name) for name in (one, two)]
    done = CliRunner().invoke(main, [*paths, "--format", "json", "--no-config", "--no-decisions"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)["findings"]
    return sorted(
        (
            *(f["kind"], f["category"], f["rule"], f["scope"], " ".join(f["explanation"].split())),
            *(f"{e['document']} {' '.join(bare(e['quote']).split())}" for e in f["evidence"]),
        )
        for f in found
    )


def test_a_web_page_and_a_pdf_give_the_report_of_their_texts(tmp_path: Path) -> None:
    title, *rest = (" ".join(part.split()) for part in OTHER.strip().split("\n\n"))
    body = "".join(f"<p>{html.escape(part)}</p>\n" for part in rest)
    (tmp_path / "page.html").write_text(
        f"<!doctype html><html lang=en><head><title>{title} | Coast News</title></head><body>"
        "<nav><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul></nav>"
        "<div id=cookie-banner><p>We use cookies to improve your experience.</p></div>"
        f"<article><h1>{title}</h1>{body}</article>"
        "<section class=related><h2>Related stories</h2><p><a href=/1>Nine boats sank in the "
        "harbour of Skarholm</a></p></section></body></html>",
        encoding="utf-8",
    )
    (tmp_path / "page.txt").write_text("\n\n".join((title, *rest)), encoding="utf-8")
    (tmp_path / "article.pdf").write_bytes((CORPUS / "chromium.pdf").read_bytes())
    (tmp_path / "article.txt").write_bytes((CORPUS / "story.txt").read_bytes())
    texts = printed_findings(tmp_path, "page.txt", "article.txt")
    assert sum(kind in ("conflict", "open") for kind, *_ in texts) >= 3
    assert printed_findings(tmp_path, "page.html", "article.pdf") == texts


def test_the_corpus_has_every_format_and_is_small() -> None:
    assert {Path(name).suffix for name in FILES} == {".docx", ".odt", ".rtf", ".pdf", ".html"}
    assert sum(path.stat().st_size for path in CORPUS.iterdir()) < 300_000
