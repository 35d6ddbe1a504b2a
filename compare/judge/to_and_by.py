"""One figure that a thing fell *to* in one account, and *by* in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compare.analyse.quantities.units import is_money
from compare.analyse.values import show
from compare.judge import say
from compare.judge.apart import apart_in_time
from compare.judge.changes import slot
from compare.judge.directions import direction, moved_to
from compare.judge.draft import Draft
from compare.judge.same_fact import covers

if TYPE_CHECKING:
    from compare.judge.context import Account, Pair
    from compare.model import Quantity

_LEAST = 0.5
_SHARED = 0.4
"""Share of the lighter sentence's words that the two must have in common."""


def to_and_by(pair: Pair) -> Iterator[Draft]:
    """Yield a conflict where one figure is the end of a change here and its size there."""
    if pair.score < _LEAST or pair.internal:
        return
    left, right = pair.a.account, pair.b.account
    for a in pair.a.quantities:
        for b in pair.b.quantities:
            if not _one_figure(a, b) or not (
                (_is_end(left, a) and _is_size(right, b))
                or (_is_size(left, a) and _is_end(right, b))
            ):
                continue
            ways = {direction(left, a)[0], direction(right, b)[0]}
            if ways >= {1, -1} or apart_in_time(pair, a, b) or not covers(pair, _SHARED):
                continue
            evidence = (left.evidence(a.phrase, show(a)), right.evidence(b.phrase, show(b)))
            text = f"{say.both(evidence)}: where a change ended, or how large it was."
            yield Draft("conflict", "number", "cross", text, evidence)


def _one_figure(a: Quantity, b: Quantity) -> bool:
    same = a.form == b.form == "exact" and a.low == b.low and a.unit == b.unit
    return same and (is_money(a.unit) or a.unit == "percent")


def _is_end(account: Account, figure: Quantity) -> bool:
    return moved_to(account, figure)


def _is_size(account: Account, figure: Quantity) -> bool:
    return slot(account, figure) == "change"
