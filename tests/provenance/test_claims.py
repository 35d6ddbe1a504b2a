"""The claim-by-source table: who asserts, adds, contradicts, and how much a claim weighs."""

from __future__ import annotations

import csv
import io
import re

import pytest

import compare
from compare import codec
from compare.model import Report, Statement
from compare.provenance.claims import statements
from compare.render import render

STALLS = "{} stalls burned down in the market hall of Marl Street on Sunday night."
HURT = "Nobody was hurt in the fire."


@pytest.fixture(scope="module")
def five() -> Report:
    """Return five accounts of which one, the first, is alone with its number."""
    rest = (
        "The roof is gone.",
        "",
        "Edda Quill, the mayor of Ostrick, has promised new benches for the park by the river.",
        "",
        "=1+1 is what a sheet adds up.",
    )
    numbers = ("Thirteen", "Fifteen", "Fifteen", "Fifteen", "Fifteen")
    texts = [
        f"{STALLS.format(number)} {HURT} {more}".strip()
        for number, more in zip(numbers, rest, strict=True)
    ]
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
    assert rows[0][7::2] == [f"{d.id} {d.name}" for d in five.documents]
    assert len(rows) == 1 + len(five.claims)
    first = rows[1]
    assert first[5] == "A"
    assert first[7] == "contradicts"
    assert first[8].startswith("Thirteen stalls")
    assert any(cell == "'=1+1 is what a sheet adds up." for row in rows for cell in row)
