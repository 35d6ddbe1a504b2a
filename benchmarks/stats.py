"""Figures over labelled predictions, and the interval they lie in.

Every figure is undefined where nothing can be counted; it is 0 then, as is usual for F1, so that a
program that says nothing earns nothing.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

ROUNDS = 1000
_T = TypeVar("_T")
Pairs = Iterable[tuple[str, str]]
"""What people said and what the program said, for each case."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a label was given rightly, wrongly, not given wrongly, and not given rightly."""

    hits: int
    false: int
    missed: int
    rest: int

    @property
    def precision(self) -> float:
        """Share of what was said that is right."""
        return _share(self.hits, self.hits + self.false)

    @property
    def recall(self) -> float:
        """Share of what is right that was said."""
        return _share(self.hits, self.hits + self.missed)

    @property
    def specificity(self) -> float:
        """Share of the others that were left alone."""
        return _share(self.rest, self.rest + self.false)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.hits, 2 * self.hits + self.false + self.missed)

    @property
    def balanced_accuracy(self) -> float:
        """Mean of the shares of both sorts that were told rightly; .5 by chance."""
        return (self.recall + self.specificity) / 2

    @property
    def accuracy(self) -> float:
        """Share of all that were told rightly."""
        total = self.hits + self.false + self.missed + self.rest
        return _share(self.hits + self.rest, total)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def count(pairs: Pairs, label: str) -> Counts:
    """Count how well ``label`` was told from everything else."""
    table = [0, 0, 0, 0]
    for gold, said in pairs:
        table[2 * (gold == label) + (said == label)] += 1
    rest, false, missed, hits = table
    return Counts(hits, false, missed, rest)


def mean(values: Iterable[float]) -> float:
    """Return the mean, 0 of nothing."""
    held = list(values)
    return sum(held) / len(held) if held else 0.0


def set_f1(said: Iterable[int], gold_sets: Sequence[Iterable[int]]) -> float:
    """Return F1 of a set against the one of several right ones it fits best.

    Two empty sets agree; no right set at all means that the empty one is right.
    """
    got = set(said)
    best = 0.0
    for gold in map(set, gold_sets or ((),)):
        total = len(got) + len(gold)
        best = max(best, 2 * len(got & gold) / total if total else 1.0)
    return best


def area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return how often a positive case scores above a negative one, ties half (ROC area)."""
    if not positive or not negative:
        return 0.5
    marked = sorted([(v, 1) for v in positive] + [(v, 0) for v in negative])
    ranks = 0.0
    at = 0
    while at < len(marked):
        end = at
        while end < len(marked) and marked[end][0] == marked[at][0]:
            end += 1
        ranks += sum(sign for _, sign in marked[at:end]) * (at + 1 + end) / 2
        at = end
    n = len(positive)
    return (ranks - n * (n + 1) / 2) / (n * len(negative))


def best_threshold(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """Return the score from which on saying yes gives the best balanced accuracy."""
    total = sum(positive)
    rest = len(positive) - total
    ranked = sorted(zip(scores, positive, strict=True), reverse=True)
    best, threshold, hits, false = 0.5, float("inf"), 0, 0
    for n, (score, yes) in enumerate(ranked):
        hits += yes
        false += not yes
        if n + 1 == len(ranked) or ranked[n + 1][0] != score:
            value = (_share(hits, total) + 1 - _share(false, rest)) / 2
            if value > best:
                best, threshold = value, score
    return threshold


def held_out(
    cases: Sequence[_T],
    score: Callable[[_T], float],
    positive: Callable[[_T], bool],
    group: Callable[[_T], str],
) -> list[tuple[bool, bool]]:
    """Say yes from a threshold on that was chosen on all *other* groups; gold and said of each."""
    result = []
    for name in dict.fromkeys(map(group, cases)):
        others = [case for case in cases if group(case) != name] or list(cases)
        threshold = best_threshold([score(c) for c in others], [positive(c) for c in others])
        result += [(positive(c), score(c) >= threshold) for c in cases if group(c) == name]
    return result


def interval(
    cases: Sequence[_T],
    figure: Callable[[Sequence[_T]], float],
    group: Callable[[_T], str],
    rounds: int = ROUNDS,
) -> tuple[float, float]:
    """Return the bootstrap 95 % interval of ``figure``; the same for the same cases.

    Whole groups are drawn, since cases that share a text are not independent of each other.
    """
    held: dict[str, list[_T]] = defaultdict(list)
    for case in cases:
        held[group(case)].append(case)
    groups = list(held.values())
    chance = random.Random(0)
    drawn = sorted(
        figure(list(chain.from_iterable(chance.choices(groups, k=len(groups)))))
        for _ in range(rounds)
    )
    return drawn[int(0.025 * rounds)], drawn[int(0.975 * rounds) - 1]
