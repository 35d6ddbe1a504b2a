"""What tools/train_cross_encoder.py learns from: pairs of sentences with two answers each."""

from __future__ import annotations

import random
import zlib
from collections.abc import Collection, Iterator, Sequence
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
PUBLIC = ("chatprotect/*", "conjnli/pairs", "negation_nli/mnli")
"""Public sets of contradictions whose licences (Apache-2.0, MIT) ask for no more than a notice."""
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
    told: Sequence[Sequence[Pair]], passages: Sequence[Pair], chance: random.Random, unlike: float
) -> list[Pair]:
    """Return the pairs of a round.

    Of the stories there are at most ``unlike`` times as many that tell two points as tell one.
    """
    held = [pair for pairs in told for pair in pairs]
    right = [pair for pair in held if pair.point > 0]
    wrong = [pair for pair in held if pair.point <= 0]
    wrong = chance.sample(wrong, min(len(wrong), round(unlike * len(right))))
    return [*right, *wrong, *passages]


def of_public(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of half of the groups of :data:`PUBLIC`; the other half is to measure on."""
    for name in PUBLIC:
        for path in sorted(folder.glob(f"{name}.jsonl")):
            for row in rows(path):
                if zlib.crc32(row["group"].encode()) % 2 == 0:
                    odds = int(row["label"] == "contradiction")
                    yield Pair(row["text1"], row["text2"], 1 if odds else -1, odds)


def drawn(
    chance: random.Random, twice: Collection[str], part: float, *, unlabelled: bool = False
) -> list[Pair]:
    """Return pairs of the passages, other ones with each call.

    Of the hands ``twice`` there are two rounds, of the others so large a ``part`` of one.
    """
    new = [path for path in sorted(PASSAGES.glob("*.jsonl")) if path.stem in twice]
    old = [path for path in sorted(PASSAGES.glob("*.jsonl")) if path.stem not in twice]
    found = [pair for _ in range(2) for pair in of_passages(chance, new, unlabelled=unlabelled)]
    others = list(of_passages(chance, old, unlabelled=unlabelled))
    return [*found, *chance.sample(others, round(part * len(others)))]


def soft(pairs: Sequence[Pair], said: NDArray[np.float64]) -> list[Pair]:
    """Return the pairs with soft labels: the answers of a teacher, by half where one is known."""
    return [
        replace(pair, point=_between(pair.point, point), odds=_between(pair.odds, odds))
        for pair, (point, odds) in zip(pairs, said.tolist(), strict=True)
    ]


def _between(label: float, said: float) -> float:
    return said if label < 0 else TEACHER * said + (1 - TEACHER) * label


def of_passages(
    chance: random.Random, paths: Sequence[Path], *, unlabelled: bool = False
) -> Iterator[Pair]:
    """Yield some pairs of each line of passages: other ones with each call.

    ``unlabelled``: also those of which nobody said how they stand to each other.
    """
    for path in paths:
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
    """Return the pairs of a story that tell one point, and those that look as if they might."""
    from itertools import combinations

    from compare.align import articles
    from compare.align.cross_encoder import LEAST

    listed = labels(story)
    clash = {pair for places in story.odds for pair in touched(story, places)}
    doubtful = {pair for places in story.doubtful for pair in touched(story, places)}
    found = []
    documents = combinations(range(len(story.analyses)), 2)
    for (a, b), (examples, pairs) in zip(documents, pair_examples(story), strict=True):
        likely = articles.probabilities(examples.values, pairs)
        for n in range(len(likely)):
            row, column = int(pairs.rows[n]), int(pairs.columns[n])
            key = ((a, row), (b, column))
            worth = listed.get(key, 0.0)
            if worth == 0 and likely[n] < LEAST:
                continue
            odds = -1 if key in doubtful else int(key in clash)
            one, other = (_text(story, *place) for place in key)
            found.append(Pair(one, other, int(worth), odds))
    return found


def _text(story: Story, document: int, sentence: int) -> str:
    return story.analyses[document].document.line(sentence)
