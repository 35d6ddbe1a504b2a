"""The tables that tell what the full stop after an abbreviation means."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The groups of ``compare/data/abbreviations.toml``, which says what each means."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    never: frozenset[str]
    either: frozenset[str]
    either_capital: frozenset[str]
    units: frozenset[str]
    names_with_marks: frozenset[str]

    def all(self) -> frozenset[str]:
        """Return every entry that ends in a full stop and is no ordinary word."""
        return self.before_name | self.never | self.either | self.either_capital


@dataclass(frozen=True, slots=True)
class Words:
    """The groups of ``compare/data/sentence_words.toml``, which says what each means."""

    starters: frozenset[str]
    saying: frozenset[str]
    offices: frozenset[str]
    address: frozenset[str]


@functools.cache
def load() -> Abbreviations:
    """Read the table of abbreviations, once in a process."""
    return Abbreviations(**_read("abbreviations.toml"))


@functools.cache
def words() -> Words:
    """Read the table of words, once in a process."""
    return Words(**_read("sentence_words.toml"))


def _read(name: str) -> dict[str, frozenset[str]]:
    data = tomllib.loads((_DATA / name).read_text(encoding="utf-8"))
    return {group: frozenset(entries) for group, entries in data.items()}
