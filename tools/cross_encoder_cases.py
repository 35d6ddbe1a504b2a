"""What tools/train_cross_encoder.py learns from: pairs of sentences with two answers each."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.cases import Json, rows
from tools.article_cases import Story, read, told_by_both
from tools.article_examples import labels, pair_examples, touched

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
LABELS = BENCHMARKS / "real_told.jsonl"
PASSAGES = BENCHMARKS / "passages"
ENCODED = frozenset({"alder", "cedar", "hazel"})
"""Hands whose stories the sentence encoder learnt from: nothing else may be fitted on them."""
KEPT = frozenset({"lime", "sloe"})
HARD = 2
"""Pairs that tell no one point, of each sentence: those that look likeliest."""
JOINED, OWN = 0.25, 0.6
"""How often a passage has another one beside it, and how often that is of the same story."""
STRANGER = 0.1
"""How often a passage is held against one of another line."""
TEACHER = 0.5
"""What the answer of a teacher counts beside a label."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences: whether they tell one point, whether both cannot hold.

    Chances, 0 or 1 where they are labels; -1 is not known.
    """

    one: str
    other: str
    point: float
    odds: float

    def turned(self) -> Pair:
        """Return the pair the other way round."""
        return replace(self, one=self.other, other=self.one)


def stories(real: Path) -> Iterator[list[Pair]]:
    """Yield the pairs of each story, and of each pair of real articles, that is learnt from."""
    own = [
        p for p in (BENCHMARKS / "stories").glob("*.json") if p.stem.partition("_")[0] in ENCODED
    ]
    written = [
        p for p in (BENCHMARKS / "taught").glob("*.json") if p.stem.partition("_")[0] not in KEPT
    ]
    for path in sorted([*own, *written]):
        yield of_story(read(path))
    for story in told_by_both(real, LABELS, "taught"):
        yield of_story(story)


def pool(
    told: Sequence[Sequence[Pair]], chance: random.Random, *, unlabelled: bool = False
) -> list[Pair]:
    """Return the pairs of a round: those of passages are others with each call.

    Of the stories there are no more that tell two points than that tell one.
    """
    held = [pair for pairs in told for pair in pairs]
    right = [pair for pair in held if pair.point > 0]
    wrong = [pair for pair in held if pair.point <= 0]
    wrong = chance.sample(wrong, min(len(wrong), len(right)))
    return [*right, *wrong, *of_passages(chance, unlabelled=unlabelled)]


def soft(pairs: Sequence[Pair], said: NDArray[np.float64]) -> list[Pair]:
    """Return the pairs with soft labels: the answers of a teacher, by half where one is known."""
    return [
        replace(pair, point=_between(pair.point, point), odds=_between(pair.odds, odds))
        for pair, (point, odds) in zip(pairs, said.tolist(), strict=True)
    ]


def _between(label: float, said: float) -> float:
    return said if label < 0 else TEACHER * said + (1 - TEACHER) * label


def of_passages(chance: random.Random, *, unlabelled: bool = False) -> Iterator[Pair]:
    """Yield some pairs of each line of the passages: other ones with each call.

    ``unlabelled``: also those of which nobody said how they stand to each other.
    """
    for path in sorted(PASSAGES.glob("*.jsonl")):
        held = list(rows(path))
        for row in held:
            told = [row["a"], *row["same"], *row["more"]]
            one, other = chance.sample(told, 2)
            yield _joined(one, other, 1, 0, row, held, chance)
            for passage in row["conflict"]:
                yield _joined(chance.choice(told), passage, 1, 1, row, held, chance)
            bare = told[:-1]  # *more* tells something besides that the rest may be about
            passage = chance.choice(row["both"])
            yield _joined(chance.choice(bare), passage, -1, 0, row, held, chance)
            yield Pair(chance.choice(bare), row["other"][0], 0, 0)
            stranger = chance.choice(held)
            if stranger is not row and chance.random() < STRANGER:  # it may be of the same story
                yield Pair(chance.choice(told), stranger["a"], -1, 0)
            if unlabelled:
                one, other = chance.sample([*row["conflict"], *row["both"]], 2)
                yield Pair(one, other, -1, -1)


def _joined(
    one: str,
    other: str,
    point: float,
    odds: float,
    row: Json,
    held: Sequence[Json],
    chance: random.Random,
) -> Pair:
    """Return the pair, now and then with something else in one of the two sentences."""
    if chance.random() < JOINED:
        beside = row["other"][0] if chance.random() < OWN else chance.choice(held)["a"]
        one = f"{one} {beside}" if chance.random() < 0.5 else f"{beside} {one}"
    return Pair(one, other, point, odds)


def of_story(story: Story) -> list[Pair]:
    """Return the pairs of a story that tell one point, and those that look likeliest to."""
    from itertools import combinations

    from compare.align import articles
    from compare.align.best import among_best

    listed = labels(story)
    clash = {pair for places in story.odds for pair in touched(story, places)}
    doubtful = {pair for places in story.doubtful for pair in touched(story, places)}
    found = []
    documents = combinations(range(len(story.analyses)), 2)
    for (a, b), (examples, pairs) in zip(documents, pair_examples(story), strict=True):
        likely = articles.probabilities(examples.values, pairs)
        unlike = examples.right <= 0
        hard = among_best(pairs.rows, pairs.columns, likely - 2.0 * ~unlike, HARD) & unlike
        for n in range(len(likely)):
            row, column = int(pairs.rows[n]), int(pairs.columns[n])
            key = ((a, row), (b, column))
            worth = listed.get(key, 0.0)
            if worth == 0 and not hard[n]:
                continue
            odds = -1 if key in doubtful else int(key in clash)
            one, other = (_text(story, *place) for place in key)
            found.append(Pair(one, other, int(worth), odds))
    return found


def _text(story: Story, document: int, sentence: int) -> str:
    held = story.analyses[document].document
    return " ".join(held.sentences[sentence].span.of(held.text).split())
