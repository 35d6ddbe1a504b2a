"""The accounts that speed is measured on."""

from __future__ import annotations

import pytest

from benchmarks.articles import group, pair


@pytest.mark.parametrize("words", [50, 640, 5_000])
def test_accounts_have_the_size_that_was_asked_for_and_are_always_the_same(words: int) -> None:
    first = pair(words)
    assert first == pair(words)
    assert first != pair(words, seed=1)
    for text in first:
        assert words <= len(text.split()) < words + 40


def test_words_are_varied_and_no_sentence_comes_twice() -> None:
    for text in pair(5_000):
        sentences = text.split(". ")
        assert len(set(sentences)) == len(sentences)
        assert len(set(text.split())) > 800


def test_accounts_share_events_but_no_sentences() -> None:
    first, second = pair(2_000)
    assert not set(first.split(". ")) & set(second.split(". "))
    places = [{word for word in text.split() if word.istitle()} for text in (first, second)]
    assert len(places[0] & places[1]) > 50


def test_a_group_tells_one_story_as_far_as_it_is_asked_to() -> None:
    def places(text: str) -> set[str]:
        return {word.strip(".,;") for word in text.split() if word.istitle() and len(word) > 5}

    accounts = group(640, 5)
    assert accounts == group(640, 5)
    assert all(640 <= len(text.split()) < 680 for text in accounts)
    assert len(set(accounts)) == 5
    same, apart = group(640, 2, shared=1.0), group(640, 2, shared=0.0)
    shared = [len(places(a) & places(b)) / len(places(a)) for a, b in (same, apart)]
    assert shared[0] > 0.8
    assert shared[1] < 0.4
