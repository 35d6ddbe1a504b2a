"""How surely one account states what the other denies.

Looked at are the sentences that were linked. At the core of a denial is the word without which it
denies nothing; a clause that has it, or one near to it in meaning, may say the opposite. What else
is weighed: how near the clauses and sentences are, their rivals, how much more of what is denied
the other says too, whether every instance is denied, and whether either account says both. The
weights are fitted by ``tools/train_claims.py``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from compare.align.vectors import weight
from compare.align.weights import model
from compare.analyse.predicates import NEGATIVE
from compare.judge import kinship
from compare.match.claims.held import PERMITTING, Claim, claims, tells
from compare.match.claims.words import alike, undoes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from compare.match.question import Scene
    from compare.model import Token

    Floats = NDArray[np.float64]

COMPARISONS = (
    "clauses", "sentences", "rivals", "strongest rival", "link", "core", "core in sense",
    "core in place", "rest", "rest in sense", "subject", "subject in sense", "whole", "total",
    "total core", "narrow", "one modality", "denied elsewhere", "stated beside", "denied by both",
)  # fmt: skip
"""``in sense``: by the vectors of the words in their sentences. ``denied elsewhere``: the stating
sentence has a denial too. ``stated beside``: the denying account also states it, ``denied by
both``: the stating account also denies it; both as the cosine of the clauses."""
_LINK = 0.25
"""Score of a link from which two sentences are looked at."""
_KIN, _SENSE = 0.5, 0.62
"""Kinship or cosine from which a word may stand for the core of a denial."""
_SAME_CORE = 0.7
_DIGITS = 0.7
"""What a number weighs: vectors of digits tell nothing."""
_LITTLE = 0.01
_UNSURE = frozenset({"conditional", "possible", "open"})
_DENYING = NEGATIVE | frozenset(
    "fail refuse lack unable hardly yet unconfirmed absence miss omit avoid skip prevent block "
    "cancel postpone deny reject ban forbid prohibit oppose abandon decline".split()
)
"""Words by which a clause denies something as well, so that it may say the same."""
_BEFORE = 6
"""Tokens before a verb in which what denies it may stand, whatever the parser makes of it."""


@dataclass(frozen=True, slots=True, eq=False)
class ClaimPair:
    """What one account denies, and what may say the opposite in the other."""

    denied: Claim
    stated: Claim
    at: Token
    """The word of the statement that stands for the core of the denial."""
    kin: float
    """How near the two are, 0 to 1."""


def pairs(scene: Scene, a: int, b: int) -> tuple[list[ClaimPair], Floats]:
    """Return the claims that may deny each other, and the values of :data:`COMPARISONS` of each."""
    stage = _Stage(scene, a, b)
    found = [(pair, values) for pair in stage.pairs() for values in (stage.values(pair),)]
    rows = np.array([values for _, values in found], float)
    return [pair for pair, _ in found], rows.reshape(len(found), len(COMPARISONS))


def chances(values: Floats) -> tuple[Floats, Floats]:
    """Return how surely each pair is at odds, 0 to 1, and what each value adds to the log odds."""
    weights, intercept = model("turned", "claims")
    shares = values * weights
    return 1 / (1 + np.exp(-(shares.sum(axis=1) + intercept))), shares


class _Stage:
    """Two accounts with their claims."""

    def __init__(self, scene: Scene, a: int, b: int) -> None:
        self.scene, self.a, self.b = scene, a, b
        self.claims = {n: claims(scene.accounts[n], n) for n in (a, b)}

    @cached_property
    def _words(self) -> dict[int, NDArray[np.float32]]:
        found = {}
        for n in (self.a, self.b):
            vectors = self.scene.analyses[n].vectors
            assert vectors is not None
            words = vectors.words.astype(np.float32)
            found[n] = words / (np.linalg.norm(words, axis=1, keepdims=True) + 1e-9)
        return found

    def pairs(self) -> Iterator[ClaimPair]:
        """Yield the denials with what may say the opposite, in the order of the texts."""
        by: dict[tuple[int, int], list[Claim]] = defaultdict(list)
        for n, held in self.claims.items():
            for claim in held:
                by[n, claim.sentence].append(claim)
        for x, y in self.scene.joined(self.a, self.b, _LINK):
            for one, other in (((self.a, x), (self.b, y)), ((self.b, y), (self.a, x))):
                for denied in by.get(one, ()):
                    if denied.core:
                        yield from self._against(denied, by.get(other, ()))

    def _against(self, denied: Claim, others: Iterable[Claim]) -> Iterator[ClaimPair]:
        for stated in others:
            if stated.core or stated.predicate.negated or self._doubts(denied, stated):
                continue
            at = self._counterpart(denied, stated)
            if at is not None:
                yield ClaimPair(denied, stated, *at)

    def _doubts(self, denied: Claim, stated: Claim) -> bool:
        """Tell whether a statement is none, or one that a denial of its own kind leaves open."""
        if stated.predicate.modality in _UNSURE or denied.predicate.modality in _UNSURE:
            return True
        tokens = self.scene.analyses[stated.account].tokens
        before = tokens[max(0, stated.verb.index - _BEFORE) : stated.verb.index]
        before = tuple(t for t in before if t.sentence == stated.sentence)
        clause = self._clause(stated)
        if any(t.lemma in _DENYING for t in (*before, *clause)):
            return True
        if any(undoes(t, core) for t in clause for core in denied.core):
            return True
        if denied.forbidden and not any(t.lemma in PERMITTING for t in clause):
            return True
        if denied.no_more and stated.verb.tag == "VBD":  # "no longer", of what was so
            return True
        ahead = stated.predicate.modality == "planned"
        return ahead and denied.predicate.negated and denied.predicate.modality == "actual"

    def _clause(self, claim: Claim) -> list[Token]:
        analysis = self.scene.analyses[claim.account]
        clause = analysis.clauses[self._home(claim)]
        return [analysis.tokens[n] for n in clause.tokens]

    def _home(self, claim: Claim) -> int:
        return self.scene.clause_of[claim.account][claim.verb.index]

    def _counterpart(self, denied: Claim, stated: Claim) -> tuple[Token, float] | None:
        """Return the word of a statement that stands for the core of a denial, and how near."""
        words = [t for t in self._clause(stated) if tells(t)]
        if not words:
            return None
        ranked = []
        for core in denied.core:
            senses = self._senses(core, denied.account, words, stated.account)
            for word, sense in zip(words, senses, strict=True):
                kin = alike(core, word)
                if (kin >= _KIN or sense >= _SENSE) and not undoes(word, core):
                    ranked.append((kin, self._place(stated, word), sense, -word.index, word))
        if not ranked:
            return None
        kin, *_, word = max(ranked, key=lambda row: row[:4])
        return word, kin

    def _senses(
        self, word: Token, account: int, others: Sequence[Token], there: int
    ) -> list[float]:
        rows = self._words[there][[t.index for t in others]] @ self._words[account][word.index]
        return [float(cosine) for cosine in rows]

    @staticmethod
    def _place(stated: Claim, word: Token) -> float:
        """Return how much a statement is about a word: its verb, subject and object are."""
        if word.index == stated.verb.index:
            return 1.0
        predicate = stated.predicate
        return 0.8 if word.index in (predicate.subject, predicate.object) else 0.4

    def values(self, pair: ClaimPair) -> list[float]:
        """Return the values of :data:`COMPARISONS`."""
        denied, stated = pair.denied, pair.stated
        x, y = self._home(denied), self._home(stated)
        rows, columns = (x, y) if denied.account == self.a else (y, x)
        near = self.scene.nearness(self.a, self.b)
        cosine = near.cosine(rows, columns)
        above = near.rows.above(rows, columns, cosine), near.columns.above(columns, rows, cosine)
        theirs = self._content(stated)
        rest = self._share([t for t in denied.scope if t not in denied.core], denied, theirs)
        subject = self._share(denied.subject, denied, theirs)
        clause = [t for t in self._clause(stated) if tells(t)]
        whole = self._share(denied.words, denied, clause)
        sense = max(
            max(self._senses(core, denied.account, [pair.at], stated.account))
            for core in denied.core
        )
        place, total = self._place(stated, pair.at), float(denied.total)
        modalities = denied.predicate.modality, stated.predicate.modality
        sentence = self.scene.analyses[stated.account].tokens_of(stated.sentence)
        return [
            cosine, self._sentences(denied, stated), min(above), max(above),
            self._link(denied, stated), pair.kin, sense, place if pair.kin else 0.0, *rest,
            *subject, whole[0], total, pair.kin * total, float(denied.narrow),
            float(modalities[0] == modalities[1]),
            float(any(t.lemma in _DENYING for t in sentence)),
            self._beside(denied, stated), self._by_both(denied, stated.account),
        ]  # fmt: skip

    def _content(self, claim: Claim) -> list[Token]:
        tokens = self.scene.analyses[claim.account].tokens_of(claim.sentence)
        return [t for t in tokens if tells(t)]

    def _share(
        self, words: Iterable[Token], claim: Claim, others: Sequence[Token]
    ) -> tuple[float, float]:
        """Return how much of some words others say as well, by their weight: kin, and in sense."""
        there = self.a + self.b - claim.account
        total = kin = sense = 0.0
        for word in words:
            worth = _DIGITS if word.pos == "NUM" else weight(word.lemma)
            total += worth
            if others:
                kin += worth * max(alike(word, other) for other in others)
                sense += worth * max(0.0, *self._senses(word, claim.account, others, there))
        return (kin / total, sense / total) if total else (0.0, 0.0)

    def _sentences(self, one: Claim, other: Claim) -> float:
        first, second = self.scene.analyses[one.account], self.scene.analyses[other.account]
        assert first.vectors is not None
        assert second.vectors is not None
        row = first.vectors.sentences[one.sentence].astype(np.float32)
        return float(row @ second.vectors.sentences[other.sentence].astype(np.float32))

    def _link(self, one: Claim, other: Claim) -> float:
        spots = [self.scene.spot(c.account, c.verb.span) for c in (one, other)]
        if one.account != self.a:
            spots.reverse()
        assert spots[0] is not None
        assert spots[1] is not None
        score = self.scene.linked(spots[0], spots[1])
        return float(np.log((score + _LITTLE) / (1 + _LITTLE - score)))

    def _beside(self, denied: Claim, stated: Claim) -> float:
        """Return how near anything comes that the denying account itself states of the kind."""
        return max(
            (
                self._cosine(own, stated)
                for own in self.claims[denied.account]
                if own.sentence != denied.sentence
                and not (own.core or own.predicate.negated)
                and (alike(own.verb, stated.verb) >= _SAME_CORE or self._has_core(own, denied))
            ),
            default=0.0,
        )

    @staticmethod
    def _has_core(own: Claim, denied: Claim) -> bool:
        held = [t for t in own.scope if t.index in (own.verb.index, own.predicate.object)]
        return any(alike(core, t) >= kinship.SYNONYM for core in denied.core for t in held)

    def _by_both(self, denied: Claim, account: int) -> float:
        """Return how near the denials of the stating account come to this one."""
        return max(
            (
                self._cosine(denied, other)
                for other in self.claims[account]
                if any(alike(p, q) >= _SAME_CORE for p in denied.core for q in other.core)
            ),
            default=0.0,
        )

    def _cosine(self, one: Claim, other: Claim) -> float:
        if one.account != self.a:
            one, other = other, one
        return self.scene.nearness(self.a, self.b).cosine(self._home(one), self._home(other))
