"""Find the words that were exchanged in sentences that otherwise say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compare.judge.context import Context, Pair
from compare.judge.draft import Draft
from compare.judge.same_fact import covers
from compare.judge.substitution.features import features, opposite
from compare.judge.substitution.guards import comparable, tells
from compare.judge.substitution.model import probability, threshold
from compare.judge.substitution.slots import Slot, slots, units
from compare.model import Category

_RIVAL = 0.8
"""A pair must reach this share of the best score that one of its sentences has."""
_COVERED = 0.3
"""Share of the lighter sentence below which a pair is not looked at."""
_SHARED = 1.1
"""Feature ``shared`` below which two sentences have too little in common: about two rare words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slot that may hold a conflict, with what it is judged by."""

    pair: Pair
    slot: Slot
    kind: str
    """``name`` or ``word``: which of the two models judges it."""
    features: dict[str, float]


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict for each word or name that was exchanged for one it excludes."""
    for found in candidates(context):
        if probability(found.features, found.kind) >= threshold(found.kind):
            yield _draft(found)


def candidates(context: Context) -> Iterator[Candidate]:
    """Yield every slot worth judging, in document order.

    Only sentences of two accounts are looked at, and only where both are about the best
    counterparts each other has.
    """
    best: dict[tuple[str, int], float] = defaultdict(float)
    across = [pair for pair in context.pairs if not pair.internal]
    for pair in across:
        for key in _keys(pair):
            best[key] = max(best[key], pair.score)
    for pair in across:
        if pair.score < context.options.align_threshold:
            continue
        if pair.score < _RIVAL * min(best[key] for key in _keys(pair)):
            continue
        if "heading" in (pair.a.sentence.kind, pair.b.sentence.kind):
            continue
        if not covers(pair, _COVERED) or not comparable(pair):
            continue
        yield from _in_pair(pair)


def _in_pair(pair: Pair) -> Iterator[Candidate]:
    words = pair.words
    alone = (
        sum(unit.name is not None for unit in units(pair.a, words.a, words.forward)),
        sum(unit.name is not None for unit in units(pair.b, words.b, words.backward)),
    )
    for slot in slots(pair):
        if slot.a.sort == "verb" or not tells(pair, slot, alone):
            continue
        found = features(pair, slot)
        if slot.a.name is not None:
            yield Candidate(pair, slot, "name", found)
        elif found["shared"] >= _SHARED:
            yield Candidate(pair, slot, "word", found)


def _keys(pair: Pair) -> tuple[tuple[str, int], tuple[str, int]]:
    return (pair.a.account.id, pair.a.index), (pair.b.account.id, pair.b.index)


def _draft(found: Candidate) -> Draft:
    pair, slot = found.pair, found.slot
    left, right = pair.a.account, pair.b.account
    sides = ((left, slot.a), (right, slot.b))
    evidence = tuple(
        account.evidence(unit.head.span, unit.head.lemma)
        if unit.name is None
        else account.evidence(unit.name.span, unit.name.entity)
        for account, unit in sides
    )
    category: Category = "entity"
    reason = "in the same place"
    if slot.a.name is None:
        if opposite(slot.a.head, slot.b.head, slot):
            category, reason = "antonym", "which are opposites"
        elif slot.a.sort != "noun":
            category = "antonym"
    x, y = evidence
    comma = "," if reason.startswith("which") else ""
    text = (
        f"Otherwise the sentences match, but {left.id} says “{x.quote}” "
        f"and {right.id} “{y.quote}”{comma} {reason}."
    )
    return Draft("conflict", category, "cross", text, evidence)
