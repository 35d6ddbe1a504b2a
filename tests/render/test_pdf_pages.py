"""Where the pages of the brief break, and what page one says when there is too much for it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

import pytest

from compare.model import Span
from compare.render import Look, render
from compare.render.pdf.press import Press, write
from tests.render import sample_report as sample
from tests.render.brief import text_of


def pages(data: bytes) -> list[str]:
    return [" ".join(page.split()) for page in text_of(data).split("\f") if page.strip()]


def test_page_one_says_how_many_conflicts_follow_and_where() -> None:
    told = pages(render(sample.long(240), "pdf"))
    named = re.findall(r"≠ (F\d+)", told[0])
    assert named == [f"F{number}" for number in range(1, len(named) + 1)]
    left = re.search(r"and (\d+) more, in full from page (\d+)", told[0])
    assert left is not None
    assert len(named) + int(left.group(1)) == 24
    assert f"≠ F{len(named) + 1} " in told[int(left.group(2)) - 1]
    whole = " ".join(told[1:])
    assert all(f"≠ F{number} " in whole for number in range(len(named) + 1, 25))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["two", "five", "hostile", "right_to_left"])
def test_page_one_is_one_page_on_any_paper(name: str, paper: Literal["A4", "Letter"]) -> None:
    told = pages(render(getattr(sample, name)(), "pdf", Look(paper=paper)))
    assert "WHAT TO CHECK" in told[0]
    assert "WHAT TO CHECK" not in " ".join(told[1:])
    assert not told[1].startswith("WHAT EACH ACCOUNT ADDS")


def test_a_conflict_is_on_the_page_of_its_quotes() -> None:
    report = sample.long(240)
    told = pages(render(report, "pdf"))
    for finding in [f for f in report.findings if f.kind == "conflict"][8:]:
        page = next(p for p in told[1:] if f"≠ {finding.id} Number" in p)
        assert all(item.quote in page for item in finding.evidence), finding.id


def test_a_row_is_not_parted_by_the_end_of_a_page() -> None:
    report = sample.long(120)
    told = pages(render(report, "pdf"))
    text = [p for p in told if "Court Record B Evening Gazette" in p]
    assert len(text) > 3
    for day in range(1, 121):
        (page,) = [p for p in text if f"On day {day} of the inquiry" in p]
        rest = page[page.index(f"On day {day} of the inquiry") :]
        assert "at the request of counsel." in rest
        assert f"on day {day} of the inquiry, then rose until the next morning." in page


def test_a_table_of_claims_keeps_each_claim_whole() -> None:
    report = sample.five()
    told = pages(render(report, "pdf"))
    (claims,) = [p for p in told if "CLAIMS BY ACCOUNT" in p]
    assert "There has been a large fire" not in claims, "only the first words of each"
    assert "Police have not ruled out arson" in claims


def test_no_line_ends_after_its_first_word() -> None:
    words = "“It had sailed from Gdansk with paper, timber and"
    rows = "".join(
        f'<p style="width: {width / 10}pt">{words} <b class="mark">fertiliser</b>.”</p>'
        for width in range(1900, 3200, 7)
    )
    press = Press("@page { size: A4 } body { font: 10pt serif; overflow-wrap: anywhere }")
    told = text_of(write(press.lay_out(f'<html lang="en"><title>t</title><body>{rows}')))
    firsts = [line.strip() for line in told.splitlines() if "“" in line]
    assert len(firsts) == len(range(1900, 3200, 7))
    assert min(len(line.split()) for line in firsts) > 5


def test_many_agreements_are_set_run_in_and_few_are_not() -> None:
    many = " ".join(pages(render(sample.long(60), "pdf")))
    assert "its number stands in the margin of the full text" in many
    assert "its number stands" not in " ".join(pages(render(sample.two(), "pdf")))


def test_many_details_go_without_quotes_and_few_do_not() -> None:
    report = sample.two()
    details = [f for f in report.findings if f.kind == "detail" and f.adds == "A"]
    more = [replace(details[0], id=f"F{n}") for n in range(100, 130)]
    said = "Without their quotes, being many"
    many = " ".join(pages(render(replace(report, findings=(*report.findings, *more)), "pdf")))
    few = " ".join(pages(render(report, "pdf")))
    assert said in many
    assert said not in few
    times = few.count("More than a hundred firefighters")
    assert times == 3, "beside the detail, with what is to compare, and in the text"


def test_what_stands_alone_is_begun_in_the_findings_and_whole_in_the_text() -> None:
    words = " ".join(f"word{n}" for n in range(200)) + "."
    accounts = [sample.Account("a.txt", f"The day began. {words}"), sample.RADIO]
    found = sample.Found("only", "wording", "Only A says this.", {"A": [words]})
    told = " ".join(pages(render(sample.build(accounts, [], [found]), "pdf")))
    assert told.count("word199.") == 1
    assert told.count("word20 ") >= 2
    assert "word40…" in told or re.search(r"word\d\d…", told)


def test_marks_without_words_stand_before_what_they_belong_to() -> None:
    report = sample.two()
    text = report.documents[0].text
    at = text.index("# A long history")
    own = report.documents[0]
    removed = (*own.removed, type(own.removed[0])(Span(at, at + 1), "markup"))
    report = replace(report, documents=(replace(own, removed=removed), *report.documents[1:]))
    told = " ".join(pages(render(report, "pdf")))
    assert "# A long history" in told
    assert "left out: markup" not in told
