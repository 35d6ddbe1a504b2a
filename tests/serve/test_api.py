"""The interface for programs: from sources to a decision that outlives the next version."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from compare.codec import loads
from compare.serve.guard import Guard
from compare.serve.store import Database
from tests.serve.conftest import ONE, TWO, compared, until, with_token


def findings(client: TestClient, story: int, **query: str) -> list[dict[str, Any]]:
    found = client.get(f"/api/v1/stories/{story}/findings", params=query)
    assert found.status_code == 200
    return list(found.json())


def conflict(client: TestClient, story: int) -> dict[str, Any]:
    return next(f for f in findings(client, story) if f["kind"] == "conflict")


def decide(client: TestClient, story: int, id: int, verdict: str | None, reason: str = "") -> Any:
    path = f"/api/v1/stories/{story}/findings/{id}"
    etag = client.get(path).headers["etag"]
    body = {"verdict": verdict, "reason": reason}
    return client.put(f"{path}/verdict", json=body, headers={"if-match": etag})


def test_a_story_is_compared_and_decided(program: TestClient, story: int) -> None:
    found = conflict(program, story)
    assert (found["state"], found["column"], found["finding"]) == ("open", "open", "F1")
    gate = f"/api/v1/stories/{story}/gate"
    assert program.get(gate).json()["passes"] is False
    decided = decide(program, story, found["id"], "dismiss", "two treaties").json()
    assert (decided["column"], decided["by"]) == ("dismissed", "Ida (desk)")
    assert program.get(gate).json() == {"passes": True, "run": 1, "waiting": []}
    assert program.get(gate, params={"fail_on": "never"}).status_code == 422
    assert findings(program, story, column="dismissed") == [decided]


def test_a_decision_outlives_the_next_version_and_a_new_value_resets_it(
    program: TestClient, story: int
) -> None:
    id = conflict(program, story)["id"]
    decide(program, story, id, "dismiss", "two treaties")
    compared(program, story, ("one.txt", "It was cold. " + ONE))
    assert conflict(program, story)["id"] == id
    assert conflict(program, story)["column"] == "dismissed"
    compared(program, story, ("one.txt", ONE.replace("on Monday", "late on Monday")))
    assert conflict(program, story)["column"] == "again"
    assert conflict(program, story)["reason"] == "two treaties"
    assert program.get(f"/api/v1/stories/{story}/gate").json()["passes"] is False
    compared(program, story, ("one.txt", ONE.replace("Ten", "Twelve")))
    now = conflict(program, story)
    assert (now["id"], now["column"], now["verdict"]) == (id, "changed", None)
    compared(program, story, ("one.txt", ONE.replace("Ten", "Eleven")))
    assert all(f["kind"] != "conflict" for f in findings(program, story) if f["finding"])
    said = program.get(f"/api/v1/stories/{story}/findings/{id}/remarks").json()
    assert [(r["sort"], r["text"]) for r in said] == [
        ("verdict", "two treaties"),
        ("run", "again"),
        ("run", "changed"),
    ]


def test_what_was_gone_and_comes_back_as_it_was_is_still_decided(
    program: TestClient, story: int
) -> None:
    id = conflict(program, story)["id"]
    decide(program, story, id, "dismiss")
    compared(program, story, ("one.txt", "Nothing was signed by anybody in Bergen.\n"))
    assert [f["column"] for f in findings(program, story) if f["id"] == id] == ["gone"]
    compared(program, story, ("one.txt", ONE))
    assert conflict(program, story)["id"] == id
    assert conflict(program, story)["column"] == "dismissed"


def test_a_verdict_needs_the_finding_as_it_was_seen(program: TestClient, story: int) -> None:
    id = conflict(program, story)["id"]
    path = f"/api/v1/stories/{story}/findings/{id}"
    body = {"verdict": "accept", "reason": ""}
    assert program.put(f"{path}/verdict", json=body).status_code == 428
    etag = program.get(path).headers["etag"]
    first = program.put(f"{path}/verdict", json=body, headers={"if-match": etag})
    assert first.status_code == 200
    late = program.put(f"{path}/verdict", json=body, headers={"if-match": etag})
    assert late.status_code == 412
    assert late.json() == {"detail": "Ida (desk) has accepted it in the meantime"}
    again = program.put(f"{path}/verdict", json=body, headers={"if-match": first.headers["etag"]})
    assert again.status_code == 200


def test_a_request_that_comes_twice_is_done_once(program: TestClient) -> None:
    headers = {"idempotency-key": "k1"}

    def post(title: str) -> Any:
        return program.post("/api/v1/stories", json={"title": title}, headers=headers)

    first, second = post("One"), post("One")
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert [one["title"] for one in program.get("/api/v1/stories").json()] == ["One", "The treaty"]
    assert post("Other").status_code == 409


def test_the_same_bytes_are_no_new_version(program: TestClient, story: int) -> None:
    send = [("files", ("one.txt", ONE.encode())), ("files", ("two.txt", (TWO + "x").encode()))]
    made = program.post(f"/api/v1/stories/{story}/sources", files=send).json()
    assert made["new"] == 1
    numbers = [s["number"] for s in program.get(f"/api/v1/stories/{story}/sources").json()]
    assert numbers == [1, 2]


def test_a_source_may_be_left_out(program: TestClient, story: int) -> None:
    source = program.get(f"/api/v1/stories/{story}/sources").json()[1]["id"]
    path = f"/api/v1/stories/{story}/sources/{source}"
    assert program.patch(path, json={"used": False}).json()[1]["used"] is False
    program.post(f"/api/v1/stories/{story}/runs")
    until(lambda: program.get(f"/api/v1/stories/{story}/runs/2").json()["state"] == "done")
    report = loads(program.get(f"/api/v1/stories/{story}/runs/2/report.json").text)
    assert [document.name for document in report.documents] == ["one.txt"]


def test_a_name_is_a_label_and_no_path(program: TestClient, story: int) -> None:
    for name in ("../../etc/passwd", "C:\\docs\\passwd", "https://elsewhere.example/passwd"):
        send = [("files", (name, b"A ferry has left Oslo.\n"))]
        assert program.post(f"/api/v1/stories/{story}/sources", files=send).status_code == 201
    names = [s["name"] for s in program.get(f"/api/v1/stories/{story}/sources").json()]
    assert names == ["one.txt", "two.txt", "passwd"]


def test_a_source_that_cannot_be_read_fails_the_run_with_its_cause(program: TestClient) -> None:
    id = program.post("/api/v1/stories", json={"title": "Broken"}).json()["id"]
    path = f"/api/v1/stories/{id}"
    assert program.post(f"{path}/runs").status_code == 409
    send = [("files", ("a.txt", b"\0\0\0"))]
    program.post(f"{path}/sources", files=send, data={"run": "true"})
    until(lambda: program.get(f"{path}/runs/1").json()["state"] == "failed")
    assert program.get(f"{path}/runs/1").json()["error"].startswith("a.txt: ")
    assert program.get(f"{path}/runs/1/report.json").status_code == 409


def test_reports_show_what_was_decided(program: TestClient, story: int) -> None:
    decide(program, story, conflict(program, story)["id"], "dismiss", "two treaties")
    base = f"/api/v1/stories/{story}/runs/1/report"
    report = loads(program.get(f"{base}.json").text)
    decision = report.findings[0].decision
    assert decision is not None
    assert (decision.state, decision.reason, decision.by) == (
        "dismissed",
        "two treaties",
        "Ida (desk)",
    )
    plain = program.get(f"{base}.json", params={"decisions": False}).text
    assert all(finding.decision is None for finding in loads(plain).findings)
    page = program.get(f"{base}.html")
    assert page.headers["content-security-policy"].startswith("sandbox allow-scripts;")
    assert program.get(f"{base}.exe").status_code == 422


def test_comments_and_who_looks_after_it(program: TestClient, story: int) -> None:
    id = conflict(program, story)["id"]
    path = f"/api/v1/stories/{story}/findings/{id}"
    assert program.post(f"{path}/comments", json={"text": "rang Oslo"}).status_code == 201
    assert program.post(f"{path}/comments", json={"text": " \n"}).status_code == 409
    assert program.get(path).json()["comments"] == 1
    assert program.put(f"{path}/assigned", json={"person": "Bo"}).json()["assigned"] == "Bo"


def test_undo_takes_back_ones_own_last_decision(
    program: TestClient, app: Guard, database: Database, story: int
) -> None:
    other = with_token(app, database, "Bo", True)
    ids = [f["id"] for f in findings(program, story)][:2]
    decide(program, story, ids[0], "accept", "first")
    decide(program, story, ids[0], "dismiss", "second")
    decide(other, story, ids[1], "accept")
    undone = program.post(f"/api/v1/stories/{story}/undo").json()
    assert (undone["id"], undone["verdict"], undone["reason"]) == (ids[0], "accept", "first")
    other_one = next(f for f in findings(program, story) if f["id"] == ids[1])
    assert other_one["verdict"] == "accept"
    decide(other, story, ids[0], "fix")
    refused = program.post(f"/api/v1/stories/{story}/undo")
    assert refused.status_code == 409
    assert "has changed since" in refused.json()["detail"]


def test_what_changed_since_my_review(
    program: TestClient, app: Guard, database: Database, story: int
) -> None:
    other = with_token(app, database, "Bo", True)
    assert program.post(f"/api/v1/stories/{story}/seen").status_code == 204
    id = conflict(program, story)["id"]
    decide(other, story, id, "accept", "rang Oslo")
    compared(other, story, ("one.txt", ONE.replace("Ten", "Twelve")))
    told = program.get(f"/api/v1/stories/{story}/changes").json()
    assert told["counts"]["changed"] >= 1
    assert [(r["by"], r["sort"]) for r in told["said"]] == [
        ("Bo (desk)", "verdict"),
        ("compare", "run"),
    ] or told["said"][0]["text"] == "rang Oslo"
    program.post(f"/api/v1/stories/{story}/seen")
    told = program.get(f"/api/v1/stories/{story}/changes").json()
    assert (told["changes"], told["said"]) == ([], [])


def test_the_audit_log_holds_together_and_shows_a_forgery(
    program: TestClient, database: Database, story: int
) -> None:
    decide(program, story, conflict(program, story)["id"], "accept")
    log = program.get("/api/v1/audit").json()
    assert [line["action"] for line in log][-2:] == ["token", "verdict"]
    assert program.get("/api/v1/audit/check").json()["whole"] is True
    with database.write("x") as change:
        change.db.execute("UPDATE audit SET by = 'Bo' WHERE action = 'verdict'")
    check = program.get("/api/v1/audit/check").json()
    assert (check["whole"], check["broken"]) == (False, len(log))
    with database.write("x") as change:
        change.db.execute("DELETE FROM audit WHERE id = 2")
    assert program.get("/api/v1/audit/check").json()["cause"] == "is missing"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/v1/stories/99"),
        ("GET", "/api/v1/stories/99/findings"),
        ("GET", "/api/v1/stories/99/gate"),
        ("GET", "/api/v1/stories/1/findings/99"),
        ("POST", "/api/v1/stories/99/runs"),
        ("POST", "/api/v1/stories/99/undo"),
        ("POST", "/api/v1/stories/99/seen"),
        ("GET", "/api/v1/stories/99/events"),
        ("GET", "/api/v1/nowhere"),
        ("GET", "/nowhere"),
    ],
)
def test_what_is_not_there_is_said_so(program: TestClient, method: str, path: str) -> None:
    found = program.request(method, path)
    assert found.status_code == 404
    if path.startswith("/api/"):
        assert found.json()["detail"]
    else:
        assert "There is nothing under this address." in found.text


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/v1/stories", {}),
        ("POST", "/api/v1/stories", {"title": "x", "more": 1}),
        ("POST", "/api/v1/stories/1/sources", {}),
        ("PUT", "/api/v1/stories/1/findings/1/verdict", {"verdict": "maybe"}),
        ("GET", "/api/v1/stories/99999999999999999999", {}),
        ("GET", "/api/v1/audit?limit=0", {}),
    ],
)
def test_what_is_malformed_is_told_in_one_line(
    program: TestClient, method: str, path: str, body: dict[str, Any]
) -> None:
    refused = program.request(method, path, json=body)
    assert refused.status_code == 422
    assert isinstance(refused.json()["detail"], str)


def test_a_full_disk_keeps_nothing_and_says_so(program: TestClient, database: Database) -> None:
    pages = database._writer.execute("PRAGMA page_count").fetchone()[0]
    database._writer.execute(f"PRAGMA max_page_count = {pages}")
    id = program.post("/api/v1/stories", json={"title": "Last"}).json()["id"]
    send = [("files", ("a.txt", b"word " * 20000))]
    refused = program.post(f"/api/v1/stories/{id}/sources", files=send)
    assert refused.status_code == 507
    assert "full" in refused.json()["detail"]
    assert program.get(f"/api/v1/stories/{id}/sources").json() == []
    database._writer.execute("PRAGMA max_page_count = 1000000")
    assert program.post(f"/api/v1/stories/{id}/sources", files=send).status_code == 201


def test_the_interface_describes_itself(program: TestClient) -> None:
    told = program.get("/api/v1/openapi.json").json()
    assert "/api/v1/stories/{story}/findings/{finding}/verdict" in told["paths"]
    assert json.dumps(told).count("operationId") >= 25
