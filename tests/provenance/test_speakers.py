"""Who is quoted, in which account, with which words."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

import compare
from compare import codec
from compare.model import Report, Speaker
from compare.render import render

ONE = """The mayor of Ostrick, Anna Keller, denied that the council had known of the cracks. "We will \
pay for every stall that was lost," Keller said. Some experts say the bridge was never safe. A report \
by the roads office says two piers have to be built anew. The overall picture suggests that winter \
will be long."""
OTHER = """Anna Keller, the mayor, said the council had known of the cracks for a year. "We will pay \
for most stalls that were lost," Keller said. The bridge stays closed, according to the police."""


@pytest.fixture(scope="module")
def report() -> Report:
    """Return two accounts that quote one mayor."""
    return compare.compare_texts(ONE, OTHER, names=("one", "other"))


def speaker(report: Report, name: str) -> Speaker:
    return next(own for own in report.speakers if name in own.name)


def said(report: Report, own: Speaker) -> list[tuple[str, str]]:
    texts = {document.id: document.text for document in report.documents}
    return [(s.document, s.span.of(texts[s.document])) for s in own.sayings]


def test_one_person_is_one_row_over_the_accounts(report: Report) -> None:
    first = report.speakers[0]
    assert (first.id, first.name, first.kind) == ("P1", "Anna Keller", "person")
    assert {document for document, _ in said(report, first)} == {"A", "B"}


def test_words_that_differ_in_a_quotation_are_marked(report: Report) -> None:
    texts = {document.id: document.text for document in report.documents}
    marked = {
        saying.document: [own.span.of(texts[own.document]) for own in saying.differing]
        for saying in report.speakers[0].sayings
        if saying.direct
    }
    assert marked["A"][0].startswith("every stall")
    assert marked["B"][0].startswith("most stalls")


def test_a_speaker_who_denies_what_another_account_lets_it_say(report: Report) -> None:
    (denial,) = [s for s in report.speakers[0].sayings if s.denies]
    assert (denial.document, denial.denies) == ("A", ("B",))


def test_vague_sources_and_documents_are_told_as_such(report: Report) -> None:
    assert speaker(report, "experts").kind == "vague"
    assert speaker(report, "report").kind == "document"
    assert speaker(report, "police").kind == "unnamed"


def test_what_cannot_speak_is_no_speaker(report: Report) -> None:
    assert not [own for own in report.speakers if "picture" in own.name]


def test_a_claim_knows_on_whose_word_it_stands(report: Report) -> None:
    known = {own.id: own.name for own in report.speakers}
    texts = {document.id: document.text for document in report.documents}
    for claim in report.claims:
        for standing in claim.standings:
            assert set(standing.speakers) <= set(known)
    never = next(c for c in report.claims if "never safe" in c.span.of(texts[c.document]))
    (own,) = [s for s in never.standings if s.document == never.document]
    assert "Some experts" in [known[name] for name in own.speakers]


def test_it_is_read_back_and_shown(report: Report) -> None:
    assert codec.loads(codec.dumps(report)) == report
    page = render(report, "html").decode()
    table = page[page.index('id="speakers"') :]
    assert "names nobody" in table
    assert '<mark class="conflict">every stall' in table
    assert "denies what" in table


def test_markdown_has_a_row_for_each_and_marks_what_differs(report: Report) -> None:
    text = render(report, "md").decode()
    table = text[text.index("## Who is quoted") :]
    assert (
        f"## Who is quoted ({len(report.speakers)})\n\n| Speaker | A | B |\n|---|---|---|\n"
        in table
    )
    rows = [line for line in table.splitlines() if line.startswith("| **")]
    assert len(rows) == len(report.speakers)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    assert "**every stall" in rows[0] and "**most stalls" in rows[0]
    assert "(against B): " in rows[0]
    assert "**Some experts** (names nobody)" in table


def test_a_name_cannot_break_the_table_of_markdown(report: Report) -> None:
    first, *rest = report.speakers
    hostile = replace(first, name="<b>a | b**\n# @all")
    text = render(replace(report, speakers=(hostile, *rest)), "md").decode()
    (row,) = [line for line in text.splitlines() if line.startswith(r"| **\<b\>a \| b\*\*")]
    assert "@<!-- -->all" in row


def test_word_has_a_table_that_leads_to_the_text(report: Report) -> None:
    document = docx.Document(io.BytesIO(render(report, "docx")))
    (table,) = [t for t in document.tables if t.rows[0].cells[0].text == "Speaker"]
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert [name.partition("\n")[0] for name, _ in rows] == [s.name for s in report.speakers]
    said = sum(len(own.sayings) for own in report.speakers)
    assert sum(len(words.splitlines()) for _, words in rows) == said
    assert "A deny, against B: " in rows[0][1]
    assert "names nobody" in [name.partition("\n")[2] for name, _ in rows]
    links = {e.get(qn("w:anchor")) for e in table._tbl.iter(qn("w:hyperlink"))}
    marks = {e.get(qn("w:name")) for e in document.element.body.iter(qn("w:bookmarkStart"))}
    assert links and links <= marks


@pytest.mark.parametrize("format", ["md", "docx"])
def test_without_anybody_quoted_there_is_no_table(format: str) -> None:
    made = render(compare.compare_texts("It rained.", "It was wet."), format)
    if format == "docx":
        made = "\n".join(p.text for p in docx.Document(io.BytesIO(made)).paragraphs).encode()
    assert b"Who is quoted" not in made


AGAIN = """Anna Keller said she believed the bridge was closed for good. The bridge was closed for good, \
Keller said. Keller did not say that the road was open. A majority of the stall holders say they \
will move. The roads ministry said the piers were cracked. The treaty allows Ostrick to claim the \
valley, build dams and close the road. The Ostrickers said they had paid."""


def test_each_account_says_a_thing_once_and_only_what_was_said() -> None:
    found = compare.compare_texts(AGAIN, "It rained.", names=("one", "other"))
    rows = {
        own.name: (own.kind, [words for _, words in said(found, own)]) for own in found.speakers
    }
    assert rows == {
        "Anna Keller": ("person", ["she believed the bridge was closed for good"]),
        "A majority of the stall holders": ("vague", ["they will move"]),
        "The roads ministry": ("unnamed", ["the piers were cracked"]),
        "Ostrickers": ("unnamed", ["they had paid"]),
    }


def test_a_name_behind_a_source_is_not_its_name() -> None:
    text = 'According to prosecutors, Keller is a "hardened criminal". It rained.'
    (own,) = compare.compare_texts(text, "It rained.").speakers
    assert own.name == "prosecutors"
