"""Pairs at which a worker died: each is tried by itself, and set aside where its workers die too.

What a worker is at it writes down before it begins, so that it is known when it has died. The
others that worked at that moment are blamed as well, and come through when they are alone.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from typing import Any

from compare.archive.engine import mapped
from compare.archive.judging import FAILED, Judge, returns
from compare.archive.steps import Folder
from compare.archive.tracing import rows_of_pairs
from compare.errors import CompareError

Pair = tuple[int, int]
Row = dict[str, Any]
ALONE = 2
"""How often a pair is tried by itself: after the worker at which it was blamed, two more die."""
_NOTES = "at"
_DIED = f"{FAILED}its worker died"


class Apart:
    """What became of the pairs that were tried by themselves in this run."""

    def __init__(self, folder: Folder, blamed: Iterable[Pair] = ()) -> None:
        """Begin with the pairs at which workers died in an earlier run, if any did."""
        self.made: dict[Pair, Row] = {}
        """What the judge said of each, or that it was set aside."""
        self._folder = folder
        self._blamed = set(blamed)
        self._path = folder.path.absolute() / _NOTES
        self.clear()

    @property
    def notes(self) -> str:
        """The folder in which workers write down what they are at."""
        return str(self._path)

    def clear(self) -> None:
        """Forget what workers have written down."""
        shutil.rmtree(self._path, ignore_errors=True)

    def learn(self) -> bool:
        """Find out at which pairs workers died; tell whether any of them is new."""
        found = self._died() - set(self.made) - self._blamed
        self._blamed |= found
        return bool(found)

    def try_alone(self, wanted: Iterable[Pair]) -> None:
        """Try those of ``wanted`` that are blamed, one after the other."""
        for pair in sorted(self._blamed.intersection(wanted)):
            self.made[pair] = self._tried(pair)
            self._blamed.discard(pair)

    def _tried(self, pair: Pair) -> Row:
        rows = rows_of_pairs(self._folder, [pair])
        for _ in range(ALONE):
            try:
                made = mapped(rows, Judge, (self.notes,), returns(), workers=1)
                (row,) = made["made"].to_pylist()
                return dict(row)
            except (CompareError, MemoryError):
                raise
            except Exception:
                if pair not in self._died():  # it was the engine, before it came to it
                    raise
        return {"reason": f"{_DIED} {ALONE + 1} times"}

    def _died(self) -> set[Pair]:
        """Return what workers were at that did not come to its end, and forget it."""
        found = set()
        for note in self._path.glob("*"):
            with contextlib.suppress(OSError, ValueError):  # it died while it wrote
                a, b = note.read_text("ascii").split()
                found.add((int(a), int(b)))
            note.unlink(missing_ok=True)
        return found


def killed(reason: str) -> bool:
    """Tell whether a pair was set aside since its workers died."""
    return reason.startswith(_DIED)
