"""Which words of two sentences stand for each other.

Words are matched by identity, lemma, entity, value, synonymy and vector; what speaks for a match
besides is that their neighbours, or what governs them in the tree, match too (the method is that
of Sultan, Bethard and Sumner, *Back to Basics for Monolingual Alignment*, TACL 2014). What is
left over then differs in meaning, not in form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from compare.align.terms import token_keys
from compare.align.vectors import DIMENSIONS, nearness, unit, weight
from compare.data import derived, linked, relation, ties

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from compare.data import Pos, Ties
    from compare.model import Analysis, Token

_SAME_WORD = 1.0
_SAME_TERM = 0.95
_SYNONYM = 0.85
_NEAR = 0.6
"""Cosine from which two words of one class may stand for each other."""
_LEAST = 0.55
_CONTEXT = 0.25
"""Share of the score that the surroundings decide."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token with what it is compared by."""

    token: Token
    key: str
    lower: str
    content: bool
    """Whether it carries meaning of its own."""


@dataclass(frozen=True, slots=True)
class WordAlignment:
    """Two runs of words and which index of the one stands for which of the other."""

    a: Words
    b: Words
    forward: dict[int, int]
    backward: dict[int, int]

    def left_of_a(self) -> tuple[Word, ...]:
        """Return the content words of ``a`` that nothing in ``b`` stands for."""
        return tuple(w for n, w in enumerate(self.a) if w.content and n not in self.forward)

    def left_of_b(self) -> tuple[Word, ...]:
        """Return the content words of ``b`` that nothing in ``a`` stands for."""
        return tuple(w for n, w in enumerate(self.b) if w.content and n not in self.backward)


class Words(tuple[Word, ...]):
    """A run of words with its indexes, made once however many runs it is held against."""

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """Where in the run each word's governing word stands, -1 if outside it."""
        place = {word.token.index: n for n, word in enumerate(self)}
        return tuple(place.get(word.token.head, -1) for word in self)

    @cached_property
    def told(self) -> tuple[tuple[int, Token, float], ...]:
        """The content words besides numbers: place, token and how much each tells."""
        return tuple(
            (n, word.token, weight(word.token.lemma))
            for n, word in enumerate(self)
            if word.content and word.key[0] != "#" and word.token.pos != "NUM"
        )

    @cached_property
    def by_text(self) -> dict[str, list[int]]:
        """The places of each word as written, lower-cased."""
        return _places((word.lower, n) for n, word in enumerate(self))

    @cached_property
    def terms(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """What makes each word the same term as another: any one in common is enough."""
        return tuple(
            (("form", w.token.lemma, w.token.pos), ("lemma", w.token.lemma), ("key", w.key))
            if w.content
            else (("form", w.token.lemma, w.token.pos),)
            for w in self
        )

    @cached_property
    def by_term(self) -> dict[tuple[str, ...], list[int]]:
        """The places of each of the terms."""
        return _places((term, n) for n, terms in enumerate(self.terms) for term in terms)

    @cached_property
    def open(self) -> tuple[tuple[int, tuple[str, str]], ...]:
        """The words that others of like meaning may stand for: place, lemma and class."""
        return tuple(
            (n, (word.token.lemma, word.token.pos))
            for n, word in enumerate(self)
            if word.content and word.key[0] not in "@#" and word.token.pos in _POS
        )

    @cached_property
    def ties(self) -> tuple[Ties, ...]:
        """The ties of each of ``open`` (:func:`compare.data.ties`)."""
        return tuple(_ties(word) for _, word in self.open)

    @cached_property
    def own(self) -> frozenset[int]:
        """All keys that find one of ``open``."""
        return frozenset().union(*(ties.own for ties in self.ties))

    @cached_property
    def towards(self) -> frozenset[int]:
        """All keys that find what one of ``open`` may be related to."""
        return frozenset().union(*(ties.towards for ties in self.ties))

    @cached_property
    def units(self) -> NDArray[np.float32]:
        """The vectors of ``open`` at length 1, shape (words, 256)."""
        rows = [unit(lemma) for _, (lemma, _) in self.open]
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), np.float32)


_T = TypeVar("_T")


def _ties(word: tuple[str, str]) -> Ties:
    return ties(word[0], _POS[word[1]])


def _places(items: Iterable[tuple[_T, int]]) -> dict[_T, list[int]]:
    found: dict[_T, list[int]] = {}
    for key, place in items:
        found.setdefault(key, []).append(place)
    return found


def words_of(analysis: Analysis, sentences: Sequence[int], keys: Sequence[str]) -> Words:
    """Return the words of these sentences; ``keys`` are the document's :func:`token_keys`."""
    return Words(
        Word(token, keys[token.index], token.text.lower(), bool(keys[token.index]))
        for i in sentences
        for token in analysis.tokens_of(i)
    )


def keys_of(analysis: Analysis) -> tuple[str, ...]:
    """Return what each token of a document is compared by."""
    return token_keys(analysis)


def align_words(a: Sequence[Word], b: Sequence[Word]) -> WordAlignment:
    """Return the best one-to-one matching of the words of ``a`` and ``b``."""
    first = a if isinstance(a, Words) else Words(a)
    second = b if isinstance(b, Words) else Words(b)
    table = _table(first, second)
    scores = {pair: _score(table, first, second, pair) for pair in table}
    ranked = sorted(table, key=lambda pair: (-scores[pair], abs(pair[0] - pair[1]), pair))
    forward: dict[int, int] = {}
    backward: dict[int, int] = {}
    for i, j in ranked:
        if i not in forward and j not in backward and _allowed(first, second, (i, j), table):
            forward[i], backward[j] = j, i
    return WordAlignment(first, second, forward, backward)


def may_match(a: Word, b: Word) -> bool:
    """Tell whether :func:`align_words` could let the one stand for the other at all."""
    first, second = a.token, b.token
    if a.lower == b.lower or (first.lemma == second.lemma and first.pos == second.pos):
        return True
    if not (a.content and b.content):
        return False
    if a.key == b.key or first.lemma == second.lemma:
        return True
    if a.key[0] in "@#" or b.key[0] in "@#" or first.pos not in _POS or second.pos not in _POS:
        return False
    return _meaning((first.lemma, first.pos), (second.lemma, second.pos)) >= _LEAST


def _table(a: Words, b: Words) -> dict[tuple[int, int], float]:
    """Return how alike the words are, for each pair of places where they are alike enough."""
    table: dict[tuple[int, int], float] = {}
    for m, n in _kin(a, b):
        (left, one), (right, other) = a.open[m], b.open[n]
        if (score := _meaning(one, other)) >= _LEAST:
            table[left, right] = score
    for i, word in enumerate(a):
        for term in a.terms[i]:
            for j in b.by_term.get(term, ()):
                table[i, j] = _SAME_TERM
        for j in b.by_text.get(word.lower, ()):
            table[i, j] = _SAME_WORD
    return table


_SLACK = 1e-3
"""More than what a cosine may lose when it is found for many words at once."""


def _kin(a: Words, b: Words) -> set[tuple[int, int]]:
    """Return which of the open words may have to do with each other, by place in ``open``.

    Few of all pairs do: looking at the others would take most of the time.
    """
    if not a.open or not b.open:
        return set()
    near = np.argwhere(a.units @ b.units.T >= _NEAR - _SLACK).tolist()
    found = {(m, n) for m, n in near}
    for key in a.towards & b.own:
        first = [m for m, ties in enumerate(a.ties) if key in ties.towards]
        found.update((m, n) for n, ties in enumerate(b.ties) if key in ties.own for m in first)
    return found


def _around(a: Words, b: Words, pair: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the places of the neighbours of two words, and of what governs them."""
    i, j = pair
    return (i - 1, j - 1), (i + 1, j + 1), (a.heads[i], b.heads[j])


def _score(table: dict[tuple[int, int], float], a: Words, b: Words, pair: tuple[int, int]) -> float:
    support = sum(table.get(place, 0.0) for place in _around(a, b, pair)) / 3
    return (1 - _CONTEXT) * table[pair] + _CONTEXT * support


def _allowed(
    a: Words, b: Words, pair: tuple[int, int], table: dict[tuple[int, int], float]
) -> bool:
    """Let function words match only where a neighbour or the governing word does."""
    if a[pair[0]].content or b[pair[1]].content:
        return True
    return any(place in table for place in _around(a, b, pair))


_POS: dict[str, Pos] = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}


@lru_cache(maxsize=1 << 18)
def _meaning(a: tuple[str, str], b: tuple[str, str]) -> float:
    """Return how far one word may stand for another in meaning, 0 to 1.

    Both come as lemma and class, one of those in :data:`_POS`.
    """
    (first, pos_a), (second, pos_b) = a, b
    if pos_a != pos_b:
        return _SYNONYM if derived(first, _POS[pos_a], second, _POS[pos_b]) else 0.0
    near = nearness(first, second)
    if near < _NEAR and not linked(first, second, _POS[pos_a]):
        return 0.0
    match relation(first, second, _POS[pos_a]):
        case "same" | "synonym" | "derived":
            return _SYNONYM
        case "hypernym" | "hyponym":
            return max(near, _NEAR)
        case "antonym" | "sister":
            return 0.0
        case _:
            return near if near >= _NEAR else 0.0
