"""Stories, their sources, and the versions of these."""

from __future__ import annotations

import hashlib
import sqlite3
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from compare.serve.store.database import Change, MissingError, RefusedError

_LONGEST = 200
_MOST_SOURCES = 20


@dataclass(frozen=True, slots=True)
class Story:
    """One event that several accounts tell of."""

    id: int
    title: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Source:
    """One account, by its name, and its latest version."""

    id: int
    story: int
    name: str
    used: bool
    """Whether the next run takes it in."""
    version: int
    """Id of the latest version."""
    number: int
    """Number of the latest version, from 1."""
    sha256: str
    size: int
    at: str
    by: str


def add(change: Change, title: str) -> int:
    """Make a story and return its id."""
    title = _line(title, "a title")
    cursor = change.db.execute(
        "INSERT INTO story (title, at, by) VALUES (?, ?, ?)", (title, change.at, change.by)
    )
    id = _id(cursor)
    change.record("story", id, f"story {id}", title=title)
    return id


def every(db: sqlite3.Connection) -> tuple[Story, ...]:
    """Return all stories, the newest first."""
    return tuple(Story(*row) for row in db.execute("SELECT * FROM story ORDER BY id DESC"))


def get(db: sqlite3.Connection, id: int) -> Story:
    """Return one; :class:`MissingError`."""
    row = db.execute("SELECT * FROM story WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise MissingError(f"there is no story {id}")
    return Story(*row)


def of_names(db: sqlite3.Connection, title: str, names: Collection[str]) -> int | None:
    """Return the id of the latest story of that title that has sources of just these names."""
    for story in every(db):
        if story.title == title and {one.name for one in sources(db, story.id)} == set(names):
            return story.id
    return None


def upload(change: Change, story: int, name: str, data: bytes) -> tuple[int, bool]:
    """Add a version of the source of that name; return its id, and whether anything is new.

    The name is a label: of a path only its last part is kept. Bytes that are the latest version
    already make no other.
    """
    get(change.db, story)
    name = _line(name.replace("\\", "/").rpartition("/")[2], "a name")
    row = change.db.execute(
        "SELECT id FROM source WHERE story = ? AND name = ?", (story, name)
    ).fetchone()
    if row is None:
        (count,) = change.db.execute(
            "SELECT count(*) FROM source WHERE story = ?", (story,)
        ).fetchone()
        if count >= _MOST_SOURCES:
            raise RefusedError(f"a story has at most {_MOST_SOURCES} sources")
        cursor = change.db.execute("INSERT INTO source (story, name) VALUES (?, ?)", (story, name))
        source, number = _id(cursor), 1
    else:
        source = row["id"]
        last = change.db.execute(
            "SELECT id, number, sha256 FROM version WHERE source = ? ORDER BY number DESC LIMIT 1",
            (source,),
        ).fetchone()
        number = last["number"] + 1
        if last["sha256"] == _sha256(data):
            change.db.execute("UPDATE source SET used = 1 WHERE id = ?", (source,))
            return last["id"], False
        change.db.execute("UPDATE source SET used = 1 WHERE id = ?", (source,))
    cursor = change.db.execute(
        "INSERT INTO version (source, number, sha256, data, at, by) VALUES (?, ?, ?, ?, ?, ?)",
        (source, number, _sha256(data), data, change.at, change.by),
    )
    change.record(
        "upload", story, f"source {source}", name=name, version=number, sha256=_sha256(data)
    )
    return _id(cursor), True


def use(change: Change, story: int, source: int, used: bool) -> None:
    """Take a source into the next run, or leave it out."""
    if not any(one.id == source for one in sources(change.db, story)):
        raise MissingError(f"story {story} has no source {source}")
    change.db.execute("UPDATE source SET used = ? WHERE id = ?", (used, source))
    change.record("use", story, f"source {source}", used=used)


def sources(db: sqlite3.Connection, story: int) -> tuple[Source, ...]:
    """Return the sources of a story in the order in which they came."""
    rows = db.execute(
        """SELECT s.id, s.story, s.name, s.used, v.id AS version, v.number, v.sha256,
                  length(v.data) AS size, v.at, v.by
           FROM source s JOIN version v ON v.source = s.id
           WHERE s.story = ? AND v.number = (SELECT max(number) FROM version WHERE source = s.id)
           ORDER BY s.id""",
        (story,),
    )
    return tuple(Source(**{**dict(row), "used": bool(row["used"])}) for row in rows)


def _line(text: str, what: str) -> str:
    """Return a name of one line; :class:`RefusedError` for none or one that is too long."""
    cleaned = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    cleaned = unicodedata.normalize("NFC", cleaned)
    if not cleaned:
        raise RefusedError(f"{what} is needed")
    if len(cleaned) > _LONGEST:
        raise RefusedError(f"{what} has at most {_LONGEST} characters")
    return cleaned


def _sha256(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _id(cursor: sqlite3.Cursor) -> int:
    assert cursor.lastrowid is not None
    return cursor.lastrowid
