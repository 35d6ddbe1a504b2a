"""Nobody gets in who should not: other sites, other ports, other names, forged forms."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from compare.serve import Settings
from compare.serve.app import create_app
from compare.serve.guard import Guard
from compare.serve.store import Database, access
from compare.serve.store.access import form_key
from tests.serve.conftest import HOST, STORY, browser_of, with_token

PAGES = ("/", f"/stories/{STORY}", f"/stories/{STORY}/since", "/audit", "/access", "/keys")


def secret_of(client: TestClient) -> str:
    return next(cookie.value for cookie in client.cookies.jar if cookie.value)


def key_of(client: TestClient) -> str:
    return form_key(secret_of(client))


@pytest.mark.parametrize("path", [*PAGES, "/api/v1/stories", "/api/v1/openapi.json"])
def test_without_a_session_nothing_is_shown(outside: TestClient, path: str) -> None:
    found = outside.get(path)
    assert found.status_code == 401
    assert "treaty" not in found.text
    assert outside.get(path, headers={"authorization": "Bearer ct_x"}).status_code == 401
    assert outside.get(path, headers={"cookie": "compare-review=x"}).status_code == 401


def test_a_link_works_once(app: Guard, database: Database, outside: TestClient) -> None:
    with database.write("Ida") as change:
        word = access.invite(change, "Ida")
    ahead = outside.get(f"/enter?token={word}", headers={"sec-purpose": "prefetch"})
    assert ahead.status_code == 204
    first = outside.get(f"/enter?token={word}", follow_redirects=False)
    assert first.status_code == 303
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    again = TestClient(app, base_url=f"http://{HOST}").get(f"/enter?token={word}")
    assert again.status_code == 403
    assert outside.get("/").status_code == 200
    with database.write("Ida") as change:
        old = access.invite(change, "Ida", seconds=-1)
    assert outside.get(f"/enter?token={old}").status_code == 403


def test_a_session_ends_when_one_leaves(
    app: Guard, database: Database, outside: TestClient
) -> None:
    browser = browser_of(app, database, "Ida")
    secret = secret_of(browser)
    assert browser.post("/leave", data={"key": key_of(browser)}).status_code == 401
    stolen = {"cookie": f"compare-review={secret}"}
    assert TestClient(app, base_url=f"http://{HOST}").get("/", headers=stolen).status_code == 401


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "127.0.0.1:8401", "127.0.0.1", "127.0.0.1:8400.example", ""]
)
def test_another_name_is_not_answered(
    app: Guard, database: Database, outside: TestClient, host: str
) -> None:
    browser = browser_of(app, database, "Ida")
    for path in ("/", "/enter", "/static/app.css", "/api/v1/stories"):
        assert browser.get(path, headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another port of this machine
        {"origin": "http://127.0.0.1:9000"},
        {"origin": "null"},
        {"origin": "http://elsewhere.example"},
    ],
)
def test_another_site_cannot_post(
    app: Guard, database: Database, outside: TestClient, headers: dict[str, str]
) -> None:
    browser = browser_of(app, database, "Ida")
    sent = {"key": key_of(browser)}
    assert browser.post(f"/stories/{STORY}/runs", data=sent, headers=headers).status_code == 403
    fine = {"sec-fetch-site": "same-origin", "origin": f"http://{HOST}"}
    done = browser.post(f"/stories/{STORY}/seen", data=sent, headers=fine, follow_redirects=False)
    assert done.status_code == 303


def test_another_site_cannot_even_look(app: Guard, database: Database, outside: TestClient) -> None:
    browser = browser_of(app, database, "Ida")
    for site in ("cross-site", "same-site"):
        assert browser.get("/", headers={"sec-fetch-site": site}).status_code == 403


def test_a_form_needs_the_key_of_its_session(
    app: Guard, database: Database, outside: TestClient
) -> None:
    browser, other = browser_of(app, database, "Ida"), browser_of(app, database, "Bo")
    path = f"/stories/{STORY}/seen"
    for key in ("x", key_of(other), secret_of(browser)):
        assert browser.post(path, data={"key": key}).status_code == 403
    assert browser.post(path).status_code == 422
    api = f"/api/v1/stories/{STORY}/seen"
    assert browser.post(api).status_code == 403
    assert browser.post(api, headers={"x-form-key": key_of(other)}).status_code == 403
    assert browser.post(api, headers={"x-form-key": key_of(browser)}).status_code == 204


def test_a_program_can_use_no_form_and_a_reader_cannot_write(
    app: Guard, database: Database, outside: TestClient
) -> None:
    writer, reader = (with_token(app, database, "Ida", may) for may in (True, False))
    assert writer.post(f"/stories/{STORY}/seen", data={"key": "x"}).status_code == 403
    assert writer.post("/api/v1/tokens", json={"name": "more"}).status_code == 409
    assert reader.get("/api/v1/stories").status_code == 200
    for path in ("/api/v1/stories", f"/api/v1/stories/{STORY}/runs"):
        assert reader.post(path, json={"title": "x"}).status_code == 403


def test_a_token_is_shown_once_and_can_be_revoked(
    app: Guard, database: Database, outside: TestClient
) -> None:
    browser = browser_of(app, database, "Ida")
    sent = {"key": key_of(browser), "name": "cms"}
    word = browser.post("/access/tokens", data=sent).text.split('"made">')[1].split("<")[0]
    assert word.startswith("ct_")
    assert word not in browser.get("/access").text
    program = TestClient(
        app, base_url=f"http://{HOST}", headers={"authorization": f"Bearer {word}"}
    )
    assert program.get("/api/v1/stories").status_code == 200
    id = browser.get("/api/v1/tokens").json()[0]["id"]
    browser.post(f"/access/tokens/{id}/revoke", data={"key": key_of(browser)})
    assert program.get("/api/v1/stories").status_code == 401
    with database.read() as db:
        kept = "".join(str(tuple(row)) for row in db.execute("SELECT * FROM token"))
    assert word not in kept


def test_what_was_sent_never_becomes_markup(
    app: Guard, database: Database, outside: TestClient
) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    browser = browser_of(app, database, evil)
    key = key_of(browser)
    text = f"Nine people {evil} signed in Oslo on Monday.\n"
    files = [("files", (f"{evil.replace('/', '')}.txt", text.encode()))]
    browser.post("/stories", data={"key": key, "title": evil}, files=files)
    found = browser.get("/api/v1/stories/1/findings").json()[0]["id"]
    base = f"/stories/{STORY}/findings/{found}"
    browser.post(f"{base}/comments", data={"key": key, "text": evil})
    sent = {"key": key, "verdict": "dismiss", "revision": 1, "reason": evil}
    browser.post(f"{base}/verdict", data=sent)
    for path in (*PAGES, f"/stories/{STORY}?column=dismissed&q={evil}", "/stories/2"):
        page = browser.get(path)
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_what_is_too_large_is_not_read(settings: Settings, database: Database) -> None:
    small = Settings(settings.database, "Ida", (HOST,), most_bytes=1000)
    app = create_app(small, database)
    with TestClient(app, base_url=f"http://{HOST}"):
        program = with_token(app, database, "Ida", True)
        body = b'{"title": "' + b"x" * 2000 + b'"}'
        assert program.post("/api/v1/stories", content=body).status_code == 413

        def drip() -> Any:
            for _ in range(20):
                yield b"x" * 100

        assert program.post("/api/v1/stories", content=drip()).status_code == 413


def test_a_proxy_names_who_asks(settings: Settings, database: Database) -> None:
    behind = Settings(settings.database, "Ida", ("desk.example",), auth="proxy", scheme="https")
    app = create_app(behind, database)
    with TestClient(app, base_url="https://desk.example") as client:
        assert client.get("/").status_code == 401
        page = client.get("/", headers={"remote-user": "Eva"})
        assert page.status_code == 200
        assert "Eva" in page.text
        key = page.text.split('name="key" value="')[1].split('"')[0]
        path = f"/stories/{STORY}/seen"
        for person, status in (("Eva", 303), ("Bo", 403)):
            done = client.post(
                path, data={"key": key}, headers={"remote-user": person}, follow_redirects=False
            )
            assert done.status_code == status


def test_what_is_kept_of_a_page_has_nobodys_key(
    app: Guard, database: Database, outside: TestClient
) -> None:
    ida, bo = browser_of(app, database, "Ida"), browser_of(app, database, "Bo")
    path = f"/stories/{STORY}"
    found = ida.get(f"/api/v1{path}/findings").json()[0]["id"]
    sent = {"key": key_of(ida), "mine": "yes"}
    ida.post(f"{path}/findings/{found}/assigned", data=sent)
    for _ in range(2):
        for own, other, can in ((ida, bo, "Let go of"), (bo, ida, "Take")):
            page = own.get(path).text
            keys = re.findall(r'name="key" value="([^"]*)"', page)
            assert len(keys) > 5
            assert set(keys) == {key_of(own)}
            assert key_of(other) not in page
            first = page.split('<li class="card')[1]
            assert f'data-key="m">{can}<' in first
