"""On whose word a claim stands: whom an account quotes, and whom that one cites."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pypdf
import pytest

import compare
from compare import codec
from compare.model import Report
from compare.render import Look, render
from compare.render.check import render as render_check

A = """The Courier, citing a report by the roads office, said the bridge at Hollin was closed on Monday \
after cracks were found in two piers. A lorry driver, who asked not to be named, said the road had \
shaken for weeks. The mayor said repairs would cost 3 million euros."""
B = """The bridge at Hollin was closed on Monday after cracks were found in three piers, according to \
the roads office. Repairs will cost 3 million euros, Mayor Anna Keller said."""
C = """The Herald quoted Anna Keller as saying that repairs of the bridge at Hollin would cost 5 million \
euros. A lorry driver said the road had shaken for weeks."""


@pytest.fixture(scope="module")
def report() -> Report:
    """Return three accounts of a bridge, with those they quote."""
    return compare.compare_texts(A, B, C, names=("a", "b", "c"))


def told(report: Report, part: str) -> dict[str, list[str]]:
    """Return for the claim of the sentence with these words the chains of each account."""
    names = {own.id: own.name for own in report.speakers}
    holding = {
        (document.id, sentence.span)
        for document in report.documents
        for sentence in document.sentences
        if part in sentence.span.of(document.text)
    }
    (claim,) = [
        own
        for own in report.claims
        if any(
            s.document == document and span.overlaps(x)
            for s in own.standings
            for x in s.spans
            for document, span in holding
        )
    ]
    return {
        s.document: [" > ".join(names[id] for id in chain) for chain in s.chains]
        for s in claim.standings
    }


def chains_of(text: str) -> list[str]:
    report = compare.compare_texts(text, "It rained.")
    names = {own.id: own.name for own in report.speakers}
    return [
        " > ".join(names[id] for id in chain)
        for claim in report.claims
        for standing in claim.standings
        for chain in standing.chains
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The Courier, citing the ministry's report, said the bridge was closed.",
         "Courier > the ministry's report"),
        ("The Courier reported, citing a ministry report, that two piers were cracked.",
         "Courier > a ministry report"),
        ("Citing police, the Herald said nine were hurt.", "Herald > police"),
        ("Nine people died, the Herald reported, quoting hospital sources.",
         "Herald > hospital sources"),
        ("The Herald quoted Anna Keller as saying the bridge was safe.", "Herald > Anna Keller"),
        ("Anna Keller was quoted by the Herald as saying that the piers were old.",
         "Herald > Anna Keller"),
        ('The Herald quoted a farmer as saying: "The dam is weak and will not hold."',
         "Herald > a farmer"),
        ('Anna Keller said the ministry had called the bridge "a danger to all".',
         "Anna Keller > the ministry"),
        ("Anna Keller said the mill was shut, according to the Courier.",
         "Courier > Anna Keller"),
        ("The minister said a report by the auditors found that the money was gone.",
         "The minister > a report by the auditors"),
        ("The Herald said the Courier reported that Anna Keller said the mill was shut.",
         "Herald > Courier > Anna Keller"),
        ("The mayor said the road was shut.", "The mayor"),
    ],
)  # fmt: skip
def test_who_cites_whom_is_kept_in_order(text: str, chain: str) -> None:
    (found,) = chains_of(text)
    assert found.lower() == chain.lower()


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Monday.",
        "The Courier cited the ministry's report.",
        "The court cited Anna Keller for contempt of court.",
        "Anna Keller quoted a poem and left.",
    ],
)
def test_where_nothing_is_said_there_is_no_chain(text: str) -> None:
    assert chains_of(text) == []


def test_two_who_speak_beside_each_other_cite_nobody() -> None:
    text = "The mayor said the road was shut. The Herald said the bridge was open."
    assert chains_of(text) == ["The mayor", "Herald"]


def test_each_account_has_its_own_chain(report: Report) -> None:
    found = told(report, "closed on Monday")
    assert found["A"] == ["Courier > a report by the roads office"]
    assert found["B"] == ["the roads office"]
    assert told(report, "cost 5 million")["C"] == ["Herald > Anna Keller"]


def test_chains_hold_nobody_whom_the_account_is_not_known_to_quote(report: Report) -> None:
    for claim in report.claims:
        for standing in claim.standings:
            assert {id for chain in standing.chains for id in chain} <= set(standing.speakers)
            assert bool(standing.chains) == bool(standing.speakers)


def test_a_report_without_chains_is_still_read(report: Report) -> None:
    data = codec.to_dict(report)
    for claim in data["claims"]:
        for standing in claim["standings"]:
            del standing["chains"]
    read = codec.from_dict(data)
    assert all(s.chains == () for claim in read.claims for s in claim.standings)
    assert replace(read, claims=report.claims) == report


def test_html_says_it_in_the_cell(report: Report) -> None:
    page = render(report, "html").decode()
    table = page[page.index('id="claims"') : page.index('id="speakers"')]
    assert "quoting Courier, citing a report by the roads office</span></td>" in table
    assert "quoting Herald, citing Anna Keller" in table
    assert "quoting the mayor</span>" in table  # at the beginning of a sentence in the account
    assert "quoting a lorry driver (asked not to be named)" in table
    assert "quoting a lorry driver (not named)" in table  # C does not say that it was asked


def test_names_of_others_are_escaped(report: Report) -> None:
    hostile = [replace(own, name="<b>&") for own in report.speakers]
    page = render(replace(report, speakers=tuple(hostile)), "html").decode()
    assert "<b>&" not in page and "quoting &lt;b&gt;&amp;, citing" in page


def test_pdf_says_it_below_the_claim(report: Report) -> None:
    pages = pypdf.PdfReader(io.BytesIO(render(report, "pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "A quotes Courier, citing a report by the roads office" in text
    assert "C quotes Herald, citing Anna Keller" in text


def test_csv_has_it_behind_all_that_was_there(report: Report) -> None:
    rows = list(csv.reader(io.StringIO(render(report, "csv").decode())))
    assert rows[0][7:13] == ["A a", "A a: words", "B b", "B b: words", "C c", "C c: words"]
    assert rows[0][13:] == ["A a: quotes", "B b: quotes", "C c: quotes"]
    assert all(len(row) == 16 for row in rows)
    assert "Courier, citing a report by the roads office" in [row[13] for row in rows]


def test_a_check_says_whom_its_sources_quote() -> None:
    draft = "The bridge at Hollin was closed on Monday after cracks were found in two piers."
    check = compare.check_texts(draft, A, B)
    text = " ".join(render_check(check, "text", Look()).decode().split())
    assert "quoting the roads office" in text
    page = render_check(check, "html", Look()).decode()
    assert "quoting Courier, citing a report by the roads office" in page
