"""Values in a reader's words, for explanations."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from compare.analyse.values import show, show_time

if TYPE_CHECKING:
    from compare.model import Quantity, Time

_LONG_NUMBER = re.compile(r"(?<![\d.])\d{4,}(?!\d)")
_BOUNDS = {"<= ": "at most ", ">= ": "at least ", "< ": "less than ", "> ": "more than "}


def quantity(value: Quantity) -> str:
    """Return the value a number stands for: ``at least 12``, ``EUR 2,500,000``, ``25 %``."""
    text = _LONG_NUMBER.sub(lambda match: f"{int(match[0]):,}", show(value))
    for sign, words in _BOUNDS.items():
        if text.startswith(sign):
            return words + text.removeprefix(sign)
    return text


def time(value: Time) -> str:
    """Return the days and hours a time stands for: ``11 March 2025, 05:20 to 06:00``."""
    if value.start is None or value.end is None:
        days = "" if value.weekday is None else _WEEKDAYS[value.weekday]
    else:
        days = _days(value.start, value.end)
    if value.clock is not None:
        hours = " to ".join(dict.fromkeys(f"{m // 60:02}:{m % 60:02}" for m in value.clock))
        return f"{days}, {hours}" if days else hours
    return days or show_time(value)


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def day(value: dt.date) -> str:
    """Return a day as ``20 December 2025``."""
    return _days(value, value)


def _days(start: dt.date, end: dt.date) -> str:
    if start == end:
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year}"
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if whole_years:
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    next_day = end + dt.timedelta(days=1)
    if start.day == 1 and next_day.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    return f"{_days(start, start)} to {_days(end, end)}"
