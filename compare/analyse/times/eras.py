"""Years, decades, centuries, quarters and seasons by their own names."""

from __future__ import annotations

from dataclasses import replace

from compare.analyse.numerals import read_number, read_ordinal
from compare.analyse.times.dates import read_day, read_year
from compare.analyse.times.line import Line
from compare.analyse.times.names import (
    MONTHS,
    QUARTERS,
    SEASONS,
    TENS_OF_YEARS,
    WEEKDAYS,
)
from compare.analyse.times.part import Part
from compare.model import Granularity

_YEAR_CUES = {
    "in", "since", "until", "till", "by", "of", "from", "before", "after", "during", "early",
    "late", "mid", "circa", "year", "season", "(", "between", "through", "summer", "winter",
    "spring", "autumn", "fall", "fiscal", "calendar", "for", "around", "about", "throughout",
}  # fmt: skip
WHICH = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def read_decade(line: Line, at: int) -> Part | None:
    """``1990s``, ``the '90s``, ``the nineties``."""
    piece = line.pieces[at]
    if piece.low in TENS_OF_YEARS and line.low(at - 1) in {"the", "early", "late", "mid", "-"}:
        # An age ("in her thirties") has a possessive before it.
        if piece.low in {"twenties", "thirties"} and line.low(at - 1) != "the":
            return None
        return Part(at, at + 1, at, "decade", year=1900 + TENS_OF_YEARS[piece.low])
    start = at
    if piece.low in {"'", "\u2019", "\u2018"} and at + 1 < len(line.pieces):
        at += 1
        piece = line.pieces[at]
        if not piece.glued:
            return None
    after = at + 1
    if not (
        piece.kind == "num"
        and piece.text.isdigit()
        and piece.text.endswith("0")
        and line.low(after) in {"s", "'s"}
        and (line.pieces[after].glued or line.low(at - 1) in {"early", "late", "mid", "-"})
    ):
        return None
    if len(piece.text) == 4 and 1000 <= int(piece.text) <= 2190:
        year = int(piece.text)
    elif len(piece.text) == 2 and line.low(at - 1) not in {
        "his",
        "her",
        "their",
        "my",
        "low",
        "high",
    }:
        year = (1900 if int(piece.text) >= 30 else 2000) + int(piece.text)
        if line.low(at - 1) not in {"the", "'", "\u2019", "\u2018", "early", "late", "mid"}:
            return None
        if start == at and line.low(at - 2) in {"in", "into"} and line.token(at - 1).lemma == "mid":
            return None
        if start == at and line.low(at - 1) != "the":
            return None
        if start == at and line.low(at - 2) not in {"in", "during", "of", "since"}:
            return None
    else:
        return None
    granularity: Granularity = "century" if year % 100 == 0 and year < 2000 else "decade"
    return Part(start, after + 1, at, granularity, year=year)


def read_century(line: Line, at: int) -> Part | None:
    """Read ``the 20th century``."""
    ordinal = read_ordinal(line.pieces, at)
    if ordinal is None or not 1 <= ordinal.value <= 22:
        return None
    place = ordinal.end + 1 if line.low(ordinal.end) == "-" else ordinal.end
    if line.low(place) not in {"century", "centuries"}:
        return None
    year = 100 * (int(ordinal.value) - 1)
    if line.low(place + 1) in {"bc", "b.c", "b.c.", "bce"} or year == 0:
        return None
    return Part(at, place + 1, place, "century", year=year)


def read_quarter(line: Line, at: int) -> Part | None:
    """Read ``Q1 2025``, ``the first quarter of 2025``, ``the first half of 2025``."""
    word = line.low(at)
    ended = _ended(line, at)
    if ended is not None:
        return ended
    if word == "q" and line.low(at + 1) in {"1", "2", "3", "4"} and line.pieces[at + 1].glued:
        month = 3 * int(line.low(at + 1)) - 2
        return _dated(line, Part(at, at + 2, at, "quarter", month=month))
    if word not in QUARTERS and line.low(at) + line.low(at + 1) not in QUARTERS:
        return None
    month = QUARTERS.get(word) or QUARTERS[word + line.low(at + 1)]
    place = at + 1 if word in QUARTERS else at + 2
    names = {"fiscal", "financial"}
    fiscal = line.low(place) in names or line.low(at - 1) in names
    place += 1 if line.low(place) in {"-", *names} else 0
    if line.low(place) == "quarter":
        which = "fiscal" if fiscal else ""
        return _dated(line, Part(at, place + 1, place, "quarter", month=month, which=which))
    if line.low(place) == "half" and month in {1, 4}:
        part = _dated(line, Part(at, place + 1, place, "range", month=1 if month == 1 else 7))
        return part if part.year is not None else None
    return None


def _ended(line: Line, at: int) -> Part | None:
    """Read ``three months to June``, ``quarter ended 30 June``, ``six months to June 2025``."""
    number = read_number(line.pieces, at)
    if number is not None and number.value in {3, 6, 9, 12} and line.low(number.end) == "months":
        months, place = int(number.value), number.end + 1
    elif line.low(at) == "quarter":
        months, place = 3, at + 1
    else:
        return None
    if line.low(place) not in {"to", "ended", "ending", "through"}:
        return None
    place += 1
    place += 2 if line.low(place) == "end" and line.low(place + 1) == "of" else 0
    last = read_day(line, place) if place < len(line.pieces) else None
    if last is None or last.month is None or last.month < months or last.until is not None:
        return None
    first = last.month - months + 1
    if months == 3:
        which = "" if last.month % 3 == 0 else "fiscal"
        return Part(at, last.end, at, "quarter", year=last.year, month=first, which=which)
    if last.year is None:
        return None
    end = Part(last.start, last.end, last.head, "month", year=last.year, month=last.month)
    return Part(at, last.end, at, "month", year=last.year, month=first, until=end)


def _dated(line: Line, part: Part) -> Part:
    """Take in ``2025``, ``of 2025``, ``of fiscal 2025``, ``of last year``."""
    at = part.end
    for skip in ("of", "in", "the", "fiscal", "financial", "year"):
        if line.low(at) == skip:
            at += 1
            if skip in {"fiscal", "financial"}:
                part = replace(part, which="fiscal")
    if line.low(part.end) == "in" and read_year(line, at) is None:
        return part
    year = read_year(line, at)
    if year is not None and not line.counts(at):
        return replace(part, year=year, end=at + 1)
    shift = WHICH.get(line.low(at)) if line.low(at) in {"last", "this", "next"} else None
    if shift is not None and line.low(at + 1) == "year":
        return replace(part, year=line.base_year + shift if line.base_year else None, end=at + 2)
    return part


def read_season(line: Line, at: int) -> Part | None:
    """Read ``the summer of 2024``; a bare season only where it cannot be a verb or a spring."""
    word = line.low(at)
    if word not in SEASONS or line.token(at).pos not in {"NOUN", "PROPN"}:
        return None
    part = _dated(line, Part(at, at + 1, at, "season", month=SEASONS[word]))
    if part.year is not None:
        return part
    before = line.low(at - 1)
    if word in {"spring", "fall"} and before not in {"last", "this", "next", "early", "late"}:
        return None
    if before in {"last", "this", "next"}:
        return part
    determined = before == "the" and line.low(at - 2) in {"in", "during", "over", "of", "since"}
    return part if determined or before in {"early", "late", "mid"} else None


def read_years(line: Line, at: int) -> Part | None:
    """``2014``, ``fiscal 2021``, ``2014-15``; only where it cannot well be a count."""
    start = at
    which = ""
    while line.low(at) in {"fiscal", "financial", "calendar", "year"} and at - start < 2:
        which = "fiscal" if line.low(at) in {"fiscal", "financial"} else which
        at += 1
    year = read_year(line, at)
    if year is None:
        return None
    before, after = line.low(at - 1), line.low(at + 1)
    if line.pieces[at].glued and before not in {"(", "[", "-", "\u2013", "\u2014", "/", '"', "'"}:
        return None
    if after in {"s", "%", "m", "km", "-", "."} and at + 1 < len(line.pieces):
        glued = line.pieces[at + 1].glued
        if glued and after in {"s", "%", "m", "km"}:
            return None
    if before in {"$", "\u20ac", "\u00a3", "\u00a5", "#"} or (start == at and line.counts(at)):
        return None
    token = line.token(at)
    closes = before in {"to", "until"} and read_year(line, at - 2) is not None
    cue = closes or before in _YEAR_CUES or before in MONTHS or before in WEEKDAYS or start < at
    modern = 1800 <= year <= 2099
    head = line.tokens[token.head]
    modifies = (
        token.dep in {"nummod", "compound"}
        and head.tag in {"NN", "NNP"}
        and head.index > token.index
    )
    alone = after in {"", ",", ".", ")", ";", ":", "and", "or", "to", "-", "\u2013", "when", "but"}
    if not cue and not (modern and (token.entity == "DATE" or modifies)):
        return None
    if before in {"for", "about", "around", "of", "by"} and not (
        modern and (token.entity == "DATE" or alone)
    ):
        return None
    if not modern and not (cue and token.entity == "DATE"):
        return None
    part = Part(start, at + 1, at, "year", year=year, which=which)
    return _two_years(line, part, year)


def _two_years(line: Line, part: Part, year: int) -> Part:
    # "2014-15", "2014/15"
    at = part.end
    if line.low(at) in {"-", "\u2013", "/"} and at + 1 < len(line.pieces):
        piece = line.pieces[at + 1]
        if piece.glued and piece.text.isdigit() and len(piece.text) == 2:
            other = year - year % 100 + int(piece.text)
            other += 100 if other < year else 0
            if 0 < other - year <= 20:
                last = Part(at, at + 2, at + 1, "year", year=other)
                return replace(part, end=at + 2, until=last)
    return part
