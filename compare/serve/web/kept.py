"""Answers that are the same for many, made once for each state of the store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sized
from dataclasses import dataclass, field
from typing import Any, TypeVar

from compare.serve.store import Database

Made = TypeVar("Made", bound=Sized)

_MOST = 300
"""Answers that are kept at a time; the oldest go first."""
_MOST_BYTES = 50_000_000
"""The same, in bytes."""


@dataclass(slots=True, eq=False)
class _Slot:
    """One answer, made or about to be."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    made: Any = None


class Kept:
    """What was made of the present state of a store. Any change of it empties this.

    When many ask for one thing at one instant, as after a change that all were told of, one of
    them makes it and the others wait.
    """

    def __init__(self, database: Database) -> None:
        """Keep nothing yet."""
        self._database = database
        self._lock = threading.Lock()
        self._state = -1
        self._slots: dict[Hashable, _Slot] = {}

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return the answer under ``key``, made by ``make`` where there is none of this state.

        What ``make`` raises is raised, and nothing is kept.
        """
        slot = self._slot(key)
        with slot.lock:
            if slot.made is None:
                slot.made = make()
                self._make_room()
            made: Made = slot.made
            return made

    def known(self, key: Hashable) -> Any:
        """Return the answer under ``key`` if it was made of this state; never wait for it."""
        with self._lock:
            slot = self._slots.get(key) if self._state == self._database.state else None
        return slot.made if slot is not None else None

    def _slot(self, key: Hashable) -> _Slot:
        with self._lock:
            # The state is read before anything is looked up for it: what is made may then be newer
            # than what it is kept under, and never older.
            state = self._database.state
            if state != self._state:
                self._slots.clear()
                self._state = state
            return self._slots.setdefault(key, _Slot())

    def _make_room(self) -> None:
        with self._lock:
            size = sum(_size(slot) for slot in self._slots.values())
            for key in tuple(self._slots):
                if len(self._slots) <= _MOST and size <= _MOST_BYTES:
                    return
                size -= _size(self._slots.pop(key))


def _size(slot: _Slot) -> int:
    return 0 if slot.made is None else len(slot.made)
