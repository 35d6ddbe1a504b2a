"""Reports of the server: what is decided, what waits, and what was said, run by run."""

from __future__ import annotations

from starlette.testclient import TestClient

from compare.codec import loads
from compare.model import Finding
from tests.serve.conftest import ONE, compared
from tests.serve.test_api import conflict, decide


def test_reports_show_what_waits_and_what_was_said(program: TestClient, story: int) -> None:
    id = conflict(program, story)["id"]
    path = f"/api/v1/stories/{story}"

    def told(run: int) -> Finding:
        report = loads(program.get(f"{path}/runs/{run}/report.json").text)
        return next(one for one in report.findings if one.kind == "conflict")

    program.post(f"{path}/findings/{id}/comments", json={"text": "rang Oslo"})
    assert [(r.verdict, r.reason) for r in told(1).remarks] == [("note", "rang Oslo")]
    decide(program, story, id, "accept", "first")
    decide(program, story, id, "fix", "cut it")
    first = told(1)
    assert first.decision is not None
    assert (first.decision.reason, first.standing) == ("to be fixed: cut it", None)
    assert [r.reason for r in first.remarks] == ["rang Oslo", "first"]
    compared(program, story, ("one.txt", ONE.replace("on Monday", "late on Monday")))
    again = told(2)
    assert (again.decision, again.standing) == (None, "again")
    assert (again.decided_before, again.remarks) == (first.decision, first.remarks)
    assert told(1).standing is None  # the words that stand there were decided on
    compared(program, story, ("one.txt", ONE.replace("Ten", "Twelve")))
    changed = told(3)
    assert (changed.decision, changed.standing) == (None, "changed")
    assert changed.decided_before == first.decision
    assert changed.remarks == first.remarks
    page = program.get(f"{path}/runs/3/report.html").text
    assert "Changed since marked to be fixed by Ida (desk) on " in page
    decide(program, story, id, None)
    assert told(3).decided_before is None
    assert [r.verdict for r in told(3).remarks] == ["note", "accept", "fix", "reopen"]
