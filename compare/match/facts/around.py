"""What stands around a fact: what its clause and its sentence say without it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.match.question import TELLING
from compare.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from numpy.typing import NDArray

    from compare.match.facts.held import Fact
    from compare.match.question import Scene, Spot
    from compare.model import Analysis, Token

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one fact; directions have the shape (384,) and length 1."""

    spot: Spot
    clause: Floats
    """The other words of its clause."""
    own: Floats
    """The words of the fact as they are used."""
    words: frozenset[str]
    """The other telling words of its sentence."""
    near: frozenset[str]
    """Those of its clause."""


class Surroundings:
    """Two accounts of a scene, with what stands around their facts, each found once."""

    def __init__(self, scene: Scene, a: int, b: int) -> None:
        self.scene = scene
        self.accounts = a, b
        analyses = [scene.analyses[n] for n in (a, b)]
        self._count = sum(len(a.document.sentences) for a in analyses)
        self._sentences = Counter(
            lemma
            for analysis in analyses
            for sentence in analysis.document.sentences
            for lemma in {t.lemma for t in telling(analysis.tokens_of(sentence.index))}
        )
        vectors = [a.vectors for a in analyses if a.vectors is not None]
        self._common = unit(sum(v.words.sum(axis=0, dtype=np.float32) for v in vectors))
        self._found: dict[Fact, Around | None] = {}

    def of(self, fact: Fact) -> Around | None:
        """Return what stands around a fact, ``None`` where no token is its own."""
        if fact not in self._found:
            self._found[fact] = self._around(fact)
        return self._found[fact]

    def particular(self, a: Floats, b: Floats) -> float:
        """Return how near two directions are without what both accounts have in common."""
        rest = [unit(v - self._common * float(v @ self._common)) for v in (a, b)]
        return float(rest[0] @ rest[1])

    def share(self, a: Set[str], b: Set[str]) -> float:
        """Return the share of words in common, by how rare they are in both accounts."""
        total = self._weight(a) + self._weight(b)
        return 2 * self._weight(a & b) / total if total else 0.0

    def _weight(self, words: Set[str]) -> float:
        return sum(math.log(1 + self._count / self._sentences[word]) for word in sorted(words))

    def _around(self, fact: Fact) -> Around | None:
        spot = self.scene.spot(fact.account, fact.value.span)
        if spot is None:
            return None
        analysis, own = self.scene.analyses[fact.account], set(spot.tokens)
        clause = [n for n in analysis.clauses[fact.clause].tokens if n not in own]
        sentence = [t for t in analysis.tokens_of(fact.sentence) if t.index not in own]
        return Around(
            spot,
            _direction(analysis, clause),
            _direction(analysis, spot.tokens),
            frozenset(t.lemma for t in telling(sentence)),
            frozenset(t.lemma for t in telling(analysis.tokens[n] for n in clause)),
        )


def leads(pairs: Sequence[tuple[Fact, Fact]], likeness: Sequence[float]) -> Iterator[float]:
    """Yield how far each pair lies above any other that either of its facts could be of.

    Another mention of one entity is no rival.
    """
    rivals: dict[Fact, list[int]] = defaultdict(list)
    for n, pair in enumerate(pairs):
        for fact in pair:
            rivals[fact].append(n)
    for n, pair in enumerate(pairs):
        others = [
            likeness[m]
            for own, other in (pair, pair[::-1])
            for m in rivals[own]
            if m != n and _of(pairs[m][pair.index(other)]) != _of(other)
        ]
        yield max(-1.0, min(1.0, likeness[n] - max(others, default=-1.0)))


def _of(fact: Fact) -> object:
    return fact.value.entity if isinstance(fact.value, Mention) else fact


def telling(tokens: Iterable[Token]) -> list[Token]:
    """Return the words that say what is told, not how."""
    return [token for token in tokens if token.pos in TELLING]


def unit(vector: Floats) -> Floats:
    """Return a direction of length 1; nothing remains nothing."""
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def _direction(analysis: Analysis, tokens: Iterable[int]) -> Floats:
    assert analysis.vectors is not None
    rows: Floats = analysis.vectors.words[list(tokens)].sum(axis=0, dtype=np.float32)
    return unit(rows)
