"""Reports of a run with what was decided on its findings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from compare.model import Decision, Remark, Remarked, Report, reason_to_fix
from compare.model import State as Decided
from compare.review.decisions import entry_for
from compare.review.log import dumps
from compare.serve.store import taken
from compare.serve.store.review import Remark as Said
from compare.serve.store.review import remarks_of

MEDIA = {
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
_STATES: dict[str, Decided] = {"accept": "accepted", "dismiss": "dismissed", "fix": "accepted"}
_TOLD = ("verdict", "comment")
"""What people do in a thread, by its sort; the rest tells of runs and of what was taken back."""


def decided(db: sqlite3.Connection, run: int, report: Report) -> Report:
    """Return the report of a run with what is decided on its findings now, waits, and was said.

    What waits is told of the latest run that has the finding: it is of the words that stand there.
    """
    rows = db.execute(
        """SELECT i.place, t.id, t.state, t.verdict, t.reason, t.by, t.at,
                  i.run = (SELECT max(run) FROM item WHERE thread = t.id) AS latest
           FROM item i JOIN thread t ON t.id = i.thread WHERE i.run = ?
           AND EXISTS (SELECT 1 FROM remark r WHERE r.thread = t.id)""",
        (run,),
    ).fetchall()
    said = remarks_of(db, [row["id"] for row in rows])
    findings = list(report.findings)
    for row in rows:
        told = [one for one in said[row["id"]] if one.sort in _TOLD and not one.undone]
        last = next((one for one in reversed(told) if one.sort == "verdict"), None)
        stands = row["state"] == "decided"
        waits = row["state"] in ("again", "changed") and row["latest"]
        made = None
        if row["verdict"] is not None:
            made = _decision(row["verdict"], row["reason"], row["by"], row["at"])
        elif last is not None and last.verdict is not None:  # reset, since something else is said
            made = _decision(last.verdict, last.text, last.by, last.at)
        findings[row["place"]] = replace(
            findings[row["place"]],
            decision=made if stands else None,
            standing=row["state"] if waits else None,
            decided_before=made if waits else None,
            remarks=tuple(
                Remark(_remarked(one), one.text, one.by, one.at)
                for one in told
                if made is None or one is not last or not (stands or waits)
            ),
        )
    return replace(report, findings=tuple(findings))


def _decision(verdict: str, reason: str, by: str | None, at: str | None) -> Decision:
    told = reason_to_fix(reason) if verdict == "fix" else reason
    return Decision(_STATES[verdict], told, by, at)


def _remarked(said: Said) -> Remarked:
    return cast("Remarked", "note" if said.sort == "comment" else said.verdict or "reopen")


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
