"""The table of word relations, unpacked; ``tools/build_relations.py`` packs it."""

from __future__ import annotations

import gzip
import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Literal

from compare.data.tables import FOLDER

Pos = Literal["n", "v", "a", "r"]
"""Noun, verb, adjective, adverb."""

_POS = "nvar"


class Rows:
    """Rows of numbers of different length, in two flat arrays."""

    __slots__ = ("_ends", "values")

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self._ends = _numbers(parts[f"{name}.ends"])
        self.values = _numbers(parts[f"{name}.values"])

    def __getitem__(self, row: int) -> Sequence[int]:
        return self.values[self._ends[row - 1] if row else 0 : self._ends[row]]


class Pairs:
    """For some words in one part of speech each, other words: lexical relations."""

    __slots__ = ("_keys", "_rows")

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self._keys = _numbers(parts[f"{name}.keys"])
        self._rows = Rows(parts, name)

    def of(self, word: int, pos: Pos) -> tuple[tuple[int, Pos], ...]:
        """Return the words related to a word, each with its part of speech."""
        key = word * 4 + _POS.index(pos)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return ()
        return tuple((value // 4, _pos(value % 4)) for value in self._rows[at])


class Lexicon:
    """Words and their first senses; a sense is a number, a word its place in ``words``."""

    def __init__(self, raw: bytes) -> None:
        end = raw.index(b"\n") + 1
        header = json.loads(raw[:end])
        parts: dict[str, bytes] = {}
        for name, size in header["sections"]:
            parts[name] = raw[end : end + size]
            end += size
        self.words = parts["lemmas"].decode("ascii").split("\n")
        self.lexnames = parts["lexnames"]
        self.senses_of = Rows(parts, "senses")
        self.hypernyms = Rows(parts, "hypernyms")
        self.similar = Rows(parts, "similar")
        self.antonyms = Rows(parts, "antonyms")
        self.groups = Rows(parts, "groups")
        self.entails = Rows(parts, "entails")
        self.opposites = Pairs(parts, "opposites")
        self.derived = Pairs(parts, "derived")
        self._starts: list[int] = header["pos"]

    @cached_property
    def children(self) -> array[int]:
        """How many senses each sense is the parent of."""
        counts = array("I", bytes(4 * len(self.lexnames)))
        for value in self.hypernyms.values:
            counts[value] += 1
        return counts

    @cached_property
    def members(self) -> dict[int, tuple[str, ...]]:
        """The words of each sense, in order of the alphabet."""
        found: dict[int, list[str]] = {}
        for at, word in enumerate(self.words):
            for sense in self.senses_of[at]:
                found.setdefault(sense, []).append(word)
        return {sense: tuple(words) for sense, words in found.items()}

    def find(self, lemma: str) -> int | None:
        """Return the number of a word, or ``None``."""
        word = lemma.lower().replace(" ", "_")
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else None

    def senses(self, lemma: str, pos: Pos, look: int) -> tuple[int, ...]:
        """Return the first ``look`` senses in one part of speech, most frequent first."""
        at = self.find(lemma)
        if at is None:
            return ()
        first, last = self._starts[_POS.index(pos)], self._starts[_POS.index(pos) + 1]
        return tuple(s for s in self.senses_of[at] if first <= s < last)[:look]


@cache
def lexicon() -> Lexicon:
    """Return the table, read on first use (about 50 ms of CPU)."""
    return Lexicon(gzip.decompress((FOLDER / "relations.bin.gz").read_bytes()))


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _pos(number: int) -> Pos:
    table: tuple[Pos, ...] = ("n", "v", "a", "r")
    return table[number]
