"""Accounts in other languages than English: what is compared, and that English rules are not asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from compare.judge import RULES
from compare.judge.context import Context
from compare.judge.draft import Draft
from compare.judge.languages import ANY
from tests.judge.abroad.accounts import ACCOUNTS, DIFFER
from tests.judge.told import conflicts, findings, said, told

ENGLISH = (
    "A ferry ran aground off North Harbour on Tuesday. There were 182 passengers on board. The "
    "captain, Helen Brand, sent a distress call. Seven people were taken to hospital."
)


@pytest.mark.parametrize("language", ACCOUNTS)
def test_what_differs_is_to_be_compared_and_nothing_else(language: str) -> None:
    assert sorted(said("open", *ACCOUNTS[language])) == sorted(DIFFER[language])
    assert {d.language for d in told(*ACCOUNTS[language]).documents} == {language}


@pytest.mark.parametrize("language", ACCOUNTS)
def test_no_rule_of_english_finds_anything(language: str) -> None:
    report = told(*ACCOUNTS[language])
    assert not conflicts(*ACCOUNTS[language])
    assert {finding.rule for finding in report.findings} <= ANY | {"wording"}


@pytest.mark.parametrize("language", ACCOUNTS)
def test_an_account_agrees_with_itself(language: str) -> None:
    first, _ = ACCOUNTS[language]
    assert {finding.kind for finding in told(first, first).findings} == {"agree"}


def test_words_in_another_order_are_no_conflict_and_no_other_words() -> None:
    a, b = ACCOUNTS["es"]
    texts = {f.explanation for f in findings("agree", a, b) if f.rule == "wording"}
    assert texts == {"A and B have the same words here, in another order."}


def test_the_report_says_what_is_compared() -> None:
    reasons = {n: told(*ACCOUNTS[n]).skipped[0].reason for n in ("ru", "zh")}
    assert reasons == {
        "ru": "taken to be Russian, not English: aligned by its words, of its facts only figures in "
        "digits, dates and names are compared",
        "zh": "taken to be Chinese, not English: aligned by its words, of its facts only figures in "
        "digits and dates are compared",
    }


def test_a_rule_is_shown_english_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int, int]] = []

    def find(context: Context) -> Iterator[Draft]:
        for account in context.accounts:
            sentences = len(account.document.sentences)
            seen.append((account.document.language, sentences, len(account.analysis.tokens)))
        assert all(pair.a.account.is_read and pair.b.account.is_read for pair in context.pairs)
        yield from ()

    module = ModuleType("tests.judge.abroad.spy")
    module.find = find  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(RULES, "spy", module.__name__)
    told.__wrapped__(*ACCOUNTS["de"], ENGLISH)
    assert [one for one in seen if one[0] == "de"] == [("de", 0, 0)] * 2
    assert all(sentences and tokens for tag, sentences, tokens in seen if tag == "en")


def test_english_accounts_are_judged_beside_others() -> None:
    other = ENGLISH.replace("182", "128")
    alone, beside = conflicts(ENGLISH, other), conflicts(ENGLISH, other, ACCOUNTS["de"][0])
    assert alone == beside == [("number", "182 passengers", "128 passengers")]


def test_nothing_is_said_to_be_missing_in_an_account_that_cannot_be_read() -> None:
    german, french = ACCOUNTS["de"][0], ACCOUNTS["fr"][1]
    assert told(german, french).findings == ()
    more = ENGLISH.replace("Seven", "The hull is to be examined by divers from the navy. Seven")
    only = {f.explanation for f in findings("only", ENGLISH, more, german)}
    assert only == {"Of those in its language, only B says this; nothing in A matches it."}
