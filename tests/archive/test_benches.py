"""What the benches of archives count."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.archive import cascade, main, recall
from benchmarks.archive_limits import FOLDS, Count, Held, Told, chosen
from benchmarks.archive_real import Said, Sorted, kept, sort, spread, table
from benchmarks.archive_sketch import anew
from benchmarks.archive_vectors import HANDS, nearest
from compare.archive import Settings
from compare.archive.pairs import Candidate
from tests.archive.conftest import Made


def test_each_pair_is_held_out_once(made: Made) -> None:
    told = Told("made", tuple(made.planted.events), frozenset(made.planted.reuse))
    held = Held(told, made.archive)
    whole = held.count(Settings())
    found = dict(recall(made.archive, made.planted))
    assert whole.recall == found["accounts of one event in one cluster"]
    folds = [held.of_fold(Settings(), fold) for fold in range(FOLDS)]
    # Planted pairs are within a fold. Of wrong ones some join two who are in none.
    for name in ("told", "right"):
        assert sum(getattr(one, name) for one in folds) == getattr(whole, name)
    assert sum(one.joined for one in folds) <= whole.joined
    for fold, own in enumerate(folds):
        rest = held.without(Settings(), fold)
        assert rest.told + own.told == whole.told
        assert rest.joined + own.joined <= whole.joined  # those of two folds are in neither rest


def test_settings_are_chosen_by_what_they_find() -> None:
    ours, worse, equal = Settings(), Settings(same_event=0.3), Settings(same_event=0.11)
    counts = {ours: Count(8, 10, 10), equal: Count(8, 10, 10), worse: Count(7, 10, 10)}
    assert chosen(lambda one: [counts[one]], [worse, equal, ours]) == ours
    counts[worse] = Count(9, 10, 10)
    assert chosen(lambda one: [counts[one]], [worse, equal, ours]) == worse
    assert replace(ours, same_event=0.11) == equal


def test_what_is_rare_is_made_anew_and_stays_equal() -> None:
    keys = np.array([5, 5, 7, 7, 9], np.int64)
    rare = np.array([True, True, False, False, True])
    first, second = anew(keys, rare, 0), anew(keys, rare, 1)
    for made in (first, second):
        assert made[0] == made[1] != made[4]
        assert made[2:4].tolist() == [7, 7]
        assert (made >= 0).all()
    assert not set(first[rare].tolist()) & set(second[rare].tolist())


def test_what_the_cascade_loses_is_sorted_and_counted() -> None:
    found = sort({(0, 1), (0, 2), (4, 5)}, [[1, 0, 3], [6, 7]], {(0, 1), (4, 5), (2, 6), (6, 7)})
    assert found == Sorted(
        right=((0, 1),),
        missed=((0, 2), (4, 5)),
        wrong=((0, 3), (1, 3), (6, 7)),
        others=((2, 6),),
    )
    assert spread([(0, n) for n in range(9)], 3) == [(0, 0), (0, 3), (0, 6)]
    assert spread([(0, 1)], 3) == [(0, 1)]
    said = {
        (0, 1): Said(Counter(conflict=2, agree=1), 1.0),
        (0, 3): Said(Counter(conflict=1, open=3), 2.0),
        (1, 3): Said(Counter(), 0.5),
    }
    assert list(table([("pairs", list(said.values())), ("none", [])]))[2:] == [
        "| 3 pairs | 3 in 2 pairs | 3 | 1 | 1.17 |",
        "| 0 none | 0 | 0 | 0 | 0.00 |",
    ]
    near = [Candidate(0, 3, 0, 0.2, 0.1)]
    assert list(kept([(1, near), (2, [])], said)) == [
        "--most 1: 1 pairs for the judge; 1 of 3 conflict, 3 of 3 open, 0 of 1 agree",
        "--most 2: 0 pairs for the judge; 0 of 3 conflict, 0 of 3 open, 0 of 1 agree",
    ]


def test_the_nearest_are_paired_once() -> None:
    vectors = np.array([[1, 0], [0.9, 0.1], [0, 1], [0.1, 0.9]], np.float32)
    assert nearest(vectors, 1) == {(0, 1), (2, 3)}
    assert nearest(vectors, 2) == {(0, 1), (2, 3), (0, 3), (1, 3), (1, 2)}
    assert not set(HANDS) & {
        "birch",
        "elm",
        "rowan",
        "acacia",
        "cypress",
        "laurel",
        "poplar",
        "spruce",
    }


def test_the_bench_wants_made_articles_or_real_ones(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in ([], ["10", "--real"]):
        with pytest.raises(SystemExit):
            main(wrong)
        assert "a number of articles, or --real" in capsys.readouterr().err


def test_the_cascade_is_counted(made: Made) -> None:
    lines = list(cascade(made.archive, made.planted, 0))
    first = lines[0]
    told = [line for line in lines if line.startswith("--most")]
    counts = [int(line.split()[2].replace(",", "")) for line in told]
    assert counts == sorted(counts)
    assert len(told) > 2
    candidates, inside, judged = (
        int(part.split()[0].replace(",", "")) for part in first.split(", ")
    )
    assert candidates >= inside >= judged > len(made.planted.events)
