"""Reports of a run with what was decided on its findings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

from compare.model import Decision, Report
from compare.model import State as Decided
from compare.review.decisions import entry_for
from compare.review.log import dumps
from compare.serve.store import taken

MEDIA = {
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
_STATES: dict[str, Decided] = {"accept": "accepted", "dismiss": "dismissed", "fix": "accepted"}


def decided(db: sqlite3.Connection, run: int, report: Report) -> Report:
    """Return the report of a run with the decisions that stand on its findings now."""
    rows = db.execute(
        """SELECT i.place, t.verdict, t.reason, t.by, t.at FROM item i
           JOIN thread t ON t.id = i.thread WHERE i.run = ? AND t.state = 'decided'""",
        (run,),
    )
    findings = list(report.findings)
    for row in rows:
        reason = row["reason"]
        if row["verdict"] == "fix":
            reason = f"to be fixed: {reason}" if reason else "to be fixed"
        decision = Decision(_STATES[row["verdict"]], reason, row["by"], row["at"])
        findings[row["place"]] = replace(findings[row["place"]], decision=decision)
    return replace(report, findings=tuple(findings))


def ledger(db: sqlite3.Connection, story: int, report: Callable[[int], Report]) -> bytes:
    """Return all that was decided and said in a story as a file of decisions.

    Each stands on the words it was decided on: ``report`` returns that of a run by its id, and what
    was taken up from such a file is given back as it stood there. What was undone is left out, and
    what was said of a finding that was gone already.
    """
    rows = db.execute(
        """SELECT r.sort, r.verdict, r.text, r.by, r.at, i.run, i.finding, k.line FROM remark r
           JOIN thread t ON t.id = r.thread JOIN item i ON i.thread = r.thread AND i.run = r.run
           LEFT JOIN taken k ON k.remark = r.id
           WHERE t.story = ? AND r.sort IN ('verdict', 'comment') AND NOT r.undone ORDER BY r.id""",
        (story,),
    ).fetchall()
    return dumps(
        taken.entry_of(db, row["line"])
        if row["line"] is not None
        else entry_for(
            report(row["run"]),
            row["finding"],
            "note" if row["sort"] == "comment" else row["verdict"] or "reopen",
            reason=row["text"],
            by=row["by"],
            at=row["at"],
        )
        for row in rows
    )


def disposition(name: str) -> str:
    """Return the header by which a browser saves an answer under a name of ours."""
    return f'attachment; filename="{name}"'
