"""Text -> its figures, each with all that it may stand for.

*14.30* is a number or a time of day, *04/03/2025* one day or another, *2:30* in the night or after
noon. Two figures differ only if nothing that the one may stand for agrees with the other.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from compare.analyse.written.calendar import Calendar, calendar
from compare.model import Span

Kind = Literal["number", "date", "weekday", "clock"]


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """One thing that a figure may stand for."""

    kind: Kind
    parts: tuple[str, ...]
    """Of a date year, month and day, each empty where it is not given."""

    def agrees(self, other: Reading) -> bool:
        """Tell whether both may mean one thing: what only one of them gives is not held against."""
        return self.kind == other.kind and all(
            not a or not b or a == b for a, b in zip(self.parts, other.parts, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A figure with its place."""

    span: Span
    kind: Kind
    """What it most likely is."""
    readings: tuple[Reading, ...]
    """The likeliest first."""
    value: str
    """In one way of writing: the likeliest reading of a number or a date."""


def same(a: Written, b: Written) -> bool:
    """Tell whether two figures may stand for one thing."""
    return any(x.agrees(y) for x, y in product(a.readings, b.readings))


def apart(a: Written, b: Written) -> bool:
    """Tell whether two figures are of one kind, and surely not the same."""
    kinds = {reading.kind for reading in a.readings} & {reading.kind for reading in b.readings}
    return bool(kinds) and not same(a, b)


@lru_cache(maxsize=1 << 14)
def find(text: str, language: str, start: int = 0) -> tuple[Written, ...]:
    """Return the figures of ``text``, in order; ``start`` is added to their places."""
    taken = [False] * len(text)
    found = []
    for first, end, kind, readings in _all(text, calendar(language)):
        if readings and not any(taken[first:end]):
            taken[first:end] = [True] * (end - first)
            span = Span(start + first, start + end)
            value = text[first:end].casefold() if kind == "weekday" else _value(readings[0])
            found.append(Written(span, kind, readings, value))
    return tuple(sorted(found, key=lambda figure: figure.span))


_Found = tuple[int, int, Kind, tuple[Reading, ...]]

_ISO = re.compile(
    r"(?<![\d.,:/-])(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?![\d:/-])"
)
_NUMERIC = re.compile(
    r"(?<![\d.,:/-])(?P<d>\d{1,2})(?P<sep>[./-])[\u200e\u200f\s]?(?P<m>\d{1,2})(?P=sep)"
    r"[\u200e\u200f\s]?(?P<y>\d{4})(?![\d:/-])"
)
_SIGNS = re.compile(
    r"(?:(?P<y>(?<!\d)\d{4})\s?[年년]\s?)?(?P<m>(?<!\d)\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日號号일])?"
)
_CLOCK = re.compile(
    r"(?<![\d.,:/-])(?P<h>[01]?\d|2[0-4])(?:\s?[hH]\s?|[::时時시点點]\s?)(?P<min>[0-5]\d)"
    r"(?:\s?[分분])?(?![\d:/h])"
)
_NUMBER = re.compile(r"\d+(?:[.,'’٫٬\u00a0\u2009\u202f ]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’٬\u00a0\u2009\u202f ])\d{3})(?:\1\d{3})*")
_AS_CLOCK = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_YEARS = range(1000, 2700)
"""Years that a date may have; the Thai count is ahead by 543."""


def _all(text: str, how: Calendar) -> Iterator[_Found]:
    """Yield what may be a figure, the surest first."""
    for match in _ISO.finditer(text):
        yield _place(match, "date", _days(match["y"], match["m"], match["d"]))
    for match in _NUMERIC.finditer(text):
        ways = ((match["m"], match["d"]), (match["d"], match["m"]))
        asked = {"dM": ways[:1], "Md": ways[1:], "dMd": ways, "MdM": ways[::-1]}[how.figures]
        days = (day for m, d in asked for day in _days(match["y"], m, d))
        yield _place(match, "date", tuple(dict.fromkeys(days)))
    for match in _CLOCK.finditer(text):
        yield _place(match, "clock", _times(int(match["h"]), int(match["min"])))
    for form in how.forms:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = _month(parts["n"], how)
            yield _place(match, "date", _days(parts.get("y"), month, parts.get("d")))
    for match in _SIGNS.finditer(text):
        if match["y"] or match["d"]:
            yield _place(match, "date", _days(match["y"], match["m"], match["d"]))
    if how.weekday:
        for match in how.weekday.finditer(text):
            day = how.weekdays[match.group().casefold()]
            yield _place(match, "weekday", (Reading("weekday", (str(day),)),))
    for match in _NUMBER.finditer(text):
        yield _place(match, "number", _numbers(match.group()))


def _place(match: re.Match[str], kind: Kind, readings: tuple[Reading, ...]) -> _Found:
    return match.start(), match.end(), kind, readings


def _month(name: str, how: Calendar) -> str:
    """Return the number of the month, whatever ending its name has."""
    word = name.casefold().rstrip(".")
    while word and word not in how.months:
        word = word[:-1]
    return str(how.months[word]) if word else ""


def _days(year: str | None, month: str, day: str | None) -> tuple[Reading, ...]:
    """Return the day that figures name, if there is such a one."""
    y, m, d = (int(part) if part else None for part in (year, month, day))
    if m is None or (y is not None and y not in _YEARS):
        return ()
    try:
        dt.date(y or 2000, m, d or 1)
    except ValueError:
        return ()
    parts = ("" if y is None else f"{y:04}", f"{m:02}", "" if d is None else f"{d:02}")
    return (Reading("date", parts),)


def _times(hour: int, minute: int) -> tuple[Reading, ...]:
    """Return what a clock may mean: up to twelve it may be before noon or after."""
    hours = [hour % 24, *([(hour + 12) % 24] if hour <= 12 else [])]
    return tuple(Reading("clock", (f"{h:02}:{minute:02}",)) for h in hours)


def _numbers(figure: str) -> tuple[Reading, ...]:
    """Return the number, in ASCII digits, without groups and with a point before decimals.

    *1.200* and *1,200* are twelve hundred in most languages, and *1,2* is *1.2*. *14.30* may be
    a time of day as well.
    """
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in figure)
    grouped = _GROUPED.fullmatch(digits)
    number = Reading("number", (re.sub(r"\D", "" if grouped else ".", digits),))
    clock = _AS_CLOCK.fullmatch(digits)
    return (number, *(_times(int(clock[1]), int(clock[2])) if clock else ()))


def _value(reading: Reading) -> str:
    """Return a reading in one way of writing: a date as ISO 8601 has it."""
    if reading.kind != "date":
        return reading.parts[0]
    year, month, day = reading.parts
    return "-".join(part for part in (year or "-", month, day) if part)
