"""What one expression of time says in its words, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.analyse.numerals import Atom
from compare.model import Granularity, TimeRelation

HALF_DAY = 720
"""Minutes."""
Tense = Literal["past", "present", "future", "unknown"]


@dataclass(frozen=True, slots=True)
class Part:
    """A time read from atoms ``start`` to ``end``; absent fields are ``None``."""

    start: int
    end: int
    head: int
    granularity: Granularity
    year: int | None = None
    month: int | None = None
    """For a quarter or season the first of its months."""
    day: int | None = None
    weekday: int | None = None
    clock: tuple[int, int] | None = None
    either: bool = False
    """Whether the clock may be in the other half of the day: *half past nine*."""
    edge: str = ""
    """``start``, ``early``, ``mid``, ``late`` or ``end``, where only that part is meant."""
    shift: tuple[str, int] | None = None
    """A period and how many of it away from the account's date (``("week", -1)``)."""
    ago: bool = False
    """Whether ``shift`` counts back from the date itself rather than naming a calendar period."""
    span: tuple[str, int] | None = None
    """A stretch that ends (negative) or begins at the date: ``the past ten days``."""
    which: str = ""
    """``last``, ``next`` or ``this`` before a weekday, month or season; ``fiscal`` for what need
    not follow the calendar."""
    until: Part | None = None
    """The other end, where this is a range."""
    relation: TimeRelation = "at"


def low(pieces: tuple[Atom, ...], at: int) -> str:
    """Return the lower-case atom at this place, ``""`` beyond either end."""
    return pieces[at].low if 0 <= at < len(pieces) else ""


def other_half(clock: tuple[int, int]) -> tuple[int, int]:
    """Return the minutes that a clock shows in the other half of the day."""
    shift = HALF_DAY if clock[0] < HALF_DAY else -HALF_DAY
    return clock[0] + shift, clock[1] + shift
