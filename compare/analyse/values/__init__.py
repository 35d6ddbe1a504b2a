"""Whether two values can both hold, which of them says more, and how to write one down."""

from __future__ import annotations

from compare.analyse.values.quantity import comparable, compatible, refines
from compare.analyse.values.show import show, show_time
from compare.analyse.values.time import comparable_times, compatible_times, refines_times

__all__ = [
    "comparable",
    "comparable_times",
    "compatible",
    "compatible_times",
    "refines",
    "refines_times",
    "show",
    "show_time",
]
