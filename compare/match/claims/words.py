"""Words that can be about one thing or act, and words that undo another."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compare.align.vectors import nearness
from compare.data import derived
from compare.judge import kinship

if TYPE_CHECKING:
    from compare.data import Pos
    from compare.model import Token

_NEAR = 0.5
"""Cosine from which two words are near in meaning, and what that is worth."""
_STEM = 4
_POS: dict[str, Pos] = {"NOUN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "r"}


def alike(a: Token, b: Token) -> float:
    """Return how surely two words can be about one thing or act, 0 to 1."""
    if a.lemma == b.lemma:
        return 1.0
    return _alike(a.lemma, _POS.get(a.pos), b.lemma, _POS.get(b.pos))


@lru_cache(maxsize=1 << 16)
def _alike(a: str, kind: Pos | None, b: str, other: Pos | None) -> float:
    if kind is None or other is None:
        return 0.0
    if kind != other:
        noun = a if kind == "n" else b if other == "n" else ""
        if noun and kinship.is_person(noun):
            return 0.0  # "callers" need not have called
        made = derived(a, kind, b, other) or derived(b, other, a, kind)
        return kinship.SYNONYM if made else 0.0
    if kind == "n":
        kin = kinship.nouns(a, b)
        found = kin if kin > kinship.BOTH_PEOPLE else 0.0
    elif kind == "v":
        found = kinship.verbs(a, b)
    else:
        found = 0.0
    if found or nearness(a, b) < _NEAR:
        return found
    return 0.0 if any(kinship.opposed(a, b, pos) for pos in ("NOUN", "VERB", "ADJ")) else _NEAR


def undoes(word: Token, core: Token) -> bool:
    """Tell whether a word denies by itself: *uninvited*, of who was not invited."""
    stem = word.lemma.removeprefix("un")
    return stem != word.lemma and stem[:_STEM] == core.lemma[:_STEM]
