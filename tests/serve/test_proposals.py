"""What a program proposes over MCP: shown beside the finding, and nothing until a person says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from compare.codec import loads
from compare.mcp import Desk, Folder
from compare.serve import Settings
from compare.serve.guard import Guard
from compare.serve.inbox import Inbox
from compare.serve.store import Database, audit, proposals, review
from tests.serve.conftest import ONE, STORY, browser_of, compared, until
from tests.serve.test_guard import key_of

API = f"/api/v1/stories/{STORY}"


@pytest.fixture
def mcp(settings: Settings, program: TestClient) -> Desk:
    """What ``compare mcp`` does, in the folder of the server's database."""
    folder = Path(settings.database).parent
    report = program.get(f"{API}/runs/1/report.json", params={"decisions": False}).text
    (folder / "report.json").write_text(report, "utf-8")
    return Desk(Folder.at(str(folder)), lambda documents: loads(report))


def propose(mcp: Desk, verdict: Any = "dismiss", reason: str = "two treaties") -> None:
    mcp.propose("report.json", "F1", verdict, reason, "editor (a program)")


def first(client: TestClient) -> dict[str, Any]:
    return dict(client.get(f"{API}/findings").json()[0])


def waiting(client: TestClient) -> int:
    return int(first(client)["proposed"])


def answer(browser: TestClient, id: int, what: str, **more: object) -> Any:
    found = first(browser)
    path = f"/stories/{STORY}/findings/{found['id']}/proposals/{id}"
    sent = {"key": key_of(browser), "answer": what, "revision": found["revision"], **more}
    return browser.post(path, data=sent, follow_redirects=False)


def test_what_is_proposed_over_mcp_is_shown_and_decides_nothing(
    mcp: Desk, program: TestClient, app: Guard, database: Database
) -> None:
    propose(mcp, reason="two <b>treaties</b>")
    until(lambda: waiting(program) == 1)
    assert (first(program)["state"], first(program)["verdict"]) == ("open", None)
    assert program.get(f"{API}/gate").json()["passes"] is False
    page = browser_of(app, database, "Ida").get(f"/stories/{STORY}?kind=proposed").text
    assert page.count('<li class="card') == 1
    assert "proposes to <b>dismiss</b>: two &lt;b&gt;treaties&lt;/b&gt;" in page
    (told,) = program.get(f"{API}/findings/{first(program)['id']}/proposals").json()
    assert (told["by"], told["state"], told["answered_by"]) == ("editor (a program)", "open", None)
    with database.read() as db:
        line = audit.latest(db, 20)
    logged = next(one for one in line if one.action == "proposal")
    assert (logged.by, logged.detail["proposed_by"]) == ("compare", "editor (a program)")


def test_a_person_decides_so_under_their_own_name_and_can_take_it_back(
    mcp: Desk, program: TestClient, app: Guard, database: Database
) -> None:
    browser = browser_of(app, database, "Ida")
    propose(mcp)
    until(lambda: waiting(program) == 1)
    (told,) = program.get(f"{API}/findings/{first(program)['id']}/proposals").json()
    late = answer(browser, told["id"], "take", revision=99)
    assert late.status_code == 409
    assert "it has changed in the meantime" in late.text
    assert answer(browser, told["id"], "take").status_code == 303
    decided = first(program)
    assert (decided["column"], decided["by"], decided["reason"]) == (
        "dismissed",
        "Ida",
        "two treaties",
    )
    assert decided["proposed"] == 0
    with database.read() as db:
        (line,) = audit.latest(db, 1)
        assert audit.verify(db) is None
    assert (line.action, line.by) == ("verdict", "Ida")
    assert line.detail["proposed_by"] == "editor (a program)"
    browser.post(f"/stories/{STORY}/undo", data={"key": key_of(browser)})
    assert (first(program)["state"], waiting(program)) == ("open", 1)


def test_what_was_declined_is_not_asked_again(
    mcp: Desk, program: TestClient, app: Guard, database: Database
) -> None:
    browser = browser_of(app, database, "Ida")
    propose(mcp)
    until(lambda: waiting(program) == 1)
    path = f"{API}/findings/{first(program)['id']}/proposals"
    (told,) = program.get(path).json()
    assert answer(browser, told["id"], "decline").status_code == 303
    assert (first(program)["state"], waiting(program)) == ("open", 0)
    for what in ("decline", "take"):
        assert answer(browser, told["id"], what).status_code == 409
    propose(mcp)  # the same once more is not even written
    propose(mcp, "fix", "the local paper has it wrong")
    until(lambda: waiting(program) == 1)
    states = [(one["state"], one["answered_by"]) for one in program.get(path).json()]
    assert states == [("declined", "Ida"), ("open", None)]
    assert "(declined by Ida)" in browser.get(f"/stories/{STORY}").text
    with database.read() as db:
        actions = [(one.action, one.by) for one in audit.latest(db, 20)]
    assert ("decline", "Ida") in actions


def test_a_program_can_propose_as_data_and_answer_nothing(
    program: TestClient, app: Guard, database: Database
) -> None:
    path = f"{API}/findings/{first(program)['id']}/proposals"
    sent = {"verdict": "fix", "reason": "ten it was"}
    made = program.post(path, json=sent)
    assert made.status_code == 201
    assert program.post(path, json={"verdict": "reopen", "reason": "x"}).status_code == 422
    assert program.post(path, json={"verdict": "fix", "reason": " "}).status_code == 409
    (told,) = program.get(path).json()
    assert told["by"] == "Ida (desk)"
    here = f"/stories/{STORY}/findings/{first(program)['id']}/proposals/{made.json()['id']}"
    for key in ("x", "0" * 64):
        data = {"key": key, "answer": "take", "revision": 1}
        assert program.post(here, data=data).status_code == 403
    assert program.put(f"{path}/{told['id']}").status_code in (404, 405)
    assert first(program)["state"] == "open"
    browser = browser_of(app, database, "Ida")
    assert answer(browser, 99, "take").status_code == 404
    assert answer(browser, told["id"], "keep").status_code == 422
    with database.write("desk") as change:
        for n in range(49):
            proposals.propose(change, STORY, first(program)["id"], "fix", f"{n}", "x", change.at)
    full = program.post(path, json={"verdict": "fix", "reason": "one more"})
    assert (full.status_code, "50 were proposed" in full.text) == (409, True)


def test_what_was_proposed_on_other_words_is_not_shown_on_these(
    mcp: Desk, program: TestClient, database: Database
) -> None:
    propose(mcp)
    until(lambda: waiting(program) == 1)
    id = first(program)["id"]
    compared(program, STORY, ("one.txt", ONE.replace("on Monday", "late on Monday")))
    assert waiting(program) == 0
    assert [p["state"] for p in program.get(f"{API}/findings/{id}/proposals").json()] == ["lapsed"]
    propose(mcp, reason="on the old report still")
    inbox = Inbox(f"{Path(database.path).parent}/.compare/proposals.jsonl")
    assert inbox.take_up(database) == 0
    assert waiting(program) == 0
    # as it was again, what is in the file holds again
    compared(program, STORY, ("one.txt", ONE))
    until(lambda: waiting(program) == 1)
    told = program.get(f"{API}/findings/{first(program)['id']}/proposals").json()
    assert [one["reason"] for one in told if one["state"] == "open"] == ["on the old report still"]


def test_a_file_that_holds_anything_hurts_nobody(
    tmp_path: Path, database: Database, program: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = Inbox(str(tmp_path / "proposals.jsonl"))
    assert inbox.take_up(database) == 0
    (tmp_path / "proposals.jsonl").write_bytes(b"\xff\xfe{}\n[[[[\n")
    assert inbox.take_up(database) == 0
    assert "proposals.jsonl: holds no proposals" in capsys.readouterr().err
    assert inbox.take_up(database) == 0
    assert capsys.readouterr().err == ""  # said once
    report = loads(program.get(f"{API}/runs/1/report.json").text)
    desk = Desk(Folder.at(str(tmp_path)), lambda documents: report)
    (tmp_path / "report.json").write_text(program.get(f"{API}/runs/1/report.json").text)
    desk.propose("report.json", "F1", "fix", "why", "x")
    line = (tmp_path / ".compare" / "proposals.jsonl").read_text("utf-8")
    sources, told = line.splitlines()[:-1], json.loads(line.splitlines()[-1])
    bad = [{**told, "verdict": "note"}, {**told, "reason": "y" * 3000}, {**told, "by": "z" * 999}]
    lines = [*sources, *(json.dumps(one) for one in bad)]
    (tmp_path / "proposals.jsonl").write_text("\n".join(lines))
    assert inbox.take_up(database) == 1
    with database.read() as db:
        thread = review.queue(db, STORY)[0]
        (found,) = proposals.of(db, [thread.id])[thread.id]
    assert found.by == "z" * 200
