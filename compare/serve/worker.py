"""Comparing, one run after the other, beside the server's answers."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from compare.errors import CompareError
from compare.model import Report
from compare.serve.store import Change, Database, runs

_PATIENCE = 5.0
"""Seconds that the end of the server waits for the run in hand to notice."""

_PAUSE = 0.4
"""Seconds between two notes on how far a run is."""


_LOOK = 2.0
"""Seconds between two looks at what else there is to do."""

_AGAIN = 1.0
"""Seconds after which what could not be written is tried again."""

Result = TypeVar("Result")


class Stopped(Exception):  # noqa: N818 - not an error
    """The server ends while a run is in hand."""


Compare = Callable[[list[tuple[str, bytes]], Callable[[str, float], None]], Report]


class Worker:
    """Takes runs that wait, one at a time, until it is stopped."""

    def __init__(
        self, database: Database, compare: Compare, between: Callable[[], object] = lambda: None
    ) -> None:
        """Take up runs that an earlier server left unfinished; nothing starts yet.

        ``between`` is called after each run, and every few seconds while there is none.
        """
        self._database = database
        self._compare = compare
        self._between = between
        self._wake = threading.Event()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._work, name="compare", daemon=True)
        with database.write("compare") as change:
            runs.wait_again(change)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._wake.set()

    def wake(self) -> None:
        """Say that there may be something to do."""
        self._wake.set()

    def stop(self) -> None:
        """Take no further run; the one in hand waits for the next start."""
        self._end.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE)

    def _work(self) -> None:
        try:
            while not self._end.is_set():
                self._wake.wait(_LOOK)
                self._wake.clear()
                while not self._end.is_set() and self.step():
                    pass
                # what fails is tried again before long
                with contextlib.suppress(sqlite3.OperationalError, CompareError):
                    self._between()
        except (Stopped, sqlite3.Error):
            if not self._end.is_set():
                raise

    def step(self) -> bool:
        """Do one run; tell whether there was one."""
        run = self._write(runs.take)
        if run is None:
            return False
        with self._database.read() as db:
            given = runs.inputs(db, run.id)
        try:
            report = self._compare(given, self._progress(run.id))
        except Stopped:
            raise
        except CompareError as error:
            cause = str(error)
        except Exception as error:  # a mistake of ours must not end the worker
            cause = f"unexpected {type(error).__name__}: {error}"
        else:
            self._write(lambda change: runs.finish(change, run, report))
            return True
        self._write(lambda change: runs.fail(change, run, cause))
        return True

    def _write(self, do: Callable[[Change], Result]) -> Result:
        """Change things, and where the disk is full, wait until it is not."""
        while True:
            try:
                with self._database.write("compare") as change:
                    return do(change)
            except sqlite3.OperationalError:
                if self._end.wait(_AGAIN):
                    raise Stopped from None

    def _progress(self, run: int) -> Callable[[str, float], None]:
        last = 0.0

        def tell(stage: str, share: float) -> None:
            nonlocal last
            if self._end.is_set():
                raise Stopped
            if time.monotonic() - last >= _PAUSE:
                last = time.monotonic()
                with (
                    contextlib.suppress(sqlite3.OperationalError),  # it is not worth the run
                    self._database.write("compare") as change,
                ):
                    runs.progress(change, run, stage, share)

        return tell


def comparing(cache: str | None) -> Compare:
    """Return what a worker does: read the bytes and compare."""

    def compare(given: list[tuple[str, bytes]], tell: Callable[[str, float], None]) -> Report:
        from compare.analyse.store import Store
        from compare.options import Options
        from compare.pipeline import run
        from compare.read import read_bytes

        documents = [read_bytes(data, name) for name, data in given]
        return run(documents, Options(), tell, Store(cache) if cache else None)

    return compare
