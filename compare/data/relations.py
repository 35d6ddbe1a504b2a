"""How words are related: synonyms, opposites, kinds of one thing. From WordNet 3.0.

A word counts with its first senses only, because a rare sense relates everything to everything:
at most four of a word's senses are in the table, a later one only if it is used at least a tenth
as often as the first (``tools/build_relations.py``); the questions below look at the first
three of them (nouns, adverbs), or at all (verbs and adjectives). Words are lower-case lemmas;
an unknown word is related to nothing.
"""

from __future__ import annotations

import gzip
import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

from compare.data.tables import FOLDER

Pos = Literal["n", "v", "a", "r"]
"""Noun, verb, adjective, adverb."""
Relation = Literal["same", "synonym", "antonym", "hypernym", "hyponym", "sister", "derived", "none"]

_POS = "nvar"
_LOOK = {"n": 3, "v": 4, "a": 4, "r": 3}
_UP = {"n": 4, "v": 2, "a": 0, "r": 0}
"""How many steps up count as a kind of: further up, everything is a kind of everything."""
_LEXNAMES = (
    "all pert all Tops act animal artifact attribute body cognition communication event feeling "
    "food group location motive object person phenomenon plant possession process quantity "
    "relation shape state substance time body change cognition communication competition "
    "consumption contact creation emotion motion perception possession social stative weather ppl"
).split()
_BROAD = 150
"""A parent with more children than this does not make them sisters (``person`` has hundreds)."""


class _Rows:
    """Rows of numbers of different length in two flat arrays."""

    __slots__ = ("_ends", "_values")

    def __init__(self, ends: array[int], values: array[int]) -> None:
        self._ends = ends
        self._values = values

    def __getitem__(self, row: int) -> Sequence[int]:
        return self._values[self._ends[row - 1] if row else 0 : self._ends[row]]

    def counts(self, size: int) -> array[int]:
        """Return how often each number below ``size`` stands in any row."""
        counts = array("I", bytes(4 * size))
        for value in self._values:
            counts[value] += 1
        return counts


class _Lexicon:
    """The unpacked table."""

    def __init__(self, raw: bytes) -> None:
        end = raw.index(b"\n") + 1
        header = json.loads(raw[:end])
        parts: dict[str, bytes] = {}
        for name, size in header["sections"]:
            parts[name] = raw[end : end + size]
            end += size
        self.lemmas = parts["lemmas"].decode("ascii").split("\n")
        self.starts: list[int] = header["pos"]
        self.lexnames = parts["lexnames"]
        self.senses = _rows(parts, "senses")
        self.hypernyms = _rows(parts, "hypernyms")
        self.similar = _rows(parts, "similar")
        self.antonyms = _rows(parts, "antonyms")
        self.groups = _rows(parts, "groups")
        self.entails = _rows(parts, "entails")
        self.opposite_keys = _numbers(parts["opposites.keys"])
        self.opposites = _rows(parts, "opposites")
        self.derived_keys = _numbers(parts["derived.keys"])
        self.derived = _rows(parts, "derived")
        self.children = self.hypernyms.counts(len(self.lexnames))

    def find(self, lemma: str) -> int | None:
        """Return the number of a word."""
        word = lemma.lower().replace(" ", "_")
        at = bisect_left(self.lemmas, word)
        return at if at < len(self.lemmas) and self.lemmas[at] == word else None

    def synsets(self, lemma: str, pos: Pos, look: int | None = None) -> tuple[int, ...]:
        """Return the first senses of a word in one part of speech, most frequent first."""
        at = self.find(lemma)
        if at is None:
            return ()
        first, last = self.starts[_POS.index(pos)], self.starts[_POS.index(pos) + 1]
        return tuple(s for s in self.senses[at] if first <= s < last)[: look or _LOOK[pos]]


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon(gzip.decompress((FOLDER / "relations.bin.gz").read_bytes()))


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _rows(parts: dict[str, bytes], name: str) -> _Rows:
    return _Rows(_numbers(parts[f"{name}.ends"]), _numbers(parts[f"{name}.values"]))


def known(lemma: str, pos: Pos) -> bool:
    """Tell whether the word is in the table as this part of speech."""
    return bool(_lexicon().synsets(lemma, pos))


@lru_cache(maxsize=65536)
def relation(a_lemma: str, b_lemma: str, pos: Pos) -> Relation:
    """Tell what ``b_lemma`` is to ``a_lemma``, the closest relation first.

    ``hypernym``: b is the wider word (dog, animal); ``hyponym``: the narrower. ``sister``: both
    are kinds of one not too general thing (yellow, green); they may exclude each other or not.
    ``derived``: made from one another with another part of speech is not asked here, only
    within ``pos`` (see :func:`derived`). ``antonym`` includes what :func:`antonymy` rates 2 or 3.
    """
    if a_lemma.lower() == b_lemma.lower():
        return "same"
    lexicon = _lexicon()
    a, b = lexicon.synsets(a_lemma, pos), lexicon.synsets(b_lemma, pos)
    found: Relation = "none"
    if not a or not b:
        found = "none"
    elif antonymy(a_lemma, b_lemma, pos) == 3:
        found = "antonym"
    elif set(a) & set(b) or any(g in b for s in a for g in lexicon.groups[s]):
        found = "synonym"
    elif antonymy(a_lemma, b_lemma, pos) >= 2:
        found = "antonym"
    elif _reaches(a, b, _UP[pos]):
        found = "hypernym"
    elif _reaches(b, a, _UP[pos]):
        found = "hyponym"
    elif pos == "a" and _similar(a, b):
        found = "synonym"
    elif _sisters(a[:2], b[:2]):
        found = "sister"
    elif derived(a_lemma, pos, b_lemma, pos):
        found = "derived"
    return found


@lru_cache(maxsize=65536)
def antonymy(a_lemma: str, b_lemma: str, pos: Pos) -> int:
    """Rate how surely two words are opposites.

    3: listed as antonyms (rise, fall); 2: synonyms of antonyms, in one sense each, and adjectives
    close to an antonym (freezing, hot); 1: kinds of antonyms (soar, plunge); 0: not.
    """
    lexicon = _lexicon()
    one, two = lexicon.find(a_lemma), lexicon.find(b_lemma)
    if one is None or two is None or one == two:
        return 0
    number = _POS.index(pos)
    if two * 4 + number in _linked(lexicon.opposite_keys, lexicon.opposites, one * 4 + number):
        return 3
    a, b = lexicon.synsets(a_lemma, pos, 2), lexicon.synsets(b_lemma, pos, 2)
    if set(a) & set(b):
        return 0
    if _opposed(a, b) or (pos == "a" and _opposed(_near(a), _near(b))):
        return 2
    return 1 if pos == "v" and _opposed(_widened(a[:1]), _widened(b[:1])) else 0


def synonyms(lemma: str, pos: Pos) -> tuple[str, ...]:
    """Return the words that share the first sense of ``lemma``, sorted."""
    lexicon = _lexicon()
    first = lexicon.synsets(lemma, pos, 1)
    if not first:
        return ()
    words = _members().get(first[0], ())
    own = lemma.lower().replace(" ", "_")
    return tuple(word.replace("_", " ") for word in words if word != own)


@cache
def _members() -> dict[int, tuple[str, ...]]:
    lexicon = _lexicon()
    found: dict[int, list[str]] = {}
    for at, word in enumerate(lexicon.lemmas):
        for synset in lexicon.senses[at]:
            found.setdefault(synset, []).append(word)
    return {synset: tuple(words) for synset, words in found.items()}


@lru_cache(maxsize=65536)
def is_a(noun: str, ancestor: str, pos: Pos = "n") -> bool:
    """Tell whether ``noun`` in its first two senses is a kind of ``ancestor``'s first sense."""
    lexicon = _lexicon()
    goal = lexicon.synsets(ancestor, pos, 1)
    return bool(goal) and _reaches(lexicon.synsets(noun, pos, 2), goal, 20, proper=False)


def lexnames(lemma: str, pos: Pos = "n") -> tuple[str, ...]:
    """Return the fields the first senses belong to (``person``, ``location``, ``time``, ``group``,
    ``quantity``, ...), most frequent sense first, each once; empty for an unknown word.
    """
    lexicon = _lexicon()
    names = (_LEXNAMES[lexicon.lexnames[s]] for s in lexicon.synsets(lemma, pos))
    return tuple(dict.fromkeys(names))


def derived(a_lemma: str, a_pos: Pos, b_lemma: str, b_pos: Pos) -> bool:
    """Tell whether one word is made from the other (``terminate``, v, ``termination``, n)."""
    lexicon = _lexicon()
    one, two = lexicon.find(a_lemma), lexicon.find(b_lemma)
    if one is None or two is None:
        return False
    key = one * 4 + _POS.index(a_pos)
    linked = _linked(lexicon.derived_keys, lexicon.derived, key)
    return two * 4 + _POS.index(b_pos) in linked


def entails(a_verb: str, b_verb: str) -> bool:
    """Tell whether doing ``a_verb`` entails or causes ``b_verb`` (snore, sleep; kill, die)."""
    lexicon = _lexicon()
    goal = set(lexicon.synsets(b_verb, "v"))
    return any(goal & set(lexicon.entails[s]) for s in lexicon.synsets(a_verb, "v"))


def _linked(keys: array[int], rows: _Rows, key: int) -> Sequence[int]:
    at = bisect_left(keys, key)
    return rows[at] if at < len(keys) and keys[at] == key else ()


def _reaches(start: Sequence[int], goal: Sequence[int], steps: int, proper: bool = True) -> bool:
    """Tell whether a synset of ``goal`` stands above one of ``start``."""
    lexicon = _lexicon()
    level, wanted, seen = set(start), set(goal), set(start)
    if not proper and level & wanted:
        return True
    for _ in range(steps):
        level = {up for s in level for up in lexicon.hypernyms[s]} - seen
        if level & wanted:
            return True
        seen |= level
    return False


def _sisters(a: Sequence[int], b: Sequence[int]) -> bool:
    lexicon = _lexicon()
    ours = {up for s in a for up in lexicon.hypernyms[s]}
    theirs = {up for s in b for up in lexicon.hypernyms[s]}
    return any(0 < lexicon.children[up] <= _BROAD for up in ours & theirs)


def _similar(a: Sequence[int], b: Sequence[int]) -> bool:
    lexicon = _lexicon()
    return any(near in b for s in a[:2] for near in lexicon.similar[s])


def _near(synsets: Sequence[int]) -> tuple[int, ...]:
    lexicon = _lexicon()
    return tuple(_unique(t for s in synsets for t in (s, *lexicon.similar[s])))


def _widened(synsets: Sequence[int]) -> tuple[int, ...]:
    lexicon = _lexicon()
    return tuple(_unique(t for s in synsets for t in (s, *lexicon.hypernyms[s])))


def _opposed(a: Sequence[int], b: Sequence[int]) -> bool:
    lexicon = _lexicon()
    return any(opposite in b for s in a for opposite in lexicon.antonyms[s])


def _unique(values: Iterator[int]) -> Iterator[int]:
    return iter(dict.fromkeys(values))
