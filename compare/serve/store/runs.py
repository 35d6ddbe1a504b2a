"""Runs: a comparison of certain versions, its report, and what it makes of earlier decisions."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from compare.codec import dumps, loads
from compare.model import Report
from compare.review import Mark, Snapshot, carry, snapshot
from compare.serve.store.database import Change, MissingError, RefusedError
from compare.serve.store.stories import Source, get, sources


@dataclass(frozen=True, slots=True)
class Run:
    """One comparison; ``number`` counts those of its story."""

    id: int
    story: int
    number: int
    state: str
    """``waiting``, ``running``, ``done`` or ``failed``."""
    stage: str
    share: float
    """How much of it is done, 0 to 1."""
    error: str | None
    at: str
    by: str


_FIELDS = "id, story, number, state, stage, share, error, at, by"


def start(change: Change, story: int) -> int:
    """Ask for a comparison of the latest versions of the sources in use; return its id.

    :class:`RefusedError` where there is no source, or one is waiting or running already.
    """
    used = _used(change, story)
    if _busy(change, story) is not None:
        raise RefusedError("the story is being compared already")
    (number,) = change.db.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM run WHERE story = ?", (story,)
    ).fetchone()
    cursor = change.db.execute(
        "INSERT INTO run (story, number, state, at, by) VALUES (?, ?, 'waiting', ?, ?)",
        (story, number, change.at, change.by),
    )
    id = cursor.lastrowid
    assert id is not None
    _take_in(change, story, id, used)
    return id


def start_over(change: Change, story: int) -> int:
    """Ask for a comparison while no worker is there yet; return its id.

    One that waits, or was cut off by the end of a server, takes in the latest versions instead.
    """
    id = _busy(change, story)
    if id is None:
        return start(change, story)
    used = _used(change, story)
    change.db.execute("DELETE FROM input WHERE run = ?", (id,))
    _take_in(change, story, id, used)
    return id


def _used(change: Change, story: int) -> list[Source]:
    get(change.db, story)
    used = [source for source in sources(change.db, story) if source.used]
    if not used:
        raise RefusedError("there is no source to compare")
    return used


def _busy(change: Change, story: int) -> int | None:
    row = change.db.execute(
        "SELECT id FROM run WHERE story = ? AND state IN ('waiting', 'running')", (story,)
    ).fetchone()
    return None if row is None else int(row["id"])


def _take_in(change: Change, story: int, run: int, used: Sequence[Source]) -> None:
    change.db.executemany(
        "INSERT INTO input VALUES (?, ?, ?)",
        [(run, place, source.version) for place, source in enumerate(used)],
    )
    change.record("run", story, f"run {run}", sources=[source.name for source in used])


def take(change: Change) -> Run | None:
    """Mark the run that waits for longest as running and return it, if there is one."""
    row = change.db.execute(
        f"SELECT {_FIELDS} FROM run WHERE state = 'waiting' ORDER BY id LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    change.db.execute("UPDATE run SET state = 'running' WHERE id = ?", (row["id"],))
    return Run(*row)


def wait_again(change: Change) -> None:
    """Let runs that were cut off by the end of the server wait once more."""
    change.db.execute(
        "UPDATE run SET state = 'waiting', stage = '', share = 0 WHERE state = 'running'"
    )


def progress(change: Change, run: int, stage: str, share: float) -> None:
    """Note how far a run is."""
    change.db.execute("UPDATE run SET stage = ?, share = ? WHERE id = ?", (stage, share, run))


def fail(change: Change, run: Run, error: str) -> None:
    """Note why a run came to nothing."""
    change.db.execute("UPDATE run SET state = 'failed', error = ? WHERE id = ?", (error, run.id))
    change.record("run failed", run.story, f"run {run.id}", error=error)


def inputs(db: sqlite3.Connection, run: int) -> list[tuple[str, bytes]]:
    """Return name and bytes of what a run compares, in order."""
    rows = db.execute(
        """SELECT s.name, v.data FROM input i JOIN version v ON v.id = i.version
           JOIN source s ON s.id = v.source WHERE i.run = ? ORDER BY i.place""",
        (run,),
    )
    return [(row["name"], row["data"]) for row in rows]


def every(db: sqlite3.Connection, story: int) -> tuple[Run, ...]:
    """Return the runs of a story, the latest first."""
    rows = db.execute(f"SELECT {_FIELDS} FROM run WHERE story = ? ORDER BY id DESC", (story,))
    return tuple(Run(*row) for row in rows)


def get_run(db: sqlite3.Connection, story: int, number: int) -> Run:
    """Return a run of a story by its number; :class:`MissingError`."""
    row = db.execute(
        f"SELECT {_FIELDS} FROM run WHERE story = ? AND number = ?", (story, number)
    ).fetchone()
    if row is None:
        raise MissingError(f"story {story} has no run {number}")
    return Run(*row)


def last_done(db: sqlite3.Connection, story: int) -> Run | None:
    """Return the latest run that came to a report."""
    row = db.execute(
        f"SELECT {_FIELDS} FROM run WHERE story = ? AND state = 'done' ORDER BY id DESC LIMIT 1",
        (story,),
    ).fetchone()
    return Run(*row) if row else None


def report_text(db: sqlite3.Connection, run: int) -> str:
    """Return the JSON of a run's report; :class:`MissingError` where it has none."""
    row = db.execute("SELECT report FROM run WHERE id = ?", (run,)).fetchone()
    if row is None or row["report"] is None:
        raise MissingError("the run has no report")
    return zlib.decompress(row["report"]).decode()


def finish(change: Change, run: Run, report: Report) -> None:
    """Keep the report of a run and carry to its findings what was decided on earlier ones."""
    earlier = last_done(change.db, run.story)
    change.db.execute(
        "UPDATE run SET state = 'done', stage = '', share = 1, report = ? WHERE id = ?",
        (zlib.compress(dumps(report).encode(), 6), run.id),
    )
    old = Snapshot((), ())
    threads: list[int] = []
    if earlier is not None:
        old = snapshot(loads(report_text(change.db, earlier.id)))
        rows = change.db.execute(
            "SELECT thread FROM item WHERE run = ? ORDER BY place", (earlier.id,)
        )
        threads = [row["thread"] for row in rows]
    new = snapshot(report)
    steps = carry(old, new)
    known = {step.new: step for step in steps if step.old is not None and step.new is not None}
    before = _gone_before(change.db, run.story, threads) if earlier is not None else {}
    counts: dict[str, int] = {}
    for place, (finding, mark) in enumerate(zip(report.findings, new.marks, strict=True)):
        step = known.get(place)
        if step is not None and step.old is not None:
            thread, carried = threads[step.old], step.state
        elif (key := (mark.fingerprint, mark.number, mark.of)) in before:
            thread, held = before.pop(key)
            carried = "kept" if held.reads_as(mark) else "again"
        else:
            thread, carried = _new_thread(change, run.story), "open"
        _carried(change, thread, run.id, carried)
        change.db.execute(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)",
            (run.id, place, thread, finding.id, finding.kind, finding.category, carried),
        )
        counts[carried] = counts.get(carried, 0) + 1
    for step in steps:
        if step.state == "gone" and step.old is not None:
            _carried(change, threads[step.old], run.id, "gone")
            counts["gone"] = counts.get("gone", 0) + 1
    change.record("run done", run.story, f"run {run.id}", **counts)


def _new_thread(change: Change, story: int) -> int:
    cursor = change.db.execute("INSERT INTO thread (story, state) VALUES (?, 'open')", (story,))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _carried(change: Change, thread: int, run: int, carried: str) -> None:
    """Bring a thread to where a new run leaves it, and say so in it where that matters."""
    row = change.db.execute("SELECT state, verdict FROM thread WHERE id = ?", (thread,)).fetchone()
    decided = row["verdict"] is not None
    state = row["state"]
    if carried == "kept":
        state = ("decided" if decided else "open") if state == "gone" else state
    elif carried == "again":
        state = "again" if decided else "open" if state == "gone" else state
    elif carried in ("changed", "gone"):
        said = change.db.execute("SELECT 1 FROM remark WHERE thread = ?", (thread,)).fetchone()
        state = carried if carried == "gone" or said else "open"
    if carried in ("again", "changed"):  # nothing was proposed on what it says now
        change.db.execute(
            "UPDATE proposal SET state = 'lapsed' WHERE thread = ? AND state = 'open'", (thread,)
        )
    if state == row["state"]:
        return
    change.db.execute(
        """UPDATE thread SET state = ?, revision = revision + 1,
           verdict = CASE WHEN ? THEN NULL ELSE verdict END WHERE id = ?""",
        (state, state == "changed", thread),
    )
    if decided:
        change.db.execute(
            """INSERT INTO remark (thread, run, sort, text, at, by)
               VALUES (?, ?, 'run', ?, ?, ?)""",
            (thread, run, state, change.at, change.by),
        )


def _gone_before(
    db: sqlite3.Connection, story: int, present: Sequence[int]
) -> dict[tuple[str, int, int], tuple[int, Mark]]:
    """Return threads of findings, with these, that an earlier run had and the last one had not."""
    rows = db.execute(
        """SELECT i.thread, max(i.run) AS run, i.place FROM item i JOIN thread t ON t.id = i.thread
           WHERE t.story = ? AND t.state = 'gone' GROUP BY i.thread""",
        (story,),
    ).fetchall()
    found: dict[tuple[str, int, int], tuple[int, Mark]] = {}
    marks = {}
    for row in rows:
        if row["thread"] in present:
            continue
        if row["run"] not in marks:
            marks[row["run"]] = snapshot(loads(report_text(db, row["run"]))).marks
        mark = marks[row["run"]][row["place"]]
        found[mark.fingerprint, mark.number, mark.of] = row["thread"], mark
    return found


def refuse_busy(run: Run) -> None:
    """Raise :class:`RefusedError` for a run that has come to no report."""
    if run.state != "done":
        raise RefusedError(f"run {run.number} is {run.state}")
