"""What is found once for an account is that of this account, whatever was asked meanwhile."""

from __future__ import annotations

from dataclasses import replace

from compare.align.terms import sentence_terms, token_keys
from compare.analyse.latest import latest
from compare.model import Analysis
from tests.analyse.parsed import analysed


def test_it_is_found_once_for_an_account_and_anew_for_another() -> None:
    asked: list[int] = []

    @latest
    def words(analysis: Analysis) -> int:
        asked.append(len(analysis.tokens))
        return len(analysis.tokens)

    one, other = analysed("Ann left at once."), analysed("Ann left.")
    assert [words(one), words(other), words(one), words(other)] == [5, 3, 5, 3]
    assert asked == [5, 3]


def test_an_account_whose_names_are_others_is_another_one() -> None:
    one = analysed("Ann Bell left the old harbour at noon.")
    assert any(key.startswith("@") for key in token_keys(one))
    bare = replace(one, mentions=(), quantities=())
    assert not any(key.startswith("@") for key in token_keys(bare))
    assert sentence_terms(one) != sentence_terms(bare)
    assert token_keys(replace(one)) is token_keys(one)
