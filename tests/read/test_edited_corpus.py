"""An edited story as real programs write it, with changes, comments, notes, a table and a box.

``python -m tools.build_corpus`` makes the files: LibreOffice's and pandoc's Word document have
the changes tracked, LibreOffice's others as well; the rest is the story with them accepted.
"""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

import pytest

from compare.model import Document
from compare.options import Options
from compare.pipeline import run
from compare.read import read_path, read_text
from tools.edited_story import COMMENTS, GONE, NEW, NOTES, plain

CORPUS = Path(__file__).with_name("edited_corpus")
FILES = sorted(path.name for path in CORPUS.iterdir() if path.name != "edited.txt")
TRACKED = ["libreoffice.docx", "libreoffice.odt", "libreoffice.rtf", "pandoc.docx"]
OTHER = """Tarn gets a new bridge

The new bridge at Tarn will cost the ministry 14 million euros, minister Ada Voss said on Tuesday.
Building starts on 13 May and will take eleven months.

Since 2021, when a lorry of 38 tonnes broke through its deck, the old bridge has been shut.
The quarry of Holm, which owned the lorry, paid a fine of 8,000 euros. The old deck was 140 years old.

The new bridge has four lanes. The ferry at Holm carries 150 passengers an hour until it opens.
"""


@functools.cache
def read(name: str) -> Document:
    return read_path(str(CORPUS / name))


def kept(document: Document) -> str:
    text = document.text
    for part in reversed(document.removed):
        text = text[: part.span.start] + text[part.span.end :]
    return " ".join(text.split())


@functools.cache
def findings(name: str) -> Counter[tuple[object, ...]]:
    """Return all that is found, without where it stands."""
    report = run([read(name), read_text(OTHER, "other.txt")], Options())
    return Counter(
        (f.kind, f.category, f.rule, *(" ".join(e.quote.split()) for e in f.evidence))
        for f in report.findings
    )


def test_the_corpus_has_every_format_and_is_small() -> None:
    formats = (".docx", ".html", ".odt", ".rtf")
    assert sorted(f"{who}{what}" for who in ("libreoffice", "pandoc") for what in formats) == FILES
    assert sum(path.stat().st_size for path in CORPUS.iterdir()) < 100_000
    assert (CORPUS / "edited.txt").read_text(encoding="utf-8") == plain()


@pytest.mark.parametrize("name", FILES)
def test_the_text_is_the_accepted_one(name: str) -> None:
    assert kept(read(name)) == " ".join(plain().split())


@pytest.mark.parametrize("name", TRACKED)
def test_what_was_struck_and_remarked_is_removed_with_its_reason(name: str) -> None:
    document = read(name)
    removed = Counter(
        (part.reason, part.span.of(document.text).strip()) for part in document.removed
    )
    struck = ("4", "The mayor opposed the plan.", GONE, ", where the road is narrow")
    assert removed == Counter(
        [
            *(("deleted text", text) for text in struck),
            *(("comment", text) for text in COMMENTS),
            ("table head", "Old bridge; New bridge"),
        ]
    )
    put_in = {p.span.of(document.text) for p in document.places if p.kind == "inserted"}
    assert {"14", "Ada", NEW} <= put_in
    assert put_in <= {"14", "Ada", NEW, NOTES[0]}
    kinds = Counter(place.kind for place in document.places)
    assert (kinds["deleted"], kinds["comment"], kinds["footnote"]) == (4, 2, 2)


@pytest.mark.parametrize("name", FILES)
def test_what_is_found_is_that_of_the_plain_twin(name: str) -> None:
    expected = findings("edited.txt")
    assert sum(kind in ("conflict", "open") for kind, *_ in expected) >= 3
    assert findings(name) == expected
