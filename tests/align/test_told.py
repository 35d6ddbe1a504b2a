"""Is what a clause says told by another account? Surely of the same words, hardly of another matter."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from compare import align
from compare.align.told import FEATURES, chances, clause_features
from compare.options import Options
from tests.match.accounts import FERRY, LIBRARY, analysed

LIKELY = 0.33


def told(*texts: str) -> dict[tuple[int, int], float]:
    accounts = analysed(*texts)
    return chances(accounts, align.link(accounts, Options(internal=False)))


def clauses(texts: tuple[str, ...], document: int, words: str) -> list[float]:
    """Return the chances of the clauses that hold any of these words."""
    account = analysed(*texts)[document]
    start = account.document.text.index(words)
    inside = [t.index for t in account.tokens if start <= t.span.start < start + len(words)]
    said = told(*texts)
    return [
        said[document, n]
        for n, clause in enumerate(account.clauses)
        if not set(inside).isdisjoint(clause.tokens)
    ]


@pytest.mark.parametrize("text", [*FERRY, *LIBRARY])
def test_what_the_other_account_has_word_for_word_is_told(text: str) -> None:
    said = told(text, text)
    assert min(said.values()) >= LIKELY


def test_an_account_of_another_event_tells_next_to_nothing() -> None:
    said = told(FERRY[0], LIBRARY[1])
    assert np.mean([chance < LIKELY for chance in said.values()]) > 0.9


@pytest.mark.parametrize(
    ("texts", "document", "known", "alone"),
    [
        (FERRY, 0, "a buoy light had failed", "Villagers brought them soup"),
        (FERRY, 0, "cancelled every crossing until Friday", "opened an inquiry"),
        (FERRY, 1, "Sailings are suspended until Friday", "Tickets will be refunded"),
        (LIBRARY, 0, "The building needs a new roof", "with placards and drums"),
        (LIBRARY, 1, "Old maps of the county", "He has offered"),
    ],
)
def test_what_is_told_in_other_words_is_likelier_told(
    texts: tuple[str, str], document: int, known: str, alone: str
) -> None:
    assert max(clauses(texts, document, known)) >= LIKELY
    assert max(clauses(texts, document, known)) > max(clauses(texts, document, alone))


def test_one_account_alone_is_asked_about_nothing() -> None:
    assert told(FERRY[0]) == {}
    a, b = analysed(*FERRY)
    assert chances((a, replace(b, vectors=None)), ()) == {}


def test_headings_are_left_out() -> None:
    texts = (f"Ferry strikes sandbank\n\n{FERRY[0]}", FERRY[1])
    account = analysed(*texts)[0]
    heads = [n for n, clause in enumerate(account.clauses) if clause.sentence == 0]
    assert account.document.sentences[0].kind == "heading"
    assert heads and not {(0, n) for n in heads} & told(*texts).keys()


def test_of_several_accounts_the_best_counts() -> None:
    accounts = analysed(FERRY[0], LIBRARY[0], FERRY[0])
    links = align.link(accounts, Options(internal=False))
    rows = clause_features(accounts, links)
    assert rows.values.shape == (len(rows.clauses), len(FEATURES))
    first = rows.values[[document == 0 for document, _ in rows.clauses]]
    assert first[:, FEATURES.index("clause")] == pytest.approx(1, abs=0.01)
    assert set(first[:, FEATURES.index("accounts")]) == {2}
    said = chances(accounts, links)
    assert min(chance for (n, _), chance in said.items() if n == 0) >= LIKELY


def test_chances_are_chances_and_the_same_each_time() -> None:
    said = told(*FERRY)
    assert said and all(0 <= chance <= 1 for chance in said.values())
    assert said == told(*FERRY)
