"""What the trials of recipes share: a review server, a browser, commands that must succeed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tools.dev.system import BROWSER_FLAGS, BROWSERS

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
STORIES = (ROOT / "seeds" / "harbour-wire.txt", ROOT / "seeds" / "harbour-local.md")


@contextmanager
def review_server(folder: Path, site: str) -> Iterator[tuple[str, str]]:
    """Serve a story to frames of ``site``; give the server's origin and the story's address."""
    import uvicorn

    from compare.serve import Settings
    from compare.serve.app import create_app
    from compare.serve.store import Database, frames, runs, stories

    port = free()
    origin = f"http://127.0.0.1:{port}"
    database = Database(str(folder / "review.db"))
    settings = Settings(database.path, "Desk", (f"127.0.0.1:{port}",), frames=(site,))
    with database.write("Desk") as change:
        story = stories.add(change, "The harbour")
        for file in STORIES:
            stories.upload(change, story, file.name, file.read_bytes())
        runs.start(change, story)
        word = frames.make(change, story)
    app = create_app(settings, database)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while True:
            with database.read() as db:
                if runs.every(db, story)[0].state == "done":
                    break
            time.sleep(0.2)
        yield origin, f"{origin}/frames/{word}"
    finally:
        server.should_exit = True
        thread.join()
        database.close()


@contextmanager
def opened(
    address: str, width: int = 760, cookies: Mapping[str, str] | None = None
) -> Iterator[Page]:
    """Open a page in Chromium."""
    from playwright.sync_api import sync_playwright

    path = next(found for name in BROWSERS if (found := shutil.which(name)))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=list(BROWSER_FLAGS))
        page = browser.new_page(viewport={"width": width, "height": 900})
        for name, value in (cookies or {}).items():
            root = urljoin(address, "/")  # else it is for the folder of the address alone
            page.context.add_cookies([{"name": name, "value": value, "url": root}])
        page.goto(address)
        yield page
        browser.close()


def see_both(address: str, picture: Path) -> None:
    """Look for the harbour's element and frame on a page, decide, and leave a picture of it."""
    from playwright.sync_api import expect

    wait(address)
    with opened(address) as page:
        expect(page.locator("compare-report li").first).to_contain_text("dock workers")
        frame = page.frame_locator("iframe[data-compare]")
        expect(frame.locator("compare-report li").first).to_contain_text("dock workers")
        decide(page)
        page.wait_for_function("document.querySelector('iframe[data-compare]').clientHeight > 480")
        page.evaluate("scrollTo(0, document.querySelector('iframe[data-compare]').offsetTop - 400)")
        page.wait_for_timeout(1000)  # a frame out of sight is not painted
        page.screenshot(path=picture)
    print(f"the element and the frame are there: {picture}")


def decide(page: Page) -> None:
    """Decide on the first finding of the element of a page, once it is not only to be read."""
    from playwright.sync_api import expect

    page.evaluate("document.querySelector('compare-report').removeAttribute('readonly')")
    page.get_by_label("Reason for F1", exact=True).fill("two sorts of worker")
    page.get_by_role("button", name="Dismiss F1", exact=True).click()
    expect(page.locator("compare-report summary").first).to_have_text("Dealt with (1)")
    print("a finding of the element was decided on")


def put_scripts(folder: Path) -> None:
    """Put the scripts of the element and of the frame into a folder."""
    for name in ("report", "frame"):
        script = ROOT / "templates" / "embed" / f"compare-{name}.js"
        shutil.copy(script, folder / script.name)


def wait(address: str) -> None:
    """Wait until something answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=30).read()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} does not answer")


def must(*command: object, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Return what a command prints; end all where it fails."""
    words = list(map(str, command))
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[2:5]}: {done.stderr[-3000:]}")
    return str(done.stdout)


def free() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
