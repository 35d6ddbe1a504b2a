"""What must be seen on five real articles about one affair."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import compare
from tests.acceptance.labelled import Place, covers, of_kind, show

NUMBERS = ("000", "001", "002", "003", "004")
TEN = "ten European Union nations"
ELEVEN = (
    "Bulgaria, Germany, Poland, Romania, Denmark, Norway, Britain, the Netherlands, Croatia, "
    "Belgium, and the Czech Republic"
)
POWERS = "Germany and the United Kingdom"
MEMBERS = (
    "Poland, Norway, Bulgaria, Romania, Denmark, the Netherlands, Belgium, Croatia "
    "and the Czech Republic"
)


MISSPELT = {"Kyrgystan", "Kyrgyzstan"}
"""A caption of the fourth article has the name of a country wrong."""


def is_misspelt(finding: Mapping[str, Any]) -> bool:
    return finding["rule"] == "spelling" and {e["quote"] for e in finding["evidence"]} <= MISSPELT


@functools.cache
def reported(seeds: Path, *numbers: str) -> Mapping[str, Any]:
    paths = [next(seeds.glob(f"{number}_*.txt")) for number in numbers]
    return compare.to_dict(compare.compare_files(*map(str, paths)))


@pytest.fixture
def seeds(shared: Path) -> Path:
    return shared / "seeds"


@pytest.fixture
def two(seeds: Path) -> Mapping[str, Any]:
    return reported(seeds, "000", "001")


def place(report: Mapping[str, Any], document: str, quote: str) -> Place:
    text = next(d["text"] for d in report["documents"] if d["id"] == document)
    start = text.index(quote)
    return Place(document, start, start + len(quote))


def findings_at(
    report: Mapping[str, Any], kind: str, wanted: Sequence[tuple[str, str]]
) -> list[Mapping[str, Any]]:
    spots = [place(report, document, quote) for document, quote in wanted]
    return [finding for finding in of_kind(report, kind) if covers(finding, spots)]


@pytest.mark.parametrize("part", [POWERS, MEMBERS])
def test_ten_conflicts_with_the_eleven_of_the_other_account(
    two: Mapping[str, Any], part: str
) -> None:
    hits = findings_at(two, "conflict", [("A", TEN), ("B", part)])
    counts = [f for f in hits if f["category"] == "count"]
    assert [f["scope"] for f in counts] == ["cross"]
    assert {e["value"] for e in counts[0]["evidence"] if e["document"] == "A"} == {"10"}
    assert "11" in {e["value"] for e in counts[0]["evidence"] if e["document"] == "B"}


def test_ten_conflicts_with_the_eleven_of_the_same_account(two: Mapping[str, Any]) -> None:
    hits = findings_at(two, "conflict", [("A", TEN), ("A", ELEVEN)])
    assert "count" in [f["category"] for f in hits]
    assert {f["scope"] for f in hits} == {"internal"}


def test_both_lists_are_the_same_eleven(two: Mapping[str, Any]) -> None:
    for part in (POWERS, MEMBERS):
        assert findings_at(two, "agree", [("A", ELEVEN), ("B", part)])
        assert not findings_at(two, "conflict", [("A", ELEVEN), ("B", part)])
    assert not [f for f in of_kind(two, "conflict") if f["category"] == "list"]


def test_britain_is_the_united_kingdom(two: Mapping[str, Any]) -> None:
    places = [("A", "Britain"), ("B", "United Kingdom")]
    entity = [f for f in findings_at(two, "conflict", places) if f["category"] == "entity"]
    assert entity == []


def test_the_span_of_years_is_compatible_and_more_precise(two: Mapping[str, Any]) -> None:
    places = [("A", "1990s and early 2000s"), ("B", "between 1992 and 2002")]
    assert not findings_at(two, "conflict", places)
    details = findings_at(two, "detail", places)
    assert [(f["category"], f["adds"]) for f in details] == [("date", "B")]


def test_that_no_reason_was_given_is_shared(two: Mapping[str, Any]) -> None:
    reason = [
        ("A", "the official rationale for termination remains opaque"),
        ("B", "the government order did not provide detailed reasoning"),
    ]
    shared = findings_at(two, "agree", reason) + findings_at(two, "detail", reason)
    assert shared
    assert not findings_at(two, "conflict", reason)
    for spot in reason:
        assert not findings_at(two, "only", [spot])


@pytest.mark.xfail(
    strict=True,
    reason="the other account has a sentence on pacts that is taken for its counterpart",
)
def test_the_agreement_with_india_stands_only_in_the_first(two: Mapping[str, Any]) -> None:
    assert findings_at(two, "only", [("A", "agreement was signed between Russia and India")])


@pytest.mark.parametrize("numbers", [*itertools.combinations(NUMBERS, 2)], ids="-".join)
def test_no_pair_has_a_conflict_that_could_not_be_defended(
    seeds: Path, numbers: tuple[str, str]
) -> None:
    report = reported(seeds, *numbers)
    ten = [place(report, "A", TEN)] if numbers[0] == "000" else None
    found = [
        show(finding)
        for finding in of_kind(report, "conflict", "cross")
        if not (ten and numbers[1] == "001" and covers(finding, ten))
    ]
    assert found == []


@pytest.mark.parametrize("number", NUMBERS)
def test_no_article_contradicts_itself_but_the_first(seeds: Path, number: str) -> None:
    report = reported(seeds, number)
    allowed = [place(report, "A", TEN), place(report, "A", ELEVEN)] if number == "000" else None
    found = [
        show(finding)
        for finding in of_kind(report, "conflict")
        if not (allowed and covers(finding, allowed)) and not is_misspelt(finding)
    ]
    assert found == []


def test_all_five_together_have_no_other_conflict_than_the_two(seeds: Path) -> None:
    report = reported(seeds, *NUMBERS)
    ten = [place(report, "A", TEN)]
    found = [
        show(f) for f in of_kind(report, "conflict") if not covers(f, ten) and not is_misspelt(f)
    ]
    assert found == []
    partners = {
        e["document"]
        for f in of_kind(report, "conflict", "cross")
        for e in f["evidence"]
        if e["document"] != "A"
    }
    assert partners == {"B"}


def are_aligned(report: Mapping[str, Any], a: str, b: str) -> bool:
    """Tell whether the sentences in which two quotes of A and B begin stand in one alignment."""
    at = []
    for document, quote in (("A", a), ("B", b)):
        start = place(report, document, quote).start
        held = next(d for d in report["documents"] if d["id"] == document)["sentences"]
        at.append((document, next(s["index"] for s in held if s["start"] <= start < s["end"])))
    return any(
        all(
            any(m["document"] == d and n in m["sentences"] for m in alignment["members"])
            for d, n in at
        )
        for alignment in report["alignments"]
    )


@pytest.mark.parametrize(
    ("numbers", "a", "b"),
    [
        (("000", "001"), "cabinet order published", "A government order published on Saturday"),
        (("000", "001"), "analysts suggest it may reflect", "Analysts say the termination"),
        (("002", "003"), "established in 1992", "Formed in 1992"),
    ],
)
def test_what_both_tell_is_brought_together(
    seeds: Path, numbers: tuple[str, str], a: str, b: str
) -> None:
    assert are_aligned(reported(seeds, *numbers), a, b)


def test_the_two_tellings_in_the_last_article_are_seen(seeds: Path) -> None:
    report = reported(seeds, "004")
    tellings = [("A", "was adopted in 1997"), ("A", "adopted in 1997, laid the groundwork")]
    (found,) = findings_at(report, "agree", tellings)
    assert found["scope"] == "internal"
    assert not findings_at(report, "conflict", tellings)
