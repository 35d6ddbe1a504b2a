"""What a sentence is compared by: its content lemmas, names by entity and numbers by value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.analyse.latest import latest

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
_UNIT_WEIGHT = 0.35
_STEEP = 3
"""How steeply a term loses weight with the number of sentences that hold it."""
_WORD = re.compile(r"[\w']+")
_BACKGROUND = 30
"""Sentences imagined besides those compared, so that two lone sentences can share a rare term."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the sentences of one document are compared by."""

    rows: tuple[tuple[str, ...], ...]
    """The terms of each sentence in text order, repeated where they are repeated."""
    words: tuple[tuple[str, ...], ...]
    """The lemmas of each sentence outside names and numbers."""
    weights: dict[str, float]
    """How much it tells that two sentences share a term, 0 to 1."""


@latest
def sentence_terms(analysis: Analysis) -> Terms:
    """Return the terms of each sentence of a document.

    ``@GB`` is a name that the tables know, ``#10`` a number by its value, ``$EUR`` a unit, anything
    else the stem of a lemma, so that *terminate* and *termination* are one. Other names are there
    by their words: what one account calls *Ann Bell* is *Bell* or *Mayor Bell* in another.
    """
    keys = _measured(analysis, token_keys(analysis))
    rows, words = [], []
    weights: dict[str, float] = {}
    for first, end in pairwise(analysis.bounds):
        row: list[str] = []
        plain: list[str] = []
        before = ""
        for key in keys[first:end]:
            if key and key[0] == "@":
                forms = () if key == before else _name_words(key)
            else:
                forms = (key,) if key else ()
                plain += (form for form in forms if form[0] not in "#$")
            for form in forms:
                term = form if form[0] in "@#$" else stem(form)
                row.append(term)
                weights[term] = max(weights.get(term, 0.0), _weight(form))
            before = key
        rows.append(tuple(row))
        words.append(tuple(plain))
    return Terms(tuple(rows), tuple(words), weights)


def _measured(analysis: Analysis, keys: Sequence[str]) -> list[str]:
    """Return the keys with one for all words of a unit: ``$EUR`` for *euros* and for *EUR*.

    What tells only the size of a number (*million*) is in its value already.
    """
    measured = list(keys)
    starts = [token.span.start for token in analysis.tokens]
    for quantity in analysis.quantities:
        if quantity.unit == "ordinal":
            continue
        first = bisect_left(starts, quantity.span.start)
        held = range(first, bisect_left(starts, quantity.span.end))
        rest = [n for n in held if n != quantity.token and keys[n][:1] != "@"]
        for n in rest:
            measured[n] = ""
        if rest and quantity.unit not in ("", "age"):
            measured[rest[0]] = "$" + quantity.unit
    return measured


def terms_of(keys: Sequence[str]) -> frozenset[str]:
    """Return the terms of some tokens, given their keys (:func:`token_keys`)."""
    forms = (f for k in keys if k for f in (_name_words(k) if k[0] == "@" else (k,)))
    return frozenset(form if form[0] in "@#$" else stem(form) for form in forms)


def _name_words(key: str) -> tuple[str, ...]:
    """Return the words of a name; the key itself where it is a code of the tables."""
    if key != key.lower():
        return (key,)
    return tuple(word for word in _WORD.findall(key) if len(word) > 1) or (key,)


@latest
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


def _weight(form: str) -> float:
    if form[0] == "@":
        return _NAME_WEIGHT
    if form[0] == "#":
        return _NUMBER_WEIGHT
    if form[0] == "$":
        return _UNIT_WEIGHT
    return weight(form)


def term_rarity(documents: Sequence[Terms]) -> dict[str, float]:
    """Return each term's weight lowered by the share of the sentences that hold it."""
    seen: dict[str, int] = defaultdict(int)
    weights: dict[str, float] = {}
    sentences = 0
    for document in documents:
        for row in document.rows:
            sentences += 1
            for term in dict.fromkeys(row):
                seen[term] += 1
        for term, told in document.weights.items():
            weights[term] = max(weights.get(term, 0.0), told)
    total = sentences + _BACKGROUND
    # A term in a single sentence keeps its weight, one in all of them next to nothing: what the
    # accounts are about as wholes says little about which of their sentences belong together.
    scale = log(1 + total)
    return {
        term: weights[term] * (log(1 + total / count) / scale) ** _STEEP
        for term, count in seen.items()
    }
