"""Clock times as they are said: ``half past nine``, ``a quarter to five``, ``ten past three``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.analyse.numerals import SMALL, TENS
from compare.analyse.times.part import HALF_DAY, low

if TYPE_CHECKING:
    from compare.analyse.numerals import Atom

_PARTS = {"half": 30, "quarter": 15}
_ENDS = frozenset(
    {"", ".", ",", ";", ":", ")", "-", "\u2013", "\u2014", '"', "\u201d"}
    | set("on in when that this yesterday today a.m. p.m. am pm".split())
)
"""What may follow *ten minutes after two*, which with a noun behind it is a stretch of time."""
_HOURS = 12
_HOUR = 60
_SPOKEN = 5
"""Minutes are said without the word in steps of so many: *ten past three*."""


def spoken(pieces: tuple[Atom, ...], at: int) -> tuple[int, int] | None:
    """Return the minute of the day, from one to before one, and the place behind the hour.

    *Ten to one* is left alone: it is the odds, or the score.
    """
    minutes, place = _minutes(pieces, at)
    word, end = low(pieces, place), place + 2
    hour = _hour(pieces, place + 1)
    if not minutes or hour is None:
        return None
    named = low(pieces, place - 1) in {"minute", "minutes", "quarter"}
    if word == "past" and (named or not minutes % _SPOKEN):
        return hour * _HOUR + minutes, end
    if not named or low(pieces, end) not in _ENDS or word not in {"to", "before", "after"}:
        return None
    minute = hour * _HOUR + (minutes if word == "after" else -minutes)
    return minute if minute >= _HOUR else minute + HALF_DAY, end


def _minutes(pieces: tuple[Atom, ...], at: int) -> tuple[int, int]:
    """Return how many minutes are spoken of and the place behind them; 0 where none are."""
    word = low(pieces, at)
    if word in _PARTS:
        return _PARTS[word], at + 1
    place = at + 1
    if word.isdigit() and len(word) <= 2:
        count = int(word)
    elif word in TENS:
        count = TENS[word]
        place += low(pieces, place) == "-"
        unit = SMALL.get(low(pieces, place), 0)
        count, place = (count + unit, place + 1) if 0 < unit < 10 else (count, at + 1)
    else:
        count = SMALL.get(word, 0)
    place += low(pieces, place) in {"minute", "minutes"}
    return (count, place) if count < _HOUR // 2 else (0, at)


def _hour(pieces: tuple[Atom, ...], at: int) -> int | None:
    word = low(pieces, at)
    hour = int(word) if re.fullmatch(r"\d{1,2}", word) else SMALL.get(word, 0)
    return hour if 1 <= hour <= _HOURS else None
