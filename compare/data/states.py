"""The states of ``compare/data/states.toml``: what cannot be so of one thing at one time."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Pole:
    """One side of a family of states, as a verb or an ascribed word tells it."""

    family: str
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
    found: dict[str, list[Pole]] = defaultdict(list)
    text = files("compare.data").joinpath("states.toml").read_text("utf-8")
    for family, row in tomllib.loads(text).items():
        of = frozenset(row.get("of", "").split())
        for side, key in enumerate(("one", "other")):
            for phrase in row[key].split("; "):
                head, _, word = phrase.partition(" ")
                pole = Pole(family, side, head.endswith("!"), word, row.get("any", False), of)
                found[head.rstrip("!")].append(pole)
    return {verb: tuple(poles) for verb, poles in found.items()}


@cache
def of_one_state(a: str, b: str) -> bool:
    """Tell whether two verbs tell one state: *work*, *run*."""
    held = [{(p.family, p.side) for p in poles_of_verbs().get(v, ()) if not p.word} for v in (a, b)]
    return bool(held[0] & held[1])
