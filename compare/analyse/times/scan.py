"""Find every time in an analysis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from compare.analyse.numerals import atoms
from compare.analyse.times.clock import read_clock
from compare.analyse.times.dates import read_day
from compare.analyse.times.join import join
from compare.analyse.times.line import Line
from compare.analyse.times.names import STARTERS
from compare.analyse.times.part import Part
from compare.analyse.times.periods import read_period
from compare.analyse.times.resolve import Base, Interval, base_of, resolve
from compare.analyse.times.tense import tense_at
from compare.model import Analysis, Span, Time, Token

_WORTH = re.compile(
    r"""\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun
    |today|yesterday|tomorrow|tonight|week|month|quarter|year|decade|centur|spring|summer|autumn|fall
    |winter|noon|midday|midnight|ago\b|night|o.clock|[ap]\.m|morning|evening|afternoon|half|days
    |(?:past|to|after)\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b
    |twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a sentence must have to be looked at: most have nothing of it."""


def find(analysis: Analysis, order: Literal["dmy", "mdy"] = "dmy") -> tuple[Time, ...]:
    """Return the times of the document in text order; none overlaps another.

    ``order`` is how ``3/4/2025`` is read. Dates without a year, weekdays and words such as
    *yesterday* are resolved through :attr:`Document.published`; without it they keep their
    fields and have no interval.
    """
    base = base_of(analysis.document.published)
    found: list[Time] = []
    for sentence in analysis.document.sentences:
        tokens = analysis.tokens_of(sentence.index)
        start = tokens[0].span.start if tokens else sentence.span.end
        text = analysis.document.text[start : sentence.span.end]
        if _WORTH.search(text):
            pieces = atoms(text, start, tokens, analysis.document.removed)
            line = Line(pieces, analysis.tokens, order, base.year)
            found.extend(_times(line, tokens, base))
    return tuple(found)


def _times(line: Line, tokens: Sequence[Token], base: Base) -> Iterator[Time]:
    for part in join(line, list(_parts(line))):
        tense = tense_at(line.token(part.head), line.tokens, tokens)
        if tense in {"unknown", "present"} and part.relation in {"before", "until"}:
            tense = "future"
        interval = None if _names_an_event(line, part) else resolve(part, base, tense)
        yield _time(line, part, interval)


def _names_an_event(line: Line, part: Part) -> bool:
    """Tell ``the September 11 attacks``, whose year the account's date does not give."""
    if part.year is not None or part.month is None or part.day is None:
        return False
    head = line.tokens[line.token(part.head).head]
    return head.pos in {"NOUN", "PROPN"} and head.span.start >= line.pieces[part.end - 1].end


def _parts(line: Line) -> Iterator[Part]:
    at = 0
    while at < len(line.pieces):
        piece = line.pieces[at]
        if (piece.kind in {"word", "sym"}) and piece.low not in STARTERS:
            at += 1
            continue
        part = read_day(line, at) or read_clock(line.pieces, at) or read_period(line, at)
        if part is None:
            at += 1
        else:
            yield part
            at = part.end


def _time(line: Line, part: Part, interval: Interval | None) -> Time:
    start, end = interval if interval else (None, None)
    fields = part
    granularity = part.granularity
    if part.until is not None:
        granularity = "range"
        same = replace(part, until=None)
        fields = replace(
            same,
            year=part.year if part.year == part.until.year else None,
            month=part.month if part.month == part.until.month else None,
            day=None,
            weekday=None,
        )
    elif part.edge:
        granularity = "range"
        if part.granularity in {"decade", "century"}:
            fields = replace(part, year=None)
    elif part.clock is not None and part.granularity == "minute":
        granularity = "minute"
    first, last = line.pieces[part.start], line.pieces[part.end - 1]
    return Time(
        span=Span(first.start, last.end),
        sentence=line.token(part.head).sentence,
        granularity=granularity,
        relation=part.relation,
        start=start,
        end=end,
        year=fields.year,
        month=fields.month,
        day=fields.day,
        weekday=fields.weekday,
        clock=part.clock,
        either=part.either,
        token=line.pieces[part.head].token,
    )
