from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from compare.model import Report
from compare.render import Look, render
from compare.render.plain import clean
from tests.render import sample_report as sample


def written(report: Report, **look: Any) -> bytes:
    return render(report, "docx", Look(**look))


def opened(report: Report, **look: Any) -> Any:
    return docx.Document(io.BytesIO(written(report, **look)))


def commented(document: Any) -> dict[str, str]:
    """Return, for each comment's id, the text between its marks."""
    held: dict[str, str] = {}
    running: set[str] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            running.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            running.discard(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for number in running:
                held[number] = held.get(number, "") + element.text
    return held


def test_each_conflict_is_a_comment_on_its_words_in_each_account() -> None:
    report = sample.two()
    document = opened(report)
    held = commented(document)
    found = {
        (comment.text.split()[0], held[str(comment.comment_id)]) for comment in document.comments
    }
    assert ("F3", "Ruth Calder") in found
    assert ("F3", "Rupert Calder") in found
    conflicts = {f.id for f in report.findings if f.kind == "conflict"}
    assert {name for name, _ in found} == conflicts


def test_a_comment_gives_the_reason_and_the_other_quote() -> None:
    comment = next(c for c in opened(sample.two()).comments if c.text.startswith("F3"))
    assert "A names the harbour master Ruth Calder; B names Rupert Calder." in comment.text
    assert "B, line 9: “Harbour master Rupert Calder said" in comment.text
    assert comment.author == "compare"
    assert comment.timestamp is None


@pytest.mark.parametrize("name", ["one", "two", "five", "right_to_left", "hostile"])
def test_no_text_is_lost(name: str) -> None:
    report = getattr(sample, name)()
    text = re.sub(r"\s", "", "".join(p.text for p in opened(report).paragraphs))
    for document in report.documents:
        for sentence in document.sentences:
            words = clean(sentence.span.of(document.text))
            assert re.sub(r"\s", "", words) in text


def test_the_same_bytes_each_time_and_no_time_in_them() -> None:
    data = written(sample.two())
    assert data == written(sample.two())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert b"w:date=" not in packed.read("word/comments.xml")
        core = packed.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) <= {"2000-01-01T"}


def test_properties_and_paper() -> None:
    document = opened(sample.two(), paper="Letter")
    assert document.core_properties.title == "The two accounts conflict on four points"
    assert document.core_properties.author == "compare 0.1.0"
    assert round(document.sections[0].page_width.mm) == 216


def test_where_nothing_conflicts_there_is_no_comment() -> None:
    assert not list(opened(sample.calm()).comments)
