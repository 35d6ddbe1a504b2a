"""What was decided on the command line, taken up once: by whom and when it was, said in the log."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Mapping

from compare.review import Entry, State, Version
from compare.review.log import dumps, loads
from compare.serve.store import review
from compare.serve.store.database import Change
from compare.serve.store.names import one_line

_LONGEST = 10_000
"""Of a reason, as in a form; more of it stays in the file."""
_LONGEST_NAME = 200


def known(db: sqlite3.Connection, story: int) -> frozenset[str]:
    """Return the digests of what was taken up in a story."""
    rows = db.execute("SELECT digest FROM taken WHERE story = ?", (story,))
    return frozenset(row["digest"] for row in rows)


def digest_of(entry: Entry) -> str:
    """Return by what a decision is known again."""
    return "sha256:" + hashlib.sha256(dumps([(entry, ())])).hexdigest()


def take(
    change: Change,
    story: int,
    thread: int,
    entry: Entry,
    versions: Mapping[str, Version],
    state: State,
    decides: bool,
) -> bool:
    """Take up a decision or note on a finding; tell whether it says anything new here.

    ``state`` is what became of the words it was made on. Where it ``decides``, being the last word
    of its file, it counts, unless somebody has decided here at that time or later: then it is
    shown among what was said, and no more.
    """
    now = review.thread(change.db, story, thread)
    sort = "comment" if entry.verdict == "note" else "verdict"
    verdict = None if entry.verdict in ("note", "reopen") else entry.verdict
    text = entry.reason.encode("utf-8", "replace").decode().replace("\0", "").strip()[:_LONGEST]
    by = one_line(entry.by)[:_LONGEST_NAME] or "somebody"
    at = _in_utc(entry.at) or one_line(entry.at)[:40]
    same = change.db.execute(
        """SELECT 1 FROM remark WHERE thread = ? AND sort = ? AND verdict IS ? AND text = ?
           AND at = ? AND by = ?""",
        (thread, sort, verdict, text, at, by),
    ).fetchone()
    remark = None
    if same is None:
        cursor = change.db.execute(
            """INSERT INTO remark (thread, run, sort, verdict, text, at, by)
               VALUES (?, ?, ?, ?, ?, ?, ?)""",
            (thread, now.run, sort, verdict, text, at, by),
        )
        remark = cursor.lastrowid
    change.db.execute(
        "INSERT INTO taken VALUES (?, ?, ?, ?)",
        (story, digest_of(entry), dumps([(entry, ())]).decode(), remark),
    )
    if remark is None:
        return False
    for digest in entry.sources:
        if (version := versions.get(digest)) is not None:
            change.db.execute(
                "INSERT OR IGNORE INTO words VALUES (?, ?, ?)",
                (digest, version.key, json.dumps(version.sentences)),
            )
    counts = decides and _in_utc(entry.at) > _decided_here(change.db, thread)
    stands = _outcome(now, verdict, state, counts)
    if stands is not None:
        change.db.execute(
            """UPDATE thread SET state = ?, verdict = ?, reason = ?, by = ?, at = ?,
               revision = revision + 1 WHERE id = ?""",
            (*stands, text, by, at, thread),
        )
    change.record(
        "decision", story, f"thread {thread}", verdict=entry.verdict, reason=text,
        decided_by=by, decided_at=at, state=stands[0] if stands else now.state,
    )  # fmt: skip
    return True


def entry_of(db: sqlite3.Connection, line: str) -> tuple[Entry, tuple[Version, ...]]:
    """Return what was taken up as its file had it, with the versions of sources that are kept."""
    (entry,) = loads(line.encode(), "what was taken up").entries
    found = []
    for digest in entry.sources:
        row = db.execute("SELECT name, sentences FROM words WHERE digest = ?", (digest,)).fetchone()
        if row is not None:
            found.append(Version(row["name"], tuple(json.loads(row["sentences"]))))
    return entry, tuple(found)


def _outcome(
    now: review.Thread, verdict: str | None, state: State, counts: bool
) -> tuple[str, str | None] | None:
    """Return state and verdict in which a finding is left; nothing, where it stays as it is."""
    if state == "changed":  # what was written follows, and nothing is decided by it
        return ("changed", None) if now.state == "open" else None
    if not counts:
        return None
    if verdict is None:
        return "open", None
    return "again" if state == "again" else "decided", verdict


def _decided_here(db: sqlite3.Connection, thread: int) -> str:
    """Return when somebody has decided here last, and not taken it back; else what is before all.

    A time that cannot be read is nothing, and so before any of these.
    """
    row = db.execute(
        """SELECT at FROM remark WHERE thread = ? AND sort = 'verdict' AND NOT undone
           AND before IS NOT NULL ORDER BY id DESC LIMIT 1""",
        (thread,),
    ).fetchone()
    return "" if row is None else str(row["at"])


def _in_utc(at: str) -> str:
    """Return a time as the store has it; nothing, where it is none."""
    try:
        time = dt.datetime.fromisoformat(at)
        time = time.replace(tzinfo=dt.UTC) if time.tzinfo is None else time.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return ""
    return time.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
