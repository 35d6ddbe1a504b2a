"""What tools/train_encoder.py learns from: sentences by word pieces, and which tell one point."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.cases import rows
from tools.article_cases import Story
from tools.article_examples import labels

if TYPE_CHECKING:
    from numpy.typing import NDArray

PASSAGES = Path(__file__).resolve().parent.parent / "benchmarks" / "passages"
HANDS = ("ash", "beech", "maple", "oak", "pine", "willow")
"""Whose passages taught the encoder: the others were written later, for the cross-encoder."""
POINTS, TOLD, MISLEADING = 32, 3, 0.5
"""Points in one step, tellings of each, and how often a misleading passage of each is there too."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a story: word pieces of what tells it, and of what the story says besides."""

    hand: str
    told: tuple[list[int], ...]
    both: tuple[list[int], ...]
    other: tuple[list[int], ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """All sentences of a story by word pieces, with which pairs tell one point."""

    sentences: tuple[list[int], ...]
    account: NDArray[np.int64]
    right: NDArray[np.bool_]
    unclear: NDArray[np.bool_]


def points(encode: Any) -> list[Point]:
    """Return the points of :data:`HANDS`."""

    def pieces(texts: Sequence[str]) -> tuple[list[int], ...]:
        return tuple(encode(text) for text in texts)

    return [
        Point(
            hand,
            pieces([row["a"], *row["same"], *row["more"], *row["conflict"]]),
            pieces(row["both"]),
            pieces(row["other"]),
        )
        for hand in HANDS
        for row in rows(PASSAGES / f"{hand}.jsonl")
    ]


def whole(story: Story, encode: Any) -> Whole:
    """Return a story with the labels of its sentences."""
    places = [(n, s.index) for n, a in enumerate(story.analyses) for s in a.document.sentences]
    number = {place: k for k, place in enumerate(places)}
    texts = [story.analyses[n].document.sentences[s].span.of(story.analyses[n].document.text)
             for n, s in places]  # fmt: skip
    right = np.zeros((len(places), len(places)), bool)
    unclear = np.zeros_like(right)
    for (a, b), value in labels(story).items():
        x, y = number[a], number[b]
        table = right if value > 0 else unclear
        table[x, y] = table[y, x] = True
    account = np.array([n for n, _ in places])
    return Whole(tuple(encode(" ".join(t.split())) for t in texts), account, right, unclear)


def gathered(some: Sequence[Point], chance: random.Random) -> Whole:
    """Return points of one hand as if they were one text: each telling an account of its own."""
    sentences: list[list[int]] = []
    point: list[int] = []
    for n, one in enumerate(some):
        told = chance.sample(one.told, TOLD)
        besides = [one.other[0]] if one.other else []
        if one.both and chance.random() < MISLEADING:
            besides.append(chance.choice(one.both))
        sentences += [*told, *besides]
        point += [*[n] * len(told), *[-1] * len(besides)]
    of = np.array(point)
    right = (of[:, None] == of[None]) & (of >= 0) & ~np.eye(len(of), dtype=bool)
    return Whole(tuple(sentences), np.arange(len(of)), right, np.zeros_like(right))


def cases(held: Sequence[Point], stories: Sequence[Whole], seed: int) -> Iterator[Whole]:
    """Yield what is learnt from in one round: each point once, each story twice."""
    chance = random.Random(seed)
    made: list[Whole | list[Point]] = [*stories, *stories]
    for hand in sorted({p.hand for p in held}):
        own = [p for p in held if p.hand == hand]
        chance.shuffle(own)
        made += [own[k : k + POINTS] for k in range(0, len(own), POINTS)]
    chance.shuffle(made)
    for one in made:
        yield gathered(one, chance) if isinstance(one, list) else one
