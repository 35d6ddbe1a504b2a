"""Clock times: ``5:50``, ``6 a.m.``, ``noon``, ``between 2 and 4 p.m.``."""

from __future__ import annotations

import re

from compare.analyse.numerals import SMALL, Atom
from compare.analyse.times.names import ZONES
from compare.analyse.times.part import Part, low

_HALVES = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12}
_FIXED = {"noon": 720, "midday": 720, "midnight": 0}
_FULL_DAY = 1440
_NEAR = 20
"""Minutes that ``around`` may be off."""


def read_clock(pieces: tuple[Atom, ...], at: int) -> Part | None:
    """Read the clock time or range of clock times that begins at this atom."""
    found = _one(pieces, at)
    if found is None:
        return _bare_range(pieces, at)
    first, end = found
    if low(pieces, end) in {"to", "-", "\u2013", "until", "and"}:
        other = _one(pieces, end + 1)
        between = low(pieces, at - 1) == "between"
        if other and (low(pieces, end) != "and" or between):
            start = at - 1 if between or low(pieces, at - 1) == "from" else at
            return _part(start, _zone(pieces, other[1]), at, first, other[0])
    return _near(pieces, at, _zone(pieces, end), first)


def _part(start: int, end: int, head: int, first: int, last: int) -> Part:
    if last < first:
        last = _FULL_DAY - 1
    return Part(start, end, head, "minute", clock=(first, last))


def _one(pieces: tuple[Atom, ...], at: int) -> tuple[int, int] | None:
    """Return minute of the day and the place behind it."""
    if at >= len(pieces):
        return None
    piece = pieces[at]
    if piece.low in _FIXED:
        return _FIXED[piece.low], at + 1
    if piece.low == "12" and low(pieces, at + 1) in _FIXED:
        return _FIXED[low(pieces, at + 1)], at + 2
    if piece.low in {"half", "quarter"}:
        return _past(pieces, at)
    face = _face(piece)
    if face is None or face[0] > 23 or face[1] > 59:
        return None
    hour, minute = face
    half = _half(pieces, at + 1)
    if half is not None and 1 <= hour <= 12:
        return (hour % 12 + half[0]) * 60 + minute, half[1]
    if piece.kind == "clock" and _is_time_of_day(pieces, at, hour):
        return hour * 60 + minute, at + 1
    return None


def _face(piece: Atom) -> tuple[int, int] | None:
    """Return hour and minute as they are written, before the half of the day is known."""
    if piece.kind == "clock" or re.fullmatch(r"\d{1,2}\.\d{2}", piece.text):
        hour, minute = re.split(r"[:.]", piece.text)[:2]
        return int(hour), int(minute)
    if piece.kind == "num" and re.fullmatch(r"\d{1,2}", piece.text):
        return int(piece.text), 0
    return (SMALL[piece.low], 0) if 1 <= SMALL.get(piece.low, 0) <= 12 else None


def _past(pieces: tuple[Atom, ...], at: int) -> tuple[int, int] | None:
    """Read ``half past six p.m.``."""
    hour, half = SMALL.get(low(pieces, at + 2)), _half(pieces, at + 3)
    if low(pieces, at + 1) != "past" or not hour or half is None:
        return None
    return (hour % 12 + half[0]) * 60 + (30 if pieces[at].low == "half" else 15), half[1]


def _half(pieces: tuple[Atom, ...], at: int) -> tuple[int, int] | None:
    word = low(pieces, at)
    if word == "o'clock":
        word, at = low(pieces, at + 1), at + 1
        if word == "in" and low(pieces, at + 1) == "the":
            word, at = low(pieces, at + 2), at + 2
            if word in {"morning", "afternoon", "evening"}:
                return (0 if word == "morning" else 12), at + 1
        return None
    if word in _HALVES:
        return _HALVES[word], at + 1
    if word in {"a", "p"} and low(pieces, at + 1) == "." and low(pieces, at + 2) == "m":
        return _HALVES[word + "m"], at + 3
    return None


def _is_time_of_day(pieces: tuple[Atom, ...], at: int, hour: int) -> bool:
    """Tell a time on the clock from a playing time, which shares its form."""
    before, after = low(pieces, at - 1), low(pieces, at + 1)
    if after in ZONES or after in {"hours", "hrs", "local"} or pieces[at].text[0] == "0":
        return True
    if after in {"left", "remaining", "to", "into"} and before in {"with", "at", ""}:
        return False
    return hour >= 13 or before in {
        "at", "around", "about", "before", "after", "by", "until", "since", "from", "approximately",
    }  # fmt: skip


def _zone(pieces: tuple[Atom, ...], at: int) -> int:
    if low(pieces, at) == "local" and low(pieces, at + 1) == "time":
        return at + 2
    if low(pieces, at) in ZONES and pieces[at].text.isupper():
        return at + 1
    return at


def _near(pieces: tuple[Atom, ...], at: int, end: int, minute: int) -> Part:
    """Take in ``around``, ``shortly before`` and the like."""
    before, earlier = low(pieces, at - 1), low(pieces, at - 2)
    last = _FULL_DAY - 1
    if before in {"around", "about", "approximately", "roughly", "circa"}:
        window = (max(0, minute - _NEAR), min(last, minute + _NEAR))
        return Part(at - 1, end, at, "minute", clock=window)
    if before in {"before", "after"} and earlier in {"shortly", "just", "soon", "moments"}:
        if before == "before":
            # Midnight is the end of the day it closes.
            minute = minute or _FULL_DAY
            window = (max(0, minute - 2 * _NEAR), min(last, minute))
        else:
            window = (minute, min(last, minute + 2 * _NEAR))
        return Part(at - 2, end, at, "minute", clock=window)
    return Part(at, end, at, "minute", clock=(minute, minute))


def _bare_range(pieces: tuple[Atom, ...], at: int) -> Part | None:
    # "between 2 and 4 p.m.", "from 9 to 11 a.m.", "2-4pm": the half of the day stands once
    piece = pieces[at]
    if not (
        piece.kind == "clock" or (piece.kind == "num" and re.fullmatch(r"\d{1,2}", piece.text))
    ):
        return None
    before, joint = low(pieces, at - 1), low(pieces, at + 1)
    if joint not in {"to", "-", "\u2013", "and"} or (joint == "and" and before != "between"):
        return None
    other = _one(pieces, at + 2)
    if other is None or _half(pieces, at + 3) is None:
        return None
    hour, _, minutes = piece.text.partition(":")
    first = int(hour) % 12 * 60 + int(minutes or 0)
    if not 1 <= int(hour) <= 12:
        return None
    if other[0] >= 720 and first + 720 <= other[0]:
        first += 720
    start = at - 1 if before in {"between", "from"} else at
    return _part(start, _zone(pieces, other[1]), at, first, other[0])
