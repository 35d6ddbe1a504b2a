"""Periods counted from the account's date (``last week``), and parts of any (``early May``)."""

from __future__ import annotations

from dataclasses import replace

from compare.analyse.numerals import read_number
from compare.analyse.times.dates import read_day
from compare.analyse.times.eras import (
    WHICH,
    read_century,
    read_decade,
    read_quarter,
    read_season,
    read_years,
)
from compare.analyse.times.line import Line
from compare.analyse.times.names import (
    EDGES,
    PARTS_OF_DAY,
    PERIODS,
)
from compare.analyse.times.part import Part

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


def read_period(line: Line, at: int) -> Part | None:
    """Read the period that begins at this atom."""
    word = line.low(at)
    if word in EDGES:
        return _edge(line, at) or _other(line, at, word)
    return _other(line, at, word)


def _other(line: Line, at: int, word: str) -> Part | None:
    if word in _DAYS:
        return _today(line, at, word)
    if word in WHICH or (word == "the" and line.low(at + 1) in WHICH):
        return _which(line, at)
    return (
        _ago(line, at)
        or read_decade(line, at)
        or read_century(line, at)
        or read_quarter(line, at)
        or read_season(line, at)
        or read_years(line, at)
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
    if line.token(place).pos == "VERB":
        return None  # "is to last six weeks"
    count = WHICH[word]
    follower = line.low(place + 1)
    if follower in PERIODS:
        return _named(line, at, place, follower, count)
    if place == at and word in {"last", "next", "this"}:
        if follower in {"night", "evening", "morning", "afternoon"}:
            return _part_of_day(line, at, word, follower)
        which = read_day(line, place + 1) if place + 1 < len(line.pieces) else None
        if which is None:
            which = read_season(line, place + 1)
        if which is not None and which.year is None and which.day is None:
            return replace(which, start=at, which=word)
    if word in {"past", "last", "next", "coming", "previous"}:
        number = read_number(line.pieces, place + 1) if place + 1 < len(line.pieces) else None
        if number is not None and number.value < 1000:
            unit = line.low(number.end).rstrip("s")
            unit = "century" if line.low(number.end) == "centuries" else unit
            if unit in PERIODS and word != "previous" and number.value == int(number.value):
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
    granularity = "range" if unit == "weekend" else PERIODS[unit]
    return Part(at, end, head, granularity, shift=(unit, count))


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
    unit = "century" if word == "centuries" else word.removesuffix("s")
    if unit not in PERIODS or line.low(end + 1) != "ago" or value != int(value) or value > 2000:
        return None
    return Part(at, end + 2, end, PERIODS[unit], shift=(unit, -int(value)), ago=True)


def _edge(line: Line, at: int) -> Part | None:
    """``early May``, ``mid-June``, ``the end of March``, ``the late 1990s``."""
    word = line.low(at)
    place = _within(line, at)
    if place is None or place >= len(line.pieces):
        return None
    start = at - 1 if line.low(at - 1) == "the" else at
    if line.low(place) in WHICH or line.low(place) in _DAYS:
        part = _which(line, place) if line.low(place) in WHICH else None
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


def _within(line: Line, at: int) -> int | None:
    """Return where the period begins that an edge is of: ``end-2025``, ``the end of 2025``."""
    word, place = line.low(at), at + 1
    if line.low(place) == "-":
        place += 1
    elif word in {"start", "beginning", "middle", "end"}:
        if line.low(place) == "of":
            place += 1
        elif line.low(at - 1) not in {"by", "until", "since", "from"}:
            return None  # "by end 2025", but not "will end Monday"
    elif line.low(place) == "in":
        place += 1
    return place + 1 if line.low(place) == "the" else place
