"""Put neighbouring parts together: ranges, a clock with its day, and relation words."""

from __future__ import annotations

from dataclasses import replace

from compare.analyse.times.line import Line
from compare.analyse.times.names import PARTS_OF_DAY, RELATIONS
from compare.analyse.times.part import HALF_DAY, Part, other_half
from compare.model import TimeRelation

_CALENDAR = {"day", "week", "month", "quarter", "season", "year", "decade", "century", "range"}
_TO = {"to", "-", "\u2013", "\u2014", "until", "till", "through"}


def join(line: Line, parts: list[Part]) -> list[Part]:
    """Return the parts joined, in order."""
    joined: list[Part] = []
    for part in (_part_of_day(line, part) for part in parts):
        if joined:
            both = _both(line, joined[-1], part)
            if both is not None:
                joined[-1] = both
                continue
        joined.append(part)
    return [_related(line, part) for part in joined]


def _part_of_day(line: Line, part: Part) -> Part:
    """Take in the part of the day: ``Tuesday morning``, ``the morning of 3 May``."""
    if part.granularity != "day" or part.until is not None:
        return part
    window = PARTS_OF_DAY.get(line.low(part.end))
    if window is not None and (part.clock is None or _within(part.clock, window)):
        # A clock of its own has "late Thursday afternoon".
        return replace(part, end=part.end + 1, clock=window)
    window = PARTS_OF_DAY.get(line.low(part.start - 2))
    if window is not None and part.clock is None and line.low(part.start - 1) == "of":
        return replace(part, start=part.start - 2, clock=window)
    return part


def _both(line: Line, first: Part, second: Part) -> Part | None:
    between = [line.low(at) for at in range(first.end, second.start)]
    if between in ([], ["'s"]) and first.granularity == "year" and second.granularity == "quarter":
        return _quarter_of(line, first, second)
    if first.granularity == "minute" or second.granularity == "minute":
        return _clocked(first, second, between)
    if first.granularity not in _CALENDAR or second.granularity not in _CALENDAR:
        return None
    if first.until or second.until or first.clock or second.clock:
        return None
    if not _ordered(first, second):
        return None
    before = line.low(first.start - 1)
    if len(between) == 1 and between[0] in _TO:
        dash = between[0] in {"-", "\u2013", "\u2014"}
        if not dash and before not in {"from", "between"} and first.granularity == "day":
            # "moved from Monday to Friday" has its "from"; "put off Monday to Friday" has none.
            return None
        start = first.start - 1 if before == "from" else first.start
        return replace(first, start=start, end=second.end, until=second)
    if between == ["and"] and before == "between":
        return replace(first, start=first.start - 1, end=second.end, until=second)
    if between in (["and"], ["and", "the"]) and _decades(first, second):
        return replace(first, end=second.end, until=second)
    return None


def _quarter_of(line: Line, first: Part, second: Part) -> Part | None:
    # "fiscal 2022 second quarter", "last year's Q2"
    year = first.year
    if first.shift is not None and line.base_year is not None and not first.ago:
        year = line.base_year + first.shift[1]
    if second.year is not None or second.edge or first.until or year is None:
        return None
    which = first.which or second.which
    return replace(second, start=first.start, year=year, which=which)


def _decades(first: Part, second: Part) -> bool:
    # "the 1990s and early 2000s" is one stretch where nothing lies between
    if first.granularity != "decade" or second.granularity != "decade":
        return False
    return (
        (second.year or 0) - (first.year or 0) == 10
        and first.edge in {"", "late"}
        and (second.edge in {"", "early"})
    )


def _ordered(first: Part, second: Part) -> bool:
    """Tell whether ``second`` can close a range that ``first`` opens."""
    if first.year is not None and second.year is not None and first.year > second.year:
        return False
    if second.edge and first.granularity not in {"decade", "month", "year"}:
        return False
    if first.span or second.span:
        return False
    alike = first.granularity == second.granularity
    return alike or (first.month is not None and second.month is not None)


def _clocked(first: Part, second: Part, between: list[str]) -> Part | None:
    """Join a clock time and its day: ``at 6 a.m. on Tuesday``."""
    if between not in ([], ["on"], [","], ["at"], [",", "at"], ["on", "the"], ["of"], ["around"]):
        return None
    if first.granularity == "minute" and second.granularity == "minute":
        return None
    clock, day = (first, second) if first.granularity == "minute" else (second, first)
    if day.granularity != "day" or day.until:
        return None
    if day.clock is not None:
        settled = _settled(clock, day.clock)
        if settled is None:
            return None
        clock = settled
    elif clock.relation != "at":
        return None
    return replace(
        day,
        start=first.start,
        end=second.end,
        head=day.head,
        granularity="minute",
        clock=clock.clock,
        either=clock.either,
    )


def _settled(clock: Part, window: tuple[int, int]) -> Part | None:
    """Return a clock time in the half of the day that a part of the day tells, if it is in it.

    *Three on Sunday morning* is in the night, and *morning* all the same.
    """
    assert clock.clock is not None
    halves = [clock.clock, *([other_half(clock.clock)] if clock.either else [])]
    morning = [half for half in halves if clock.either and half[0] < HALF_DAY >= window[1]]
    found = [half for half in halves if _within(half, window)] or morning
    return replace(clock, clock=found[0], either=False) if found else None


def _within(inner: tuple[int, int] | None, outer: tuple[int, int]) -> bool:
    return inner is not None and outer[0] <= inner[1] and inner[0] <= outer[1]


def _related(line: Line, part: Part) -> Part:
    """Take in the word that makes it a bound: ``before``, ``since``, ``until``."""
    at = part.start - 1
    if part.until is not None or part.span is not None or part.ago:
        return part
    if part.clock is not None and part.clock[0] != part.clock[1]:
        return part
    if line.low(at) == "the":
        at -= 1
    word = line.low(at)
    relation: TimeRelation | None = RELATIONS.get(word)
    if relation is None:
        if word == "to" and line.low(at - 1) == "prior":
            return replace(part, start=at - 1, relation="before")
        if word == "than" and line.low(at - 1) == "later" and line.low(at - 2) == "no":
            return replace(part, start=at - 2, relation="before")
        return part
    if word in {"from", "following", "after", "before", "by"} and _is_of_something(
        line, part, word
    ):
        return part
    start = at
    if word in {"since", "until", "after", "before"} and line.low(at - 1) in {"ever", "up"}:
        start = at - 1
    return replace(part, start=start, relation=relation)


def _is_of_something(line: Line, part: Part, word: str) -> bool:
    """Tell ``the man from 1990``, ``after the 2014 annexation``, ``rose from last year``."""
    token = line.token(part.head)
    head = line.tokens[token.head]
    last = line.token(part.end - 1)
    if head.index > last.index and head.pos in {"NOUN", "PROPN"} and token.dep != "pobj":
        return True
    if part.end < len(line.pieces) and line.low(part.end) in {"'s", "'"}:
        return True
    return word == "from"
