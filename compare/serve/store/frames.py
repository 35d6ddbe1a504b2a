"""Addresses under which one story can be looked at inside a page of another site."""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass

from compare.serve.store import stories
from compare.serve.store.access import hash_of
from compare.serve.store.database import Change, MissingError


@dataclass(frozen=True, slots=True)
class Frame:
    """An address, without the word that opens it."""

    id: int
    by: str
    at: str
    withdrawn: bool


def make(change: Change, story: int) -> str:
    """Return a new word that shows one story to whoever has it; it is shown this once."""
    stories.get(change.db, story)
    word = "cf_" + secrets.token_urlsafe(24)
    change.db.execute(
        "INSERT INTO frame (hash, story, by, at) VALUES (?, ?, ?, ?)",
        (hash_of(word), story, change.by, change.at),
    )
    change.record("frame", story, f"story {story}")
    return word


def withdraw(change: Change, story: int, id: int) -> None:
    """Let an address show nothing any more; :class:`MissingError`."""
    done = change.db.execute(
        "UPDATE frame SET withdrawn = 1 WHERE id = ? AND story = ?", (id, story)
    )
    if not done.rowcount:
        raise MissingError(f"story {story} has no frame {id}")
    change.record("withdraw", story, f"frame {id}")


def story_of(db: sqlite3.Connection, word: str) -> int:
    """Return the story that a word shows; :class:`MissingError` for one that shows none."""
    row = db.execute(
        "SELECT story FROM frame WHERE hash = ? AND NOT withdrawn", (hash_of(word),)
    ).fetchone()
    if row is None:
        raise MissingError("nothing is shown under this address, or not any more")
    return int(row["story"])


def every(db: sqlite3.Connection, story: int) -> tuple[Frame, ...]:
    """Return the addresses of a story, the newest first."""
    rows = db.execute(
        "SELECT id, by, at, withdrawn FROM frame WHERE story = ? ORDER BY id DESC", (story,)
    )
    return tuple(Frame(r["id"], r["by"], r["at"], bool(r["withdrawn"])) for r in rows)
