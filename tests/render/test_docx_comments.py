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
    assert ("F6", "fought it through the night") in found
    assert ("F6", "a tugboat pumped water from the river") in found
    grave = {f.id for f in report.findings if f.kind in ("conflict", "open")}
    assert {name for name, _ in found} == grave


def test_what_is_to_compare_has_both_answers_and_a_look_of_its_own() -> None:
    document = opened(sample.two())
    lines = [p.text for p in document.paragraphs]
    at = next(i for i, line in enumerate(lines) if line.startswith("≟ F6"))
    assert "A Kelmouth Herald, line 5: “Some 120 firefighters" in lines[at + 1]
    assert "B Coast Wire, line 7: “More than a hundred" in lines[at + 2]
    looks = {r.text: r.style.name for p in document.paragraphs for r in p.runs if r.style.name}
    assert looks["fought it through the night"] == "To Compare"
    assert looks["Ruth Calder"] == "In Conflict"


def test_a_comment_gives_the_reason_and_every_quote_with_its_place() -> None:
    comment = next(c for c in opened(sample.two()).comments if c.text.startswith("F3"))
    assert "F3 Who, what, where (confidence 91%). A names the harbour master" in comment.text
    assert "A, line 7: “Harbour master Ruth Calder said" in comment.text
    assert "B, line 9: “Harbour master Rupert Calder said" in comment.text
    assert [run.text for line in comment.paragraphs[1:] for run in line.runs if run.bold] == [
        "Ruth Calder",
        "Rupert Calder",
    ]
    assert comment.author == "compare"
    assert comment.initials == "C"
    assert comment.timestamp is None


def test_a_confidence_is_told_only_where_there_is_one() -> None:
    comment = next(c for c in opened(sample.two()).comments if c.text.startswith("F5"))
    assert comment.text.startswith("F5 Count against list. A says five")
    lines = [p.text for p in opened(sample.two()).paragraphs]
    assert any(line.endswith("  Who, what, where · confidence 91%") for line in lines)
    assert any(line.endswith("then names six.  Count against list") for line in lines)


def test_it_can_be_walked_through_by_headings_and_its_table_has_a_head() -> None:
    document = opened(sample.two())
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "≠ Where the accounts conflict (4)",
        "≠ Where one account contradicts itself (1)",
        "What to check",
        "≟ To compare: answered differently (2)",
        "+ What A adds (2)",
        "+ What B adds (2)",
        "◦ What only A says (3)",
        "◦ What only B says (1)",
        "= What both accounts agree on (3)",
        "A: Fire guts grain warehouse at Kelmouth port",
        "B: Nine hurt as port warehouse burns",
        "How this was made",
    ]
    assert "# A long history" in [
        p.text for p in document.paragraphs if p.style.name == "Heading 2"
    ]
    rows = document.tables[0].rows
    repeated = [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in rows]
    assert repeated == [True, False, False]


def test_looks_are_named_styles_and_the_language_is_set() -> None:
    document = opened(sample.two())
    used = {run.style.name for p in document.paragraphs for run in p.runs}
    assert {"Finding Number", "In Conflict", "Says More", "Left Out", "Place"} <= used
    red = [r.text for p in document.paragraphs for r in p.runs if r.style.name == "In Conflict"]
    assert "Ruth Calder" in red
    languages = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en"}


def test_each_finding_leads_to_its_passage() -> None:
    body = opened(sample.five()).element.body
    marks = [e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart"))]
    numbers = [e.get(qn("w:id")) for e in body.iter(qn("w:bookmarkStart"))]
    wanted = {e.get(qn("w:anchor")) for e in body.iter(qn("w:hyperlink"))}
    assert len(wanted) > 10
    assert wanted <= set(marks)
    assert len(set(marks)) == len(marks)
    assert len(set(numbers)) == len(numbers)


def test_text_that_runs_to_the_left_does_and_other_text_does_not() -> None:
    def turned(name: str) -> list[str]:
        paragraphs = opened(getattr(sample, name)()).paragraphs
        return [p.text for p in paragraphs if p._p.findall(f".//{qn('w:bidi')}")]

    assert any("Kelmouth" in text for text in turned("right_to_left"))
    assert turned("two") == []


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
