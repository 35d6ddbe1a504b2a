"""Two sentences read together by the real model: its form, and what it tells apart."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from compare import align
from compare.align import cross_encoder, rerank
from compare.align.articles import Pairs
from compare.align.match import Link
from compare.analyse.network import Network
from compare.options import Options
from tests.match.accounts import FERRY, LIBRARY, analysed

CREW = "The crew were taken off by the coastguard before dawn."
ABOARD = "Nobody has left the trawler, whose men spent a third night on board."
LIFTED = "A coastguard helicopter had lifted every sailor from the ship by five in the morning."
PRICES = "Bread went up by a tenth in the capital's bakeries last month."


BOTH = pytest.mark.parametrize("network", [cross_encoder.NETWORK, cross_encoder.LARGE])


def said(one: str, other: str, network: Network = cross_encoder.NETWORK) -> tuple[float, float]:
    """Return the log odds of one point and of being at odds."""
    ((point, odds),) = cross_encoder.readings([one], [other], [0], [0], network).tolist()
    return point, odds


@BOTH
def test_what_tells_one_point_is_told_from_what_does_not(network: Network) -> None:
    assert said(CREW, LIFTED, network)[0] > said(CREW, PRICES, network)[0] + 1
    assert said(CREW, ABOARD, network)[0] > said(CREW, PRICES, network)[0] + 1


@BOTH
def test_what_cannot_both_hold_is_told_from_what_can(network: Network) -> None:
    assert said(CREW, ABOARD, network)[1] > said(CREW, LIFTED, network)[1] + 0.3
    assert said(CREW, ABOARD, network)[1] > said(CREW, PRICES, network)[1] + 1


@BOTH
def test_which_comes_first_makes_no_difference(network: Network) -> None:
    ours, theirs = [CREW, PRICES, LIFTED], [ABOARD, CREW]
    rows, columns = [0, 0, 1, 2], [0, 1, 0, 1]
    one = cross_encoder.readings(ours, theirs, rows, columns, network)
    assert np.array_equal(one, cross_encoder.readings(theirs, ours, columns, rows, network))
    assert np.array_equal(
        one[::-1], cross_encoder.readings(ours, theirs, rows[::-1], columns[::-1], network)
    )


@pytest.mark.parametrize(("one", "other"), [(500, 500), (500, 3), (3, 500), (70, 70), (0, 0)])
def test_of_long_sentences_the_beginnings_are_read(one: int, other: int) -> None:
    first, second = list(range(one)), list(range(other))
    for room in (124, 125):
        kept = cross_encoder._cut(first, second, room)
        assert sum(map(len, kept)) == min(room, one + other)
        assert kept == (first[: len(kept[0])], second[: len(kept[1])])


@BOTH
def test_a_very_long_sentence_is_read_in_time(network: Network) -> None:
    assert np.isfinite(said("word " * 20_000, CREW, network)).all()


def test_nothing_to_read_needs_no_model() -> None:
    assert cross_encoder.readings([], [], [], []).shape == (0, 2)


@BOTH
def test_the_files_are_those_that_are_told_of(network: Network) -> None:
    for file in network.folder.iterdir():
        if file.name != "about.json":
            told = hashlib.sha256(file.read_bytes()).hexdigest()
            assert network.about()[file.name] == f"sha256:{told}"


def test_what_reports_name() -> None:
    assert cross_encoder.NETWORK.version() == ("MiniLM-L6-two-sentences", "int8-3")
    assert cross_encoder.LARGE.version() == ("mpnet-base-two-sentences", "int8-1")


# --- which pairs, and what becomes of them -------------------------------------------------


def test_few_pairs_are_read_and_only_likely_ones() -> None:
    rows, columns = np.divmod(np.arange(36), 6)
    pairs = Pairs(rows, columns, (6, 6))
    chances = np.linspace(0.0, 0.99, 36)
    read = cross_encoder.chosen(chances, pairs)
    assert (chances[read] >= cross_encoder.LEAST).all()
    best = np.argsort(-chances)[: cross_encoder.MOST]
    assert set(best.tolist()) <= set(read.tolist())
    assert len(read) <= 2 * 6 * cross_encoder.MOST
    assert len(cross_encoder.chosen(np.full(36, 0.01), pairs)) == 0


def test_what_is_not_read_keeps_what_it_had() -> None:
    pairs = Pairs(np.array([0, 1]), np.array([0, 1]), (2, 2))
    before = np.array([-6.0, 1.0])
    chances, odds = rerank.reranked(before, [PRICES, CREW], [CREW, LIFTED], pairs)
    assert chances[0] == pytest.approx(1 / (1 + np.exp(6.0)))
    assert np.isnan(odds[0])
    assert np.isfinite(odds[1])
    assert chances[1] != pytest.approx(1 / (1 + np.exp(-1.0)))


def links(*texts: str) -> tuple[Link, ...]:
    return align.link(analysed(*texts), Options(internal=False))


def test_links_of_whole_articles_say_how_surely_they_are_at_odds() -> None:
    found = links(*FERRY)
    assert any(link.odds is not None for link in found)
    assert all(link.wide for link in found if link.odds is not None)


def test_links_are_the_same_whichever_account_comes_first() -> None:
    one = {(k.a.sentence, k.b.sentence): (k.score, k.odds) for k in links(*LIBRARY)}
    other = {(k.b.sentence, k.a.sentence): (k.score, k.odds) for k in links(*LIBRARY[::-1])}
    assert one == other


def test_short_texts_are_not_read() -> None:
    assert all(link.odds is None for link in links(CREW, LIFTED))
