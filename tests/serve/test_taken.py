"""What was decided on the command line: taken up once, in its makers' names, over nothing later."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from compare.codec import loads
from compare.model import Report
from compare.review import Decisions
from compare.serve import Settings
from compare.serve.inbox import Decided
from compare.serve.store import Database, audit, review, runs
from tests.serve.conftest import ONE, STORY, compared, until
from tests.serve.test_api import conflict, decide, findings

EARLY, LATE = "2020-01-01T10:00:00Z", "2099-01-01T10:00:00Z"


@pytest.fixture
def book(tmp_path: Path) -> Decisions:
    """Another file than the server looks at by itself, so that each step is one of the test."""
    return Decisions(tmp_path / "by-command.jsonl")


@pytest.fixture
def report(database: Database) -> Report:
    with database.read() as db:
        return loads(runs.report_text(db, 1))


def taken_up(book: Decisions, database: Database) -> int:
    return Decided(book.path).take_up(database)  # as a server that was started anew


def actions(database: Database) -> list[str]:
    with database.read() as db:
        assert audit.verify(db) is None
        return [one.action for one in audit.records(db)]


def thread(database: Database, id: int) -> list[tuple[str, str | None, str, str]]:
    with database.read() as db:
        return [(one.sort, one.verdict, one.text, one.by) for one in review.remarks(db, id)]


def test_it_stands_under_the_name_and_the_time_of_whoever_decided(
    database: Database, report: Report, book: Decisions, program: TestClient
) -> None:
    book.decide(report, "F1", "dismiss", reason="two <b>treaties</b>", by="Desk", at=EARLY)
    book.decide(report, "F1", "note", reason="rang Oslo", by="Bo", at="2020-01-01T13:00:00+02:00")
    assert taken_up(book, database) == 2
    found = conflict(program, STORY)
    assert (found["column"], found["by"], found["at"]) == ("dismissed", "Desk", EARLY)
    assert thread(database, found["id"]) == [
        ("verdict", "dismiss", "two <b>treaties</b>", "Desk"), ("comment", None, "rang Oslo", "Bo"),
    ]  # fmt: skip
    assert program.get(f"/api/v1/stories/{STORY}/gate").json()["passes"] is True
    with database.read() as db:
        lines = [one for one in audit.records(db) if one.action == "decision"]
    assert [one.by for one in lines] == ["compare", "compare"]
    assert lines[0].detail == {
        "verdict": "dismiss", "reason": "two <b>treaties</b>", "decided_by": "Desk",
        "decided_at": EARLY, "state": "decided",
    }  # fmt: skip
    assert lines[1].detail["decided_at"] == "2020-01-01T11:00:00Z"
    # once, by this server and the next
    before = actions(database)
    assert taken_up(book, database) == 0
    assert actions(database) == before


def test_the_server_looks_into_the_file_by_itself(
    settings: Settings, database: Database, report: Report, program: TestClient
) -> None:
    assert settings.decisions is not None
    Decisions(settings.decisions).decide(report, "F1", "accept", by="Desk", at=EARLY)
    until(lambda: conflict(program, STORY)["column"] == "accepted")


def test_what_was_decided_here_later_is_left_alone(
    database: Database, report: Report, book: Decisions, program: TestClient
) -> None:
    id = conflict(program, STORY)["id"]
    decide(program, STORY, id, "accept", "rang Oslo")
    revision = conflict(program, STORY)["revision"]
    book.decide(report, "F1", "dismiss", reason="two treaties", by="Desk", at=EARLY)
    book.decide(report, "F1", "fix", reason="no time at all", by="Desk", at="yesterday")
    assert taken_up(book, database) == 2
    found = conflict(program, STORY)
    assert (found["column"], found["reason"], found["revision"]) == (
        "accepted",
        "rang Oslo",
        revision,
    )
    assert [one[:2] for one in thread(database, id)[1:]] == [
        ("verdict", "dismiss"),
        ("verdict", "fix"),
    ]
    # it is no decision of one's own that could be undone before it
    assert program.post(f"/api/v1/stories/{STORY}/undo").json()["state"] == "open"
    # what is decided by command after that counts, and so does what is decided here then
    book.decide(report, "F1", "fix", reason="say which", by="Desk", at=LATE)
    assert taken_up(book, database) == 1
    assert conflict(program, STORY)["column"] == "fix"
    decide(program, STORY, id, None)
    assert taken_up(book, database) == 0
    assert conflict(program, STORY)["column"] == "open"


def test_what_was_taken_back_here_stays_so(
    database: Database, report: Report, book: Decisions, program: TestClient
) -> None:
    id = conflict(program, STORY)["id"]
    decide(program, STORY, id, "accept")
    decide(program, STORY, id, None)
    book.decide(report, "F1", "dismiss", by="Desk", at=EARLY)
    assert taken_up(book, database) == 1
    assert conflict(program, STORY)["column"] == "open"


def test_the_last_word_of_the_file_counts(
    database: Database, report: Report, book: Decisions, program: TestClient
) -> None:
    book.decide(report, "F1", "accept", by="Desk", at=LATE)
    book.decide(report, "F1", "dismiss", by="Desk", at=EARLY)  # the clock went wrong
    book.decide(report, ["F2", "F3"], "accept", by="Desk", at=EARLY)
    book.decide(report, "F3", "reopen", reason="a slip", by="Desk", at=EARLY)
    assert taken_up(book, database) == 5
    columns = {f["finding"]: f["column"] for f in findings(program, STORY)}
    assert (columns["F1"], columns["F2"], columns["F3"]) == ("dismissed", "accepted", "open")
    book.decide(report, "F2", "reopen", by="Desk", at=EARLY)  # in the same second
    assert taken_up(book, database) == 1
    assert {f["column"] for f in findings(program, STORY) if f["finding"] == "F2"} == {"open"}


@pytest.mark.parametrize(
    ("text", "column", "verdict"),
    [
        ("It was cold. " + ONE, "dismissed", "dismiss"),
        (ONE.replace("on Monday", "late on Monday"), "again", "dismiss"),
        (ONE.replace("Ten", "Twelve"), "changed", None),
    ],
)
def test_on_other_words_it_waits_as_it_does_on_the_command_line(
    database: Database, report: Report, book: Decisions, program: TestClient,
    text: str, column: str, verdict: str | None, tmp_path: Path,
) -> None:  # fmt: skip
    compared(program, STORY, ("one.txt", text))
    book.decide(report, "F1", "dismiss", reason="two treaties", by="Desk", at=LATE)
    assert taken_up(book, database) == 1
    found = conflict(program, STORY)
    assert (found["column"], found["verdict"]) == (column, verdict)
    assert thread(database, found["id"])[-1] == ("verdict", "dismiss", "two treaties", "Desk")
    # and is given back on the words it was made on, with what it takes to follow them
    saved = program.get(f"/api/v1/stories/{STORY}/decisions.jsonl").content
    assert saved == Path(book.path).read_bytes()


def test_what_is_about_no_finding_waits_in_the_file(
    database: Database, report: Report, book: Decisions, program: TestClient
) -> None:
    inbox = Decided(book.path)
    compared(program, STORY, ("one.txt", "A ferry has left Oslo with forty cars.\n"))
    book.decide(report, "F1", "dismiss", by="Desk", at=EARLY)
    assert inbox.take_up(database) == 0
    compared(program, STORY, ("one.txt", ONE))
    assert inbox.take_up(database) == 1
    assert conflict(program, STORY)["column"] == "dismissed"


def test_what_was_decided_here_and_saved_does_not_come_back(
    database: Database, book: Decisions, program: TestClient
) -> None:
    grave = conflict(program, STORY)["id"]
    decide(program, STORY, grave, "dismiss", "two treaties")
    program.post(f"/api/v1/stories/{STORY}/findings/{grave}/comments", json={"text": "rang Oslo"})
    saved = program.get(f"/api/v1/stories/{STORY}/decisions.jsonl").content
    program.post(f"/api/v1/stories/{STORY}/undo")
    Path(book.path).write_bytes(saved)
    before = actions(database)
    assert taken_up(book, database) == 0
    assert actions(database) == before
    assert conflict(program, STORY)["column"] == "open"


def test_a_file_of_anything_hurts_nobody(
    tmp_path: Path, database: Database, report: Report, book: Decisions, program: TestClient,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    for bad in (b"\xff\xfe{}\n[[[[\n", b"[" * 100_000, b'{"v": 1, "type": "decision"}\n'):
        Path(book.path).write_bytes(bad)
        assert taken_up(book, database) == 0
        assert "by-command.jsonl: " in capsys.readouterr().err
    os.mkfifo(tmp_path / "pipe")
    assert Decided(str(tmp_path / "pipe")).take_up(database) == 0  # and is not waited for
    assert "is no ordinary file" in capsys.readouterr().err
    Path(book.path).unlink()
    book.decide(report, "F1", "note", reason="x", by="Desk", at=EARLY)
    lines = Path(book.path).read_text("utf-8").splitlines()
    told: dict[str, Any] = json.loads(lines[-1])
    odd = [
        {**told, "by": "\0\n" * 300, "at": "9999-12-31T23:59:59-23:59"},
        {**told, "reason": "y\ud800\0" * 9_000, "by": "z" * 999, "at": "soon\n" * 99},
        {**told, "verdict": "sell"},
        {**told, "mark": {**told["mark"], "number": float("inf")}},
        {**told, "mark": {**told["mark"], "fingerprint": "x"}, "sources": []},
    ]
    lines += [json.dumps(one) for one in odd]
    Path(book.path).write_text("\n".join([*lines, lines[-6], "{"]), "utf-8")
    assert taken_up(book, database) == 3
    with database.read() as db:
        said = review.remarks(db, conflict(program, STORY)["id"])
    assert [(one.by[:9], len(one.text), len(one.at)) for one in said] == [
        ("Desk", 1, 20), ("somebody", 1, 25), ("z" * 9, 10_000, 40),
    ]  # fmt: skip
    assert conflict(program, STORY)["column"] == "open"
    assert program.get(f"/api/v1/stories/{STORY}/decisions.jsonl").status_code == 200
