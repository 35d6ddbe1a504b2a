"""Does what a clause says stand in one account alone? Its place in the text tells, its words more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from compare import align
from compare.align import lone, told
from compare.align.weights import model
from compare.options import Options
from tests.match.accounts import FERRY, LIBRARY, analysed

LIKELY = 0.55


def chances(*texts: str) -> dict[tuple[int, int], float]:
    accounts = analysed(*texts)
    return lone.chances(accounts, align.link(accounts, Options(internal=False)))


@pytest.mark.parametrize("text", [*FERRY, *LIBRARY])
def test_what_the_other_account_has_word_for_word_is_not_alone_wherever_it_stands(
    text: str,
) -> None:
    assert min(chances(text, text).values()) >= LIKELY


def test_what_an_account_of_another_event_tells_is_alone() -> None:
    said = chances(FERRY[0], LIBRARY[1])
    assert np.mean([chance < LIKELY for chance in said.values()]) > 0.9


def test_what_stands_further_down_is_likelier_alone() -> None:
    accounts = analysed(FERRY[0], LIBRARY[1])
    links = align.link(accounts, Options(internal=False))
    rows = lone.clause_features(accounts, links)
    place = rows.values[:, lone.FEATURES.index("place")]
    first = [document == 0 for document, _ in rows.clauses]
    assert place[first].tolist() == sorted(place[first].tolist())
    assert place.min() == 0 and place.max() < 1
    weights, _ = model("lone", "lone")
    assert weights[lone.FEATURES.index("place")] < 0


def test_the_features_begin_with_those_of_the_clause_by_itself() -> None:
    accounts = analysed(*FERRY)
    links = align.link(accounts, Options(internal=False))
    mine, known = lone.clause_features(accounts, links), told.clause_features(accounts, links)
    assert mine.clauses == known.clauses
    assert mine.values.shape == (len(mine.clauses), len(lone.FEATURES))
    assert (mine.values[:, : len(told.FEATURES)] == known.values).all()


def test_one_account_alone_is_asked_about_nothing() -> None:
    assert chances(FERRY[0]) == {}
    a, b = analysed(*FERRY)
    assert lone.chances((a, replace(b, vectors=None)), ()) == {}
