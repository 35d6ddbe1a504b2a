"""The benchmark of web pages scores what it says it does."""

from __future__ import annotations

import pytest

from benchmarks.pages import f1, shares, story
from tests.read.html.pages import PAGE, page


def test_runs_of_words_are_counted_on_both_sides() -> None:
    assert shares("a b c d e", "a b c d e") == (1, 0, 0)
    right, much, missing = shares("a b c d e", "a b c d x")
    assert (right, much, missing) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert f1([(1, 0, 0), (0, 1, 0)]) == pytest.approx(2 * 0.5 / 1.5)
    assert f1([(0, 0, 0)]) == 0


def test_what_the_marked_texts_lack_is_left_out() -> None:
    text = story(page(PAGE))
    assert "seven to two" in text and "Two berths" in text
    for words in ("Harbour council approves", "opens the old berth", "newsletter"):
        assert words not in text
    assert "Ferry North; 24; 38 metres" in " ".join(text.split())
