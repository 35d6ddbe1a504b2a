"""Which words of two texts are related in meaning, found once for all of their sentences."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from compare.align.vectors import DIMENSIONS, nearness, unit
from compare.data import derived, linked, opposed, relation, ties

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from compare.data import Pos, Ties

Term = tuple[str, str]
"""A word that others of like meaning may stand for: lemma and class, one of :data:`CLASSES`."""
Kin = dict[Term, dict[Term, float]]
"""For each word of one text the words of the other that may stand for it, and how well, 0 to 1."""

CLASSES: Mapping[str, Pos] = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}
LEAST = 0.55
"""Likeness from which one word may stand for another."""
_SYNONYM = 0.85
_NEAR = 0.6
"""Cosine from which two words of one class may stand for each other."""
_SLACK = 1e-3
"""More than what a cosine may lose when it is found for many words at once."""
_BLOCK = 1024
"""Words compared at a time: bounds memory for texts of many words."""


def kin(a: Sequence[Term], b: Sequence[Term]) -> Kin:
    """Return which of the distinct words ``b`` may stand for which of ``a``.

    Few of all pairs may: those with near vectors, and those whose ties meet.
    """
    found: Kin = {}
    if not a or not b:
        return found
    index: dict[int, list[int]] = {}
    for n, term in enumerate(b):
        for key in _ties(term).own:
            index.setdefault(key, []).append(n)
    for one, near in zip(a, _near(a, b), strict=True):
        tied = {n for key in _ties(one).towards & index.keys() for n in index[key]}
        row = {b[n]: score for n in tied.union(near) if (score := likeness(one, b[n])) >= LEAST}
        if row:
            found[one] = row
    return found


def _near(a: Sequence[Term], b: Sequence[Term]) -> Iterator[list[int]]:
    """Yield for each word of ``a`` the places of those of ``b`` whose vectors are near."""
    second = _units(b).T
    for start in range(0, len(a), _BLOCK):
        near = _units(a[start : start + _BLOCK]) @ second >= _NEAR - _SLACK
        for row in near:
            yield np.flatnonzero(row).tolist()


def _units(terms: Sequence[Term]) -> NDArray[np.float32]:
    rows = np.empty((len(terms), DIMENSIONS), np.float32)
    for n, (lemma, _) in enumerate(terms):
        rows[n] = unit(lemma)
    return rows


def _ties(term: Term) -> Ties:
    return ties(term[0], CLASSES[term[1]])


@lru_cache(maxsize=1 << 18)
def likeness(a: Term, b: Term) -> float:
    """Return how far one word may stand for another in meaning, 0 to 1."""
    (first, pos_a), (second, pos_b) = a, b
    if pos_a != pos_b:
        return _SYNONYM if derived(first, CLASSES[pos_a], second, CLASSES[pos_b]) else 0.0
    near = nearness(first, second)
    if near < _NEAR and not linked(first, second, CLASSES[pos_a]):
        return 0.0
    match relation(first, second, CLASSES[pos_a]):
        case "same" | "synonym" | "derived":
            return _SYNONYM
        case "hypernym" | "hyponym":
            return max(near, _NEAR)
        case "antonym" | "sister":
            return 0.0
        case _ if near < _NEAR or opposed(first, second, CLASSES[pos_a]):
            return 0.0
        case _:
            return near
