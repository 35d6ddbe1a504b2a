"""How much work judging takes, counted and not timed: it must not grow to all pairs of all words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

import compare
from benchmarks.articles import pair
from compare import align
from compare.judge import context


def _counted(count: Counter[str], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def counting(*given: Any, **named: Any) -> Any:
        count[name] += 1
        return function(*given, **named)

    return counting


@pytest.fixture(scope="module")
def work() -> Counter[str]:
    count: Counter[str] = Counter()
    link = align.link

    def linked(*given: Any) -> Any:
        links = link(*given)
        count["links"] += len(links)
        return links

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(align, "link", linked)
        for name in ("align_words", "kin", "words_of", "keys_of"):
            patch.setattr(context, name, _counted(count, name, getattr(context, name)))
        compare.compare_texts(*pair(640), names=("one", "two"))
    return count


def test_words_are_not_aligned_in_all_linked_sentences(work: Counter[str]) -> None:
    assert work["links"] > 250
    assert 0 < work["align_words"] < 0.75 * work["links"]


def test_which_words_are_related_is_found_once_for_two_accounts(work: Counter[str]) -> None:
    assert work["kin"] == 3  # in each of them, and between them


def test_a_sentence_is_cut_into_words_once(work: Counter[str]) -> None:
    texts = pair(640)
    assert work["keys_of"] == len(texts)
    assert work["words_of"] <= sum(len(compare.segment(text)) for text in texts)
