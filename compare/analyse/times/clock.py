"""Clock times: ``5:50``, ``6 a.m.``, ``noon``, ``between 2 and 4 p.m.``, ``half past six``.

*5:50* alone may stand in either half of the day, and such a time is marked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from compare.analyse.numerals import SMALL, Atom
from compare.analyse.times.names import PARTS_OF_DAY, WEEKDAYS, ZONES
from compare.analyse.times.part import HALF_DAY, Part, low
from compare.analyse.times.spoken import spoken

_HALVES = {
    **dict.fromkeys(("am", "a.m.", "a.m"), 0),
    **dict.fromkeys(("pm", "p.m.", "p.m"), HALF_DAY),
}
_FIXED = {"noon": HALF_DAY, "midday": HALF_DAY, "midnight": 0}
_IN_THE = {"morning": 0, "afternoon": HALF_DAY, "evening": HALF_DAY}
_AT = frozenset("at by before after until since around about approximately from".split())
_DAYS = frozenset({"today", "yesterday", "this", "that", "last"})
_FULL_DAY = 1440
_NEAR = 20
"""Minutes that ``around`` may be off."""


class _Clock(NamedTuple):
    """A minute of the day, the place behind it, and whether it may be of the other half."""

    minute: int
    end: int
    either: bool = False


def read_clock(pieces: tuple[Atom, ...], at: int) -> Part | None:
    """Read the clock time or range of clock times that begins at this atom."""
    found = _one(pieces, at)
    if found is None:
        return _bare_range(pieces, at)
    end = found.end
    if low(pieces, end) in {"to", "-", "\u2013", "until", "and"}:
        other = _one(pieces, end + 1)
        between = low(pieces, at - 1) == "between"
        if other and (low(pieces, end) != "and" or between):
            start = at - 1 if between or low(pieces, at - 1) == "from" else at
            part = _part(start, _zone(pieces, other.end), at, found.minute, other.minute)
            return replace(part, either=found.either and other.either)
    zone = _zone(pieces, end)
    part = _near(pieces, at, zone, found.minute)
    return replace(part, either=found.either and zone == end)


def _part(start: int, end: int, head: int, first: int, last: int) -> Part:
    if last < first:
        last = _FULL_DAY - 1
    return Part(start, end, head, "minute", clock=(first, last))


def _one(pieces: tuple[Atom, ...], at: int) -> _Clock | None:
    """Return the time of day that begins at this atom."""
    if at >= len(pieces):
        return None
    piece = pieces[at]
    if piece.low in _FIXED:
        return _Clock(_FIXED[piece.low], at + 1)
    if piece.low == "12" and low(pieces, at + 1) in _FIXED:
        return _Clock(_FIXED[low(pieces, at + 1)], at + 2)
    said = spoken(pieces, at)
    if said is not None:
        minute, end = said
        half = _half(pieces, end)
        return _Clock(minute, end, either=True) if half is None else _at(minute, half)
    face = _face(piece)
    if face is None or face[0] > 23 or face[1] > 59:
        return None
    minute = 60 * face[0] + face[1]
    of_twelve = 1 <= face[0] <= 12 and piece.text[0] != "0"
    half = _half(pieces, at + 1)
    if half is not None and 1 <= face[0] <= 12 and (half[2] or _is_told(pieces, at)):
        return _at(minute, half)
    if low(pieces, at + 1) == "o'clock" and of_twelve:
        return _Clock(minute, at + 2, either=True)
    if piece.kind == "clock":
        named = low(pieces, at + 1) in {"hours", "hrs"}
        told = _is_time_of_day(pieces, at, face[0])
        return _Clock(minute, at + 1, either=of_twelve and not named) if told else None
    told = "." in piece.text and of_twelve and _is_told(pieces, at)
    return _Clock(minute, at + 1, either=True) if told else None


def _at(minute: int, half: tuple[int, int, bool]) -> _Clock:
    return _Clock(minute % HALF_DAY + half[0], half[1])


def _face(piece: Atom) -> tuple[int, int] | None:
    """Return hour and minute as they are written, before the half of the day is known."""
    if piece.kind == "clock" or re.fullmatch(r"\d{1,2}\.\d{2}", piece.text):
        hour, minute = re.split(r"[:.]", piece.text)[:2]
        return int(hour), int(minute)
    if piece.kind == "num" and re.fullmatch(r"\d{1,2}", piece.text):
        return int(piece.text), 0
    return (SMALL[piece.low], 0) if 1 <= SMALL.get(piece.low, 0) <= 12 else None


def _half(pieces: tuple[Atom, ...], at: int) -> tuple[int, int, bool] | None:
    """Return the minutes before this half of the day, the place behind it, and if it is sure.

    *Six in the morning* may be six people.
    """
    sure = low(pieces, at) == "o'clock"
    at += sure
    word, follower = low(pieces, at), low(pieces, at + 1)
    if word == "in" and follower == "the" and low(pieces, at + 2) in _IN_THE:
        return _IN_THE[low(pieces, at + 2)], at + 3, sure
    if word == "at" and follower == "night":
        return HALF_DAY, at + 2, sure
    if sure:
        return None
    if word in _HALVES:
        return _HALVES[word], at + 1, True
    if word in {"a", "p"} and follower == "." and low(pieces, at + 2) == "m":
        return _HALVES[word + "m"], at + 3, True
    return None


def _is_told(pieces: tuple[Atom, ...], at: int) -> bool:
    """Tell *at 6.12 in the morning*, *it was 3.20 when* from a price: *closed at 6.12 Friday*."""
    before, after = low(pieces, at - 1), low(pieces, at + 1)
    if before == "was" and after == "when":
        return True
    if before not in _AT:
        return False
    if _half(pieces, at + 1) is not None:
        return True
    day = at + 2 if after == "on" else at + 1
    named = low(pieces, day) in WEEKDAYS or low(pieces, day) in _DAYS
    return named and (before != "at" or low(pieces, day + 1) in PARTS_OF_DAY)


def _is_time_of_day(pieces: tuple[Atom, ...], at: int, hour: int) -> bool:
    """Tell a time on the clock from a playing time, which shares its form."""
    before, after = low(pieces, at - 1), low(pieces, at + 1)
    if after in ZONES or after in {"hours", "hrs", "local"} or pieces[at].text[0] == "0":
        return True
    if after in {"left", "remaining", "to", "into"} and before in {"with", "at", ""}:
        return False
    return hour >= 13 or before in _AT


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
    if other.minute >= HALF_DAY and first + HALF_DAY <= other.minute:
        first += HALF_DAY
    start = at - 1 if before in {"between", "from"} else at
    return _part(start, _zone(pieces, other.end), at, first, other.minute)
