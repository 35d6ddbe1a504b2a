"""What the cross-encoder learns from."""

from __future__ import annotations

import json
import random
from dataclasses import replace
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
def passages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths = [tmp_path / "hand.jsonl", tmp_path / "other.jsonl"]
    for path in paths:
        path.write_text((json.dumps(LINE) + "\n") * 10, "utf-8")
    monkeypatch.setattr(cases, "PASSAGES", tmp_path)
    monkeypatch.setattr(cases, "JOINED", 0.0)
    monkeypatch.setattr(cases, "STRANGER", 0.0)
    return paths


def test_a_line_gives_pairs_with_the_answers_that_its_fields_mean(passages: list[Path]) -> None:
    told = {LINE["a"], *LINE["same"], *LINE["more"]}
    for pair in cases.of_passages(random.Random(4), passages):
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


def test_pairs_that_nobody_labelled_come_when_asked_for(passages: list[Path]) -> None:
    def unlabelled(*, asked: bool) -> list[Pair]:
        made = cases.of_passages(random.Random(4), passages, unlabelled=asked)
        return [pair for pair in made if (pair.point, pair.odds) == (-1, -1)]

    assert not unlabelled(asked=False)
    assert len(unlabelled(asked=True)) == 20


def test_stories_give_so_many_pairs_of_two_points_for_each_of_one() -> None:
    right, wrong, passage = Pair("x", "y", 1, 0), Pair("x", "z", 0, 0), Pair("u", "v", 1, 1)
    told = [[right, *[wrong] * 5], [right, wrong]]
    for unlike, count in ((1, 2), (1.5, 3), (9, 6)):
        made = cases.pool(told, [passage], random.Random(1), unlike)
        assert (made.count(right), made.count(wrong), made.count(passage)) == (2, count, 1)


@pytest.mark.usefixtures("passages")
def test_some_hands_are_drawn_twice_and_the_others_in_part() -> None:
    one_round = len(cases.drawn(random.Random(2), (), 1.0)) / 2
    assert len(cases.drawn(random.Random(2), ("hand",), 0.0)) == pytest.approx(
        2 * one_round, rel=0.1
    )
    assert len(cases.drawn(random.Random(2), (), 0.5)) == pytest.approx(one_round, rel=0.1)


def test_of_public_sets_half_of_the_groups_are_left_to_measure_on(tmp_path: Path) -> None:
    (tmp_path / "conjnli").mkdir()
    rows = [
        {"group": f"g{n}", "text1": f"x{n}", "text2": f"y{n}", "label": label}
        for n in range(200)
        for label in ("contradiction", "neutral")
    ]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "conjnli" / "pairs.jsonl").write_text(text, "utf-8")
    made = list(cases.of_public(tmp_path))
    assert 140 < len(made) < 260
    assert {(pair.point, pair.odds) for pair in made} == {(1, 1), (-1, 0)}
    assert all(made.count(replace(p, point=1, odds=1)) == 1 for p in made)


def test_a_teacher_counts_as_much_as_a_label_and_alone_without_one() -> None:
    pairs = [Pair("x", "y", 1, 0), Pair("x", "z", -1, -1)]
    said = np.array([[0.5, 0.5], [0.25, 0.75]])
    assert cases.soft(pairs, said) == [Pair("x", "y", 0.75, 0.25), Pair("x", "z", 0.25, 0.75)]


def test_a_pair_turns_round() -> None:
    assert Pair("x", "y", 1, 0).turned() == Pair("y", "x", 1, 0)
