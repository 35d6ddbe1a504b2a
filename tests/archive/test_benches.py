"""What the benches of archives count."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from benchmarks.archive import cascade, recall
from benchmarks.archive_limits import FOLDS, Count, Held, Told, chosen
from benchmarks.archive_sketch import anew
from compare.archive import Settings
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


def test_the_cascade_is_counted(made: Made) -> None:
    first = next(iter(cascade(made.archive, made.planted, 0)))
    candidates, inside, judged = (
        int(part.split()[0].replace(",", "")) for part in first.split(", ")
    )
    assert candidates >= inside >= judged > len(made.planted.events)
