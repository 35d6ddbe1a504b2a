"""Values as short strings, the same for the same value."""

from __future__ import annotations

import datetime as dt
import math
from calendar import monthrange

from compare.model import Quantity, Time

_SIGNS = {"percent": "%", "degC": "\u00b0C", "age": "years", "m2": "m2", "times": "times"}
_TIMES = (("d", 86400.0), ("h", 3600.0), ("min", 60.0), ("s", 1.0))
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def show(quantity: Quantity) -> str:
    """Return the value with its unit: ``10``, ``25 %``, ``2500000 EUR``, ``>= 12``, ``36-44``."""
    unit, _, per = quantity.unit.partition("/")
    low, high = quantity.low, quantity.high
    if unit.startswith("score:"):
        return f"{_number(low)} ({unit.partition(':')[2]})"
    if unit == "ordinal" and low == high:
        return f"{_number(low)}{_suffix(int(low))}"
    if unit == "s":
        unit, factor = _time_unit(low, high)
        low, high = _rounded(low / factor), _rounded(high / factor)
    text = _interval(low, high, bound=quantity.form == "bound")
    sign = _SIGNS.get(unit, unit)
    text = f"{text} {sign}" if sign else text
    return f"{text}/{per}" if per and sign else f"{text} /{per}" if per else text


def _time_unit(low: float, high: float) -> tuple[str, float]:
    """Choose the largest unit that leaves no remainder, else the largest that fits."""
    values = [abs(value) for value in (low, high) if math.isfinite(value)]
    fitting = [unit for unit in _TIMES if max(values) >= unit[1]] or [_TIMES[-1]]
    if low != high:
        return fitting[0]
    return next((unit for unit in fitting if values[0] % unit[1] == 0), fitting[0])


def _rounded(value: float) -> float:
    return round(value, 2) if math.isfinite(value) else value


def _interval(low: float, high: float, *, bound: bool) -> str:
    if low == high:
        return _number(low)
    if bound and low in {0.0, -math.inf}:
        return f"{'<' if _is_next(high) else '<='} {_number(high)}"
    if bound or high == math.inf:
        return f"{'>' if _is_next(low) else '>='} {_number(low)}"
    if _is_next(low):
        return f"> {_number(low)}"
    return f"{_number(low)}-{_number(high)}" if low >= 0 else f"{_number(low)}..{_number(high)}"


def _is_next(value: float) -> bool:
    """Tell the float right beside a short number, which stands for an open end."""
    short = float(f"{value:.6g}")
    return short != value and value in {
        math.nextafter(short, math.inf),
        math.nextafter(short, -math.inf),
    }


def _number(value: float) -> str:
    text = f"{value:.12g}"
    if "e" in text or len(text.partition(".")[2]) > 6:
        text = f"{value:.6f}".rstrip("0").rstrip(".") if abs(value) < 1e6 else f"{value:.0f}"
    return text


def _suffix(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def show_time(time: Time) -> str:
    """Return the time in ISO 8601: ``2025-12-20``, ``2014-04``, ``1992/2002``, ``2014/..``.

    Without a date what the words give: ``--03-12``, ``Tuesday``, ``Q3``, ``05:50``.
    """
    day = _days(time)
    clock = _clock(time)
    text = f"{day}T{clock}" if day and clock else day or clock or f"{time.granularity}?"
    match time.relation:
        case "before" | "until":
            return f"../{text}"
        case "after" | "since":
            return f"{text}/.."
        case "at":
            return text


def _days(time: Time) -> str:
    start, end = time.start, time.end
    if start is None or end is None:
        return _words(time)
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return _pair(f"{start.year:04}", f"{end.year:04}")
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _pair(_month(start), _month(end))
    return _pair(start.isoformat(), end.isoformat())


def _month(date: dt.date) -> str:
    return f"{date.year:04}-{date.month:02}"


def _pair(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _words(time: Time) -> str:
    year = "" if time.year is None else f"{time.year:04}"
    if time.month is not None and time.granularity == "quarter":
        return f"{year}-Q{(time.month + 2) // 3}".lstrip("-")
    if time.month is not None and time.granularity == "season":
        return f"{_SEASONS.get(time.month, '')} {year}".strip()
    if time.month is not None:
        day = f"-{time.day:02}" if time.day is not None else ""
        return f"{year or '-'}-{time.month:02}{day}"
    if year:
        return year
    return _WEEKDAYS[time.weekday] if time.weekday is not None else ""


def _clock(time: Time) -> str:
    if time.clock is None:
        return ""
    first, last = (f"{minute // 60:02}:{minute % 60:02}" for minute in time.clock)
    return _pair(first, last)
