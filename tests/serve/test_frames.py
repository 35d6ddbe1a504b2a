"""A story inside a page of another site: who may show it, what it gives away, and how high it is."""

from __future__ import annotations

import functools
import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from compare.render.templating import asset, environment
from compare.serve import Settings
from compare.serve.app import create_app
from compare.serve.guard import Guard
from compare.serve.store import Database, access, frames, review
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

    def asked(**query: object) -> int:
        given = {"url": address, **query}
        return outsider.get("/oembed", params=given).status_code  # type: ignore[arg-type]

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


# --- in a browser -----------------------------------------------------------------------

Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, tmp_path: Path, compared_once: Path) -> Iterator[Show]:
    """Open a page of another site with a frame in it: ``show("localhost")``."""
    shutil.copy(compared_once, tmp_path / "review.db")
    pages = tmp_path / "pages"
    pages.mkdir()
    handler = functools.partial(Quiet, directory=str(pages))
    site = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    database = Database(str(tmp_path / "review.db"))
    allowed = (f"http://localhost:{site.server_port}", CMS)
    settings = Settings(database.path, "Ida", (host,), frames=allowed)
    config = uvicorn.Config(create_app(settings, database), log_level="warning", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    with database.write("Ida") as change:
        word = frames.make(change, STORY)
    query = urlencode({"url": f"http://{host}/frames/{word}"})
    with urlopen(f"http://{host}/oembed?{query}") as answer:
        code = json.load(answer)["html"]
    script = asset(environment(), "embed/compare-frame.js")
    (pages / "compare-frame.js").write_text(script, "utf-8")
    (pages / "told.js").write_text(TOLD, "utf-8")
    contexts = []

    def make(name: str, above: str = "", **more: object) -> Page:
        (pages / "page.html").write_text(
            f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
            <link rel="icon" href="data:,"><script src="told.js"></script>
            <script src="compare-frame.js"></script>
            <main><h1>A page</h1>{above}{code}</main></html>""",
            "utf-8",
        )
        context = browser.new_context(**more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        with database.write("Ida") as change:
            key = access.invite(change, "Ida")
        page.goto(f"http://{host}/enter?token={key}")  # a reviewer, in another tab
        page.goto(f"http://{name}:{site.server_port}/page.html")
        return page

    yield make
    for context in contexts:
        context.close()
    server.should_exit = True
    thread.join(20)
    listening.close()
    database.close()
    site.shutdown()
    site.server_close()


TOLD = """window.told = []; addEventListener("message", (event) => told.push([event.origin, event.data]));"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.browser
def test_the_frame_is_as_high_as_what_it_shows(show: Show) -> None:
    page = show("localhost", viewport={"width": 600, "height": 800})
    inside = page.frame_locator("iframe")
    expect(inside.locator("compare-report li").first).to_contain_text("Eleven", timeout=30_000)
    expect(inside.get_by_role("button", name="Dismiss")).to_have_count(0)
    fits = """() => { const frame = document.querySelector("iframe");
        const last = told.at(-1); return last && frame.clientHeight === last[1].height; }"""
    page.wait_for_function(fits)
    before = page.locator("iframe").bounding_box()
    assert before is not None
    document = page.frames[1].evaluate(
        "[document.documentElement.scrollHeight, document.documentElement.clientHeight]"
    )
    assert document[0] <= document[1]  # nothing to scroll
    page.set_viewport_size({"width": 350, "height": 800})
    page.evaluate("document.querySelector('iframe').width = 300")
    page.wait_for_function(f"document.querySelector('iframe').clientHeight > {before['height']}")
    page.wait_for_function(fits)
    origins = page.evaluate("[...new Set(told.map(([origin]) => origin))]")
    assert origins == [urlsplit(page.frames[1].url)._replace(path="", query="").geturl()]
    # what another window says is not believed
    height = page.evaluate("document.querySelector('iframe').clientHeight")
    page.evaluate("postMessage({type: 'compare:resize', height: 7}, '*')")
    page.wait_for_function("told.at(-1)[1].height === 7")
    assert page.evaluate("document.querySelector('iframe').clientHeight") == height
    with page.context.expect_page() as opened:
        inside.get_by_role("link", name="Open in the review").click()
    expect(opened.value.locator("h1")).to_have_text("The treaty")


@pytest.mark.browser
def test_a_frame_below_what_is_in_sight_tells_its_height_as_well(show: Show) -> None:
    page = show("localhost", '<p style="height: 1200px">above</p>')
    page.wait_for_function("told.length && document.querySelector('iframe').clientHeight > 480")
    assert page.evaluate("scrollY") == 0


@pytest.mark.browser
def test_a_site_that_was_not_allowed_cannot_show_it(show: Show) -> None:
    page = show("127.0.0.1")
    page.wait_for_load_state("networkidle")
    assert page.frames[1].url.startswith("chrome-error:")
    assert page.evaluate("told") == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_in_the_frame_is_accessible(show: Show, scheme: str) -> None:
    page = show("localhost", color_scheme=scheme)
    address = page.locator("iframe").get_attribute("src")
    assert address is not None
    page.goto(address)
    expect(page.locator("compare-report li").first).to_be_visible(timeout=30_000)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []


@pytest.mark.browser
def test_without_a_script_it_says_the_same(show: Show) -> None:
    page = show("localhost", java_script_enabled=False)
    address = page.locator("iframe").get_attribute("src")
    assert address is not None
    page.goto(address)  # by itself: Chromium tells a frame of another site too late to run none
    expect(page.locator("li").first).to_contain_text("Eleven countries", timeout=30_000)
    expect(page.locator("li mark").first).to_have_text("Ten countries")
