"""Figures that are one by where they stand: a line of a table, a change in percent or in points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge.changes import slot
from compare.judge.counterparts import counterparts

if TYPE_CHECKING:
    from compare.judge.context import Pair, Side
    from compare.model import Quantity

_LEAST = 0.8
"""Score from which two sentences tell of one change, or are one line of a table."""
_SHARES = {"percent", "pp"}


def of_one_point(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures answer one question whatever the words around them."""
    if pair.internal:
        return False
    return _one_line(pair, a, b) or _one_change(pair, a, b)


def _one_change(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell *up four points* and *up four percent*: one number, told of one thing."""
    if {a.unit, b.unit} != _SHARES or a.low != b.low or a.form != b.form:
        return False
    if "level" in (slot(pair.a.account, a), slot(pair.b.account, b)):
        return False
    alone = all(sum(q.unit in _SHARES for q in side.quantities) == 1 for side in (pair.a, pair.b))
    return alone and (pair.score >= _LEAST or counterparts(pair))


def _one_line(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures stand in one line of a table: *Westby 12 points*, *Westby 10*."""
    if pair.score < _LEAST or (a.noun and b.noun and a.noun != b.noun) or a.unit != b.unit:
        return False
    one, other = _label(pair.a, a), _label(pair.b, b)
    return bool(one) and one == other


def _label(side: Side, quantity: Quantity) -> tuple[str, ...]:
    """Return the words of a line besides its one figure; none where it is a sentence."""
    if side.predicates or len(side.quantities) != 1:
        return ()
    return tuple(
        t.text.casefold()
        for t in side.tokens
        if t.text[:1].isalpha() and not quantity.phrase.contains(t.span)
    )
