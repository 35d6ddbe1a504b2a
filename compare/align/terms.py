"""What a sentence is compared by: its content lemmas, names by entity and numbers by value."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from compare.align.vectors import weight

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from compare.model import Analysis, Mention, Quantity, Token

    class Stemmer(Protocol):
        """What snowballstemmer offers; it has no types of its own."""

        def stemWord(self, word: str) -> str:  # noqa: N802 - their name
            """Return the stem of a lower-case word."""


_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ"})
_LIGHT = frozenset({"be", "have", "do", "not", "also", "so", "then", "there", "here", "such"})
_NAME_WEIGHT = 0.9
_NUMBER_WEIGHT = 0.7
_BACKGROUND = 30
"""Sentences imagined besides those compared, so that two lone sentences can share a rare term."""


def sentence_terms(analysis: Analysis) -> tuple[tuple[str, ...], ...]:
    """Return, for each sentence, its terms in text order, repeated where they are repeated.

    ``@GB`` is a name by its entity, ``#10`` a number by its value, anything else a lemma's stem,
    so that *terminate* and *termination* are one.
    """
    keys = token_keys(analysis)
    bounds = analysis.bounds
    rows = []
    for first, end in pairwise(bounds):
        row: list[str] = []
        for key in keys[first:end]:
            if key and not (key[0] == "@" and row and row[-1] == key):
                row.append(key if key[0] in "@#" else stem(key))
        rows.append(tuple(row))
    return tuple(rows)


def token_keys(analysis: Analysis) -> tuple[str, ...]:
    """Return the term each token belongs to; empty for function words and punctuation."""
    mentions = _covering(analysis.tokens, analysis.mentions)
    numbers = {q.token: q for q in analysis.quantities}
    return tuple(_key(t, mentions.get(t.index), numbers.get(t.index)) for t in analysis.tokens)


def _key(token: Token, mention: Mention | None, quantity: Quantity | None) -> str:
    if mention is not None:
        return "@" + mention.entity
    if quantity is not None and quantity.unit != "ordinal":
        return f"#{quantity.low:g}" if quantity.low == quantity.high else f"#{token.lemma}"
    if token.pos not in _CONTENT or token.lemma in _LIGHT or not any(map(str.isalnum, token.text)):
        return ""
    return token.lemma


def _covering(tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Return the mention over each token that has one."""
    place = {token.span.start: token.index for token in tokens}
    found: dict[int, Mention] = {}
    for mention in mentions:
        index = place.get(mention.span.start, mention.token)
        while index < len(tokens) and tokens[index].span.start < mention.span.end:
            found.setdefault(index, mention)
            index += 1
    return found


@cache
def stem(lemma: str) -> str:
    """Return the stem of a lemma (Porter's second algorithm)."""
    word: str = _stemmer().stemWord(lemma)
    return word


@cache
def _stemmer() -> Stemmer:
    # Not NLTK's: importing that part of it takes two seconds.
    import snowballstemmer

    stemmer: Stemmer = snowballstemmer.stemmer("english")
    return stemmer


def term_weight(term: str) -> float:
    """Return how much it tells that two sentences share ``term``, 0 to 1."""
    if term[0] == "@":
        return _NAME_WEIGHT
    if term[0] == "#":
        return _NUMBER_WEIGHT
    return weight(term)


def term_rarity(rows: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return each term's weight lowered by the share of the sentences that hold it."""
    seen: dict[str, int] = defaultdict(int)
    for row in rows:
        for term in dict.fromkeys(row):
            seen[term] += 1
    total = len(rows) + _BACKGROUND
    # A term in a single sentence keeps its weight, one in all of them next to nothing: what the
    # accounts are about as wholes says little about which of their sentences belong together.
    scale = log(1 + total)
    return {
        term: term_weight(term) * (log(1 + total / count) / scale) ** 2
        for term, count in seen.items()
    }
