"""What two figures themselves show of whether they are of one thing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from compare.analyse.quantities.units import is_money
from compare.judge import kinship
from compare.judge.frames import governing

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Quantity, Token

_TINY = 1e-6
_BESIDE = ("after", "before", "later", "earlier", "ago", "into", "since")
"""A closed class: words that make of a length of time a distance in time."""


def one_sort(a: str, b: str) -> bool:
    """Tell whether two nouns count the same: nine aircraft may well be six helicopters and more."""
    if kinship.nouns(a, b) >= kinship.SYNONYM:
        return True
    people = kinship.is_person(a) and kinship.is_person(b)
    return people and (kinship.is_anyone(a) or kinship.is_anyone(b))


def may_have_grown(p: Quantity, q: Quantity) -> bool:
    """Tell whether one is the least that was known later: 17 fires, *at least 25*."""
    grows = not p.unit or is_money(p.unit)
    return grows and p.form == "bound" and p.high == math.inf and q.high <= p.low


def is_converted(p: Quantity, q: Quantity) -> bool:
    """Tell whether two measures are given in different units."""
    if p.step <= 0 or q.step <= 0 or not p.unit:
        return False
    ratio = math.log10(p.step / q.step)
    return abs(ratio - round(ratio)) > _TINY


def is_continued(account: Account, quantity: Quantity) -> bool:
    """Tell whether a figure is the rest of a longer one: *a year and seven months*."""
    before = [
        t
        for t in account.analysis.tokens_of(quantity.sentence)
        if t.span.end <= quantity.span.start
    ][-1:]
    return bool(before) and before[0].lemma == "and" and bool(quantity.unit)


def looks_back(account: Account, quantity: Quantity) -> bool:
    """Tell whether a figure is what there had been: *the first guess had been 25,000*."""
    predicate = governing(account, account.analysis.tokens[quantity.token])
    if predicate is None:
        return False
    words = predicate.span.of(account.document.text).lower().split()
    return words[:2] == ["had", "been"] and not predicate.passive


def is_part(account: Account, quantity: Quantity) -> bool:
    """Tell whether so many *of them* are counted, and not all."""
    tokens = account.analysis.tokens
    number = tokens[quantity.token]
    behind = tokens[number.index + 1 : number.index + 2]
    return bool(behind) and behind[0].lemma == "of" and behind[0].head == number.index


def is_distance(account: Account, quantity: Quantity) -> bool:
    """Tell whether so much time lies between two things: *ten minutes after take-off*."""
    if quantity.unit != "s":
        return False
    tokens = account.analysis.tokens
    behind = [t for t in tokens[quantity.token :] if t.span.start >= quantity.span.end][:1]
    return bool(behind) and behind[0].lemma in _BESIDE


def one_holder(left: Account, p: Quantity, right: Account, q: Quantity) -> bool:
    """Tell whether two ages are those of what one noun or name calls."""
    a, b = _holder(left, p), _holder(right, q)
    if a is None or b is None:
        return False
    kin = kinship.nouns(a.lemma, b.lemma)
    return kin >= kinship.KIND_OF and not kinship.is_anyone(a.lemma)


def _holder(account: Account, age: Quantity) -> Token | None:
    """Return the noun or name of whoever is so old, where the tree leads to one."""
    tokens = account.analysis.tokens
    for above in account.tree.ancestors(tokens[age.token]):
        if above.index == age.noun_token or above.lemma in ("year", "old", "man", "woman"):
            continue
        if above.pos in ("NOUN", "PROPN"):
            return above
        predicate = account.predicate_at.get(above.index)
        if predicate is not None and predicate.subject is not None:
            return tokens[predicate.subject]
    return None
