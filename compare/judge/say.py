"""Values in a reader's words, for explanations."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.analyse.values import show, show_time
from compare.read.condense import condense

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.judge.draft import Draft
    from compare.model import Document, Evidence, Quantity, Span, Time

_LONG_NUMBER = re.compile(r"(?<![\d.])\d{4,}(?!\d)")
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_BOUNDS = {"<= ": "at most ", ">= ": "at least ", "< ": "less than ", "> ": "more than "}
_UNITS = {"d": "day", "h": "hour", "min": "minute", "s": "second"}
_DAY = 86400.0
_YEAR = 365 * _DAY
"""The shortest; a year as it was counted may have a day more."""
_MONTH = 31 * _DAY
"""The longest."""


def words(document: Document, span: Span) -> str:
    """Return the words of a span as they are read: without markup, on one line."""
    return " ".join(condense(document.text, span, document.removed).text.split())


def readable(draft: Draft, documents: Mapping[str, Document]) -> Draft:
    """Return the finding with an explanation that quotes its evidence as it is read."""
    text = draft.explanation
    for item in draft.evidence:
        document = documents[item.document]
        if document.removed:
            text = text.replace(f"“{item.quote}”", f"“{words(document, item.span)}”")
    return draft if text == draft.explanation else replace(draft, explanation=text)


def both(evidence: tuple[Evidence, Evidence]) -> str:
    """Return who says what, of one account or of two."""
    a, b = evidence
    if a.document == b.document:
        return f"{a.document} says both “{a.quote}” and “{b.quote}”"
    return f"{a.document} says “{a.quote}”, {b.document} says “{b.quote}”"


def quantity(value: Quantity) -> str:
    """Return the value a number stands for: ``at least 12``, ``2,500,000 EUR``, ``8 years``."""
    text = _length(value) if value.unit == "s" else show(value)
    text = _RANGE.sub(" to ", text)
    text = _LONG_NUMBER.sub(lambda match: f"{int(match[0]):,}", text)
    if value.unit.startswith("score:"):
        text = text.partition(" (")[0]
    if text.endswith(" magnitude"):
        text = f"magnitude {text.removesuffix(' magnitude')}"
    for sign, words in _BOUNDS.items():
        if text.startswith(sign):
            return words + text.removeprefix(sign)
    return text


def _length(value: Quantity) -> str:
    """Return a length of time in the words it was given in: years and months differ in days."""
    low, high = value.low, value.high
    if value.form == "about":
        years = round(2 * low / _YEAR) / 2
        if years and abs(low - years * _YEAR) < _DAY and high <= years * (_YEAR + _DAY):
            return _counted(years, "year")
        months = round(high / _MONTH)
        if months and abs(high - months * _MONTH) < _DAY and low > months * (_MONTH - 2 * _DAY):
            return _counted(months, "month")
        if low >= _YEAR:
            ends = dict.fromkeys(f"{round(end / _YEAR, 1):g}" for end in (low, high))
            return f"{' to '.join(ends)} years"
    text, _, unit = show(value).rpartition(" ")
    name = _UNITS.get(unit, unit)
    return f"{text} {name}" if text == "1" or name == unit else f"{text} {name}s"


def _counted(number: float, noun: str) -> str:
    return f"{number:g} {noun}" if number == 1 else f"{number:g} {noun}s"


def time(value: Time) -> str:
    """Return the days and hours a time stands for: ``11 March 2025, 05:20 to 06:00``."""
    if value.start is None or value.end is None:
        days = _words(value)
    else:
        days = _days(value.start, value.end)
    if value.clock is not None:
        hours = " to ".join(dict.fromkeys(_hours(m, value) for m in value.clock))
        return f"{days}, {hours}" if days else hours
    return days or show_time(value)


def _hours(minute: int, value: Time) -> str:
    """Return ``05:20``, or ``5:20`` where nothing tells the morning from the evening."""
    hour, rest = divmod(minute, 60)
    return f"{hour or 12}:{rest:02}" if value.either else f"{hour:02}:{rest:02}"


def _words(value: Time) -> str:
    """Return the words of a time whose year is not known."""
    if value.month is not None and value.granularity in ("day", "month", "minute"):
        month = _MONTHS[value.month - 1]
        return month if value.day is None else f"{value.day} {month}"
    return "" if value.weekday is None else _WEEKDAYS[value.weekday]


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
