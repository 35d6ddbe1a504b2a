"""Dates as news pages write them -> ISO 8601, as precise as they are."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
"""What every form has, looked for first, since most lines have none."""
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_END = r"(?![.-]?\d)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_ZONE = r"(?:\s*(?:(?-i:[A-Z]{2,5})(?![A-Za-z])|[+-]\d\d:?\d\d|Z|GMT[+-]\d+|\([A-Z]{2,5}\)))?"
_CLOCK = (
    r"(?:(?:\s*,|\s+at|\s*[-–|•·]|T)?\s*\d{1,2}(?:[:.]\d\d){1,2}(?:\.\d+)?"
    r"(?:\s*[ap]\.?m\.?)?" + _ZONE + r"|(?:\s*+,)?+\s++\d{1,2}\s*[ap]\.?m\.?" + _ZONE + r")?"
)
_FORMS = tuple(
    re.compile(r"(?<![\d/.-])" + _WEEKDAY + form + _CLOCK, re.I)
    for form in (
        _MONTH + r"\s*" + _DAY + r"(?:\s*+,)?+\s++" + _YEAR + _END,
        _DAY + r"(?:\s+of)?[\s-]*" + _MONTH + r",?[\s-]*" + _YEAR + _END,
        _YEAR
        + r"(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)",
        r"(?P<day>[0-3]?\d)(?P<sep>[-/.])(?P<month>[0-3]?\d)(?P=sep)" + _YEAR + _END,
        _MONTH + r",?\s+" + _YEAR + _END,
    )
)


def find_date(text: str) -> tuple[str, int, int] | None:
    """Return the first full date in ``text`` as ISO 8601 with the range it takes, clock included.

    Where digits alone leave day and month open, the day comes first, as in most of the world.
    """
    best: tuple[str, int, int] | None = None
    if not _ANY_YEAR.search(text):
        return best
    for form in _FORMS:
        for match in form.finditer(text):
            iso = _iso(match)
            if iso and (best is None or match.start() < best[1]):
                best = (iso, match.start(), match.end())
            if iso:
                break
    return best


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year = int(groups["year"])
    month, day = groups["month"], groups.get("day")
    number = int(month) if month.isdigit() else _month(month)
    if day is None:
        return f"{year:04d}-{number:02d}"
    first = int(day)
    if month.isdigit() and number > 12 >= first:
        number, first = first, number
    try:
        return dt.date(year, number, first).isoformat()
    except ValueError:
        return None


def _month(word: str) -> int:
    head = word.rstrip(".").lower()[:3]
    return 1 + next(i for i, name in enumerate(_MONTHS) if name.startswith(head))
