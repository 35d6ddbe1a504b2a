"""Which words exclude each other: WordNet's antonyms, those of ``opposites.tsv``, and *un-*."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from compare.data.relations import opposites, sides
from compare.data.tables import rows, several

Class = Literal["n", "v", "a", "r", "p"]
"""Noun, verb, adjective, adverb, preposition or conjunction."""

_VIEW = "view"
"""``order`` of two words for one thing seen from two sides, which exclude nothing."""
_SHORTEST = 4
"""Letters of a word that a prefix can deny: *until* is not the opposite of *til*."""


@lru_cache(maxsize=1 << 16)
def opposed(a: str, b: str, kind: Class) -> bool:
    """Tell whether two lower-case lemmas exclude each other."""
    order = _table().get((kind, frozenset((a, b))))
    if order is not None:
        return order != _VIEW
    if kind == "p":
        return False
    return opposites(a, b, kind) or (kind != "n" and (_undone(a, b) or _undone(b, a)))


def successive(a: str, b: str, kind: Class) -> bool:
    """Tell whether one thing may see both opposites, one after the other: *began*, *ended*."""
    return _table().get((kind, frozenset((a, b)))) == "then"


@dataclass(frozen=True, slots=True)
class Poles:
    """What a word is found by, and what finds the words that may exclude it.

    Two words exclude each other only if ``towards`` of the first meets ``own`` of the second.
    """

    own: frozenset[str | int]
    towards: frozenset[str | int]


@lru_cache(maxsize=1 << 16)
def poles(lemma: str, kind: Class) -> Poles:
    """Return the poles of a word, so that the words of two texts can be matched as sets."""
    stripped = {lemma.removeprefix("un"), lemma.removeprefix("non").lstrip("-")}
    words = {*_partners().get((kind, lemma), ()), *stripped} - {lemma}
    words |= {f"{prefix}{lemma}" for prefix in ("un", "non", "non-")}
    if kind == "p":
        return Poles(frozenset({lemma}), frozenset(words))
    antonyms, senses, opposite = sides(lemma, kind)
    return Poles(frozenset({lemma, *senses}), frozenset({*words, *antonyms, *opposite}))


@cache
def _partners() -> dict[tuple[str, str], set[str]]:
    """Return the words that ``opposites.tsv`` opposes to each, by class."""
    found: dict[tuple[str, str], set[str]] = {}
    for (kind, pair), order in _table().items():
        for word in pair if order != _VIEW else ():
            found.setdefault((kind, word), set()).update(pair - {word})
    return found


@cache
def _table() -> dict[tuple[str, frozenset[str]], str]:
    """Return the pairs of ``opposites.tsv`` by class, each with its ``order``."""
    return {
        (row["class"], frozenset((one, other))): row["order"]
        for row in reversed(rows("opposites.tsv"))
        for one in several(row["one"])
        for other in several(row["other"])
    }


def _undone(a: str, b: str) -> bool:
    """Tell whether ``a`` is ``b`` with a prefix that denies it."""
    denied = a.removeprefix("un") if a.startswith("un") else a.removeprefix("non").lstrip("-")
    return denied == b != a and len(b) >= _SHORTEST
