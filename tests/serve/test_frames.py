"""A story inside a page of another site: who may have it, what it gives away, and how it is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from compare.serve import Settings
from compare.serve.app import create_app
from compare.serve.guard import Guard
from compare.serve.store import Database, frames, review
from tests.serve.conftest import HOST, STORY, browser_of

CMS = "https://cms.example"
FROM_THERE = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}


@pytest.fixture
def word(database: Database) -> str:
    with database.write("Ida") as change:
        first = review.queue(change.db, STORY)[0]
        review.decide(change, STORY, first.id, "dismiss", "rang the king", first.revision)
        return frames.make(change, STORY)


@pytest.fixture
def outsider(settings: Settings, database: Database) -> Iterator[TestClient]:
    """Somebody without a session, at a server that lets one site show frames."""
    app = create_app(replace(settings, frames=(CMS,)), database)
    with TestClient(app, base_url=f"http://{HOST}") as client:
        yield client


def test_one_site_may_show_it_and_sees_what_is_quoted_alone(
    outsider: TestClient, word: str
) -> None:
    answer = outsider.get(f"/frames/{word}", headers=FROM_THERE)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert f"frame-ancestors {CMS}" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "x-frame-options" not in answer.headers
    assert "dismissed" in answer.text
    assert "Ida" not in answer.text
    assert "rang the king" not in answer.text
    inside = answer.text.split('<script type="application/json">')[1].split("</script>")[0]
    told = json.loads(inside)
    assert set(told) == {"format_version", "documents", "findings"}
    assert told["findings"][0]["decision"]["state"] == "dismissed"


def test_of_the_sources_it_gives_only_the_sentences_that_are_quoted(
    settings: Settings, database: Database
) -> None:
    from compare import compare_texts
    from compare.serve.web.frames import _inside

    report = compare_texts(
        "Ten countries signed. Hm.", "Eleven countries signed. Hm.", names=("a", "b")
    )
    kept = tuple(f for f in report.findings if f.kind == "conflict")
    told = json.loads(_inside(replace(report, findings=kept)))
    assert [one["text"] for one in told["documents"]] == [
        "Ten countries signed.    ",
        "Eleven countries signed.    ",
    ]


@pytest.mark.parametrize("path", ["/", f"/stories/{STORY}", "/static/app.js", "/oembed?url=x"])
def test_nothing_else_can_be_had_from_there(outsider: TestClient, path: str) -> None:
    assert outsider.get(path, headers=FROM_THERE).status_code == 403


def test_a_script_of_another_site_cannot_fetch_it(outsider: TestClient, word: str) -> None:
    script = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}
    assert outsider.get(f"/frames/{word}", headers=script).status_code == 403
    assert outsider.post(f"/frames/{word}", headers=FROM_THERE).status_code == 403


def test_without_an_allowed_site_there_are_no_frames(outside: TestClient, word: str) -> None:
    assert outside.get(f"/frames/{word}").status_code == 404
    asked = outside.get("/oembed", params={"url": f"http://{HOST}/frames/{word}"})
    assert asked.status_code == 404


def test_an_address_is_made_shown_once_and_withdrawn(
    settings: Settings, database: Database
) -> None:
    app = create_app(replace(settings, frames=(CMS,)), database)
    with TestClient(app, base_url=f"http://{HOST}") as outsider:
        browser = browser_of(app, database, "Ida")
        page = f"/stories/{STORY}/frames"
        assert f'href="{page}"' in browser.get(f"/stories/{STORY}").text
        key = browser.get(page).text.split('name="key" value="')[1].split('"')[0]
        assert browser.post(page, data={"key": "x"}).status_code == 403
        made = browser.post(page, data={"key": key}).text
        address = made.split('class="made">')[1].split("<")[0]
        path = urlsplit(address).path
        assert address not in browser.get(page).text
        assert outsider.get(path).status_code == 200
        with database.read() as db:
            (kept,) = db.execute("SELECT hash FROM frame").fetchone()
            (made_by,) = frames.every(db, STORY)
        assert path.rpartition("/")[2] not in kept
        browser.post(f"{page}/{made_by.id}/withdraw", data={"key": key})
        assert outsider.get(path).status_code == 404
        assert browser.post(f"{page}/99/withdraw", data={"key": key}).status_code == 404


def test_a_server_without_sites_makes_no_address(
    app: Guard, database: Database, outside: TestClient
) -> None:
    browser = browser_of(app, database, "Ida")
    page = browser.get(f"/stories/{STORY}/frames").text
    assert "No other site may show this story" in page
    key = page.split('name="key" value="')[1].split('"')[0]
    assert browser.post(f"/stories/{STORY}/frames", data={"key": key}).status_code == 409


def test_oembed_tells_how_to_put_it_into_a_page(outsider: TestClient, word: str) -> None:
    address = f"http://{HOST}/frames/{word}"
    found = Links.of(outsider.get(f"/frames/{word}").text)
    answer = outsider.get(found["application/json+oembed"])
    told = answer.json()
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", "The treaty")
    assert (told["width"], told["height"]) == (640, 480)
    assert f'src="{address}"' in told["html"]

    def asked(**query: str) -> int:
        return outsider.get("/oembed", params={"url": address, **query}).status_code

    small = outsider.get("/oembed", params={"url": f"{address}?show=open", "maxwidth": "300"})
    assert small.json()["width"] == 300
    assert 'width="300"' in small.json()["html"]
    assert f'src="{address}?show=open"' in small.json()["html"]
    quoted = outsider.get("/oembed", params={"url": f'{address}?"><script>'}).json()["html"]
    assert "<script" not in quoted
    assert asked(format="xml") == 501
    assert asked(url=f"http://{HOST}/frames/cf_none") == 404
    assert asked(url=f"http://elsewhere.example/frames/{word}") == 404
    assert asked(url=f"http://{HOST}/stories/{STORY}") == 404
    assert asked(url="http://[") == 404
    assert asked(maxwidth="5") == 422


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    @staticmethod
    def of(page: str) -> dict[str, str]:
        parser = Links()
        parser.feed(page)
        return parser.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("type"):
            self.found[given["type"] or ""] = given["href"] or ""
