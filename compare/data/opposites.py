"""What excludes what: WordNet's antonyms, words and states of ``opposites.tsv``, and *un-*."""

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


@dataclass(frozen=True, slots=True)
class Pole:
    """One side of a family of states, as a verb or an ascribed word tells it."""

    family: int
    """Row of the table."""
    side: int
    """0 or 1: those of one family exclude each other."""
    acted_on: bool
    """Whether the thing is what the verb acts on."""
    word: str
    """What must stand below the verb; empty for none."""
    loose: bool
    """Whether the two clauses need only speak of one thing, in whatever part."""
    of: frozenset[str]
    """Nouns of which the clause must speak; empty for any."""


@cache
def poles_of_verbs() -> dict[str, tuple[Pole, ...]]:
    """Return the poles by verb (with its particle); what is ascribed is found under ``=word``."""
    found: dict[str, list[Pole]] = {}
    for family, row in enumerate(rows("opposites.tsv")):
        if row["class"] != "s":
            continue
        loose, _, nouns = row["order"].partition(": ")
        of = frozenset(several(nouns))
        for side, key in enumerate(("one", "other")):
            for phrase in several(row[key]):
                head, _, word = phrase.partition(" ")
                pole = Pole(family, side, head.endswith("!"), word, loose == "any", of)
                found.setdefault(head.rstrip("!"), []).append(pole)
    return {verb: tuple(held) for verb, held in found.items()}


@cache
def of_one_state(a: str, b: str) -> bool:
    """Tell whether two verbs tell one state: *work*, *run*."""
    held = [{(p.family, p.side) for p in poles_of_verbs().get(v, ()) if not p.word} for v in (a, b)]
    return bool(held[0] & held[1])


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
        if row["class"] != "s"
        for one in several(row["one"])
        for other in several(row["other"])
    }


def _undone(a: str, b: str) -> bool:
    """Tell whether ``a`` is ``b`` with a prefix that denies it."""
    denied = a.removeprefix("un") if a.startswith("un") else a.removeprefix("non").lstrip("-")
    return denied == b != a and len(b) >= _SHORTEST
