"""Files that real programs wrote: each compared as its plain twin is (``tools/build_corpus.py``)."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

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


def test_the_corpus_has_every_format_and_is_small() -> None:
    assert {Path(name).suffix for name in FILES} == {".docx", ".odt", ".rtf", ".pdf", ".html"}
    assert sum(path.stat().st_size for path in CORPUS.iterdir()) < 300_000
