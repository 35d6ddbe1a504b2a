"""ISO 8601 as the values of dates have it -> first day, last day, and a name for a reader."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from compare.render.templating import day

_PART = r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?"
_VALUE = re.compile(rf"(\.\./)?{_PART}(?:/{_PART})?(?:T[\d:/]+)?(/\.\.)?")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A day or a stretch of days, both ends included."""

    first: dt.date
    last: dt.date
    open: str = ""
    """``left`` or ``right`` where that end is not known."""

    @property
    def name(self) -> str:
        """The days as a reader would write them: ``1992 \N{EN DASH} 2002``, ``from 2014``."""
        first, last = self.first, self.last
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            ends = [f"{first.year:04}", f"{last.year:04}"]
        elif first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            ends = [f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"]
        else:
            ends = [first.isoformat(), last.isoformat()]
        named = " \N{EN DASH} ".join(map(day, dict.fromkeys(ends)))
        return {"left": f"until {named}", "right": f"from {named}"}.get(self.open, named)


def parse(value: str) -> When | None:
    """Return the days that a value stands for, or ``None`` where it names none."""
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    before, *parts, after = match.groups()
    try:
        first, last = _days(parts[:3]), _days(parts[3:] if parts[3] else parts[:3])
    except ValueError:
        return None
    if last[1] < first[0]:
        return None
    return When(first[0], last[1], "left" if before else "right" if after else "")


def _days(parts: Sequence[str | None]) -> tuple[dt.date, dt.date]:
    year, month, number = (int(part) if part else None for part in parts)
    assert year is not None
    first = dt.date(year, month or 1, number or 1)
    if number:
        return first, first
    if not month:
        return first, dt.date(year, 12, 31)
    return first, dt.date(year, month, monthrange(year, month)[1])
