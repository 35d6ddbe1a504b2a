"""Which words of two sentences stand for each other.

Words are matched by identity, lemma, entity, value, synonymy and vector; what speaks for a match
besides is that their neighbours, or what governs them in the tree, match too (the method is that
of Sultan, Bethard and Sumner, *Back to Basics for Monolingual Alignment*, TACL 2014). What is
left over then differs in meaning, not in form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from compare.align.kin import CLASSES, LEAST, kin, likeness
from compare.align.terms import token_keys
from compare.align.vectors import weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.align.kin import Kin, Term
    from compare.model import Analysis, Token

_SAME_WORD = 1.0
_SAME_TERM = 0.95
_OFTEN = 900
"""Pairs that one word makes up to which all are looked at: it stands 30 times in either run."""
_NEAR = 10
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
    def by_term(self) -> dict[str, list[int]]:
        """The places of what makes a word the same term as another: any one in common will do."""
        return _places((term, n) for n, word in enumerate(self) for term in _terms(word))

    @cached_property
    def open(self) -> dict[Term, list[int]]:
        """The words that others of like meaning may stand for, with their places."""
        return _places((term, n) for n, word in enumerate(self) if (term := open_term(word)))


def _terms(word: Word) -> tuple[str, ...]:
    """Return form, lemma and key of a word, each marked as what it is."""
    form = f"{word.token.pos} {word.token.lemma}"
    return (form, f"lemma {word.token.lemma}", f"key {word.key}") if word.content else (form,)


_T = TypeVar("_T")


def _places(items: Iterable[tuple[_T, int]]) -> dict[_T, list[int]]:
    found: dict[_T, list[int]] = {}
    for key, place in items:
        found.setdefault(key, []).append(place)
    return found


def words_of(analysis: Analysis, sentences: Sequence[int], keys: Sequence[str]) -> Words:
    """Return the words of these sentences; ``keys`` are the document's :func:`token_keys`."""
    return Words(
        Word(token, keys[token.index], _written(token), bool(keys[token.index]))
        for i in sentences
        for token in analysis.tokens_of(i)
    )


def _written(token: Token) -> str:
    """Return a token in small letters, whatever apostrophe it is written with."""
    return token.text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def keys_of(analysis: Analysis) -> tuple[str, ...]:
    """Return what each token of a document is compared by."""
    return token_keys(analysis)


def align_words(a: Sequence[Word], b: Sequence[Word], related: Kin | None = None) -> WordAlignment:
    """Return the best one-to-one matching of the words of ``a`` and ``b``.

    ``related`` is the :func:`kin` of texts that hold the two, where that is known.
    """
    first = a if isinstance(a, Words) else Words(a)
    second = b if isinstance(b, Words) else Words(b)
    if related is None:
        related = kin(tuple(first.open), tuple(second.open))
    table = _table(first, second, related)
    scores = {pair: _score(table, first, second, pair) for pair in table}
    ranked = sorted(table, key=lambda pair: (-scores[pair], abs(pair[0] - pair[1]), pair))
    forward: dict[int, int] = {}
    backward: dict[int, int] = {}
    for i, j in ranked:
        if i not in forward and j not in backward and _allowed(first, second, (i, j), table):
            forward[i], backward[j] = j, i
    return WordAlignment(first, second, forward, backward)


def reachable(a: Words, b: Words, related: Kin) -> tuple[set[int], set[int]]:
    """Return the places in ``a`` and in ``b`` of the words that something could stand for.

    That takes much less than to find out what does.
    """
    left, right = set[int](), set[int]()
    for first, second in ((a.by_term, b.by_term), (a.by_text, b.by_text)):
        for key in first.keys() & second.keys():
            left.update(first[key])
            right.update(second[key])
    for one, places in a.open.items():
        row = related.get(one)
        for other in row.keys() & b.open.keys() if row else ():
            left.update(places)
            right.update(b.open[other])
    return left, right


def occurs(name: Word, words: Words) -> bool:
    """Tell whether a name has form, lemma or key in common with one of ``words``.

    Where it has not, :func:`align_words` lets none of them stand for it.
    """
    if name.lower in words.by_text:
        return True
    return any(term in words.by_term for term in _terms(name))


def may_match(a: Word, b: Word) -> bool:
    """Tell whether :func:`align_words` could let the one stand for the other at all."""
    first, second = a.token, b.token
    if a.lower == b.lower or (first.lemma == second.lemma and first.pos == second.pos):
        return True
    if not (a.content and b.content):
        return False
    if a.key == b.key or first.lemma == second.lemma:
        return True
    one, other = open_term(a), open_term(b)
    return one is not None and other is not None and likeness(one, other) >= LEAST


def open_term(word: Word) -> Term | None:
    """Return what a word is looked up by where others of like meaning may stand for it."""
    token = word.token
    if not word.content or word.key[0] in "@#" or token.pos not in CLASSES:
        return None
    return token.lemma, token.pos


def _table(a: Words, b: Words, related: Kin) -> dict[tuple[int, int], float]:
    """Return how alike the words are, for each pair of places where they are alike enough."""
    table: dict[tuple[int, int], float] = {}
    for one, left in a.open.items():
        row = related.get(one)
        if row is not None:
            for other in row.keys() & b.open.keys():
                table.update(((i, j), row[other]) for i in left for j in b.open[other])
    for term in a.by_term.keys() & b.by_term.keys():
        for pair in _met(a.by_term[term], b.by_term[term]):
            table[pair] = _SAME_TERM
    for text in a.by_text.keys() & b.by_text.keys():
        for pair in _met(a.by_text[text], b.by_text[text]):
            table[pair] = _SAME_WORD
    return table


def _met(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of one word in two runs, each with each.

    Where there are hundreds, such as the commas of a long list, each only with those that come
    about as early among the others.
    """
    if len(left) * len(right) <= _OFTEN:
        yield from product(left, right)
        return
    for n, i in enumerate(left):
        rank = n * len(right) // len(left)
        for j in right[max(0, rank - _NEAR) : rank + _NEAR + 1]:
            yield i, j


_Places = tuple[int, int]


def _around(a: Words, b: Words, pair: _Places) -> tuple[_Places, _Places, _Places]:
    """Return the places of the neighbours of two words, and of what governs them."""
    i, j = pair
    return (i - 1, j - 1), (i + 1, j + 1), (a.heads[i], b.heads[j])


def _score(table: dict[tuple[int, int], float], a: Words, b: Words, pair: tuple[int, int]) -> float:
    before, after, above = _around(a, b, pair)
    support = (table.get(before, 0.0) + table.get(after, 0.0) + table.get(above, 0.0)) / 3
    return (1 - _CONTEXT) * table[pair] + _CONTEXT * support


def _allowed(
    a: Words, b: Words, pair: tuple[int, int], table: dict[tuple[int, int], float]
) -> bool:
    """Let function words match only where a neighbour or the governing word does."""
    if a[pair[0]].content or b[pair[1]].content:
        return True
    return any(place in table for place in _around(a, b, pair))
