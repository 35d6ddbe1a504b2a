"""Who may do what: sessions of browsers, invitations to them, tokens of programs.

Only hashes are kept of what opens the door.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from dataclasses import dataclass

from compare.serve.store.database import Change, MissingError

SESSION = 12 * 3600.0
INVITATION = 15 * 60.0


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, and what they may do."""

    person: str
    may_write: bool
    secret: str | None
    """What a browser's forms are tied to; ``None`` for programs, which have no cookies."""


@dataclass(frozen=True, slots=True)
class Token:
    """A program's token, without what it opens with."""

    id: int
    name: str
    person: str
    may_write: bool
    at: str
    revoked: bool


def invite(change: Change, person: str, seconds: float = INVITATION) -> str:
    """Return a word that opens one session for ``person``, once, within some time."""
    word = secrets.token_urlsafe(24)
    change.db.execute("DELETE FROM invitation WHERE until < ?", (time.time(),))
    change.db.execute(
        "INSERT INTO invitation VALUES (?, ?, ?)", (hash_of(word), person, time.time() + seconds)
    )
    change.record("invite", None, f"person {person}")
    return word


def enter(change: Change, word: str) -> str | None:
    """Return the secret of a new session for an invitation, which is then used up."""
    row = change.db.execute(
        "DELETE FROM invitation WHERE hash = ? RETURNING person, until", (hash_of(word),)
    ).fetchone()
    if row is None or row["until"] < time.time():
        return None
    secret = secrets.token_urlsafe(32)
    change.db.execute("DELETE FROM session WHERE until < ?", (time.time(),))
    change.db.execute(
        "INSERT INTO session VALUES (?, ?, ?)",
        (hash_of(secret), row["person"], time.time() + SESSION),
    )
    change.record("enter", None, f"person {row['person']}")
    return secret


def leave(change: Change, secret: str) -> None:
    """End a session."""
    change.db.execute("DELETE FROM session WHERE hash = ?", (hash_of(secret),))


def end_sessions(change: Change) -> None:
    """End all sessions and invitations, as at the start of a server."""
    change.db.execute("DELETE FROM session")
    change.db.execute("DELETE FROM invitation")


def visitor_of_session(db: sqlite3.Connection, secret: str) -> Visitor | None:
    """Return whose session it is, if it is one."""
    row = db.execute(
        "SELECT person, until FROM session WHERE hash = ?", (hash_of(secret),)
    ).fetchone()
    if row is None or row["until"] < time.time():
        return None
    return Visitor(row["person"], True, secret)


def visitor_of_token(db: sqlite3.Connection, word: str) -> Visitor | None:
    """Return for whom a program's token speaks, if it is one and not revoked."""
    row = db.execute(
        "SELECT person, name, may_write FROM token WHERE hash = ? AND NOT revoked", (hash_of(word),)
    ).fetchone()
    if row is None:
        return None
    return Visitor(f"{row['person']} ({row['name']})", bool(row["may_write"]), None)


def make_token(change: Change, name: str, may_write: bool, word: str | None = None) -> str:
    """Return a new token of this person, which is shown this once.

    It is made of ``word``, where one is given that nobody can guess.
    """
    word = "ct_" + (word or secrets.token_urlsafe(32))
    change.db.execute(
        "INSERT INTO token (hash, name, person, may_write, at) VALUES (?, ?, ?, ?, ?)",
        (hash_of(word), name, change.by, may_write, change.at),
    )
    change.record("token", None, f"token {name}", may_write=may_write)
    return word


def revoke(change: Change, id: int) -> None:
    """Let a token open nothing any more; :class:`MissingError`."""
    done = change.db.execute("UPDATE token SET revoked = 1 WHERE id = ?", (id,))
    if not done.rowcount:
        raise MissingError(f"there is no token {id}")
    change.record("revoke", None, f"token {id}")


def tokens(db: sqlite3.Connection) -> tuple[Token, ...]:
    """Return all tokens, the newest first."""
    rows = db.execute("SELECT id, name, person, may_write, at, revoked FROM token ORDER BY id DESC")
    return tuple(
        Token(r["id"], r["name"], r["person"], bool(r["may_write"]), r["at"], bool(r["revoked"]))
        for r in rows
    )


def form_key(secret: str) -> str:
    """Return what the forms of a session carry, from which the session cannot be told."""
    return hashlib.sha256(b"form " + secret.encode()).hexdigest()


def hash_of(word: str) -> str:
    """Return what is kept of a word that opens something."""
    return "sha256:" + hashlib.sha256(word.encode("utf-8", "replace")).hexdigest()
