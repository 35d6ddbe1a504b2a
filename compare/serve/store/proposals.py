"""What programs propose on findings: shown beside them, and nothing until a person decides so."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from compare.serve.store import review
from compare.serve.store.database import Change, MissingError, RefusedError

_MOST = 50
"""Proposals on one finding: a program that runs wild must not fill the page."""
_LONGEST = 2_000

State = Literal["open", "declined", "lapsed"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a program would decide on a finding."""

    id: int
    thread: int
    verdict: str
    reason: str
    by: str
    """What the program calls itself; nothing vouches for it."""
    at: str
    state: State
    """``open``; ``declined`` by a person; ``lapsed``, since words or signs have changed."""
    answered_by: str | None


_FIELDS = "id, thread, verdict, reason, by, at, state, answered_by"


def of(db: sqlite3.Connection, threads: Sequence[int]) -> Mapping[int, tuple[Proposal, ...]]:
    """Return what was proposed on each of some findings, in order."""
    found: dict[int, tuple[Proposal, ...]] = dict.fromkeys(threads, ())
    rows = db.execute(
        f"""SELECT {_FIELDS} FROM proposal
            WHERE thread IN ({", ".join("?" * len(threads))}) ORDER BY id""",
        tuple(threads),
    )
    for row in rows:
        found[row["thread"]] += (Proposal(*row),)
    return found


def propose(
    change: Change, story: int, thread: int, verdict: str, reason: str, by: str, at: str
) -> int | None:
    """Write down what ``by`` would decide; return its id, or nothing where it was proposed before.

    :class:`RefusedError` for what can be no proposal, :class:`MissingError` for no finding.
    """
    now = review.thread(change.db, story, thread)
    reason = " ".join(reason.split())
    if verdict not in review.VERDICTS:
        raise RefusedError(f"a proposal is one of {', '.join(review.VERDICTS)}")
    if not 0 < len(reason) <= _LONGEST:
        raise RefusedError(f"a proposal needs a reason of 1 to {_LONGEST} characters")
    if now.state == "gone":
        raise RefusedError("the finding is gone")
    (count,) = change.db.execute(
        "SELECT count(*) FROM proposal WHERE thread = ?", (thread,)
    ).fetchone()
    if count >= _MOST:
        raise RefusedError(f"{_MOST} were proposed on this finding, and no more are taken")
    told = json.dumps([verdict, reason, by, at])
    cursor = change.db.execute(
        """INSERT OR IGNORE INTO proposal (thread, verdict, reason, by, at, digest)
           VALUES (?, ?, ?, ?, ?, ?)""",
        (thread, verdict, reason, by, at, hashlib.sha256(told.encode()).hexdigest()),
    )
    if not cursor.rowcount:
        return None
    change.record(
        "proposal", story, f"thread {thread}", verdict=verdict, reason=reason, proposed_by=by
    )
    return cursor.lastrowid


def take(change: Change, story: int, thread: int, id: int, revision: int) -> review.Thread:
    """Decide as was proposed, as the person who changes this, on the finding as it was looked at.

    What :func:`compare.serve.store.review.decide` raises, and :class:`RefusedError` for a proposal
    that is no longer open.
    """
    found = _open(change.db, story, thread, id)
    return review.decide(
        change, story, thread, found.verdict, found.reason, revision, proposed_by=found.by
    )


def decline(change: Change, story: int, thread: int, id: int) -> None:
    """Show a proposal no more as one to answer; nothing is decided by that."""
    found = _open(change.db, story, thread, id)
    change.db.execute(
        "UPDATE proposal SET state = 'declined', answered_by = ? WHERE id = ?", (change.by, id)
    )
    change.record("decline", story, f"thread {thread}", verdict=found.verdict, proposed_by=found.by)


def _open(db: sqlite3.Connection, story: int, thread: int, id: int) -> Proposal:
    review.thread(db, story, thread)
    found = next((one for one in of(db, [thread])[thread] if one.id == id), None)
    if found is None:
        raise MissingError(f"finding {thread} has no proposal {id}")
    if found.state != "open":
        raise RefusedError(f"the proposal was {found.state} already")
    return found
