"""Days, months and weekdays: ``Tuesday, 12 March 2025``, ``March 12-14``, ``2025-03-12``."""

from __future__ import annotations

import re
from dataclasses import replace

from compare.analyse.numerals import read_ordinal
from compare.analyse.times.line import Line
from compare.analyse.times.names import (
    MONTHS,
    MONTHS_SHORT,
    NAMED_DAYS,
    PARTS_OF_DAY,
    WEEKDAYS,
    WEEKDAYS_SHORT,
)
from compare.analyse.times.part import Part

_DASHES = {"-", "\u2013", "\u2014", "to"}
_NAMES = {"ORG", "WORK_OF_ART", "PERSON", "FAC", "PRODUCT", "GPE", "LAW", "NORP"}
_MONTH_CUES = {
    "in", "since", "until", "till", "by", "of", "last", "next", "this", "early", "late", "mid",
    "from", "to", "through", "between", "before", "after", "during", "end", "for", "and", "or",
    "every", "each", "around", "-", "\u2013", "(", "about", "past", "previous", "following",
}  # fmt: skip


def read_day(line: Line, at: int) -> Part | None:
    """Read the day, month or weekday that begins at this atom."""
    piece = line.pieces[at]
    if piece.kind == "iso":
        year, month, day = (int(text) for text in piece.text.split("-"))
        return _checked(Part(at, at + 1, at, "day", year=year, month=month, day=day))
    if piece.kind == "slash":
        return _slash(line, at)
    if piece.low in WEEKDAYS or piece.low in WEEKDAYS_SHORT:
        return _weekday(line, at)
    return _day_month(line, at) or _month_day(line, at) or _month(line, at)


def read_year(line: Line, at: int) -> int | None:
    """Return the year that these digits are, if they can be one."""
    if not 0 <= at < len(line.pieces):
        return None
    piece = line.pieces[at]
    if piece.kind == "num" and piece.text.isdigit() and len(piece.text) == 4:
        value = int(piece.text)
        return value if 1000 <= value <= 2199 else None
    return None


def _checked(part: Part) -> Part | None:
    if part.month is not None and not 1 <= part.month <= 12:
        return None
    if part.day is not None and not 1 <= part.day <= 31:
        return None
    return part


def _slash(line: Line, at: int) -> Part | None:
    text = line.pieces[at].text
    day, month, year = (int(number) for number in re.split(r"[./-]", text))
    if (line.order == "mdy" and "/" in text) or month > 12:
        day, month = month, day
    if year < 100:
        year += 2000 if year < 70 else 1900
    return _checked(Part(at, at + 1, at, "day", year=year, month=month, day=day))


def _weekday(line: Line, at: int) -> Part | None:
    piece = line.pieces[at]
    if not piece.text[0].isupper():
        return None
    short = piece.low not in WEEKDAYS
    weekday = WEEKDAYS_SHORT[piece.low] if short else WEEKDAYS[piece.low]
    end = at + 1
    if short and line.low(end) == ".":
        end += 1
    after = end + 1 if line.low(end) in {",", "the"} else end
    day = _day_month(line, after) or _month_day(line, after) if after < len(line.pieces) else None
    if day is not None and day.day is not None and day.until is None:
        return replace(day, start=at, weekday=weekday)
    if short or _is_name(line, at):
        return None
    ordinal = read_ordinal(line.pieces, after) if after < len(line.pieces) else None
    if ordinal and line.low(after - 1) == "the" and line.low(ordinal.end) != "of":
        end = ordinal.end  # "Friday the 13th"
        return Part(at, end, at, "day", day=int(ordinal.value), weekday=weekday)
    return Part(at, at + 1, at, "day", weekday=weekday)


def _is_name(line: Line, at: int) -> bool:
    """Tell ``Black Friday`` and ``the Sunday Times`` from a plain weekday or month."""
    if line.low(at - 1) in {"on", "last", "next", "since", "by", "until", "this", "late", "early"}:
        return False
    if line.low(at - 1) in NAMED_DAYS or line.token(at).entity in _NAMES:
        return True
    if at + 1 < len(line.pieces):
        after = line.pieces[at + 1]
        # A capital behind it continues a name, unless it begins the next expression of time.
        if (
            after.kind == "word"
            and after.text[0].isupper()
            and line.token(at).dep == "compound"
            and line.token(at + 1).pos == "PROPN"
            and after.low not in PARTS_OF_DAY
            and after.low not in MONTHS
        ):
            return line.token(at).head == line.token(at + 1).index
    return False


def _day_number(line: Line, at: int) -> tuple[int, int] | None:
    """Return a day of the month and the place behind it."""
    if not 0 <= at < len(line.pieces):
        return None
    ordinal = read_ordinal(line.pieces, at)
    if ordinal is not None and ordinal.value <= 31:
        return int(ordinal.value), ordinal.end
    piece = line.pieces[at]
    if piece.kind == "num" and piece.text.isdigit() and 1 <= int(piece.text) <= 31:
        return int(piece.text), at + 1
    return None


def _month_name(line: Line, at: int) -> tuple[int, int] | None:
    """Return a month and the place behind it; abbreviations only where a number is near."""
    if not 0 <= at < len(line.pieces):
        return None
    piece = line.pieces[at]
    if piece.low in MONTHS and piece.text[0].isupper():
        return MONTHS[piece.low], at + 1
    if piece.low in MONTHS_SHORT and piece.text[0].isupper():
        return MONTHS_SHORT[piece.low], at + 2 if line.low(at + 1) == "." else at + 1
    return None


def _with_year(line: Line, part: Part) -> Part:
    """Take in the year that follows, or a clock's ``this year`` left for others."""
    comma = 1 if line.low(part.end) == "," else 0
    of = 1 if line.low(part.end) == "of" else 0
    year = read_year(line, part.end + comma + of)
    if year is not None and not line.counts(part.end + comma + of):
        return replace(part, year=year, end=part.end + comma + of + 1)
    if line.low(part.end) in {"of", "this", "last", "next"}:
        at = part.end + (1 if line.low(part.end) == "of" else 0)
        shift = {"this": 0, "last": -1, "next": 1}.get(line.low(at))
        if shift is not None and line.low(at + 1) == "year":
            base = line.base_year
            return replace(part, year=base + shift if base else None, end=at + 2)
    return part


def _day_month(line: Line, at: int) -> Part | None:
    """``12 March 2025``, ``the 12th of March``, ``12-14 March``, ``12 and 14 March`` is two."""
    first = _day_number(line, at)
    if first is None:
        return None
    day, end = first
    last = None
    if line.low(end) in _DASHES or line.low(end) in {"and", "or"}:
        second = _day_number(line, end + 1)
        between = line.low(end) in _DASHES or line.low(at - 1) == "between"
        # "4 and 5 May" is two days on end; "4 and 9 May" is no stretch.
        if second is not None and (between or second[0] == day + 1):
            last, end = second
    if line.low(end) == "of":
        end += 1
    month = _month_name(line, end)
    if month is None:
        return None
    part = Part(at, month[1], end, "day", month=month[0], day=day)
    return _days(line, part, last)


def _month_day(line: Line, at: int) -> Part | None:
    """``March 12, 2025``, ``Mar. 12``, ``March 12-14``, ``March 12th``."""
    month = _month_name(line, at)
    if month is None or (line.pieces[at].low == "may" and line.token(at).tag == "MD"):
        return None
    place = month[1] + 1 if line.low(month[1]) == "the" else month[1]
    first = _day_number(line, place)
    if first is None or line.counts(place):
        return None
    day, end = first
    part = Part(at, end, at, "day", month=month[0], day=day)
    last = None
    if line.low(end) in _DASHES or line.low(end) in {"and", "or"}:
        second = _day_number(line, end + 1)
        joined = line.low(end) in _DASHES or line.low(at - 1) == "between"
        if second is not None and line.counts(end + 1):
            second = None
        if second is not None and not joined and second[0] != day + 1:
            second = None
        if second is not None and line.low(end + 2) not in {":", *MONTHS, *MONTHS_SHORT}:
            last = second[0]
            part = replace(part, end=second[1])
    return _days(line, part, last)


def _days(line: Line, part: Part, last: int | None) -> Part | None:
    part = _with_year(line, part)
    if last is None:
        return _checked(part)
    if last <= (part.day or 0):
        return None
    other = replace(part, day=last, until=None)
    return _checked(replace(part, until=other))


def _month(line: Line, at: int) -> Part | None:
    """``March 2025``, ``in March``; a bare word that may be a verb or a name is left alone."""
    found = _month_name(line, at)
    if found is None:
        return None
    month, end = found
    part = _with_year(line, Part(at, end, at, "month", month=month))
    if part.end > end:
        return part
    piece = line.pieces[at]
    token = line.token(at)
    cue = line.low(at - 1) in _MONTH_CUES
    if piece.low in MONTHS_SHORT or token.pos in {"VERB", "AUX"} or token.tag == "MD":
        # "Jan" may be a person, "March on" an order.
        return None
    if token.entity in _NAMES and not cue:
        return None
    if piece.low in {"may", "march", "august", "april", "june"}:
        if token.entity == "PERSON" or not (cue or token.entity == "DATE"):
            return None
        if token.dep == "compound" and line.tokens[token.head].pos == "PROPN":
            return None
    return part
