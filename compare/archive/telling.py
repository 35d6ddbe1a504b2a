"""What is said of long work: how much is done, and how long the rest may take."""

from __future__ import annotations

import time
from collections.abc import Callable

Tell = Callable[[str, float], None]
"""Is told what is being done and which share of it is done, 0 to 1."""


class Told:
    """One stage of the work: counts what is done and guesses when it ends, by its pace so far."""

    def __init__(self, tell: Tell, what: str, of: int) -> None:
        """Begin ``what``, of which there are ``of`` in all."""
        self._tell = tell
        self._what = what
        self._of = of
        self._begun = time.monotonic()
        self._at_first: int | None = None

    def __call__(self, done: int) -> None:
        """Say that so many are done; those of an earlier run are no measure of the pace."""
        if self._at_first is None:
            self._at_first = done
        label = f"{self._what} {done:,} of {self._of:,}{self._left(done)}"
        self._tell(label, done / self._of if self._of else 1.0)

    def _left(self, done: int) -> str:
        fresh = done - (self._at_first or 0)
        if not fresh or done >= self._of:
            return ""
        seconds = (time.monotonic() - self._begun) / fresh * (self._of - done)
        return f", {spell(seconds)} left"


def spell(seconds: float) -> str:
    """Return a duration in the unit that fits it: ``40 s``, ``3 min``, ``2.5 h``."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


def silent(_label: str, _share: float) -> None:
    """Say nothing."""
