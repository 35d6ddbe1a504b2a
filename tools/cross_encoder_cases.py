"""What tools/train_cross_encoder.py learns from: pairs of sentences with two answers each."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import Json, rows
from tools.article_cases import Story
from tools.article_examples import labels, pair_examples, touched

PASSAGES = Path(__file__).resolve().parent.parent / "benchmarks" / "passages"
HARD = 2
"""Pairs that tell no one point, of each sentence: those that look likeliest."""
JOINED, OWN = 0.25, 0.6
"""How often a passage has another one beside it, and how often that is of the same story."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences: whether they tell one point, whether both cannot hold; -1 is not known."""

    one: str
    other: str
    point: int
    odds: int


def of_passages(chance: random.Random) -> Iterator[Pair]:
    """Yield some pairs of each line of the passages: other ones with each call."""
    for path in sorted(PASSAGES.glob("*.jsonl")):
        held = list(rows(path))
        for row in held:
            told = [row["a"], *row["same"], *row["more"]]
            for _ in range(2):
                one, other = chance.sample(told, 2)
                yield _joined(one, other, 1, 0, row, held, chance)
            for passage in chance.sample(row["conflict"], 2):
                yield _joined(chance.choice(told), passage, 1, 1, row, held, chance)
            yield _joined(chance.choice(told), chance.choice(row["both"]), -1, 0, row, held, chance)
            yield Pair(chance.choice(told), row["other"][0], 0, 0)
            stranger = chance.choice(held)
            if stranger is not row:
                said = [stranger["a"], *stranger["same"], *stranger["conflict"]]
                yield Pair(chance.choice(told), chance.choice(said), 0, 0)


def _joined(
    one: str,
    other: str,
    point: int,
    odds: int,
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
