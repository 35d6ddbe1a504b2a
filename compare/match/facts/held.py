"""The typed facts of an account that can be held against those of another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.analyse.values import comparable, comparable_times, compatible, compatible_times
from compare.judge import kinship
from compare.model import Quantity, Time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.match.question import Scene
    from compare.model import Mention, Span

_EXACT = frozenset({"minute", "day", "month", "year"})
_ONE = 1
_FARTHEST = 3.0


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, a time or a name, with where it stands."""

    account: int
    value: Quantity | Time | Mention
    clause: int
    """The clause of the account that it stands in."""

    @property
    def span(self) -> Span:
        """Return the words that are told: a figure with what is counted."""
        return self.value.phrase if isinstance(self.value, Quantity) else self.value.span

    @property
    def sentence(self) -> int:
        """Return the sentence it stands in."""
        return self.value.sentence


def held(scene: Scene, account: int) -> tuple[Fact, ...]:
    """Return the facts of an account in the order of the text, those of headings left out."""
    home = scene.clause_of[account]
    found = [Fact(account, value, home[value.token]) for value in _values(scene, account)]
    return tuple(sorted(found, key=lambda fact: fact.value.span))


def _values(scene: Scene, account: int) -> Iterator[Quantity | Time]:
    analysis = scene.analyses[account]
    sentences = analysis.document.sentences
    for quantity in analysis.quantities:
        if sentences[quantity.sentence].kind != "heading" and _counts(quantity):
            yield quantity
    for time in analysis.times:
        if sentences[time.sentence].kind != "heading" and time.granularity in _EXACT:
            yield time


def _counts(quantity: Quantity) -> bool:
    """Tell whether a number says how many or how much: *no* and *one* mostly say something else."""
    if quantity.unit == "ordinal":
        return bool(quantity.noun)
    return quantity.high > _ONE or bool(quantity.unit)


def alike(a: Fact, b: Fact) -> bool:
    """Tell whether two facts are of one sort, so that they can disagree at all."""
    match a.value, b.value:
        case Quantity() as p, Quantity() as q:
            return comparable(p, q) and (p.unit != "ordinal" or kinship.nouns(p.noun, q.noun) > 0)
        case Time() as p, Time() as q:
            return comparable_times(p, q)
        case _:
            return False


def hold(a: Fact, b: Fact) -> bool:
    """Tell whether two facts of one sort can both be true of one thing."""
    match a.value, b.value:
        case Quantity() as p, Quantity() as q:
            return compatible(p, q) or _is_rounded(p, q)
        case Time() as p, Time() as q:
            return compatible_times(p, q)
        case _:
            return True


def _is_rounded(p: Quantity, q: Quantity) -> bool:
    """Tell whether one time is the other in a larger unit: 144 days are *five months*."""
    if not p.unit == q.unit == "s" or p.step == q.step:
        return False
    return abs(_middle(p) - _middle(q)) <= max(p.step, q.step) / 2


def size(p: Quantity, q: Quantity) -> float:
    """Return how far apart two figures are in size, as a logarithm: twice as large is 0.7."""
    x, y = _middle(p), _middle(q)
    return min(_FARTHEST, abs(math.log(x / y))) if x > 0 and y > 0 else _FARTHEST


def _middle(quantity: Quantity) -> float:
    ends = [end for end in (quantity.low, quantity.high) if math.isfinite(end)]
    return sum(ends) / len(ends) if ends else 0.0
