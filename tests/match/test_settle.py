"""Whole articles: what stays a conflict, what becomes a place to compare, what is not told."""

from __future__ import annotations

import pytest

import compare
from compare.match import RULE
from compare.options import Options
from tests.judge.told import told
from tests.match.accounts import FERRY, LIBRARY, disputed, disputes, swapped

TEXTS = (*FERRY, *LIBRARY)


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_text_twice_is_at_odds_in_nothing(text: str) -> None:
    assert not [f for f in told(text, text).findings if f.kind in ("conflict", "open", "only")]


@pytest.mark.parametrize(
    ("texts", "figures"), [(FERRY, [("212 passengers", "187 passengers")]), (LIBRARY, [])]
)
def test_independent_accounts_are_in_conflict_over_what_both_answer_alone(
    texts: tuple[str, str], figures: list[tuple[str, str]]
) -> None:
    found = disputes(*texts, kinds=("conflict",))
    assert [(f.evidence[0].quote, f.evidence[1].quote) for f in found] == figures


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (FERRY[0], "212 passengers", "231 passengers"),
        (FERRY[0], "forty minutes", "fifty minutes"),
        (FERRY[0], "March", "April"),
        (FERRY[0], "Moira Tench", "Nora Lumley"),
        (FERRY[1], "nineteen years", "sixteen years"),
        (LIBRARY[0], "3.4 million pounds", "3.9 million pounds"),
        (LIBRARY[0], "24 to 19", "26 to 17"),
        (LIBRARY[0], "Saturday", "Sunday"),
        (LIBRARY[0], "Cooper Street", "Tanner Street"),
        (LIBRARY[1], "Eleven people", "Thirteen people"),
        (LIBRARY[1], "Tobias Renwick", "Julian Forsyte"),
    ],
)
def test_a_rewrite_with_one_fact_changed_is_in_that_conflict(text: str, old: str, new: str) -> None:
    (found,) = disputes(text, swapped(text, (old, new)))
    assert found.kind == "conflict"
    assert [e.quote for e in found.evidence] == [old, new]
    assert found.levels


@pytest.mark.parametrize(
    ("one", "other", "quotes"),
    [
        pytest.param(
            "Lifeboats took all 212 passengers ashore in two hours, the coastguard said.",
            "Lifeboats carried all 187 passengers ashore, said the coastguard.",
            {"212 passengers", "187 passengers"},
            marks=pytest.mark.xfail(
                strict=True, reason="another clause on the passengers comes nearly as near"
            ),
        ),
        (
            "The wreck of the trawler Ada Quill was found in 1974.",
            "Divers found the wreck of the trawler Ada Quill in 1981.",
            {"1974", "1981"},
        ),
    ],
)
def test_clear_counterparts_stay_a_conflict(one: str, other: str, quotes: set[str]) -> None:
    a = FERRY[0] if one in FERRY[0] else f"{FERRY[0]}\n{one}\n"
    b = swapped(FERRY[1], (" with 187 passengers on board", "")) + f"\n{other}\n"
    (found,) = disputes(a, b, kinds=("conflict",))
    assert {e.quote for e in found.evidence} == quotes
    assert found.levels


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two people
        (
            "A steward, Ines Carrow, 34, carried two toddlers down the ladder.",
            "A retired baker, Hugh Dene, 71, slept through the alarm.",
        ),
        # two groups
        ("The canteen served 90 breakfasts to guests.", "The colony has 140 seals."),
        (
            "Four nurses came from the mainland.",
            "Nine divers searched the hull for cracks.",
        ),
        # times far apart
        ("The ship was launched in 1987.", "The lighthouse dates from 1923."),
        (
            "A similar accident killed three sailors in 1958.",
            "The harbour wall will be raised in 2031.",
        ),
        # opposites, of two matters
        (
            "Hotel prices in the resort rose in spring.",
            "The number of puffins on the cliffs fell last year.",
        ),
        ("The tide was high at the time.", "Wages on the line are low, a union said."),
        ("The school opened in autumn.", "The fish market closed years ago."),
    ],
)
def test_what_is_of_two_matters_is_not_told(one: str, other: str) -> None:
    before = disputed(*FERRY)
    assert disputed(f"{FERRY[0]}\n{one}\n", f"{FERRY[1]}\n{other}\n") == before


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (
            f"{LIBRARY[0]}\nFines must be paid within 30 days.\n",
            "within 30 days",
            "within 45 days",
        ),
        (f"{FERRY[0]}\nCrews need at least 18 hours of rest.\n", "at least 18", "at least 21"),
    ],
)
def test_a_rule_sets_one_limit(text: str, old: str, new: str) -> None:
    (found,) = disputes(text, swapped(text, (old, new)))
    assert (found.kind, found.rule) == ("conflict", "number")
    assert old in found.evidence[0].quote and new in found.evidence[1].quote


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (f"{FERRY[0]}\nAt least 18 sheep were lost.\n", "At least 18", "At least 21"),
        (LIBRARY[0], "until the end of June", "until the end of July"),
    ],
)
def test_two_estimates_are_to_compare(text: str, old: str, new: str) -> None:
    (found,) = disputes(text, swapped(text, (old, new)))
    assert (found.kind, found.rule) == ("open", RULE)
    assert found.confidence is not None
    assert old in found.evidence[0].quote and new in found.evidence[1].quote


def test_a_rule_that_knows_by_itself_is_not_weighed() -> None:
    (found,) = disputes(FERRY[0], swapped(FERRY[0], ("Moira Tench", "Moira Tensh")))
    assert (found.kind, found.rule, found.levels) == ("conflict", "spelling", ())


COSTLY = swapped(LIBRARY[1], ("3.4 million", "2.1 million"))


def test_sums_that_no_other_could_be_held_against_are_a_conflict() -> None:
    (found,) = disputes(LIBRARY[0], COSTLY)
    assert (found.kind, found.rule, found.category) == ("conflict", RULE, "number")
    assert [e.quote for e in found.evidence] == ["3.4 million pounds", "2.1 million pounds"]
    assert found.levels


def test_a_question_no_rule_knows_of_is_to_compare() -> None:
    """Where one figure is several times the other they may well be of two things."""
    (found,) = disputes(LIBRARY[0], swapped(LIBRARY[1], ("3.4 million", "9.1 million")))
    assert (found.kind, found.rule, found.category) == ("open", RULE, "number")
    assert "nothing shows whether both can hold" in found.explanation


def test_disabled_answers_are_left_out() -> None:
    options = Options(disabled_rules=(RULE,))
    report = compare.compare_texts(LIBRARY[0], COSTLY, names=("a", "b"), options=options)
    assert not [f for f in report.findings if f.rule == RULE or f.kind == "open"]


CHANGED = [
    FERRY,
    (LIBRARY[0], COSTLY),
    (FERRY[0], swapped(FERRY[0], ("212", "231"), ("Tuesday", "Thursday"), ("March", "April"))),
]


@pytest.mark.parametrize(("a", "b"), CHANGED)
def test_the_order_of_the_accounts_changes_nothing(a: str, b: str) -> None:
    for kind in ("conflict", "open"):
        assert disputed(a, b, kinds=(kind,)) == disputed(b, a, kinds=(kind,))


@pytest.mark.parametrize(("a", "b"), CHANGED)
def test_the_order_of_the_accounts_changes_no_alignment(a: str, b: str) -> None:
    def groups(first: str, second: str) -> set[frozenset[tuple[str, tuple[int, ...]]]]:
        text = {"A": first, "B": second}
        found = told(first, second).alignments
        return {frozenset((text[m.document], m.sentences) for m in x.members) for x in found}

    assert groups(a, b) == groups(b, a)


@pytest.mark.parametrize(("a", "b"), CHANGED)
def test_the_same_accounts_give_the_same_report(a: str, b: str) -> None:
    one, two = (compare.compare_texts(a, b, names=("a", "b")) for _ in range(2))
    assert compare.to_dict(one) == compare.to_dict(two)


def only(document: str, *texts: str) -> str:
    """Return all that is told to stand in one account alone."""
    return "\n".join(
        " ".join(e.quote.split())
        for f in told(*texts).findings
        if f.kind == "only"
        for e in f.evidence
        if e.document == document
    )


@pytest.mark.parametrize(
    ("texts", "document", "alone", "shared"),
    [
        (
            FERRY,
            "A",
            ("Villagers brought them soup", "expects to report in March"),
            ("ran aground", "until Friday", "buoy light had failed", "cottage hospital"),
        ),
        (
            FERRY,
            "B",
            ("Tickets will be refunded", "harm the seal colony"),
            ("had hit a shoal", "Sailings are suspended", "A lamp on a marker buoy"),
        ),
        (
            LIBRARY,
            "A",
            ("6,200 signatures", "24 to 19"),
            ("3.4 million pounds", "local maps", "voted on Monday"),
        ),
        (
            LIBRARY,
            "B",
            ("Eleven people work", "clock above the entrance"),
            ("the leaking roof", "Old maps of the county", "will shut for good"),
        ),
    ],
)
def test_only_names_what_the_other_account_lacks(
    texts: tuple[str, str], document: str, alone: tuple[str, ...], shared: tuple[str, ...]
) -> None:
    told_alone = only(document, *texts)
    assert [words for words in alone if words not in told_alone] == []
    assert [words for words in shared if words in told_alone] == []
