"""The accounts as wholes, with what :mod:`compare.match.question` weighs two places of them by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from compare.align.match import Place
from compare.align.twice import told_twice
from compare.judge.context import Account
from compare.match.nearness import Nearness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.align.match import Link
    from compare.model import Analysis, Span

LINKED = 0.5
"""Score of a link from which two sentences are more likely than not about one point."""
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_FEW = 4
"""Telling words, besides those in question, below which a sentence is too short to be known
again."""
UNREAD = -2.0
"""Log odds, that both cannot hold, of two sentences that were not read together: about those of
such as were, half of which lie between -3.5 and -1.4."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an account: the account by index, and the tokens it covers."""

    account: int
    tokens: tuple[int, ...]


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
        self._odds = {(k.a, k.b): k.odds for k in links if k.odds is not None}

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

    def odds(self, a: Place, b: Place) -> float:
        """Return the log odds that two sentences cannot both hold, as they were read together.

        :data:`UNREAD` where they were not.
        """
        return self._odds.get((a, b), self._odds.get((b, a), UNREAD))

    def place(self, spot: Spot) -> Place:
        """Return the sentence of a place."""
        tokens = self.analyses[spot.account].tokens
        return Place(spot.account, tokens[spot.tokens[0]].sentence)

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
