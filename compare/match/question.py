"""Do two places answer one question? Weighed evidence, as in record linkage, never a veto.

Each comparison has a weight, fitted by ``tools/train_articles.py`` on labelled stories and on real
articles that people read: how near the two clauses are in meaning, how near their sentences and the
very words, whether either clause has a nearer counterpart elsewhere, and how surely the sentences
were linked in the order of the texts. What they come to is the probability that an editor would
want to see the two side by side (Fellegi and Sunter 1969 have the idea, Splink the form).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from compare.align.twice import told_twice
from compare.align.weights import model
from compare.judge.context import Account
from compare.match.nearness import Nearness
from compare.model import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.align.match import Link
    from compare.model import Analysis, Span

COMPARISONS = (
    "clauses", "sentences", "words", "rivals", "strongest rival", "beside others", "link",
    "figures",
)  # fmt: skip
"""Cosines of the clauses, the sentences and the words themselves; how far the clauses lie above
the next best counterpart of either (the lower, the higher); above the mean of all; the log odds of
the link; 1 where figures are compared."""
LINKED = 0.5
"""Score of a link from which two sentences are more likely than not about one point."""
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_FEW = 4
"""Telling words, besides those in question, below which a sentence is too short to be known
again."""
_LITTLE = 0.01
_NEAR = (0.8, 0.65, 0.5)
"""Cosines from which two clauses or sentences are told to be close, near, or loosely related."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an account: the account by index, and the tokens it covers."""

    account: int
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """How surely two places answer one question."""

    probability: float
    cosine: float
    """How near the clauses are in meaning."""
    margin: float
    """How far they lie above the next best counterpart of either; below 0 where it has a better
    one."""
    levels: tuple[Level, ...]


class Scene:
    """The accounts as wholes, with what is needed to weigh two places of them."""

    def __init__(
        self,
        analyses: Sequence[Analysis],
        links: Sequence[Link],
        accounts: Sequence[Account] = (),
    ) -> None:
        """``accounts`` are the analyses as the rules saw them; made anew where there are none."""
        self.analyses = analyses
        self.accounts = accounts or tuple(map(Account, analyses))
        self._nearness: dict[tuple[int, int], Nearness] = {}
        self._words: dict[Spot, NDArray[np.float32]] = {}
        self._links: Mapping[tuple[int, int, int, int], float] = {
            (k.a.document, k.a.sentence, k.b.document, k.b.sentence): k.score for k in links
        }

    @cached_property
    def clause_of(self) -> tuple[dict[int, int], ...]:
        """Of each account the clause in which each token stands."""
        return tuple(
            {token: n for n, clause in enumerate(a.clauses) for token in clause.tokens}
            for a in self.analyses
        )

    def nearness(self, a: int, b: int) -> Nearness:
        """Return how near the clauses of two accounts are, found once; ``a`` is not above ``b``."""
        if (a, b) not in self._nearness:
            told = [{} if a == b else self._twice(n) for n in (a, b)]
            self._nearness[a, b] = Nearness(self.analyses[a], self.analyses[b], *told)
        return self._nearness[a, b]

    @cached_property
    def sentences(self) -> tuple[NDArray[np.float32] | None, ...]:
        """Of each account that was read, the vectors of its sentences."""
        return tuple(
            None if a.vectors is None else a.vectors.sentences.astype(np.float32)
            for a in self.analyses
        )

    def words(self, spot: Spot) -> NDArray[np.float32]:
        """Return the mean direction of the words of a place in an account that was read."""
        found = self._words.get(spot)
        if found is None:
            vectors = self.analyses[spot.account].vectors
            assert vectors is not None
            mean = vectors.words[list(spot.tokens)].astype(np.float32).mean(axis=0)
            length = float(np.linalg.norm(mean))
            found = self._words[spot] = mean / length if length else mean
        return found

    def _twice(self, n: int) -> dict[int, tuple[int, ...]]:
        """Return of each clause that an account tells twice those of the other telling."""
        analysis = self.analyses[n]
        clauses: dict[int, list[int]] = {}
        for index, clause in enumerate(analysis.clauses):
            clauses.setdefault(clause.sentence, []).append(index)
        found: dict[int, tuple[int, ...]] = {}
        for twice in told_twice(analysis):
            for here, there in (
                (twice.first, twice.second),
                (twice.second, twice.first),
            ):
                others = tuple(c for s in there for c in clauses.get(s, ()))
                found.update((c, others) for s in here for c in clauses.get(s, ()))
        return found

    def versions(self, a: int, b: int) -> float:
        """Return how near the clauses of two accounts come to their best counterparts, on average.

        Of two independent reports on one event it is about 0.6, of a rewrite 0.74 and more.
        """
        near = self.nearness(min(a, b), max(a, b))
        means = [
            float(side.best.mean()) if len(side.best) else 0.0 for side in (near.rows, near.columns)
        ]
        return min(means)

    def in_common(self, a: int, b: int) -> float:
        """Return the share of the sentences of two accounts that have a counterpart in the other.

        Of two reports on one event it is about one half, of two events on one subject next to 0.
        """
        count = sum(len(self.analyses[n].document.sentences) for n in (a, b))
        pairs = self.joined(a, b, LINKED)
        return sum(len({pair[side] for pair in pairs}) for side in (0, 1)) / count

    def spot(self, account: int, span: Span) -> Spot | None:
        """Return the tokens that a span covers, if any."""
        from bisect import bisect_left

        tokens = self.analyses[account].tokens
        first = bisect_left(tokens, span.start, key=lambda token: token.span.end - 1)
        held = []
        while first < len(tokens) and tokens[first].span.start < span.end:
            held.append(first)
            first += 1
        return Spot(account, tuple(held)) if held else None

    def alike(self, a: Spot, b: Spot) -> float:
        """Return the share of telling words that the sentences of two places have in common.

        Of a sentence of a few words nothing follows: *X is part of Y* is said of many things.
        """
        first, second = (self._telling(spot) for spot in (a, b))
        if min(len(first), len(second)) < _FEW:
            return 0.0
        return 2 * len(first & second) / (len(first) + len(second))

    def _telling(self, spot: Spot) -> frozenset[str]:
        analysis = self.analyses[spot.account]
        sentence = analysis.tokens[spot.tokens[0]].sentence
        own = set(spot.tokens)
        return frozenset(
            token.lemma
            for token in analysis.tokens_of(sentence)
            if token.pos in TELLING and token.index not in own
        )

    def joined(self, a: int, b: int, least: float = 0.0) -> list[tuple[int, int]]:
        """Return the sentences of two accounts that were linked, at most twenty of each.

        Only those are returned whose link has a score of at least ``least``.
        """
        links = [key for key, score in self._links.items() if score >= least]
        there = {(x, y) for m, x, n, y in links if (m, n) == (a, b)}
        there |= {(x, y) for n, y, m, x in links if (m, n) == (a, b)}
        return sorted(there)

    def linked(self, a: Spot, b: Spot, *, follow: int = 0) -> float:
        """Return the score of the link between the sentences of two places; 0 where none is.

        The best one where up to ``follow`` sentences after the first place will do as well.
        """
        x, y = (self.analyses[s.account].tokens[s.tokens[0]].sentence for s in (a, b))
        return max(
            max(
                self._links.get((a.account, here, b.account, y), 0.0),
                self._links.get((b.account, y, a.account, here), 0.0),
            )
            for here in range(x, x + follow + 1)
        )


def question(scene: Scene, a: Spot, b: Spot, *, figures: bool) -> Question:
    """Weigh whether two places of accounts that were read answer one question."""
    values = compare_places(scene, a, b, figures=figures)
    weights, intercept = model("question")
    odds = float(values @ weights + intercept)
    chance = round(float(1 / (1 + np.exp(-odds))), 6)
    return Question(chance, float(values[0]), float(values[3]), _levels(values, weights))


def compare_places(scene: Scene, a: Spot, b: Spot, *, figures: bool) -> NDArray[np.float64]:
    """Return the values of :data:`COMPARISONS`, shape (8,)."""
    if a.account > b.account:
        a, b = b, a
    near = scene.nearness(a.account, b.account)
    first, second = scene.clause_of[a.account], scene.clause_of[b.account]
    pairs = product(sorted({first[t] for t in a.tokens}), sorted({second[t] for t in b.tokens}))
    cosine, x, y = max((near.cosine(x, y), -x, -y) for x, y in pairs)
    x, y = -x, -y
    above = near.rows.above(x, y, cosine), near.columns.above(y, x, cosine)
    usual = (near.rows.mean[x] + near.columns.mean[y]) / 2
    score = scene.linked(a, b)
    return np.array(
        [
            cosine,
            _sentences(scene, a, b),
            float(scene.words(a) @ scene.words(b)),
            min(above),
            max(above),
            cosine - float(usual),
            np.log((score + _LITTLE) / (1 + _LITTLE - score)),
            float(figures),
        ]
    )


def _sentences(scene: Scene, a: Spot, b: Spot) -> float:
    rows = []
    for spot in (a, b):
        vectors = scene.sentences[spot.account]
        assert vectors is not None
        rows.append(vectors[scene.analyses[spot.account].tokens[spot.tokens[0]].sentence])
    return float(rows[0] @ rows[1])


def _levels(values: NDArray[np.float64], weights: NDArray[np.float64]) -> tuple[Level, ...]:
    """Return the comparisons in a reader's words, each with what it adds to the log odds.

    Nearness and rivals are one line: what two articles on one event have in common says little by
    itself, and much where nothing else in either is as near.
    """
    shares = [float(v * w) for v, w in zip(values, weights, strict=True)]
    clauses, sentences, words, lower, higher, beside, link, figures = shares
    near, rivals = _told(float(values[0])), _rivals(float(values[3]), float(values[4]))
    told = (
        ("the clauses", f"{near}, {rivals}", clauses + sentences + beside + lower + higher),
        ("the words", _told(float(values[2])), words),
        ("the sentences", _linked(float(values[6])), link),
        ("the values", "figures" if values[7] else "words", figures),
    )
    return tuple(Level(name, level, round(weight, 2)) for name, level, weight in told)


def _told(cosine: float) -> str:
    names = ("close in meaning", "near in meaning", "loosely related")
    for name, least in zip(names, _NEAR, strict=True):
        if cosine >= least:
            return name
    return "far apart"


def _rivals(lower: float, higher: float) -> str:
    if lower >= 0:
        return "each is the other's best counterpart"
    return "the best counterpart of one" if higher >= 0 else "both have better counterparts"


def _linked(odds: float) -> str:
    if odds >= 0:
        return "likely counterparts"
    return "possible counterparts" if odds >= -3 else "unlikely counterparts"
