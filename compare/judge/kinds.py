"""Kinds of things of which nothing is two at once: a person, a place, a book, a vehicle."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Token

_WORKS = {
    word: kind
    for kind, words in {
        "film": "film movie",
        "book": "book novel novella memoir",
        "song": "song",
        "album": "album",
        "poem": "poem",
        "play": "play",
        "opera": "opera",
        "painting": "painting fresco",
        "sculpture": "sculpture statue",
        "magazine": "magazine",
        "broadcast": "sitcom",
    }.items()
    for word in words.split()
}
"""A closed class: what works of art and of the press are called, by their form."""
BROADCASTS = frozenset({"series", "show", "program", "programme", "drama"})
"""Words for what is broadcast, which may stand for each other."""
_ON_AIR = frozenset({"television", "tv", "radio"})
_OF_A_KIND = frozenset("type kind form sort variety style piece breed species brand class".split())

_MAKES = {
    "fabric": "fabric",
    "clothing": "fabric",
    "vehicle": "vehicle",
    "structure": "structure",
    "machine": "machine",
    "weapon": "machine",
}
"""What artefacts are told apart by."""

_MAKES_OF = frozenset(_MAKES.values())
_MADE = _MAKES_OF | {"artifact"}
_LIVING = frozenset({"person", "animal", "plant"})
_APART = (
    (_LIVING, _MADE | {"location", "work", "object", "group", "event"}),
    (frozenset({"person"}), frozenset({"animal", "plant", "food", "substance"})),
    (frozenset({"animal"}), frozenset({"plant"})),
    (frozenset({"food"}), _MAKES_OF | {"location", "work", "group", "event"}),
    (frozenset({"location"}), frozenset({"work", "event"})),
    (frozenset({"work"}), frozenset({"group", "object", "substance"}) | _MAKES_OF),
    (frozenset({"fabric"}), frozenset({"vehicle", "structure", "machine"})),
    (frozenset({"vehicle"}), frozenset({"structure"})),
)
"""Fields of WordNet, and kinds of works and artefacts, that exclude each other. Left out are those
that do not: a body of people may be a place (a country) or a house, a website may be a company."""
_FIELDS = frozenset().union(*(side for pair in _APART for side in pair))


def kind_noun(account: Account, noun: Token) -> Token:
    """Return the noun that says what something is, past *a type of* and *one of the*."""
    if noun.lemma in _OF_A_KIND or noun.lemma == "one":
        for preposition in account.tree.children(noun, "prep"):
            if preposition.lemma == "of":
                inner = account.tree.children(preposition, "pobj")
                return kind_noun(account, inner[0]) if inner else noun
    return noun


def exclude(a: Account, x: Token, b: Account, y: Token) -> bool:
    """Tell whether nothing can be both, as far as the words have no other usual sense."""
    works = _work(a, x), _work(b, y)
    if works[0] and works[1]:
        return works[0] != works[1]
    first = frozenset({"work"}) if works[0] else _fields(x.lemma)
    second = frozenset({"work"}) if works[1] else _fields(y.lemma)
    return bool(first and second) and all(_are_apart(i, j) for i in first for j in second)


def _work(account: Account, noun: Token) -> str:
    below = account.tree.subtree(noun, without=("prep", "relcl", "acl"))
    before = {token.lemma for token in below if token.index < noun.index}
    if noun.lemma == "opera" and "soap" in before:
        return "broadcast"
    if noun.lemma == "video":
        return "video" if "music" in before else ""
    if noun.lemma in BROADCASTS:
        return "" if before.isdisjoint(_ON_AIR) else "broadcast"
    return _WORKS.get(noun.lemma, "")


@lru_cache(maxsize=1 << 12)
def _fields(noun: str) -> frozenset[str]:
    """Return the fields of a noun's usual senses; none where one of them is open."""
    from compare.data import is_a, lexnames

    found = lexnames(noun)
    fields = frozenset(found)
    if not fields <= _FIELDS:
        return frozenset()
    if fields == {"artifact"}:
        return frozenset(made for root, made in _MAKES.items() if is_a(noun, root)) or fields
    return fields


def _are_apart(x: str, y: str) -> bool:
    return any((x in a and y in b) or (y in a and x in b) for a, b in _APART)
