"""Sentences that cannot both hold in no way a rule knows: to be compared, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import compare
from compare.align.match import Link, Place
from compare.match import at_odds
from compare.options import Options
from tests.judge.told import findings
from tests.match.accounts import FERRY, LIBRARY, analysed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

RESCUE = """The trawler Solveig ran aground off Hestnes on Monday night.
Her engine had failed in heavy seas an hour before.
The crew were taken off by the coastguard before dawn.
The owners were warned about the old engine in spring and did nothing.
Oil has begun to wash up on the beaches to the south.
A tug is expected from Bergvik on Wednesday."""
WAITING = """Seas ran high when a fishing vessel, the Solveig, struck the rocks at Hestnes on Monday night.
The motor had stopped about an hour earlier.
Her men are spending a second day on board, since no boat can get near.
The company learned of trouble with the machine only from the call for help.
Beaches south of the cape are fouled with fuel.
On Wednesday a tugboat from Bergvik should reach her."""


def shown(a: str, b: str, *, without: str = "") -> set[tuple[str, str]]:
    """Return the beginnings of the sentences that are shown, each with its counterpart."""
    options = Options(disabled_rules=(without,) if without else ())
    found = compare.compare_texts(a, b, options=options).findings
    return {
        (f.evidence[0].quote[:14], f.evidence[1].quote[:14]) for f in found if f.rule == "at-odds"
    }


CREW, WARNED = ("The crew were ", "Her men are sp"), ("The owners wer", "The company le")


def test_what_cannot_both_hold_is_to_be_compared() -> None:
    assert shown(RESCUE, WAITING) & {CREW, WARNED}


def test_it_is_never_a_conflict() -> None:
    assert not [f for f in findings("conflict", RESCUE, WAITING) if f.rule == "at-odds"]


@pytest.mark.parametrize("texts", [FERRY, LIBRARY])
def test_accounts_that_agree_are_left_alone(texts: tuple[str, str]) -> None:
    assert shown(*texts) == set()


def test_what_differs_in_one_word_is_left_to_the_rules() -> None:
    assert shown(RESCUE, RESCUE) == set()
    assert shown(RESCUE, RESCUE.replace("Wednesday", "Thursday")) == set()


def test_it_can_be_left_out() -> None:
    assert shown(RESCUE, WAITING, without="at-odds") == set()


def test_what_spoke_for_it_is_told() -> None:
    (one, *_) = (f for f in findings("open", RESCUE, WAITING) if f.rule == "at-odds")
    told = (*at_odds.COMPARISONS, *at_odds.CLOSELY)
    assert tuple(level.comparison for level in one.levels) == told
    assert all(0 <= float(level.level) <= 1 for level in one.levels)
    assert one.confidence is not None
    assert one.confidence >= at_odds.WORTH


# --- how it is weighed -------------------------------------------------------------------


def link(a: int, b: int, score: float, odds: float | None) -> Link:
    return Link(Place(0, a), Place(1, b), score, wide=True, odds=odds)


def chances(*links: Link) -> dict[tuple[int, int], float]:
    found = at_odds.find(analysed(RESCUE, WAITING), links, [0, 1])
    return {(one.link.a.sentence, one.link.b.sentence): one.chance for one in found}


def test_among_many_that_are_at_odds_one_more_is_likelier() -> None:
    one = link(3, 3, 0.95, 2.5)
    many = [link(n, n, 0.9, 2.0) for n in (0, 1, 2, 4, 5)]
    none = [link(n, n, 0.9, -4.0) for n in (0, 1, 2, 4, 5)]
    assert chances(one, *many)[3, 3] > chances(one, *none).get((3, 3), 0.0)


def test_what_is_hardly_a_counterpart_is_hardly_at_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    closely(monkeypatch, 1.0)
    rest = [link(n, n, 0.9, 2.0) for n in (0, 1, 4, 5)]
    found = chances(link(3, 3, 0.95, 2.0), link(2, 2, 0.06, 2.0), *rest)
    assert found[3, 3] > found.get((2, 2), 0.0)
    rival = chances(link(3, 3, 0.95, 2.0), link(3, 2, 0.5, 2.0), link(2, 2, 0.95, 2.0), *rest)
    assert rival[3, 3] > rival.get((3, 2), 0.0)


def closely(monkeypatch: pytest.MonkeyPatch, odds: float) -> list[str]:
    """Let the large model say so of all that it reads; return the list of what it has read."""
    read: list[str] = []

    def say(left: Sequence[str], right: Sequence[str], _: object) -> NDArray[np.float64]:
        assert len(left) == len(right)
        read.extend(left)
        return np.tile([5.0, odds], (len(left), 1))

    monkeypatch.setattr(at_odds, "read_closely", say)
    return read


def test_the_large_model_decides_on_what_the_small_one_doubts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    doubted = [link(n, n, 0.9, 2.5) for n in (2, 3)]
    assert closely(monkeypatch, 4.0) == []
    assert set(chances(*doubted)) == {(2, 2), (3, 3)}
    read = closely(monkeypatch, -6.0)
    assert chances(*doubted) == {}
    assert len(read) == len(doubted)


def test_the_large_model_reads_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    read = closely(monkeypatch, 4.0)
    assert chances(*(link(n, n, 0.9, -5.0) for n in range(6))) == {}
    assert read == []


@pytest.mark.parametrize("articles", [[], [0], [1]])
def test_only_whole_articles_are_asked(articles: list[int]) -> None:
    two = analysed(RESCUE, WAITING)
    assert list(at_odds.find(two, [link(0, 0, 0.99, 5.0)], articles)) == []


def test_what_was_not_read_is_not_asked() -> None:
    assert chances(link(0, 0, 0.99, None)) == {}
