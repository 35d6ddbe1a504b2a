"""Which sentences of a draft its sources support, and which they do not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import compare
from compare.model import Check, Span
from tests.check.conftest import B, C, claim_with

GRAVE = ("contradicted", "open")


def words(check: Check, spans: Iterable[Span]) -> str:
    text = check.report.documents[0].text
    return " … ".join(span.of(text) for span in spans)


def test_what_both_sources_say_is_supported_by_both(checked: Check) -> None:
    claim = claim_with(checked, "divers found cracks in two piers")
    assert claim.verdict == "supported"
    assert claim.sources == ("B", "C")
    assert {witness.document for witness in claim.witnesses} == {"B", "C"}
    assert {witness.bearing for witness in claim.witnesses} == {"supports"}
    assert claim.reason == "B and C say this."


def test_another_figure_in_a_source_is_never_supported(checked: Check) -> None:
    claim = claim_with(checked, "900,000 pounds")
    assert claim.verdict in GRAVE
    assert "900,000 pounds" in words(checked, claim.disputed)
    against = claim.witnesses[0]
    assert against.bearing in ("contradicts", "differs")
    assert "600,000 pounds" in against.quote
    assert against.finding in claim.findings


def test_what_no_source_says_is_unsupported(checked: Check) -> None:
    claim = claim_with(checked, "has offered to resign")
    assert claim.verdict == "unsupported"
    assert claim.reason == "Nothing in B or C says this."
    assert not claim.witnesses
    assert not claim.sources


def test_a_date_that_no_source_has_is_not_backed(checked: Check) -> None:
    assert claim_with(checked, "May 1987").verdict in ("partial", "unsupported")


@pytest.mark.xfail(strict=True, reason="one word in four lacks: .52 that some is backed, .68 asked")
def test_what_is_backed_but_for_its_date_is_partly_backed(checked: Check) -> None:
    claim = claim_with(checked, "May 1987")
    assert claim.verdict == "partial"
    assert "1987" in words(checked, (*claim.missing, *claim.disputed))


@pytest.mark.parametrize(
    ("draft", "source", "words_lacking"),
    [
        (
            "The new plans do not show the piers that the builders put into the river.",
            "The new plans show the piers that the builders put into the river, the office said.",
            "do not show",
        ),
        (
            "The new plans show the piers that the builders put into the river.",
            "The plans are out. The new plans do not show the piers that builders put into the "
            "river, the office said.",
            "show",
        ),
    ],
)
def test_what_the_source_denies_is_not_supported(
    draft: str, source: str, words_lacking: str
) -> None:
    checked = compare.check_texts(draft, source)
    (claim,) = checked.claims
    assert claim.verdict in ("partial", *GRAVE)
    assert words_lacking in words(checked, (*claim.missing, *claim.disputed))


def test_what_one_source_denies_another_may_support() -> None:
    draft = "The council did not close the bridge on Monday."
    denies = "The council closed the bridge on Monday, officials said. It rained."
    (claim,) = compare.check_texts(draft, denies, f"{draft} So said the mayor.").claims
    assert "B" not in claim.sources
    assert not [w for w in claim.witnesses if w.document == "B" and w.bearing == "supports"]
    (alone,) = compare.check_texts(draft, denies).claims
    assert alone.verdict != "supported"


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "The harbour office moved 1.8 million crowns to several funds in August 2022.",
            "The harbour office moved 1.8 million crowns to a handful of funds last year. The office "
            "moved the crowns on 17 August last year. Nothing was left in December 2022.",
        ),
        (
            "Much is uncertain because of the impact of TARN-19.",
            "Trade was slow. Much remains uncertain because of the impact of Tarn.",
        ),
    ],
)
def test_a_few_a_year_told_elsewhere_and_a_numbered_name_are_there(draft: str, source: str) -> None:
    (claim,) = compare.check_texts(draft, source).claims
    assert claim.verdict == "supported"


def test_another_year_is_not_there() -> None:
    (claim,) = compare.check_texts(
        "The harbour office moved 1.8 million crowns to other funds in August 2021.",
        "The harbour office moved 1.8 million crowns to other funds on 17 August last year. Nothing "
        "was left in December 2022.",
    ).claims
    assert claim.verdict != "supported"


@pytest.mark.parametrize(
    ("draft", "source", "there", "lacking"),
    [
        (
            "Insurers put the damage to the old mill at two million euros.",
            "The damage to the old mill was about 2 million euros. Nobody was hurt.",
            "million",
            "Insurers",
        ),
        (
            "Insurers put the damage to the old mill at two million euros.",
            "The damage to the old mill was at least 2 million euros. Nobody was hurt.",
            "million",
            "Insurers",
        ),
        (
            "A stove set the old bakery of Ostrick ablaze at a quarter past four on Monday 4 March.",
            "The old bakery of Ostrick burned at 4:15 on Monday because of a stove. Nobody was hurt.",
            "quarter",
            "4 March",
        ),
    ],
)
def test_a_figure_that_agrees_is_not_said_to_be_in_no_source(
    draft: str, source: str, there: str, lacking: str
) -> None:
    (claim,) = compare.check_texts(draft, source).claims
    assert claim.verdict == "partial"
    assert there not in claim.reason
    assert lacking in claim.reason


def test_another_figure_is_even_where_both_may_be_right() -> None:
    (claim,) = compare.check_texts(
        "Insurers put the damage to the mill at 1,940,000 euros.",
        "The damage to the mill was about 2 million euros. Nobody was hurt.",
    ).claims
    assert "1,940,000 euros" in claim.reason


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("A bridge at Vennmoor is closed", "a heading"),
        ("See the notes below", "a request to the reader"),
    ],
)
def test_what_claims_nothing_is_left_out_with_a_reason(
    checked: Check, sentence: str, reason: str
) -> None:
    claim = claim_with(checked, sentence)
    assert (claim.verdict, claim.reason, claim.support) == ("none", reason, None)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Why did the council of Vennmoor close the bridge?", "a question"),
        ("Hello everyone!", "a greeting"),
        ("This article tells how it came about.", "about the text itself"),
        ("Here is a short summary of the affair.", "about the text itself"),
        ("Please share the story.", "a request to the reader"),
    ],
)
def test_sentences_in_a_paragraph_that_claim_nothing(sentence: str, reason: str) -> None:
    draft = f"The council of Vennmoor closed the Tarn bridge on Monday. {sentence} Nobody was hurt."
    claim = claim_with(compare.check_texts(draft, C), sentence)
    assert (claim.verdict, claim.reason) == ("none", reason)


@pytest.mark.parametrize(
    "sentence",
    [
        "Three dead.",
        "Let there be no doubt that the bridge is closed.",
        "The council asked who would pay.",
        "The summary of the engineers names two piers.",
    ],
)
def test_what_looks_like_no_claim_and_is_one(sentence: str) -> None:
    draft = f"The council of Vennmoor closed the Tarn bridge on Monday. {sentence} Nobody was hurt."
    assert claim_with(compare.check_texts(draft, C), sentence).verdict != "none"


def test_every_sentence_of_the_draft_is_told_once_and_in_order(checked: Check) -> None:
    document = checked.report.documents[0]
    assert [claim.span for claim in checked.claims] == [s.span for s in document.sentences]
    assert [claim.id for claim in checked.claims] == [
        f"C{n + 1}" for n in range(len(document.sentences))
    ]


def test_every_place_is_what_it_says(checked: Check) -> None:
    texts = {document.id: document.text for document in checked.report.documents}
    findings = {finding.id for finding in checked.report.findings}
    for claim in checked.claims:
        for span in (*claim.missing, *claim.disputed):
            assert claim.span.contains(span)
        for witness in claim.witnesses:
            assert witness.span.of(texts[witness.document]) == witness.quote
            assert witness.document != checked.draft
        assert set(claim.findings) <= findings


def test_no_claim_is_supported_that_a_conflict_touches(checked: Check) -> None:
    touched = {
        (item.span.start, item.span.end)
        for finding in checked.report.findings
        if finding.kind in ("conflict", "open")
        for item in finding.evidence
        if item.document == checked.draft
    }
    assert touched
    for claim in checked.claims:
        if any(claim.span.start <= start and end <= claim.span.end for start, end in touched):
            assert claim.verdict in GRAVE


def test_a_source_that_says_the_same_is_named_beside_one_that_contradicts() -> None:
    draft = (
        "Three shops burned down in Ostrick on Friday night. Police closed the road to Vennmoor."
    )
    one = "Three shops burned down in Ostrick on Friday night. The road to Vennmoor was closed."
    two = "Five shops burned down in Ostrick on Friday night. The road to Vennmoor was closed."
    claim = claim_with(compare.check_texts(draft, one, two), "Three shops")
    assert claim.verdict == "contradicted"
    assert claim.sources == ("B",)
    assert claim.reason.endswith("B backs it.")
    assert [witness.bearing for witness in claim.witnesses] == ["contradicts", "supports"]


def test_missing_words_are_whole_and_a_number_has_its_unit() -> None:
    source = (
        "About 40 tonnes of diesel leaked into the harbour of Ostrick on Tuesday. A tug had hit "
        "the wall. Nobody was hurt, the police said. The harbour was closed for a day."
    )
    draft = (
        "About 40 tonnes of diesel leaked into the harbour of Ostrick on Tuesday, where a clean-up "
        "cost 300,000 euros."
    )
    check = compare.check_texts(draft, source)
    (claim,) = check.claims
    assert claim.verdict == "partial"
    missing = [span.of(draft) for span in claim.missing]
    assert any(text.startswith("clean-up") for text in missing)
    assert any(text.endswith("300,000 euros") for text in missing)


def test_a_draft_that_is_its_source_is_supported() -> None:
    claims = compare.check_texts(B, B).claims
    assert {claim.verdict for claim in claims} == {"supported", "none"}


def test_a_draft_about_something_else_is_unsupported() -> None:
    draft = "The orchestra of Lund opened its season. A new hall will be built by the river."
    claims = compare.check_texts(draft, B).claims
    assert {claim.verdict for claim in claims} == {"unsupported"}


def test_a_draft_in_another_language_is_not_judged() -> None:
    draft = "Der Rat von Vennmoor hat die Brücke am Montag gesperrt. Niemand wurde verletzt."
    claims = compare.check_texts(draft, B).claims
    assert {(claim.verdict, claim.reason) for claim in claims} == {
        ("none", "not taken to be English: not checked")
    }


def test_a_source_is_needed() -> None:
    with pytest.raises(ValueError, match="nothing to check against"):
        compare.check_texts("Ten people came.")
