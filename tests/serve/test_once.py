"""A request that is sent again with its ``Idempotency-Key`` does nothing further, whatever it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from compare.serve.guard import Guard
from compare.serve.store import Database, access, audit
from tests.serve.conftest import STORY, browser_of, until
from tests.serve.test_api import decide, findings
from tests.serve.test_guard import key_of

FINDING = "/stories/{story}/findings/{finding}"
SENT: Mapping[str, dict[str, Any]] = {
    "/stories": {"json": {"title": "Another"}},
    "/stories/{story}/sources": {"files": [("files", ("third.txt", b"A ferry has left Oslo.\n"))]},
    "/stories/{story}/runs": {},
    f"{FINDING}/comments": {"json": {"text": "rang Oslo"}},
    f"{FINDING}/proposals": {"json": {"verdict": "fix", "reason": "two treaties"}},
    "/stories/{story}/undo": {},
    "/stories/{story}/seen": {},
    "/tokens": {"json": {"name": "cms", "may_write": True}},
}
"""What each request takes that changes something; another one has to be added here."""


@pytest.fixture
def ida(app: Guard, database: Database, outside: TestClient) -> TestClient:
    """A browser, which may do all that a program may and make tokens."""
    client = browser_of(app, database, "Ida")
    client.headers["x-form-key"] = key_of(client)
    return client


def lines(database: Database) -> list[str]:
    """Return what was done since the story was compared, and not by the comparing itself."""
    with database.read() as db:
        return [one.action for one in audit.records(db) if one.by != "compare"]


def test_every_post_is_listed(program: TestClient) -> None:
    paths = program.get("/api/v1/openapi.json").json()["paths"]
    posts = {path for path, known in paths.items() if "post" in known}
    assert posts == {f"/api/v1{path}" for path in SENT}


@pytest.mark.parametrize("path", SENT)
def test_sent_again_it_is_done_once(ida: TestClient, database: Database, path: str) -> None:
    id, other = (found["id"] for found in findings(ida, STORY)[:2])
    decide(ida, STORY, other, "accept", "first")
    decide(ida, STORY, id, "dismiss", "second")
    where = f"/api/v1{path.format(story=STORY, finding=id)}"

    def send(key: str) -> Any:
        return ida.post(where, headers={"idempotency-key": key}, **SENT[path])

    before = len(lines(database))
    first = send("k1")
    assert first.is_success, first.text
    done = lines(database)
    assert len(done) == before + 1
    again = send("k1")
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers.get("content-type") == first.headers.get("content-type")
    assert lines(database) == done
    if path.endswith("/runs"):
        until(lambda: ida.get(where).json()[0]["state"] == "done")
    if not path.endswith(("/sources", "/proposals")):  # there, what was sent is there already
        assert send("k2").is_success
        assert len(lines(database)) == len(done) + 1


def test_a_retried_undo_takes_back_one_decision(program: TestClient, story: int) -> None:
    first, second = (found["id"] for found in findings(program, story)[:2])
    for id in (first, second):
        decide(program, story, id, "accept")
    headers = {"idempotency-key": "k1"}
    for _ in range(3):
        undone = program.post(f"/api/v1/stories/{story}/undo", headers=headers).json()
        assert (undone["id"], undone["verdict"]) == (second, None)
    verdicts = {found["id"]: found["verdict"] for found in findings(program, story)}
    assert (verdicts[first], verdicts[second]) == ("accept", None)


def test_what_a_token_opens_with_is_not_kept(
    ida: TestClient, app: Guard, database: Database, new_browser: Callable[[], TestClient]
) -> None:
    def make(client: TestClient, key: str, name: str = "cms") -> Any:
        headers = {"idempotency-key": key}
        return client.post("/api/v1/tokens", json={"name": name}, headers=headers)

    word = make(ida, "k1").json()["token"]
    assert make(ida, "k1").json()["token"] == word
    assert make(ida, "k2").json()["token"] != word
    assert make(ida, "k1", "other").status_code == 409
    # in another session it cannot be told again, and no other is made
    assert make(new_browser(), "k1").status_code == 409
    with database.read() as db:
        assert [token.name for token in access.tokens(db)] == ["cms", "cms", "desk"]
        assert access.visitor_of_token(db, word) is not None
    kept = b"".join(Path(f"{database.path}{end}").read_bytes() for end in ("", "-wal"))
    assert word.removeprefix("ct_").encode() not in kept


@pytest.fixture
def new_browser(app: Guard, database: Database) -> Callable[[], TestClient]:
    def make() -> TestClient:
        client = browser_of(app, database, "Ida")
        client.headers["x-form-key"] = key_of(client)
        return client

    return make
