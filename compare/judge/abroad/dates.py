"""Rule ``written-date``: other days or times of day in sentences of one language that go alike.

A date is known by its figures and by the names of months and days, which are the same in every text
of a language. What it is the date of is not known, so that it is to be compared, no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.analyse.written import Kind, Written
from compare.judge.abroad.alike import at_odds, figures, pairs
from compare.judge.context import Account, Context, Pair
from compare.judge.draft import Draft
from compare.model import Evidence

_CALLED = {"date": "date", "weekday": "day", "clock": "time"}


def find(context: Context) -> Iterator[Draft]:
    """Yield dates to compare, and those that are written in two ways and are the same."""
    for pair in pairs(context):
        yield from _to_compare(pair)
        yield from _the_same(pair)


def _to_compare(pair: Pair) -> Iterator[Draft]:
    a, b = pair.a.account, pair.b.account
    for one, other in at_odds(pair):
        if not one.kind == other.kind == "number":
            first, second = _evidence(a, one), _evidence(b, other)
            told = f"{a.id} writes “{first.quote}” where {b.id} writes “{second.quote}”"
            either = next((f for f in (one, other) if _is_open(f)), None)
            also = ", whichever of its figures is the month" if either else ""
            text = f"{told}, in sentences that otherwise go alike{also}."
            yield Draft("open", "date", "cross", text, (first, second))


def _the_same(pair: Pair) -> Iterator[Draft]:
    a, b = pair.a.account, pair.b.account
    for one, other, kind in _written_in_two_ways(pair):
        first, second = _evidence(a, one), _evidence(b, other)
        either = next((e for f, e in ((one, first), (other, second)) if _is_open(f)), None)
        as_read = f" (if “{either.quote}” is {either.value})" if either else ""
        told = f"{a.id} and {b.id} give the same {_CALLED[kind]}{as_read}"
        text = f"{told}: “{first.quote}”, “{second.quote}”."
        yield Draft("agree", "date", "cross", text, (first, second))


def _evidence(account: Account, written: Written) -> Evidence:
    return account.evidence(written.span, written.value)


def _written_in_two_ways(pair: Pair) -> Iterator[tuple[Written, Written, Kind]]:
    """Yield dates and times that are the same, and written in other signs."""
    right = [figure.written for figure in figures(pair.b)]
    for figure in figures(pair.a):
        one = figure.written
        for other in right:
            kinds: set[Kind] = {one.kind, other.kind} - {"number"}
            signs = _plain(pair.a.account, one) != _plain(pair.b.account, other)
            kind = kinds.pop() if len(kinds) == 1 else None
            if kind and signs and _is_one(one, other, kind):
                yield one, other, kind


def _is_one(one: Written, other: Written, kind: Kind) -> bool:
    """Tell whether the likeliest readings of this kind are the same."""
    first, second = (
        next((r for r in figure.readings if r.kind == kind), None) for figure in (one, other)
    )
    return first is not None and first == second


def _plain(account: Account, written: Written) -> str:
    return "".join(_quote(account, written).casefold().split())


def _quote(account: Account, written: Written) -> str:
    return written.span.of(account.document.text)


def _is_open(written: Written) -> bool:
    """Tell whether figures leave open which of them is the day and which the month."""
    return written.kind == "date" and len(written.readings) > 1
