"""``HEAD`` is answered wherever ``GET`` is: the same headers, nothing after them, nothing done."""

from __future__ import annotations

import re

import httpx2
import pytest
from starlette.testclient import TestClient

from compare.serve.guard import Guard
from compare.serve.store import Database, access
from tests.serve.conftest import HOST, STORY, browser_of, with_token
from tests.serve.test_guard import PAGES

HERE = f"/api/v1/stories/{STORY}"
OPEN = (
    *PAGES, f"/stories/{STORY}?kind=conflict", f"/stories/{STORY}/frames", "/static/app.css", "/healthz",
    "/api/v1/openapi.json", "/api/v1/stories", HERE, f"{HERE}/findings", f"{HERE}/findings/1",
    f"{HERE}/gate", f"{HERE}/decisions.jsonl", f"{HERE}/runs/1/report.json", f"{HERE}/runs/1/report.html",
    "/api/v1/audit",
)  # fmt: skip
REFUSED = ("/stories/99", "/nowhere", "/api/v1/nowhere", "/leave", "/access/links", "/frames/x",
           "/oembed", "/enter/x", f"{HERE}/undo", f"{HERE}/runs/1/report.exe")  # fmt: skip


def same(client: TestClient, path: str) -> int:
    """Ask both ways; return the status."""
    whole, head = client.get(path), client.head(path)
    assert head.content == b"", path
    assert head.status_code == whole.status_code, path
    assert dict(head.headers) == dict(whole.headers), path
    return whole.status_code


@pytest.mark.parametrize("path", OPEN)
def test_it_has_the_headers_of_a_get(
    app: Guard, database: Database, outside: TestClient, path: str
) -> None:
    assert same(browser_of(app, database, "Ida"), path) == 200


@pytest.mark.parametrize("path", REFUSED)
def test_what_is_refused_is_refused_alike(
    app: Guard, database: Database, outside: TestClient, path: str
) -> None:
    assert same(browser_of(app, database, "Ida"), path) in (404, 405, 422)


def test_who_may_not_look_may_not_ask_for_headers(
    app: Guard, database: Database, outside: TestClient
) -> None:
    assert same(outside, f"/stories/{STORY}") == 401
    assert same(outside, "/api/v1/stories") == 401
    reader = with_token(app, database, "Ida", False)
    assert same(reader, "/api/v1/stories") == 200
    browser = browser_of(app, database, "Ida")
    assert browser.head("/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert browser.head("/", headers={"host": "elsewhere.example"}).status_code == 421
    etag = {"if-none-match": reader.get(f"{HERE}/gate").headers["etag"]}
    assert reader.head(f"{HERE}/gate", headers=etag).status_code == 304


def test_every_address_that_answers_get_answers_it(program: TestClient) -> None:
    paths = program.get("/api/v1/openapi.json").json()["paths"]
    for path in (path for path, known in paths.items() if "get" in known):
        real = re.sub(r"\{(name|format)\}", "json", path)
        real = re.sub(r"\{\w+\}", "1", real)
        assert program.head(real).status_code in (200, 404), real


def test_it_uses_up_no_link(app: Guard, database: Database, outside: TestClient) -> None:
    with database.write("Ida") as change:
        word = access.invite(change, "Ida")
    ahead = outside.head(f"/enter?token={word}")
    assert (ahead.status_code, "set-cookie" in ahead.headers) == (204, False)
    client = TestClient(app, base_url=f"http://{HOST}")
    assert client.get(f"/enter?token={word}", follow_redirects=False).status_code == 303


def test_a_real_server_ends_each_answer(served: tuple[Database, str]) -> None:
    database, address = served
    with database.write("Ida") as change:
        word = access.make_token(change, "desk", False)
    headers = {"authorization": f"Bearer {word}"}
    with httpx2.Client(base_url=address, headers=headers, timeout=60) as client:
        for path in (f"/stories/{STORY}", "/api/v1/stories", f"{HERE}/events", "/nowhere"):
            head = client.head(path)  # on one connection: a body would be the next answer's start
            assert (head.status_code == 200) == (path != "/nowhere"), path
        assert client.head(f"{HERE}/events").headers["content-type"].startswith("text/event-stream")
