"""Years, decades, centuries, quarters, seasons, and periods named from the account's date."""

from __future__ import annotations

from dataclasses import replace

from compare.analyse.numerals import read_number, read_ordinal
from compare.analyse.times.dates import read_day, read_year
from compare.analyse.times.line import Line
from compare.analyse.times.names import (
    EDGES,
    MONTHS,
    PARTS_OF_DAY,
    PERIODS,
    QUARTERS,
    SEASONS,
    TENS_OF_YEARS,
    WEEKDAYS,
)
from compare.analyse.times.part import Part

_YEAR_CUES = {
    "in", "since", "until", "till", "by", "of", "from", "before", "after", "during", "early",
    "late", "mid", "circa", "year", "season", "(", "between", "through", "summer", "winter",
    "spring", "autumn", "fall", "fiscal", "calendar", "for", "around", "about", "throughout",
}  # fmt: skip
_WHICH = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_QUARTER_CODES = {"q1": 1, "q2": 4, "q3": 7, "q4": 10}


def read_period(line: Line, at: int) -> Part | None:
    """Read the period that begins at this atom."""
    word = line.low(at)
    if word in EDGES:
        return _edge(line, at) or _other(line, at, word)
    return _other(line, at, word)


def _other(line: Line, at: int, word: str) -> Part | None:
    if word in _DAYS:
        return _today(line, at, word)
    if word in _WHICH or (word == "the" and line.low(at + 1) in _WHICH):
        return _which(line, at)
    return (
        _ago(line, at)
        or _decade(line, at)
        or _century(line, at)
        or _quarter(line, at)
        or _season(line, at)
        or _year(line, at)
    )


def _today(line: Line, at: int, word: str) -> Part | None:
    token = line.token(at)
    if line.low(at + 1) == "'s" and token.pos == "PROPN":
        return None
    clock = PARTS_OF_DAY["evening"] if word == "tonight" else None
    return Part(at, at + 1, at, "day", shift=("day", _DAYS[word]), clock=clock)


def _which(line: Line, at: int) -> Part | None:
    """``last week``, ``next month``, ``this year``, ``the past ten days``, ``last Monday``."""
    place = at + 1 if line.low(at) == "the" else at
    word = line.low(place)
    count = _WHICH[word]
    follower = line.low(place + 1)
    if follower in PERIODS:
        return _named(line, at, place, follower, count)
    if place == at and word in {"last", "next", "this"}:
        if follower in {"night", "evening", "morning", "afternoon"}:
            return _part_of_day(line, at, word, follower)
        which = read_day(line, place + 1) if place + 1 < len(line.pieces) else None
        if which is None:
            which = _season(line, place + 1)
        if which is not None and which.year is None and which.day is None:
            return replace(which, start=at, which=word)
    if word in {"past", "last", "next", "coming", "previous"}:
        number = read_number(line.pieces, place + 1) if place + 1 < len(line.pieces) else None
        if number is not None and number.value < 1000:
            unit = PERIODS.get(line.low(number.end).rstrip("s"))
            unit = "century" if line.low(number.end) == "centuries" else unit
            if unit and word != "previous" and number.value == int(number.value):
                span = (unit, int(number.value) * (1 if count > 0 else -1))
                return Part(at, number.end + 1, number.end, "range", span=span)
    return None


def _named(line: Line, at: int, place: int, unit: str, count: int) -> Part | None:
    word = line.low(place)
    token = line.token(place + 1)
    if token.tag not in {"NN", "NNP"} or unit in {"day", "fortnight"}:
        return None
    if line.low(place + 2) == "-":
        return None
    end, head = place + 2, place + 1
    if word == "past" or (line.low(at) == "the" and word == "last"):
        # "the past year" runs up to now; "last year" is the one before.
        return Part(at, end, head, "range", span=(unit, -1))
    if line.low(at) == "the" and word in {"previous", "next", "coming"}:
        # Counted from the story's own time, which need not be the account's date.
        return None if word == "previous" else Part(at, end, head, "range", span=(unit, 1))
    if word in {"previous", "past"}:
        return None
    granularity = {"weekend": "range"}.get(unit, unit)
    part = Part(at, end, head, granularity, shift=(unit, count))  # type: ignore[arg-type]
    if unit == "quarter":
        return part
    return part


def _part_of_day(line: Line, at: int, word: str, follower: str) -> Part | None:
    count = -1 if word == "last" else 0
    if word == "next" or (word == "last" and follower != "night"):
        return None
    clock = PARTS_OF_DAY[follower]
    return Part(at, at + 2, at + 1, "day", shift=("day", count), clock=clock)


def _ago(line: Line, at: int) -> Part | None:
    number = read_number(line.pieces, at)
    end = number.end if number else at + 1
    if number is None and line.low(at) not in {"a", "an"}:
        return None
    value = number.value if number else 1.0
    word = line.low(end)
    unit = "century" if word == "centuries" else PERIODS.get(word.removesuffix("s"))
    if unit is None or line.low(end + 1) != "ago" or value != int(value) or value > 2000:
        return None
    granularity = {"fortnight": "week", "weekend": "week"}.get(unit, unit)
    return Part(
        at,
        end + 2,
        end,
        granularity,  # type: ignore[arg-type]
        shift=(unit, -int(value)),
        ago=True,
    )


def _edge(line: Line, at: int) -> Part | None:
    """``early May``, ``mid-June``, ``the end of March``, ``the late 1990s``."""
    word = line.low(at)
    place = at + 1
    if word in {"start", "beginning", "middle", "end"}:
        if line.low(place) != "of":
            return None
        place += 1
    elif line.low(place) in {"-", "in"}:
        place += 1
    if line.low(place) == "the":
        place += 1
    if place >= len(line.pieces):
        return None
    start = at - 1 if line.low(at - 1) == "the" else at
    if line.low(place) in _WHICH or line.low(place) in _DAYS:
        part = _which(line, place) if line.low(place) in _WHICH else None
    else:
        part = read_day(line, place) or _other(line, place, line.low(place))
    if part is None or part.until or part.edge or part.span or part.ago:
        return None
    if part.granularity == "day":
        if part.weekday is None and part.shift is None:
            return None
        clock = {"early": (0, 600), "late": (900, 1439)}.get(EDGES[word])
        return replace(part, start=at, clock=clock) if clock and part.clock is None else None
    if part.granularity in {"week", "quarter"} and part.month is None and part.shift is None:
        return None
    if part.granularity == "quarter" and part.year is None:
        return replace(part, start=start)
    return replace(part, start=start, edge=EDGES[word])


def _decade(line: Line, at: int) -> Part | None:
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
    granularity = "century" if year % 100 == 0 and year < 2000 else "decade"
    return Part(start, after + 1, at, granularity, year=year)  # type: ignore[arg-type]


def _century(line: Line, at: int) -> Part | None:
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


def _quarter(line: Line, at: int) -> Part | None:
    """``Q1 2025``, ``the first quarter of 2025``, ``second-quarter``, ``the first half of 2025``."""
    word = line.low(at)
    if word == "q" and line.low(at + 1) in {"1", "2", "3", "4"} and line.pieces[at + 1].glued:
        month = 3 * int(line.low(at + 1)) - 2
        return _dated(line, Part(at, at + 2, at, "quarter", month=month))
    if word not in QUARTERS and line.low(at) + line.low(at + 1) not in QUARTERS:
        return None
    month = QUARTERS.get(word) or QUARTERS[word + line.low(at + 1)]
    place = at + 1 if word in QUARTERS else at + 2
    fiscal = line.low(place) in {"fiscal", "financial"}
    place += 1 if line.low(place) == "-" or fiscal else 0
    if line.low(place) == "quarter":
        part = Part(at, place + 1, place, "quarter", month=month)
        return _dated(line, part)
    if line.low(place) == "half" and month in {1, 4}:
        part = _dated(line, Part(at, place + 1, place, "range", month=1 if month == 1 else 7))
        return part if part.year is not None else None
    return None


def _dated(line: Line, part: Part) -> Part:
    """Take in ``2025``, ``of 2025``, ``of fiscal 2025``, ``of last year``."""
    at = part.end
    for skip in ("of", "in", "the", "fiscal", "financial", "year"):
        if line.low(at) == skip:
            at += 1
    if line.low(part.end) == "in" and read_year(line, at) is None:
        return part
    year = read_year(line, at)
    if year is not None and not line.counts(at):
        return replace(part, year=year, end=at + 1)
    shift = _WHICH.get(line.low(at)) if line.low(at) in {"last", "this", "next"} else None
    if shift is not None and line.low(at + 1) == "year":
        return replace(part, year=line.base_year + shift if line.base_year else None, end=at + 2)
    return part


def _season(line: Line, at: int) -> Part | None:
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


def _year(line: Line, at: int) -> Part | None:
    """``2014``, ``fiscal 2021``, ``2014-15``; only where it cannot well be a count."""
    start = at
    while line.low(at) in {"fiscal", "financial", "calendar", "year"} and at - start < 2:
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
    cue = before in _YEAR_CUES or before in MONTHS or before in WEEKDAYS or start < at
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
    part = Part(start, at + 1, at, "year", year=year)
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
