"""What the cross-encoder learns from."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from tools import cross_encoder_cases as cases
from tools.cross_encoder_cases import Pair

LINE = {
    "a": "All eight were freed.",
    "same": ["None of the eight is held any more.", "The eight went home."],
    "more": ["The eight were freed on bail."],
    "conflict": ["Two stay in their cells.", "All wait for trial.", "One fled."],
    "both": ["A ninth man is still held.", "Eleven had been arrested."],
    "other": ["The trial begins in May."],
}


@pytest.fixture
def passages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hand.jsonl").write_text(json.dumps(LINE) + "\n", "utf-8")
    monkeypatch.setattr(cases, "PASSAGES", tmp_path)
    monkeypatch.setattr(cases, "JOINED", 0.0)


@pytest.mark.usefixtures("passages")
def test_a_line_gives_pairs_with_the_answers_that_its_fields_mean() -> None:
    told = {LINE["a"], *LINE["same"], *LINE["more"]}
    for pair in cases.of_passages(random.Random(4)):
        assert pair.one in told
        if pair.other in LINE["conflict"]:
            assert (pair.point, pair.odds) == (1, 1)
        elif pair.other in LINE["both"]:
            assert (pair.point, pair.odds) == (-1, 0)
        elif pair.other in LINE["other"]:
            assert (pair.point, pair.odds) == (0, 0)
        else:
            assert pair.other in told
            assert (pair.point, pair.odds) == (1, 0)
        assert pair.one not in LINE["more"] or pair.other in {*told, *LINE["conflict"]}


@pytest.mark.usefixtures("passages")
def test_pairs_that_nobody_labelled_come_when_asked_for() -> None:
    def unlabelled(*, asked: bool) -> list[Pair]:
        made = cases.of_passages(random.Random(4), unlabelled=asked)
        return [pair for pair in made if (pair.point, pair.odds) == (-1, -1)]

    assert not unlabelled(asked=False)
    assert len(unlabelled(asked=True)) == 1


@pytest.mark.usefixtures("passages")
def test_stories_give_no_more_pairs_of_two_points_than_of_one() -> None:
    right, wrong = Pair("x", "y", 1, 0), Pair("x", "z", 0, 0)
    made = cases.pool([[right, *[wrong] * 5], [right, wrong]], random.Random(1))
    assert made.count(right) == made.count(wrong) == 2


def test_a_teacher_counts_as_much_as_a_label_and_alone_without_one() -> None:
    pairs = [Pair("x", "y", 1, 0), Pair("x", "z", -1, -1)]
    said = np.array([[0.5, 0.5], [0.25, 0.75]])
    assert cases.soft(pairs, said) == [Pair("x", "y", 0.75, 0.25), Pair("x", "z", 0.25, 0.75)]


def test_a_pair_turns_round() -> None:
    assert Pair("x", "y", 1, 0).turned() == Pair("y", "x", 1, 0)
