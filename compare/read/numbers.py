"""Whole numbers that a file writes about its form: levels, columns, blanks."""

from __future__ import annotations

_MOST_DIGITS = 9


def small(text: str | None, otherwise: int) -> int:
    """Return the number that ``text`` is, if it is one of at most nine digits and no sign.

    A longer one is no level or count of anything, and Python refuses to read those of thousands.
    """
    digits = text or ""
    return int(digits) if len(digits) <= _MOST_DIGITS and digits.isdecimal() else otherwise
