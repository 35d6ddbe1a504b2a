"""How near two lemmas are: the same, synonyms, one a kind of the other, or neither."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compare.align.vectors import nearness

if TYPE_CHECKING:
    from compare.data import Class, Pos
    from compare.model import Token

SAME = 1.0
SYNONYM = 0.9
KIND_OF = 0.7
BOTH_PEOPLE = 0.6
_NEAR = 0.5
"""Cosine from which two words of one class are taken to be near in meaning."""

_POS: dict[str, Pos] = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "r"}

_CLASSES: dict[str, Class] = {**_POS, "ADP": "p", "SCONJ": "p"}

_PEOPLE = frozenset({"people", "person", "individual", "human", "man", "woman"})


@lru_cache(maxsize=1 << 16)
def nouns(a: str, b: str) -> float:
    """Return how surely two nouns can name the same things, 0 to 1."""
    if not a or not b:
        return 0.0
    if opposed(a, b, "NOUN"):
        return 0.0
    related = _related(a, b, "NOUN")
    if related:
        return related
    if is_person(a) and is_person(b):
        return BOTH_PEOPLE
    return 0.0


_BEGUN = frozenset(
    frozenset(pair.split()) for pair in ("employ hire", "employ recruit", "own buy", "own acquire")
)
"""A closed class: verbs of which one begins what the other says goes on."""


def begins(a: str, b: str) -> bool:
    """Tell whether one of two verbs begins what the other says goes on: *hire*, *employ*."""
    return frozenset((a, b)) in _BEGUN


@lru_cache(maxsize=1 << 16)
def verbs(a: str, b: str) -> float:
    """Return how surely two verbs can name the same act, 0 to 1."""
    if not a or not b:
        return 0.0
    if opposed(a, b, "VERB") or frozenset((a, b)) in _BEGUN:
        return 0.0
    related = _related(a, b, "VERB")
    if related:
        return related
    return KIND_OF if nearness(a, b) >= _NEAR else 0.0


def entails(said: Token, wider: Token) -> bool:
    """Tell whether who says ``said`` of a thing also says ``wider``: the same, or a wider word."""
    pos = _POS.get(wider.pos)
    if pos is None or said.pos not in _POS:
        return False
    return _entails(said.lemma, _POS[said.pos], wider.lemma, pos)


@lru_cache(maxsize=1 << 16)
def _entails(said: str, said_pos: Pos, wider: str, pos: Pos) -> bool:
    from compare.data import derived, relation
    from compare.data import entails as causes

    if said == wider:
        return True
    if said_pos != pos:
        return derived(said, said_pos, wider, pos)
    if relation(said, wider, pos) in ("same", "synonym", "hypernym", "derived"):
        return True
    return pos == "v" and causes(said, wider)


@lru_cache(maxsize=1 << 16)
def opposed(a: str, b: str, pos: str) -> bool:
    """Tell whether two words of one class exclude each other."""
    from compare.data import opposed as opposites

    return pos in _CLASSES and opposites(a, b, _CLASSES[pos])


def successive(a: str, b: str, pos: str) -> bool:
    """Tell whether one thing may see both opposites, one after the other: *began*, *ended*."""
    from compare.data import successive as may_follow

    return pos in _CLASSES and may_follow(a, b, _CLASSES[pos])


_ONCE = (
    "bear", "die", "kill", "create", "establish", "found", "begin", "end", "abolish",
    "locate", "situate", "headquarter", "marry", "appoint", "elect", "sign", "release",
    "publish", "premiere", "invent", "discover", "crash", "sink",
)  # fmt: skip
"""Verbs of coming into being, ending and being situated: what befalls one thing once."""


@lru_cache(maxsize=1 << 14)
def once_only(verb: str) -> bool:
    """Tell whether what the verb says of a thing is true of it once, so that twice is the same."""
    return verb in _ONCE or any(_related(verb, root, "VERB") >= SYNONYM for root in _ONCE)


@lru_cache(maxsize=1 << 14)
def is_person(noun: str) -> bool:
    """Tell whether the noun, in its usual sense, names people."""
    from compare.data import lexnames

    return noun in _PEOPLE or lexnames(noun)[:1] == ("person",)


_ANYONE = frozenset({"people", "person", "somebody", "someone", "individual", "human"})


def is_anyone(noun: str) -> bool:
    """Tell whether the noun says no more of somebody than that it is a person."""
    return noun in _ANYONE


@lru_cache(maxsize=1 << 14)
def is_people(noun: str) -> bool:
    """Tell whether the noun names people or a group of them, in its usual sense."""
    from compare.data import lexnames

    return is_person(noun) or lexnames(noun)[:1] == ("group",)


def _related(a: str, b: str, pos: str) -> float:
    from compare.data import relation

    if a == b:
        return SAME
    match relation(a, b, _POS[pos]):
        case "same" | "synonym" | "derived":
            return SYNONYM
        case "hypernym" | "hyponym":
            return KIND_OF
        case _:
            return 0.0
