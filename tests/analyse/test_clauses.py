"""Clauses: what each verb says, every word in one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analyse import clauses
from compare.analyse.language import parse
from compare.analyse.sentences import segment
from compare.model import Analysis
from compare.read import read_text
from tests.analyse.parsed import one_sentence


def told(text: str) -> list[str]:
    """Return the words of each clause of one sentence, without its punctuation."""
    analysis = parse(one_sentence(text))
    return [
        " ".join(
            t.text for t in map(analysis.tokens.__getitem__, clause.tokens) if t.pos != "PUNCT"
        )
        for clause in clauses.find(analysis)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell.", ["Rain fell"]),
        (
            "The mayor resigned after the auditors found a hole.",
            ["The mayor resigned", "after the auditors found a hole"],
        ),
        (
            "The mayor resigned and the council elected a successor.",
            ["The mayor resigned and", "the council elected a successor"],
        ),
        (
            "The bridge, which opened in 1931, carries two lanes.",
            ["which opened in 1931", "The bridge carries two lanes"],  # in the order of their verbs
        ),
    ],
)
def test_each_verb_has_its_own(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ten trucks crossed the border.",
        "Prices began to fall.",  # one statement
        "The harbour is open.",
        "Closed.",
        "A day of mourning",
    ],
)
def test_one_statement_is_one_clause(text: str) -> None:
    assert len(told(text)) == 1


def test_said_alone_tells_nothing() -> None:
    assert told('"The bridge was closed on Monday," he said.') == [
        "The bridge was closed on Monday he said"
    ]


def analysed(text: str) -> Analysis:
    return parse(segment(replace(read_text(text, "a.txt"), language="en")))


def test_they_come_in_text_order_with_the_sentence_they_are_of() -> None:
    found = clauses.find(analysed("Rain fell and rivers rose. Roads closed when bridges broke."))
    assert [clause.sentence for clause in found] == sorted(clause.sentence for clause in found)
    assert {clause.sentence for clause in found} == {0, 1}
    assert [clause.head for clause in found] == sorted(clause.head for clause in found)


def test_a_document_without_sentences_has_none() -> None:
    bare = replace(analysed("Rain fell.").document, sentences=())
    assert clauses.find(parse(bare)) == ()


PARTS = ["the mayor", "said", "that", "rain fell", ",", "who", "resigned", "and", "on Monday", "."]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_each_word_is_in_one_clause_of_its_sentence(parts: list[str]) -> None:
    analysis = parse(one_sentence(" ".join(parts)))
    found = clauses.find(analysis)
    held = sorted(n for clause in found for n in clause.tokens)
    assert held == [token.index for token in analysis.tokens]
    assert all(clause.head in clause.tokens for clause in found)
    assert all(list(clause.tokens) == sorted(clause.tokens) for clause in found)
