"""The audit log: who did what when, each line bound to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_FIRST = "sha256:" + "0" * 64


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the log."""

    id: int
    at: str
    by: str
    action: str
    """``verdict``, ``comment``, ``upload``, ..."""
    story: int | None
    subject: str
    """What was acted on: ``thread 3``, ``run 2``."""
    detail: dict[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The first line that is not what was written."""

    id: int
    cause: str


def append(
    db: sqlite3.Connection,
    *,
    at: str,
    by: str,
    action: str,
    story: int | None,
    subject: str,
    detail: dict[str, Any],
) -> int:
    """Add a line inside the change that it tells of; return its number."""
    last = db.execute("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    id, previous = (last["id"] + 1, last["hash"]) if last else (1, _FIRST)
    told = json.dumps(detail, sort_keys=True, ensure_ascii=True)
    made = _hash(previous, id, at, by, action, story, subject, told)
    db.execute(
        "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (id, at, by, action, story, subject, told, made),
    )
    return id


def records(
    db: sqlite3.Connection, *, after: int = 0, story: int | None = None, limit: int = 200
) -> tuple[Record, ...]:
    """Return the lines after number ``after``, the oldest first."""
    rows = db.execute(
        "SELECT * FROM audit WHERE id > ? AND (? IS NULL OR story = ?) ORDER BY id LIMIT ?",
        (after, story, story, limit),
    )
    return tuple(map(_record, rows))


def latest(db: sqlite3.Connection, limit: int = 200) -> tuple[Record, ...]:
    """Return the last lines, the newest first."""
    rows = db.execute("SELECT * FROM audit ORDER BY id DESC LIMIT ?", (limit,))
    return tuple(map(_record, rows))


def verify(db: sqlite3.Connection) -> Broken | None:
    """Return the first line that was changed, removed or slipped in; ``None`` if all hold.

    Lines cut off at the end cannot be told from the log alone: keep its last hash elsewhere.
    """
    previous, expected = _FIRST, 1
    for row in _rows(db):
        if row["id"] != expected:
            return Broken(expected, "is missing")
        made = _hash(previous, *(row[name] for name in row.keys()[:-1]))
        if made != row["hash"]:
            return Broken(expected, "is not what was written")
        previous, expected = row["hash"], expected + 1
    return None


def _rows(db: sqlite3.Connection) -> Iterator[sqlite3.Row]:
    yield from db.execute("SELECT * FROM audit ORDER BY id")


def _hash(previous: str, *content: object) -> str:
    canonical = json.dumps([previous, *content], ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def _record(row: sqlite3.Row) -> Record:
    return Record(
        id=row["id"],
        at=row["at"],
        by=row["by"],
        action=row["action"],
        story=row["story"],
        subject=row["subject"],
        detail=json.loads(row["detail"]),
        hash=row["hash"],
    )
