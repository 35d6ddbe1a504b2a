"""From what the words say to an interval of days, given the date of the account."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, replace

from compare.analyse.times.part import Part, Tense

Interval = tuple[dt.date, dt.date]
_DAY = dt.timedelta(days=1)
_EDGES = {
    "start": (0.0, 0.3),
    "early": (0.0, 0.4),
    "mid": (0.3, 0.7),
    "late": (0.6, 1.0),
    "end": (0.7, 1.0),
}
"""Shares of a period that its parts take up, as widely as the words are used."""


@dataclass(frozen=True, slots=True)
class Base:
    """The date of the account, as precisely as it is known."""

    year: int | None = None
    month: int | None = None
    date: dt.date | None = None


def base_of(published: str | None) -> Base:
    """Read an ISO date or the year and month of one; anything else tells nothing."""
    numbers = (published or "")[:10].split("-")
    if not all(number.isdigit() for number in numbers) or len(numbers[0]) != 4:
        return Base()
    year, *rest = (int(number) for number in numbers)
    if not 1 <= year <= 9998:
        return Base()
    if not rest:
        return Base(year)
    if not 1 <= rest[0] <= 12:
        return Base(year)
    date = _date(year, rest[0], rest[1]) if len(rest) > 1 else None
    return Base(year, rest[0], date)


def resolve(part: Part, base: Base, tense: Tense) -> Interval | None:
    """Return first and last day, or ``None`` where the words and ``base`` do not fix them."""
    try:
        return _range(part, base, tense) if part.until else _single(part, base, tense)
    except (OverflowError, ValueError):
        return None


def _range(part: Part, base: Base, tense: Tense) -> Interval | None:
    last = part.until
    assert last is not None
    first = replace(part, until=None)
    if first.year is None and last.year is not None and first.shift is None:
        first = replace(first, year=last.year)
    end = _single(last, base, tense)
    if last.year is None and first.year is not None and last.shift is None:
        end = _single(replace(last, year=first.year), base, tense)
    start = _single(first, base, tense)
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def _single(part: Part, base: Base, tense: Tense) -> Interval | None:
    if part.which == "fiscal":
        # It has a name to compare by, but its days are the company's own.
        return None
    whole = _whole(part, base, tense)
    if whole is None or not part.edge:
        return whole
    return _edge(part, whole)


def _edge(part: Part, whole: Interval) -> Interval:
    """Narrow a period to its early, middle or late part."""
    start, end = whole
    if part.granularity == "decade":
        first, last = {"mid": (3, 7), "late": (5, 9), "end": (7, 9)}.get(part.edge, (0, 4))
        return start.replace(year=start.year + first), end.replace(year=start.year + last)
    length = (end - start).days + 1
    low, high = _EDGES[part.edge]
    return start + dt.timedelta(days=int(length * low)), start + dt.timedelta(
        days=max(0, int(length * high) - 1)
    )


def _whole(part: Part, base: Base, tense: Tense) -> Interval | None:
    if part.span is not None:
        return _stretch(part.span, base)
    if part.shift is not None:
        return _shifted(part, base)
    year = part.year
    if part.granularity == "century" and year is not None:
        return dt.date(year, 1, 1), dt.date(year + 100, 12, 31)
    if part.granularity == "decade" and year is not None:
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
    if part.granularity == "year" and year is not None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if part.month is not None:
        if year is not None:
            return _in_year(part, year)
        return _nearest(part, base, tense)
    if part.weekday is not None:
        return _weekday(part, base, tense)
    return None


def _in_year(part: Part, year: int) -> Interval | None:
    month = part.month
    assert month is not None
    if part.granularity == "season":
        # The seasons overlap, for people do not keep to one definition.
        if month == 12:
            return dt.date(year, 1, 1), dt.date(year + 1, 3, 31)
        last = month + 3
        return dt.date(year, month, 1), dt.date(year, last, monthrange(year, last)[1])
    if part.granularity == "quarter":
        return dt.date(year, month, 1), dt.date(year, month + 2, monthrange(year, month + 2)[1])
    if part.granularity == "range":
        # Half of a year.
        return dt.date(year, month, 1), dt.date(year, month + 5, monthrange(year, month + 5)[1])
    if part.day is None:
        return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    date = _date(year, month, part.day)
    return (date, date) if date else None


def _nearest(part: Part, base: Base, tense: Tense) -> Interval | None:
    """Choose the year that a month or day without one means in news."""
    if base.year is None or base.month is None:
        return None
    if part.granularity in {"quarter", "season", "range"} and not part.which:
        # A quarter may be fiscal, a season southern: without a year only their names compare.
        return None
    anchor = base.date or dt.date(base.year, base.month, 15)
    slack = _DAY if base.date else dt.timedelta(days=16)
    options = [_in_year(part, year) for year in range(base.year - 4, base.year + 5)]
    found = [option for option in options if option is not None]
    past = [option for option in found if option[0] <= anchor + slack]
    future = [option for option in found if option[1] >= anchor - slack]
    if part.which == "last":
        done = [option for option in past if option[1] < anchor]
        return done[-1] if done else None
    if part.which == "next":
        coming = [option for option in future if option[0] > anchor]
        return coming[0] if coming else None
    if part.which == "this":
        return _in_year(part, base.year)
    if tense == "past":
        return past[-1] if past else None
    if tense == "future":
        return future[0] if future else None

    def distance(option: Interval) -> int:
        if option[0] > anchor:
            return 2 * (option[0] - anchor).days
        return max(0, (anchor - option[1]).days)

    return min(found, key=distance) if found else None


def _weekday(part: Part, base: Base, tense: Tense) -> Interval | None:
    if base.date is None or part.weekday is None:
        return None
    back = (base.date.weekday() - part.weekday) % 7
    ahead = (part.weekday - base.date.weekday()) % 7
    if part.which in {"last", "next"}:
        # On a Monday "last Friday" is three days ago, on a Saturday it may be one or eight.
        if part.which == "last":
            return _days(base.date, -(back or 7)) if not 0 < back < 3 else None
        return _days(base.date, ahead or 7) if not 0 < ahead < 6 else None
    if part.which == "this" or tense == "future":
        return _days(base.date, ahead)
    if tense == "present":
        # "The strike starts on Monday" is to come; a headline's "court hears case Monday" is not.
        return None
    return _days(base.date, -back)


def _days(date: dt.date, days: int) -> Interval:
    moved = date + dt.timedelta(days=days)
    return moved, moved


def _shifted(part: Part, base: Base) -> Interval | None:
    assert part.shift is not None
    unit, count = part.shift
    if part.ago:
        return _ago(unit, count, base)
    if unit in {"year", "decade", "century"} and base.year is not None:
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        first = base.year - base.year % size + count * size
        return dt.date(first, 1, 1), dt.date(first + size - 1, 12, 31)
    if unit == "month" and base.year is not None and base.month is not None:
        if part.day is not None:
            date = _date(*_month(base.year, base.month, count), part.day)
            return (date, date) if date else None
        year, month = _month(base.year, base.month, count)
        return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    if unit == "quarter":
        return None
    if base.date is None:
        return None
    if unit == "day":
        return _days(base.date, count)
    monday = base.date - base.date.weekday() * _DAY
    if unit == "week":
        start = monday + count * 7 * _DAY
        return start, start + 6 * _DAY
    if unit == "weekend":
        saturday = monday + 5 * _DAY
        if count < 0 and base.date.weekday() >= 5:
            return saturday - 7 * _DAY, saturday + _DAY
        start = saturday + (7 * count) * _DAY
        return start, start + _DAY
    return None


def _ago(unit: str, count: int, base: Base) -> Interval | None:
    """``three weeks ago`` is as exact as its unit."""
    if base.date is None:
        if unit == "year" and base.year is not None:
            return dt.date(base.year + count - 1, 7, 1), dt.date(base.year + count + 1, 6, 30)
        return None
    if unit == "day":
        return _days(base.date, count)
    size, slack = {
        "week": (7.0, 4),
        "weekend": (7.0, 4),
        "fortnight": (14.0, 4),
        "month": (30.44, 16),
        "quarter": (91.3, 46),
        "year": (365.25, 200),
        "decade": (3652.5, 1500),
        "century": (36525.0, 9000),
    }[unit]
    middle = base.date + dt.timedelta(days=round(size * count))
    return middle - slack * _DAY, middle + slack * _DAY


def _stretch(span: tuple[str, int], base: Base) -> Interval | None:
    if base.date is None:
        return None
    unit, count = span
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30.44, "quarter": 91.3}
    days |= {"year": 365.25, "decade": 3652.5, "century": 36525}
    other = base.date + dt.timedelta(days=round(days[unit] * count))
    return min(other, base.date), max(other, base.date)


def _month(year: int, month: int, count: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def _date(year: int, month: int, day: int) -> dt.date | None:
    if 1 <= day <= monthrange(year, month)[1]:
        return dt.date(year, month, day)
    return None
