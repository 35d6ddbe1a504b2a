"""The SQLite file: opened, brought up to date, read by many and written by one at a time."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from typing import Any

from compare.errors import CompareError
from compare.review.book import now
from compare.serve.store import audit
from compare.serve.store.schema import STEPS


class StoreError(CompareError):
    """The file of the review server cannot be used; the message names it and the cause."""


class MissingError(CompareError):
    """There is no such thing; the message says what."""


class RefusedError(CompareError):
    """What was asked for does not fit with what is there; the message says why."""


class Change:
    """One write: everything in it happens, or nothing does."""

    def __init__(self, db: sqlite3.Connection, by: str, at: str) -> None:
        """Write as ``by``, at the time ``at``."""
        self.db = db
        self.by = by
        self.at = at

    def record(self, action: str, story: int | None, subject: str, **detail: Any) -> int:
        """Add a line to the audit log; return its number."""
        return audit.append(
            self.db,
            at=self.at,
            by=self.by,
            action=action,
            story=story,
            subject=subject,
            detail=detail,
        )


class Database:
    """The file at ``path``. One process may have it open: :class:`StoreError` otherwise."""

    def __init__(self, path: str, clock: Callable[[], str] = now) -> None:
        """Open it, make it where there is none, and bring an older one up to date.

        ``clock`` tells when a change is made: ``2025-12-20T14:05:00Z``.
        """
        self.path = path
        self._clock = clock
        self.state = 0
        """Which state things are in: another number after each change."""
        self._lock = threading.Lock()
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._listeners: list[Callable[[], None]] = []
        self._held = _hold(path)
        try:
            self._writer = self._open()
            self._upgrade()
        except sqlite3.Error as error:
            os.close(self._held)
            raise StoreError(f"{path}: {error}") from error
        except StoreError:
            os.close(self._held)
            raise

    @contextlib.contextmanager
    def write(self, by: str) -> Iterator[Change]:
        """Change things as ``by``, all or none; it is on the disk when the block is left."""
        with self._lock:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield Change(self._writer, by, self._clock())
                self._writer.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._writer.execute("ROLLBACK")
                raise
            finally:
                self.state += 1
        self.wake()

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Look at one state of things, whatever is written meanwhile; a look inside is the same."""
        db = getattr(self._local, "db", None)
        if db is None:
            db = self._local.db = self._open()
            db.execute("PRAGMA query_only = 1")
            self._readers.append(db)
        if db.in_transaction:
            yield db
            return
        db.execute("BEGIN")
        try:
            yield db
        finally:
            db.execute("ROLLBACK")

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener``, which must not wait, after each change."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[], None]) -> None:
        """Call it no more."""
        self._listeners.remove(listener)

    def wake(self) -> None:
        """Call all listeners."""
        for listener in tuple(self._listeners):
            listener()

    def close(self) -> None:
        """Close all connections and let others have the file."""
        for db in (*self._readers, self._writer):
            db.close()
        os.close(self._held)

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=10, isolation_level=None, check_same_thread=False)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        return db

    def _upgrade(self) -> None:
        """Bring the tables up to date, each step whole or not at all."""
        (version,) = self._writer.execute("PRAGMA user_version").fetchone()
        if version > len(STEPS):
            raise StoreError(f"{self.path}: was written by a later version of this program")
        if version == 0 and self._writer.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise StoreError(f"{self.path}: is another program's database")
        for number in range(version, len(STEPS)):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                for statement in STEPS[number]:
                    self._writer.execute(statement)
                self._writer.execute(f"PRAGMA user_version = {number + 1}")
                self._writer.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._writer.execute("ROLLBACK")
                raise


def _hold(path: str) -> int:
    """Keep every other process from opening the file; return the handle that does."""
    import fcntl

    try:
        handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise StoreError(f"{path}: is in use by another compare serve") from error
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # for nobody else to read
    return handle
