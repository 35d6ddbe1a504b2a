"""The frame in a real browser, on a page of another site: how high it is, and who may show it."""

from __future__ import annotations

import functools
import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from compare.render.templating import asset, environment
from compare.serve import Settings
from compare.serve.app import create_app
from compare.serve.store import Database, access, frames
from tests.serve.conftest import STORY

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
    allowed = (f"http://localhost:{site.server_port}",)
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

    def make(name: str, above: str = "", **more: Any) -> Page:
        (pages / "page.html").write_text(
            f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
            <link rel="icon" href="data:,"><script src="told.js"></script>
            <script src="compare-frame.js"></script>
            <main><h1>A page</h1>{above}{code}</main></html>""",
            "utf-8",
        )
        context = browser.new_context(**more)
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
