"""What people do with findings: decide, remark, take for themselves, undo, see what changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from compare.serve.store.database import Change, MissingError, RefusedError
from compare.serve.store.runs import last_done

VERDICTS = ("accept", "dismiss", "fix")
_LONGEST = 10_000


class OutdatedError(RefusedError):
    """Somebody else was quicker: what is there now is another revision."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A finding of the latest run (or one that is gone), with what was decided on it."""

    id: int
    story: int
    state: str
    """``open``, ``decided``, ``again``, ``changed`` or ``gone``."""
    verdict: str | None
    reason: str
    by: str | None
    at: str | None
    assigned: str | None
    revision: int
    finding: str | None
    """Its number in the latest run; ``None`` where it is gone."""
    kind: str
    category: str
    place: int
    comments: int
    proposed: int
    """How many proposals of programs wait for an answer."""
    run: int
    """Id of the latest run that has it."""

    @property
    def column(self) -> str:
        """Where it stands in the queue."""
        if self.state == "decided":
            return {"accept": "accepted", "dismiss": "dismissed", "fix": "fix"}[self.verdict or ""]
        return self.state


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was said or done in a thread."""

    id: int
    thread: int
    run: int | None
    sort: str
    """``comment``, ``verdict``, ``undo``, ``run``."""
    verdict: str | None
    text: str
    at: str
    by: str
    undone: bool


_QUEUE = """
    SELECT t.id, t.story, t.state, t.verdict, t.reason, t.by, t.at, t.assigned, t.revision,
           CASE WHEN i.run = :run THEN i.finding END AS finding, i.kind, i.category, i.place,
           (SELECT count(*) FROM remark r WHERE r.thread = t.id AND r.sort = 'comment') AS comments,
           (SELECT count(*) FROM proposal p WHERE p.thread = t.id AND p.state = 'open'
            AND t.state IN ('open', 'again', 'changed')) AS proposed,
           i.run
    FROM thread t JOIN item i ON i.thread = t.id
    WHERE t.story = :story AND i.run = (SELECT max(run) FROM item WHERE thread = t.id)
"""


def queue(db: sqlite3.Connection, story: int) -> tuple[Thread, ...]:
    """Return all threads of a story: those of the latest run in its order, then those gone."""
    run = last_done(db, story)
    rows = db.execute(
        f"{_QUEUE} ORDER BY finding IS NULL, i.place, t.id",
        {"run": run.id if run else 0, "story": story},
    )
    return tuple(Thread(**dict(row)) for row in rows)


def waiting(db: sqlite3.Connection) -> Mapping[int, tuple[int, int]]:
    """Return for each story how many findings wait for a decision, and how many are conflicts."""
    rows = db.execute(
        """SELECT t.story, count(*), sum(i.kind = 'conflict') FROM thread t
           JOIN item i ON i.thread = t.id
           WHERE t.state IN ('open', 'again', 'changed')
           AND i.run = (SELECT max(run) FROM item WHERE thread = t.id) GROUP BY t.story"""
    )
    return {story: (count, conflicts) for story, count, conflicts in rows}


def thread(db: sqlite3.Connection, story: int, id: int) -> Thread:
    """Return one thread of a story; :class:`MissingError`."""
    run = last_done(db, story)
    row = db.execute(
        f"{_QUEUE} AND t.id = :id", {"run": run.id if run else 0, "story": story, "id": id}
    ).fetchone()
    if row is None:
        raise MissingError(f"story {story} has no finding {id}")
    return Thread(**dict(row))


def remarks(db: sqlite3.Connection, thread: int) -> tuple[Remark, ...]:
    """Return what was said in a thread, in order."""
    return remarks_of(db, [thread])[thread]


def remarks_of(db: sqlite3.Connection, threads: Sequence[int]) -> Mapping[int, tuple[Remark, ...]]:
    """Return what was said in each of some threads, in order."""
    said: dict[int, tuple[Remark, ...]] = dict.fromkeys(threads, ())
    rows = db.execute(
        f"""SELECT id, thread, run, sort, verdict, text, at, by, undone FROM remark
            WHERE thread IN ({", ".join("?" * len(threads))}) ORDER BY id""",
        tuple(threads),
    )
    for row in rows:
        said[row["thread"]] += (Remark(**{**dict(row), "undone": bool(row["undone"])}),)
    return said


def decide(
    change: Change,
    story: int,
    id: int,
    verdict: str | None,
    reason: str,
    revision: int,
    **more: str,
) -> Thread:
    """Decide on a finding, or with ``None`` take the decision back; return it as it is then.

    ``revision`` is the one that was looked at: :class:`OutdatedError` where it is no longer that.
    What else there is to say of it, ``more``, goes into the log.
    """
    now = thread(change.db, story, id)
    if now.revision != revision:
        raise OutdatedError(_quicker(now))
    reason = _text(reason)
    if verdict is not None and verdict not in VERDICTS:
        raise RefusedError(f"a verdict is one of {', '.join(VERDICTS)}")
    state = "decided" if verdict else "open"
    if now.state == "gone":
        raise RefusedError("the finding is gone")
    _set(change, now, state, verdict, reason, change.by, change.at)
    before = json.dumps(asdict(now))
    _remark(change, now, "verdict", reason, verdict=verdict, before=before)
    change.record("verdict", story, f"thread {id}", verdict=verdict, reason=reason, **more)
    return thread(change.db, story, id)


def undo(change: Change, story: int) -> Thread:
    """Take back the last decision of this person in a story, if nothing has happened to it since.

    :class:`RefusedError` where there is none, or where somebody else has decided since.
    """
    row = change.db.execute(
        """SELECT r.* FROM remark r JOIN thread t ON t.id = r.thread
           WHERE t.story = ? AND r.by = ? AND r.sort = 'verdict' AND NOT r.undone
           AND r.before IS NOT NULL  -- made here, not on the command line
           ORDER BY r.id DESC LIMIT 1""",
        (story, change.by),
    ).fetchone()
    if row is None:
        raise RefusedError("there is nothing of yours to undo")
    now = thread(change.db, story, row["thread"])
    if now.revision != row["revision"]:
        raise RefusedError(f"{now.finding or 'the finding'} has changed since; decide it anew")
    was: dict[str, Any] = json.loads(row["before"])
    _set(change, now, was["state"], was["verdict"], was["reason"], was["by"], was["at"])
    change.db.execute("UPDATE remark SET undone = 1 WHERE id = ?", (row["id"],))
    _remark(change, now, "undo", "", verdict=row["verdict"])
    change.record("undo", story, f"thread {now.id}", verdict=row["verdict"])
    return thread(change.db, story, now.id)


def comment(change: Change, story: int, id: int, text: str) -> int:
    """Add to what is said of a finding; return the remark's id."""
    now = thread(change.db, story, id)
    text = _text(text)
    if not text:
        raise RefusedError("a comment needs words")
    made = _remark(change, now, "comment", text)
    change.record("comment", story, f"thread {id}", text=text)
    return made


def assign(change: Change, story: int, id: int, person: str | None) -> Thread:
    """Say who looks after a finding, or nobody."""
    now = thread(change.db, story, id)
    change.db.execute("UPDATE thread SET assigned = ? WHERE id = ?", (person, id))
    change.record("assign", story, f"thread {now.id}", person=person)
    return thread(change.db, story, id)


def mark_seen(change: Change, story: int) -> None:
    """Note that this person knows everything up to now."""
    run = last_done(change.db, story)
    (last,) = change.db.execute("SELECT coalesce(max(id), 0) FROM remark").fetchone()
    change.db.execute(
        "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?)",
        (change.by, story, run.id if run else 0, last, change.at),
    )
    change.record("seen", story, f"story {story}", run=run.number if run else None)


def seen(db: sqlite3.Connection, story: int, person: str) -> tuple[int, int, str] | None:
    """Return run, remark and time up to which this person knows a story."""
    row = db.execute(
        "SELECT run, remark, at FROM seen WHERE story = ? AND person = ?", (story, person)
    ).fetchone()
    return (row["run"], row["remark"], row["at"]) if row else None


def said_since(db: sqlite3.Connection, story: int, remark: int, person: str) -> tuple[Remark, ...]:
    """Return what others said and did in a story after a remark."""
    rows = db.execute(
        """SELECT r.id, r.thread, r.run, r.sort, r.verdict, r.text, r.at, r.by, r.undone
           FROM remark r JOIN thread t ON t.id = r.thread
           WHERE t.story = ? AND r.id > ? AND r.by <> ? ORDER BY r.id""",
        (story, remark, person),
    )
    return tuple(Remark(**{**dict(row), "undone": bool(row["undone"])}) for row in rows)


def _set(
    change: Change,
    now: Thread,
    state: str,
    verdict: str | None,
    reason: str,
    by: str | None,
    at: str | None,
) -> None:
    change.db.execute(
        """UPDATE thread SET state = ?, verdict = ?, reason = ?, by = ?, at = ?,
           revision = revision + 1 WHERE id = ?""",
        (state, verdict, reason, by, at, now.id),
    )


def _remark(
    change: Change,
    now: Thread,
    sort: str,
    text: str,
    *,
    verdict: str | None = None,
    before: str | None = None,
) -> int:
    run = last_done(change.db, now.story)
    cursor = change.db.execute(
        """INSERT INTO remark (thread, run, sort, verdict, text, at, by, before, revision)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (now.id, run.id if run else None, sort, verdict, text, change.at, change.by, before,
         now.revision + 1),
    )  # fmt: skip
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _text(text: str) -> str:
    cleaned = text.encode("utf-8", "replace").decode().replace("\0", "").strip()
    if len(cleaned) > _LONGEST:
        raise RefusedError(f"a text has at most {_LONGEST} characters")
    return cleaned


def _quicker(now: Thread) -> str:
    who = now.by or "somebody"
    done = {"accept": "accepted", "dismiss": "dismissed", "fix": "marked to be fixed"}
    if now.state == "decided" and now.verdict:
        return f"{who} has {done[now.verdict]} it in the meantime"
    return "it has changed in the meantime"
