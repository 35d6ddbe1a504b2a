"""What an article says where its summary says something that the article has nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.judge.changes import slot
from compare.judge.same_fact import coverage
from compare.judge.substitution.slots import Slot, Unit, slot_of
from compare.judge.unsourced.figures import differ, figures, stands_in
from compare.judge.unsourced.names import named_in, names
from compare.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.judge.context import Account, Pair, Side
    from compare.judge.unsourced.figures import Fact
    from compare.judge.unsourced.summary import Summed
    from compare.judge.unsourced.vocabulary import Vocabulary
    from compare.model import Mention

_COVERED = 0.5
"""Share of the lighter sentence that must be told alike for its slots to be held together."""
_NEARLY = 0.75
"""The same, where only one thing beside the two is shared."""


@dataclass(frozen=True, slots=True)
class Instead:
    """What stands in the article in the place of something."""

    side: Side
    fact: Fact | Mention


def other_figure(said: Summed, fact: Fact) -> Instead | None:
    """Return the figure that the article has in the slot of ``fact`` and the summary nowhere."""
    own = said.side.account
    for pair, there in sides(said):
        rivals = [
            y
            for y in figures(there)
            if differ(own, fact, there.account, y)
            and _one_part(own, fact, there.account, y)
            and not stands_in(own, there.account, y)
        ]
        if found := _fitting(pair, said.side, fact, there, rivals):
            return found
    return None


def _one_part(own: Account, a: Fact, other: Account, b: Fact) -> bool:
    """Tell whether two numbers are both levels, or both changes: *by 5*, *to 80*."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return slot(own, a) == slot(other, b)
    return True


def other_name(said: Summed, name: Mention, vocabulary: Vocabulary) -> Instead | None:
    """Return the name that the article has in the slot of ``name`` and the summary nowhere.

    One of several named side by side stands in nobody's place: it is added to them.
    """
    if _one_of_several(said.side.account, name):
        return None
    for pair, there in sides(said):
        rivals = [
            y
            for y in names(there)
            if y.type == name.type and not _one_of_several(there.account, y)
            if not named_in(vocabulary, there.account, y)
        ]
        if found := _fitting(pair, said.side, name, there, rivals):
            return found
    return None


def _one_of_several(account: Account, name: Mention) -> bool:
    token = account.analysis.tokens[name.token]
    return token.dep == "conj" or bool(account.tree.children(token, "conj"))


def sides(said: Summed, least: float = _COVERED) -> Iterator[tuple[Pair, Side]]:
    """Yield the pairs that a summary's sentence is held against, and the article's side of each.

    Of the lighter sentence of a pair the other tells the share ``least`` or more.
    """
    for pair in said.pairs:
        if coverage(pair) >= least:
            yield pair, pair.b if pair.a.account is said.side.account else pair.a


def _fitting(
    pair: Pair, own: Side, fact: Fact | Mention, there: Side, rivals: Iterable[Fact | Mention]
) -> Instead | None:
    x = _unit(own, fact)
    ranked = []
    for n, y in enumerate(rivals):
        other = _unit(there, y)
        place = (
            slot_of(pair, x, other) if pair.a.account is own.account else slot_of(pair, other, x)
        )
        nearly = coverage(pair) >= _NEARLY
        if _firm(place) or (nearly and (_half(place) or _one_noun(pair, own, fact, y))):
            ranked.append((-place.support, n, y))
    return Instead(there, min(ranked)[2]) if ranked else None


def _firm(slot: Slot) -> bool:
    return (slot.governed == 1 and slot.role) or (slot.left and slot.right)


def _half(slot: Slot) -> bool:
    return bool(slot.left or slot.right or (slot.governed and slot.role))


def _one_noun(pair: Pair, own: Side, fact: Fact | Mention, other: Fact | Mention) -> bool:
    """Tell whether two numbers count the same thing."""
    if not isinstance(fact, Quantity) or not isinstance(other, Quantity):
        return False
    a, b = fact.noun_token, other.noun_token
    if a is None or b is None:
        return False
    if pair.a.account is not own.account:
        a, b = b, a
    return fact.noun == other.noun or pair.partner.get(a) == b


def _unit(side: Side, fact: Fact | Mention) -> Unit:
    first = side.account.analysis.bounds[side.index]
    inside = [n for n, token in enumerate(side.tokens) if fact.span.contains(token.span)]
    head = side.account.analysis.tokens[fact.token]
    places = inside or [head.index - first]
    return Unit(places[0], places[-1], head, "figure", None)
