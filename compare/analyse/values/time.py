"""Times as intervals of days, and as the words that give them where no date is known."""

from __future__ import annotations

import datetime as dt

from compare.analyse.times.part import other_half
from compare.model import Time

_FIRST, _LAST = dt.date.min, dt.date.max
_PARTIAL = {"day", "month", "minute"}


def comparable_times(a: Time, b: Time) -> bool:
    """Tell whether the two say something of the same kind, so that they can disagree at all."""
    if a.start is not None and b.start is not None:
        return True
    if a.clock is not None and b.clock is not None:
        return True
    fields = ("weekday", "month", "year")
    return any(
        getattr(a, name) is not None and getattr(b, name) is not None for name in fields
    ) or ((a.weekday is not None and _single(b)) or (b.weekday is not None and _single(a)))


def compatible_times(a: Time, b: Time) -> bool:
    """Tell whether one event can have both times.

    Days compare by their intervals, *since* and *until* as half-open ones, but two beginnings
    (*since 2014*, *since 2012*) or two ends as points. A year that was not written but taken
    from the account's date never makes a conflict by itself. Without dates the words compare:
    weekday, month, day. Clock times compare where the days can be one.
    """
    if not _days_meet(a, b):
        return False
    if a.clock is None or b.clock is None or a.relation != "at" or b.relation != "at":
        return True
    return any(_clocks_meet(x, y) for x in _clocks(a) for y in _clocks(b))


def refines_times(a: Time, b: Time) -> bool:
    """Tell whether ``a`` says more precisely what ``b`` says; never true both ways."""
    if not comparable_times(a, b) or not compatible_times(a, b):
        return False
    if a.start is None or b.start is None:
        return _says_more(a, b)
    inner, outer = _open(a), _open(b)
    if inner == outer:
        return _finer_clock(a, b)
    return (
        outer[0] <= inner[0] and inner[1] <= outer[1] and (b.clock is None or a.clock is not None)
    )


def _days_meet(a: Time, b: Time) -> bool:
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return _words_meet(a, b)
    if a.relation == b.relation and a.relation in {"at", "since", "until"}:
        meet = a.start <= b.end and b.start <= a.end
    else:
        first, second = _open(a), _open(b)
        meet = first[0] <= second[1] and second[0] <= first[1]
    if meet:
        return True
    return _differ_in_guessed_year(a, b)


def _differ_in_guessed_year(a: Time, b: Time) -> bool:
    """Tell dates that are one but for a year that one of them does not give."""
    if a.year is not None and b.year is not None:
        return False
    for one, other in ((a, b), (b, a)):
        # "in July", in a year that was inferred, against "in 2004"
        guessed = one.year is None and one.month is not None and one.granularity in _PARTIAL
        if (
            guessed
            and other.granularity == "year"
            and other.month is None
            and other.year is not None
        ):
            return True
    if a.month is None or b.month is None or not {a.granularity, b.granularity} <= _PARTIAL:
        return False
    return a.month == b.month and (a.day is None or b.day is None or a.day == b.day)


def _words_meet(a: Time, b: Time) -> bool:
    """Compare what the words say where at least one has no date."""
    if a.relation != b.relation:
        return True
    if a.weekday is not None and b.weekday is not None and a.weekday != b.weekday:
        return False
    for one, other in ((a, b), (b, a)):
        if one.weekday is not None and _single(other):
            assert other.start is not None
            if other.start.weekday() != one.weekday:
                return False
    if a.year is not None and b.year is not None and a.year != b.year:
        return not {a.granularity, b.granularity} <= _PARTIAL | {"year", "quarter"}
    if a.month is None or b.month is None:
        return True
    alike = a.granularity == b.granularity or {a.granularity, b.granularity} <= _PARTIAL
    if not alike or "range" in {a.granularity, b.granularity}:
        return True
    if a.month != b.month:
        return False
    return a.day is None or b.day is None or a.day == b.day


def _single(time: Time) -> bool:
    return time.start is not None and time.start == time.end and time.relation == "at"


def _open(time: Time) -> tuple[dt.date, dt.date]:
    """Return the interval with the open side that the relation gives it."""
    assert time.start is not None and time.end is not None
    match time.relation:
        case "at":
            return time.start, time.end
        case "before" | "until":
            return _FIRST, time.end
        case "after" | "since":
            return time.start, _LAST


def _fields(time: Time) -> int:
    given = (time.year, time.month, time.day, time.weekday, time.clock)
    return sum(field is not None for field in given)


def _says_more(a: Time, b: Time) -> bool:
    """Compare two of which one has no date: by what is given, then by how wide the clock is.

    Who says *shortly before six on Thursday* is no more precise than who says *at 5:50*.
    """
    if b.clock is not None and (a.clock is None or _width(a.clock) > _width(b.clock)):
        return False
    more = _fields(a) - _fields(b)
    return _fields(b) > 0 and (more > 0 or (more == 0 and _finer_clock(a, b)))


def _finer_clock(a: Time, b: Time) -> bool:
    """Tell whether only ``a`` gives a clock time, or a narrower one within that of ``b``."""
    if a.clock is None:
        return False
    if b.clock is None or _width(a.clock) >= _width(b.clock):
        return b.clock is None
    return any(_inside(x, y) for x in _clocks(a) for y in _clocks(b))


def _clocks(time: Time) -> tuple[tuple[int, int], ...]:
    """Return the minutes of the day that a clock time may mean, in one half of it or in both."""
    if time.clock is None:
        return ()
    return (time.clock, other_half(time.clock)) if time.either else (time.clock,)


def _width(clock: tuple[int, int]) -> int:
    return clock[1] - clock[0]


def _inside(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _clocks_meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    slack = max(_precision(a), _precision(b))
    return a[0] - slack <= b[1] and b[0] - slack <= a[1]


def _precision(clock: tuple[int, int]) -> int:
    """Return how many minutes a time of day may be off: the rounder, the more."""
    if clock[0] != clock[1]:
        return 0
    for size, minutes in ((60, 10), (30, 10), (15, 5), (5, 3)):
        if clock[0] % size == 0:
            return minutes
    return 1
