"""Agreements that rest on one source count as one voice."""

from __future__ import annotations

import csv
import functools
import io

import pytest

import compare
from compare.model import Finding, Report, Saying, Span, Speaker
from compare.provenance.reuse.word_of import WordOf
from compare.render import render
from compare.render.view import make_view

COPIED = (
    "The rescue ship Halden took forty sailors off the burning ferry and brought every one of them to "
    "the pier at Brask."
)
OWN = "Forty sailors were saved from the burning ferry by the rescue ship Halden, which landed them at Brask."
REST = [
    "Bakers in the town have been on strike since the price of flour went up.",
    "The lighthouse museum reopens with a show of old charts.",
    "A choir from the valley sings in the cathedral on Sunday.",
]


@functools.cache
def told(*texts: str) -> Report:
    return compare.compare_texts(*texts)


def agreements(report: Report, word: str) -> list[Finding]:
    return [
        f for f in report.findings if f.kind == "agree" and any(word in e.quote for e in f.evidence)
    ]


def test_copied_words_are_one_voice_and_ones_own_words_another() -> None:
    report = told(
        *(f"{text} {rest}" for text, rest in zip((COPIED, COPIED, OWN), REST, strict=True))
    )
    alignment = next(a for a in report.alignments if len(a.members) == 3)
    assert [voice.documents for voice in alignment.voices] == [("A", "B"), ("C",)]
    (copied,) = [one for one in report.reuse if {p.document for p in one.passages} == {"A", "B"}]
    assert alignment.voices[0].ground == f"shared wording ({copied.id})"
    assert alignment.voices[0].reuse == (copied.id,)
    assert alignment.voices[1].ground == ""


def test_the_row_of_the_claim_says_so() -> None:
    report = told(f"{COPIED} {REST[0]}", f"{COPIED} {REST[1]}", f"{OWN} {REST[2]}")
    (copied,) = [one for one in report.reuse if {p.document for p in one.passages} == {"A", "B"}]
    said = f"A and B are one voice: shared wording ({copied.id})"
    claims = make_view(report).claims
    assert [claim.voices for claim in claims if claim.voices] == [(said,)]
    page = render(report, "html").decode()
    assert f'<span class="hush">{said}</span>' in page[page.index('id="claims"') :]


def test_the_spreadsheet_counts_the_voices_of_each_claim() -> None:
    report = told(f"{COPIED} {REST[0]}", f"{COPIED} {REST[1]}", f"{OWN} {REST[2]}")
    (copied,) = [one for one in report.reuse if {p.document for p in one.passages} == {"A", "B"}]
    rows = list(csv.DictReader(io.StringIO(render(report, "csv").decode())))
    ferry, *alone = rows
    stands = [ferry[f"{document.id} {document.name}"] for document in report.documents]
    assert "silent" not in stands  # three accounts speak to it, two of them with one voice
    assert ferry["voices"] == "2"
    assert ferry["one voice"] == f"A and B are one voice: shared wording ({copied.id})"
    assert {(row["voices"], row["one voice"]) for row in alone} == {("1", "")}
    assert len(alone) == len(REST)


def test_copies_are_one_voice_in_the_spreadsheet_too() -> None:
    report = told(f"{COPIED} {REST[0]}", f"{COPIED} {REST[0]}")
    rows = list(csv.DictReader(io.StringIO(render(report, "csv").decode())))
    assert {row["voices"] for row in rows} == {"1"}


def test_the_rows_of_copies_do_not() -> None:
    report = told(f"{COPIED} {REST[0]}", f"{COPIED} {REST[0]}")
    assert not [claim for claim in make_view(report).claims if claim.voices]


def test_the_agreement_says_so() -> None:
    report = told(f"{COPIED} {' '.join(REST)}", f"{COPIED} The mayor thanked nobody. Rain is due.")
    found = [f for f in agreements(report, "Halden") if f.voices]
    assert found
    assert all(len(f.voices) == 1 for f in found)
    assert any(f.explanation.endswith("One voice: shared wording (R1).") for f in found)


def test_it_is_not_said_of_every_agreement_in_two_versions_of_one_text() -> None:
    report = told(f"{COPIED} {REST[0]}", f"{COPIED} {REST[0]}")
    assert not [f for f in report.findings if "One voice" in f.explanation]
    assert all(len(f.voices) == 1 for f in report.findings if f.kind == "agree")


def test_the_word_of_one_source_is_one_voice() -> None:
    a = "Police chief Anna Keller said that eleven bicycles were found in the canal. The market was quiet."
    b = "Eleven bicycles lay in the canal, according to police chief Anna Keller. Schools reopen on Monday."
    c = "Divers counted eleven bicycles in the canal. It rained."
    report = told(a, b, c)
    alignment = next(x for x in report.alignments if len(x.members) == 3)
    assert [voice.documents for voice in alignment.voices] == [("A", "B"), ("C",)]
    assert "on the word of Anna Keller" in alignment.voices[0].ground


def test_three_on_one_word_are_all_on_it() -> None:
    a = "Police chief Anna Keller said that eleven bicycles were found in the canal. The market was quiet."
    b = "Eleven bicycles lay in the canal, according to police chief Anna Keller. Schools reopen on Monday."
    c = "Anna Keller, the police chief, told reporters that eleven bicycles were in the canal. It rained."
    report = told(a, b, c)
    alignment = next(x for x in report.alignments if len(x.members) == 3)
    (voice,) = alignment.voices
    assert voice.documents == ("A", "B", "C")
    assert voice.ground == "all on the word of Anna Keller"


def signed(name: str, text: str) -> str:
    """Return a page that says who published it."""
    head = f'<title>The ferry</title><meta property="og:site_name" content="{name}">'
    return f"<!DOCTYPE html><html><head>{head}</head><body><article><p>{text}</p></article></body></html>"


def test_two_of_one_paper_are_one_voice_in_whatever_words() -> None:
    report = compare.compare_texts(
        signed("The Brask Courier", f"{COPIED} {REST[0]}"),
        signed("The Brask Courier", f"{OWN} {REST[1]}"),
        signed("The Halden Post", f"{OWN.replace('burning', 'blazing')} {REST[2]}"),
        names=("a.html", "b.html", "c.html"),
    )
    assert [d.publisher for d in report.documents] == [
        "The Brask Courier",
        "The Brask Courier",
        "The Halden Post",
    ]
    assert not [r for r in report.reuse if {p.document for p in r.passages} == {"A", "B"}]
    pair = next(a for a in report.alignments if {m.document for m in a.members} >= {"A", "B"})
    voice = next(voice for voice in pair.voices if "A" in voice.documents)
    assert "B" in voice.documents
    assert "both signed by Brask Courier" in voice.ground


def test_two_of_two_papers_are_two_voices() -> None:
    report = compare.compare_texts(
        signed("The Brask Courier", f"{COPIED} {REST[0]}"),
        signed("The Halden Post", f"{OWN} {REST[1]}"),
        names=("a.html", "b.html"),
    )
    (pair,) = [a for a in report.alignments if len(a.members) == 2]
    assert [voice.documents for voice in pair.voices] == [("A",), ("B",)]


def test_one_quotation_of_somebody_unnamed_is_one_voice() -> None:
    said = "“We are bringing every boat that we have to bear on this and we will find out who did this,”"
    a = f"{said} he said. The market was quiet."
    b = f"{said} the man added. Schools reopen on Monday."
    report = told(a, b)
    (quoted,) = [one for one in report.reuse if one.kind == "quoted"]
    alignment = next(x for x in report.alignments if len(x.members) == 2)
    (voice,) = alignment.voices
    assert (voice.documents, voice.ground) == (("A", "B"), f"the same quotation ({quoted.id})")


def test_accounts_in_words_of_their_own_are_voices_of_their_own() -> None:
    report = told(f"{COPIED} {REST[0]}", f"{OWN} {REST[1]}")
    (alignment,) = [a for a in report.alignments if len(a.members) == 2]
    assert [voice.documents for voice in alignment.voices] == [("A",), ("B",)]
    assert not [f for f in report.findings if "voice" in f.explanation]


def both_quoting(who: str) -> Report:
    """Return two accounts in words of their own that have one thing from the same source."""
    return told(
        f"{who} said that eleven bicycles were found in the canal. The market was quiet.",
        f"Eleven bicycles lay in the canal, according to {who[0].lower()}{who[1:]}. Schools reopen on Monday.",
    )


@pytest.mark.parametrize(
    "who",
    [
        "The harbour board",
        "The coastguard",
        "The mayor of Ostrick",
        "The health ministry",
        "A report by the harbour office",
    ],
)
def test_a_source_that_is_known_by_what_it_is_is_one_voice(who: str) -> None:
    (alignment,) = [a for a in both_quoting(who).alignments if len(a.members) == 2]
    (voice,) = alignment.voices
    assert voice.ground == f"both on the word of {who[0].lower()}{who[1:]}"


@pytest.mark.parametrize(
    "who", ["Observers", "Several residents", "A fisherman", "Shopkeepers", "A report"]
)
def test_a_source_that_may_be_another_in_the_other_account_is_not(who: str) -> None:
    (alignment,) = [a for a in both_quoting(who).alignments if len(a.members) == 2]
    assert [voice.documents for voice in alignment.voices] == [("A",), ("B",)]


def test_who_is_cited_below_another_is_the_source() -> None:
    a = "The Brask Courier, citing the harbour board, said that eleven bicycles were found in the canal."
    b = "Eleven bicycles lay in the canal, according to the harbour board. Schools reopen on Monday."
    (alignment,) = [x for x in told(a, b).alignments if len(x.members) == 2]
    (voice,) = alignment.voices
    assert voice.ground == "both on the word of the harbour board"


def test_who_denies_it_in_one_account_is_not_the_source_of_both() -> None:
    a = "Anna Keller, the mayor, denied that the council had paid for the bridge. The market was quiet."
    b = "The council had paid for the bridge, mayor Anna Keller said. Schools reopen on Monday."
    (alignment,) = [x for x in told(a, b).alignments if len(x.members) == 2]
    assert [voice.documents for voice in alignment.voices] == [("A",), ("B",)]


PLACES = {"A": (Span(0, 40),), "B": (Span(0, 40),)}


def saying(document: str, verb: str) -> Saying:
    return Saying(document, Span(10, 40), False, verb)


def word_of(*verbs: str, report: Report | None = None) -> str | None:
    sayings = tuple(saying(name, verb) for name, verb in zip("AB", verbs, strict=True))
    speakers = [Speaker("P1", "Anna Keller", "person", sayings)]
    return WordOf(speakers, report.findings if report else ()).common("A", "B", PLACES)


def test_two_denials_are_on_one_word_and_a_denial_and_a_claim_are_not() -> None:
    assert word_of("deny", "dispute") == "Anna Keller"
    assert word_of("deny", "admit") is None


def test_two_that_contradict_each_other_are_not_on_one_word() -> None:
    report = told("Eleven boats were lost in the storm.", "Twelve boats were lost in the storm.")
    assert [f.kind for f in report.findings if f.evidence[0].value != f.evidence[-1].value] == [
        "conflict"
    ]
    assert word_of("say", "say") == "Anna Keller"
    assert word_of("say", "say", report=report) is None
