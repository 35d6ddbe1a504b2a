"""Numbers and dates of a summary that its article has nowhere."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from compare.analyse.values import comparable, compatible
from compare.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account, Side
    from compare.model import Time

Fact: TypeAlias = "Quantity | Time"
_FIELDS = ("year", "month", "day", "weekday")
_FEW = 60
"""Numbers of an article up to which those that follow from two of them are worked out."""
_SLACK = 0.006
"""Share by which a worked out number may be off, since it may have been rounded."""


def figures(side: Side) -> Iterator[Fact]:
    """Yield the numbers and dates of a sentence that are definite enough to be looked for."""
    yield from (q for q in side.quantities if q.form != "vague" and q.unit != "ordinal")
    yield from (time for time in side.times if _definite(side.account, time))


def stands_in(account: Account, own: Account, fact: Fact) -> bool:
    """Tell whether an account has a figure of ``own`` anywhere, or numbers it follows from."""
    if not isinstance(fact, Quantity):
        return _dated_in(account, own, fact)
    held = account.analysis.quantities
    if fact.form == "range":  # "1.36" is no "1.30 to 1.40"
        return any(q.form != "exact" and comparable(fact, q) and same_number(fact, q) for q in held)
    if any(comparable(fact, q) and same_number(fact, q) for q in held):
        return True
    if any(fact.low in (q.low, q.high) or fact.high in (q.low, q.high) for q in held):
        return True
    written, read = own.analysis.tokens[fact.token].text, {q.token for q in held}
    unread = (t.text for t in account.analysis.tokens if t.index not in read)
    return (not fact.unit and written in unread) or _follows(fact, held)


def _dated_in(account: Account, own: Account, time: Time) -> bool:
    """Tell whether an account has a time; with its year, where any such time there has a year."""
    held = [t for t in account.analysis.times if _one_time(own, time, account, t)]
    if time.year is None:
        return bool(held)
    if time.granularity == "year":
        return bool(held) or any(_covers(t, time.year) for t in account.analysis.times)
    like = (t for t in account.analysis.times if _but_for_year(time, t))
    return bool(held) and (
        any(t.year == time.year for t in held) or all(t.year is None for t in like)
    )


def _covers(time: Time, year: int) -> bool:
    if time.start is None or time.end is None:
        return False
    return time.start.year <= year <= time.end.year


def _but_for_year(a: Time, b: Time) -> bool:
    both = [(getattr(a, name), getattr(b, name)) for name in _FIELDS[1:]]
    return a.granularity == b.granularity and all(x == y for x, y in both)


def differ(own: Account, a: Fact, other: Account, b: Fact) -> bool:
    """Tell whether two figures are of one kind and no two readings of one value."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return comparable(a, b) and not same_number(a, b)
    if isinstance(a, Quantity) or isinstance(b, Quantity):
        return False
    if a.granularity != b.granularity or _one_time(own, a, other, b):
        return False
    return bool(_both(a, b)) or _said(own, a)[1] == _said(other, b)[1]


def same_number(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers can be one; two bounds on one side must be the same bound."""
    if a.form == b.form == "bound":
        return a.low == b.low or a.high == b.high
    if a.form == b.form == "range" and a.unit == b.unit:
        return (a.low, a.high) == (b.low, b.high)
    return compatible(a, b)


def _follows(fact: Quantity, held: tuple[Quantity, ...]) -> bool:
    """Tell whether a number is the sum or the difference of two, or a change by so many percent."""
    if len(held) > _FEW or fact.low != fact.high:
        return False
    goal, off = abs(fact.low), abs(fact.low) * _SLACK
    for p, q in combinations(held, 2):
        if not q.low or not p.low or len({p.unit, q.unit} - {""}) > 1:
            continue
        if not (p.unit or q.unit) and p.noun != q.noun and p.sentence != q.sentence:
            continue
        small, large = sorted((abs(p.low), abs(q.low)))
        if (
            len({fact.unit, p.unit, q.unit} - {""}) <= 1
            and min(abs(small + large - goal), abs(large - small - goal)) <= off
        ):
            return True
        if fact.unit == "percent":
            changes = (100 * (large / small - 1), 100 * (1 - small / large))
            if any(abs(change - goal) <= max(off, fact.step / 2) for change in changes):
                return True
    return False


def _definite(account: Account, time: Time) -> bool:
    return any(getattr(time, name) is not None for name in _FIELDS) or bool(_said(account, time)[0])


def _one_time(own: Account, a: Time, other: Account, b: Time) -> bool:
    if both := _both(a, b):
        return all(x == y for x, y in both)
    (number, words), (second, rest) = _said(own, a), _said(other, b)
    return bool(number) and number == second and words == rest


def _both(a: Time, b: Time) -> list[tuple[int, int]]:
    """Return what both times say outright, field by field."""
    pairs = ((getattr(a, name), getattr(b, name)) for name in _FIELDS)
    return [(x, y) for x, y in pairs if x is not None and y is not None]


def _said(account: Account, time: Time) -> tuple[list[str], list[str]]:
    """Return the numbers and the other words of a time: *35*, *years ago*."""
    inside = [
        token
        for token in account.analysis.tokens_of(time.sentence)
        if time.span.contains(token.span)
    ]
    numbers = [token.lemma for token in inside if token.pos == "NUM"]
    return numbers, [token.lemma for token in inside if token.pos != "NUM"]
