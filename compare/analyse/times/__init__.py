"""Dates, spans of dates and clock times, resolved against the date of the account."""

from __future__ import annotations

from compare.analyse.times.scan import find

__all__ = ["find"]
