"""The claim-by-source table: who asserts, adds, contradicts, and how much a claim weighs."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

import compare
from compare import codec
from compare.model import Report, Statement
from compare.provenance.claims import statements
from compare.render import render

SEEDS = Path(__file__).parents[2] / "seeds"
STALLS = "{} stalls burned down in the market hall of Marl Street on Sunday night."
HURT = "Nobody was hurt in the fire."


@pytest.fixture(scope="module")
def five() -> Report:
    """Return five accounts of which one, the first, is alone with its number.

    The others are two voices: each has it in the words of one of two.
    """
    rest = (
        "The roof is gone.",
        "",
        "Edda Quill, the mayor of Ostrick, has promised new benches for the park by the river.",
        "",
        "=1+1 is what a sheet adds up.",
    )
    one = "On Sunday night fifteen stalls burned down in Marl Street's market hall."
    other = "Marl Street lost fifteen stalls of its market hall to a fire on Sunday night."
    told = (STALLS.format("Thirteen"), one, other, one, other)
    texts = [f"{stalls} {HURT} {more}".strip() for stalls, more in zip(told, rest, strict=True)]
    return compare.compare_texts(*texts, names=("a", "b", "c", "d", "e"))


def about(report: Report, words: str) -> Statement:
    texts = {document.id: document.text for document in report.documents}
    return next(s for s in report.claims if words in s.span.of(texts[s.document]))


def test_the_one_that_is_alone_contradicts_even_if_it_comes_first(five: Report) -> None:
    claim = about(five, "stalls burned down")
    assert claim.outlier == "A"
    stands = {standing.document: standing.stand for standing in claim.standings}
    assert stands["A"] == "contradicts"
    assert {stands[name] for name in "BCDE"} <= {"asserts", "adds"}
    assert claim.document == "B"


def test_the_page_marks_the_claim_of_which_one_alone_says_otherwise(five: Report) -> None:
    page = render(five, "html").decode()
    (marked,) = re.findall(
        r'<th scope="row"[^>]*>([^<]*)<span class="odd">(.*?)</span>',
        page[page.index('id="claims"') :],
    )
    assert "stalls burned down" in marked[0]
    assert re.sub(r"<[^>]*>", "", marked[1]) == "A alone says otherwise"
    assert (
        page.count("alone says otherwise") == sum(bool(claim.outlier) for claim in five.claims) == 1
    )


def test_of_one_against_one_neither_is_alone() -> None:
    report = compare.compare_texts(STALLS.format("Thirteen"), STALLS.format("Fifteen"))
    assert about(report, "stalls burned down").outlier is None
    assert "alone says otherwise" not in render(report, "html").decode()


def test_the_words_are_as_narrow_as_the_finding(five: Report) -> None:
    claim = about(five, "stalls burned down")
    (span,) = claim.standings[0].spans
    assert span.of(five.documents[0].text) == "Thirteen stalls"


def test_what_one_account_alone_says_is_a_claim_and_the_others_are_silent(five: Report) -> None:
    claim = about(five, "Edda Quill")
    assert claim.relation == "only"
    assert [s.stand for s in claim.standings] == ["silent", "silent", "asserts", "silent", "silent"]


def test_the_heaviest_comes_first(five: Report) -> None:
    weights = [claim.weight for claim in five.claims]
    assert weights == sorted(weights, reverse=True)
    assert five.claims[0].relation == "conflict"
    assert [claim.id for claim in five.claims] == [f"S{n + 1}" for n in range(len(weights))]


def test_every_sentence_is_in_one_claim(five: Report) -> None:
    for document in five.documents:
        for sentence in document.sentences:
            holding = [
                claim
                for claim in five.claims
                if any(
                    standing.document == document.id
                    and any(span.overlaps(sentence.span) for span in standing.spans)
                    for standing in claim.standings
                )
            ]
            assert len(holding) == 1 or sentence.kind == "heading"


def test_it_depends_on_nothing_but_the_report(five: Report) -> None:
    assert statements(five) == five.claims
    assert codec.loads(codec.dumps(five)) == five


def test_a_report_without_the_table_is_still_read(five: Report) -> None:
    data = codec.to_dict(five)
    del data["claims"]
    assert codec.from_dict(data).claims == ()


def test_the_table_as_csv(five: Report) -> None:
    rows = list(csv.reader(io.StringIO(render(five, "csv").decode())))
    fixed = ["claim", "relation", "weight", "voices", "one voice", "outlier", "findings"]
    assert rows[0][:7] == fixed
    names = [f"{d.id} {d.name}" for d in five.documents]
    assert rows[0][7:17:2] == names
    assert rows[0][17:] == [f"{name}: quotes" for name in names]  # behind all that was there
    assert len(rows) == 1 + len(five.claims)
    first = rows[1]
    assert first[5] == "A"
    assert first[7] == "contradicts"
    assert first[8].startswith("Thirteen stalls")
    assert any(cell == "'=1+1 is what a sheet adds up." for row in rows for cell in row)


@pytest.fixture(scope="module")
def accords() -> Report:
    """Return two accounts that are at odds in sentences which tell no one point."""
    names = ("accords-commentary.txt", "accords-newsdesk.txt")
    return compare.compare_texts(*((SEEDS / name).read_text("utf-8") for name in names))


def test_what_is_at_odds_beyond_one_alignment_is_the_heaviest_claim(accords: Report) -> None:
    apart = [f for f in accords.findings if f.kind == "conflict" and f.scope == "cross"]
    assert apart[0].alignment is None
    claim = accords.claims[0]
    assert claim.relation == "conflict"
    assert apart[0].id in claim.findings
    assert {s.stand for s in claim.standings} == {"asserts", "contradicts"}
    texts = {d.id: d.text for d in accords.documents}
    said = {s.document: [p.of(texts[s.document]) for p in s.spans] for s in claim.standings}
    assert any("ten European Union nations" in words for words in said["A"])
    assert "Norway" in said["B"]


def test_no_conflict_and_no_question_is_in_no_claim(accords: Report) -> None:
    told = {name for claim in accords.claims for name in claim.findings}
    grave = {f.id for f in accords.findings if f.kind in ("conflict", "open")}
    assert {f.scope for f in accords.findings if f.id in grave} == {"cross", "internal"}
    assert grave <= told


def test_a_sentence_that_is_at_odds_with_another_does_not_stand_alone(accords: Report) -> None:
    (apart,) = (c for c in accords.claims if c.relation == "conflict" and c.alignment is None)
    places = [(s.document, span) for s in apart.standings for span in s.spans]
    for claim in accords.claims:
        if claim.relation == "only":
            assert not any(d == claim.document and span.overlaps(claim.span) for d, span in places)


def test_it_is_read_in_the_table_as_a_spreadsheet_has_it(accords: Report) -> None:
    rows = list(csv.reader(io.StringIO(render(accords, "csv").decode())))
    assert rows[1][1] == "conflict"
    assert rows[1][7] == "asserts"
    assert "ten European Union nations" in rows[1][8]
    assert rows[1][9] == "contradicts"
    assert "Norway" in rows[1][10]


BOATS = (
    "{} boats sank in the harbour of Ostrick on Friday night when a wall of the old dock gave way "
    "under the storm and the crane came down with it."
)
OWN = (
    "{} boats were lost at Ostrick: the storm broke a wall of the dock on Friday night, and they "
    "sank in the harbour."
)


def three(*texts: str) -> Report:
    rest = ("The roof is gone.", "It rained in the hills.", "A choir sang at noon.")
    return compare.compare_texts(*(f"{a} {b}" for a, b in zip(texts, rest, strict=True)))


def test_two_prints_of_one_copy_leave_nobody_alone() -> None:
    copy = BOATS.format("Fifteen")
    report = three(OWN.format("Thirteen"), copy, copy)
    claim = about(report, "boats")
    assert [v.documents for a in report.alignments for v in a.voices] == [("A",), ("B", "C")]
    assert claim.outlier is None
    assert {s.document: s.stand for s in claim.standings} == {
        "A": "asserts",  # one voice against one: the first is theirs
        "B": "contradicts",
        "C": "contradicts",
    }
    (conflict,) = [f for f in report.findings if f.kind == "conflict"]
    assert conflict.explanation.startswith("A says “Thirteen boats”; B and C say “Fifteen boats”")


def test_two_voices_of_their_own_leave_the_third_alone() -> None:
    other = "On Friday Ostrick lost fifteen boats when the dock wall broke in the storm."
    report = three(OWN.format("Thirteen"), BOATS.format("Fifteen"), other)
    assert about(report, "boats").outlier == "A"
    assert any(f.explanation.startswith("A alone says") for f in report.findings)


def test_a_row_without_an_alignment_weighs_voices_too() -> None:
    copy = BOATS.format("Fifteen")
    report = three(OWN.format("Thirteen"), copy, copy)
    findings = tuple(replace(f, alignment=None) for f in report.findings)
    apart = replace(report, alignments=(), findings=findings)
    claim = next(s for s in statements(apart) if s.relation == "conflict")
    assert (claim.alignment, claim.weight, claim.outlier) == (None, 12.0, None)
    row = next(r for r in csv.DictReader(io.StringIO(render(apart, "csv").decode())))
    assert row["voices"] == "2"
    assert row["one voice"].startswith("B and C are one voice: shared wording")
