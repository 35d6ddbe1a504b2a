"""Which attacks make a pattern take more than proportionally longer on a longer text."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from tools.hunt_patterns.attacks import Attack, attacks
from tools.hunt_patterns.collect import Found

SHORT = 1536
"""Characters of the first try."""
_SUSPECT = 0.0006
"""Seconds from which on a try of :data:`SHORT` characters is looked at again."""
_SHORTEST, _STEP, _LONGEST = 24, 4, 24_576
"""Lengths that are tried then: each is so many times longer than the one before."""
_GROWTH = 8.0
"""How many times longer a text of :data:`_STEP` times the length may take; 16 is quadratic."""
_PACE = 6e-6
"""Seconds for one character that are too few to look at growth: below, it is noise."""
_LIMIT = 0.5
"""Seconds after which a try is given up: it is slow beyond doubt."""
BOUNDS = {"compare.read.clean.furniture:_labels": ("fullmatch", 200)}
"""Patterns that their callers use in one way alone, and never on more than so many characters."""
_BOUNDED = 0.02
"""Seconds that such a pattern may take for such a text."""


@dataclass(frozen=True, slots=True)
class Slow:
    """A pattern that an attack makes slow."""

    found: Found
    method: str
    attack: Attack
    length: int
    seconds: float
    """For ``length`` characters; what it was given up after if ``growth`` is infinite."""
    growth: float
    """How many times longer that was than for a quarter of them; infinite where it was given up."""

    def __str__(self) -> str:
        """Return one line that lets it be tried again."""
        growth = "beyond measure" if self.growth == float("inf") else f"x{self.growth:.1f}"
        a = self.attack
        return (
            f"{self.found.place} {self.method}: {self.seconds:.3f} s for {self.length} characters, "
            f"four times the text {growth}: {a.before!r} + {a.pump!r} * n + {a.after!r}"
        )


class _TooLongError(Exception):
    pass


def hunt(found: Iterable[Found], most: int) -> Iterator[Slow]:
    """Yield the slow ones of the patterns, one attack each, after up to ``most`` attacks."""
    for one in found:
        slow = _first(one, most)
        if slow is not None:
            yield slow


def _first(found: Found, most: int) -> Slow | None:
    bound = BOUNDS.get(found.place.partition("[")[0])
    methods = _telling(found.methods) if bound is None else (bound[0],)
    for attack in attacks(found.pattern, most):
        for method in methods:
            if bound is not None:
                slow = _bounded(found, method, attack, bound[1])
            elif _seconds(found.pattern, method, attack.text(SHORT)) < _SUSPECT:
                continue
            else:
                slow = _grown(found, method, attack)
            if slow is not None:
                return slow
    return None


def _bounded(found: Found, method: str, attack: Attack, length: int) -> Slow | None:
    text = attack.text(length)[:length]
    if _seconds(found.pattern, method, text) < _BOUNDED:
        return None
    seconds = min(_seconds(found.pattern, method, text) for _ in range(5))
    slow = Slow(found, method, attack, length, seconds, float("inf"))
    return slow if seconds >= _BOUNDED else None


def _telling(methods: frozenset[str]) -> tuple[str, ...]:
    """Return the methods to try: what searches costs as much as ``finditer``."""
    anchored = tuple(sorted(methods & {"match", "fullmatch"}))
    return anchored if methods <= {"match", "fullmatch"} else (*anchored, "finditer")


def _grown(found: Found, method: str, attack: Attack) -> Slow | None:
    """Double the text until it can be told how its time grows."""
    length, before = _SHORTEST, 0.0
    while length <= _LONGEST:
        text = attack.text(length)
        seconds = _seconds(found.pattern, method, text)
        if seconds == float("inf"):
            return Slow(found, method, attack, length, _LIMIT, seconds)
        if seconds >= length * _PACE and seconds > before * _GROWTH:
            shorter = attack.text(length // _STEP)
            first = min(_seconds(found.pattern, method, shorter) for _ in range(5))
            second = min(seconds, *(_seconds(found.pattern, method, text) for _ in range(4)))
            if length >= _LONGEST and second >= length * _PACE and second > first * _GROWTH:
                return Slow(found, method, attack, length, second, second / max(first, 1e-6))
        before = seconds
        length *= _STEP
    return None


def _seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    """Return the time that the work takes, infinite where it was given up."""
    start = time.perf_counter()
    try:
        with _alarm():
            start = time.perf_counter()
            if method == "finditer":
                for _ in pattern.finditer(text):
                    pass
            else:
                getattr(pattern, method)(text)
    except _TooLongError:
        return float("inf")
    return time.perf_counter() - start


@contextmanager
def _alarm() -> Iterator[None]:
    """Raise after :data:`_LIMIT` seconds of work; the engine looks for signals as it goes."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    old = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, _LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, old)
