"""Reports opened in a real Chromium; whatever a page reports as wrong fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from compare.model import Report
from compare.render import render
from tests.render import sample_report as sample

SAMPLES: dict[str, Callable[[], Report]] = {**sample.EVERY, "long": lambda: sample.long(260)}

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for name, build in SAMPLES.items():
        page = render(build(), "html")
        (made / f"{name}.html").write_bytes(page)
        # axe is a script itself: it looks at what a browser without scripts would be left with.
        start, end = page.index(b"<script>"), page.index(b"</script>")
        (made / f"{name}-plain.html").write_bytes(page[:start] + page[end + len("</script>") :])
    return made


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Open]:
    contexts = []
    wrong: list[str] = []

    def make(
        name: str,
        *,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
        hash: str = "",
        **more: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda message: wrong.append(message.text) if message.type == "error" else None,
        )
        page.on(
            "request",
            lambda request: None if request.url.startswith("file:") else wrong.append(request.url),
        )
        page.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
        page.goto(f"{(folder / name).as_uri()}.html{hash}")
        return page

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """Return a function that names whatever axe finds wrong with a page."""
    axe = Axe()

    def find(page: Page) -> list[str]:
        found = axe.run(page).response["violations"]
        return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]

    return find
