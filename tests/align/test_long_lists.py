"""Sentences of hundreds of words, such as lists: their words are aligned in bounded time."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.align import differences as module
from compare.align.differences import _chain, _found, _in_order, differences
from compare.align.kin import kin
from compare.align.words import (
    WordAlignment,
    _met,
    _table,
    align_words,
    keys_of,
    words_of,
)
from tests.analyse.parsed import analysed


def listing(seed: int, count: int = 250) -> str:
    rng = random.Random(seed)
    return "Sold were " + ", ".join(str(rng.randint(1000, 99999)) for _ in range(count)) + "."


def aligned(a: str, b: str) -> WordAlignment:
    first, second = analysed(a), analysed(b)
    return align_words(
        words_of(first, (0,), keys_of(first)), words_of(second, (0,), keys_of(second))
    )


def test_a_word_that_comes_hundreds_of_times_is_not_held_against_all_of_another() -> None:
    found = aligned(listing(1), listing(2))
    related = kin(tuple(found.a.open), tuple(found.b.open))
    assert len(_table(found.a, found.b, related)) < 30 * len(found.a)


def test_commas_of_a_list_are_still_matched_in_their_order() -> None:
    once = listing(1)
    found = aligned(once, once.replace("7, ", "8, "))
    commas = [n for n, word in enumerate(found.a) if word.token.text == ","]
    matched = [found.forward[n] for n in commas if n in found.forward]
    assert len(commas) > len(matched) > 200
    assert matched == sorted(matched)


def test_few_places_are_all_looked_at() -> None:
    left, right = list(range(30)), list(range(100, 130))
    assert set(_met(left, right)) == {(i, j) for i in left for j in right}


@pytest.mark.parametrize(("few", "many"), [(31, 1000), (1000, 31), (400, 400), (1, 5000)])
def test_of_many_places_each_meets_some_near_it(few: int, many: int) -> None:
    left, right = list(range(few)), list(range(many))
    pairs = set(_met(left, right))
    assert {i for i, _ in pairs} == set(left)
    assert all(abs(i / few - j / many) <= 11 / min(few, many) for i, j in pairs)
    assert len(pairs) <= max(900, 5000) or len(pairs) <= 21 * few


@given(st.permutations(range(12)), st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_the_chain_is_as_long_as_what_the_other_way_finds(order: list[int], matched: int) -> None:
    words = aligned("One of them left at once.", "One of them left at once.").a
    run = type(words)(words * 2)[:12] if len(words) * 2 >= 12 else words
    forward = {n: order[n] for n in range(matched)}
    whole = WordAlignment(
        type(words)(run), type(words)(run), forward, {j: i for i, j in forward.items()}
    )
    chain = _chain(forward)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(chain))
    equal = sum(length for what, length in _found(whole) if what == 0)
    assert len(chain) == equal == sum(length for what, length in _in_order(whole) if what == 0)
    assert sum(length for what, length in _in_order(whole) if what <= 0) == len(run)
    assert sum(length for what, length in _in_order(whole) if what >= 0) == len(run)


def test_both_ways_mark_the_same_in_a_long_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    a = "The crew of the old ferry left the harbour at noon, and the captain was told of the storm."
    b = "The crew of the new ferry left the port at noon, and nobody told the captain of the storm."
    found = aligned(a, b)
    short = differences(found)
    monkeypatch.setattr(module, "_LONG", 0)
    assert differences(found) == short
