"""Visits to the review server: what its pages are, and pictures of them by a real Chromium."""

from __future__ import annotations

import re
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

from compare.serve import Settings
from compare.serve.store import access
from tools import pictures
from tools.reviews import MORNING, NEWS, SECOND, VISITS, Desks, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_LOOKS = ("app.css", "app.js")
"""What a page looks like depends on these too."""

_COLOURS, _ROUNDS = 256, 3
"""Small signs have colours of their own, which stand on few of the picture's points."""

_PASSING = re.compile(r'(name="key" value="|data-event=")[0-9a-f]*')
"""What differs from session to session; none of it is shown."""

_FORM = re.compile(
    r'action="(?P<action>[^"]+/verdict)">.*?name="key" value="(?P<key>[^"]+)".*?'
    r'name="revision" value="(?P<revision>[0-9]+)"',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Server:
    """A review server on a port of this machine, and the desks that it is for."""

    desks: Desks
    address: str

    def link(self) -> str:
        """Return a link that lets the news desk in, once."""
        with self.desks.database.write(NEWS) as change:
            return f"{self.address}/enter?token={access.invite(change, NEWS)}"


@contextmanager
def served() -> Iterator[Server]:
    """Run the server on a story that two desks have worked on for a morning."""
    import uvicorn

    from compare.serve.app import create_app

    with (
        tempfile.TemporaryDirectory() as folder,
        socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening,
    ):
        listening.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        desks = Desks(folder)
        with closing(desks.database):
            desks.work(MORNING)
            settings = Settings(desks.database.path, NEWS, (host,))
            config = uvicorn.Config(
                create_app(settings, desks.database),
                log_level="warning",
                ws="none",
                timeout_graceful_shutdown=1,
            )
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
            thread.start()
            try:
                while not server.started:
                    time.sleep(0.02)
                yield Server(desks, f"http://{host}")
            finally:
                server.should_exit = True
                thread.join(20)


def pages() -> dict[str, bytes]:
    """Return what each picture shows, by the picture's name; no browser is needed for it."""
    with served() as server:
        visitor = build_opener(ProxyHandler({}), HTTPCookieProcessor())
        visitor.addheaders = [("sec-fetch-site", "none")]

        def read(url: str, sent: bytes | None = None) -> str:
            try:
                with visitor.open(url, sent) as answer:
                    return str(answer.read().decode())
            except HTTPError as refused:  # where the other was quicker; a page all the same
                return refused.read().decode()

        def told(visit: Visit) -> str:
            page = read(server.address + visit.shot.address)
            if not visit.dismisses:
                return page
            form = _FORM.search(page)
            assert form is not None
            server.desks.work((SECOND,))
            fields = {"verdict": "dismiss", "reason": visit.dismisses, "q": SECOND.words}
            sent = urlencode({**form.groupdict(), **fields}).encode()
            return read(server.address + form["action"], sent)

        read(server.link())
        looks = "".join(read(f"{server.address}/static/{name}") for name in _LOOKS)
        return {visit.name: _lasting(told(visit) + looks) for visit in VISITS}


def photographed(chromium: Browser) -> dict[str, bytes]:
    """Return the pictures by name."""
    with served() as server:
        return {visit.name: _picture(chromium, server, visit) for visit in VISITS}


def _picture(chromium: Browser, server: Server, visit: Visit) -> bytes:
    with pictures.opened(chromium, visit.shot, offline=False) as page:
        page.goto(server.link())
        page.goto(server.address + visit.shot.address)
        if visit.dismisses:
            page.get_by_label("Reason").fill(visit.dismisses)
            server.desks.work((SECOND,))
            with page.expect_navigation():
                page.get_by_role("button", name="Dismiss", exact=True).click()
        page.wait_for_load_state("load")
        return pictures.small(page.screenshot(), _COLOURS, _ROUNDS)


def _lasting(page: str) -> bytes:
    return _PASSING.sub(r"\1", page).encode()
