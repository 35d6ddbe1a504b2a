"""Forms and open addresses with anything in them: no 5xx, no traceback, nothing without the key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import pytest
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from compare.codec import loads
from compare.model import Report
from compare.serve import Settings
from compare.serve.app import create_app
from compare.serve.store import Database, access, audit, frames, proposals, review, runs
from compare.serve.web import doors, pages
from compare.serve.web import frames as framed
from compare.serve.web import proposals as answers
from tests.serve.conftest import HOST, STORY, browser_of
from tests.serve.test_guard import key_of

FINDING = "/stories/{story}/findings/{finding}"
FORMS: Mapping[str, dict[str, str]] = {
    "/leave": {},
    "/access/links": {"person": "Bo"},
    "/access/tokens": {"name": "cms", "write": "yes"},
    "/access/tokens/{token}/revoke": {},
    "/stories": {"title": "Another", "files": "It rained.\n"},
    "/stories/{story}/sources": {"files": "It rained.\n"},
    "/stories/{story}/runs": {},
    "/stories/{story}/sources/{source}/use": {"used": "yes"},
    f"{FINDING}/verdict": {"verdict": "accept", "revision": "1", "reason": "x"},
    f"{FINDING}/comments": {"text": "rang Oslo"},
    f"{FINDING}/assigned": {"mine": "yes"},
    f"{FINDING}/proposals/{{proposal}}": {"answer": "take", "revision": "1"},
    "/stories/{story}/undo": {},
    "/stories/{story}/seen": {},
    "/stories/{story}/frames": {},
    "/stories/{story}/frames/{frame}/withdraw": {},
}
"""What each form sends beside its key; another one has to be added here."""
GOOD = dict.fromkeys(("story", "source", "finding", "token", "proposal", "frame"), "1")

few = settings(max_examples=10, suppress_health_check=list(HealthCheck))
anything = st.text(st.characters(codec="utf-8"), max_size=40)
numbers = st.sampled_from(["0", "-1", "1e3", "9007199254740993", str(2**63), "9" * 400, "١", "1 "])


class World:
    """A server with its real store, where only the comparing is made short, and one browser."""

    def __init__(self, path: Path) -> None:
        self.database = Database(str(path))
        with self.database.read() as db:
            report = loads(runs.report_text(db, 1))

        def compare(given: object, tell: Callable[[str, float], None]) -> Report:
            return report

        made = Settings(self.database.path, "Ida", (HOST,), frames=("https://cms.example",))
        self.app = create_app(made, self.database, compare)
        with self.database.write("Ida") as change:
            frames.make(change, STORY)
            access.make_token(change, "desk", True)
            first = review.queue(change.db, STORY)[0].id
            proposals.propose(change, STORY, first, "fix", "two treaties", "x", change.at)

    def begin(self) -> TestClient:
        """Let a browser in, whatever became of the one before."""
        self.browser = browser_of(self.app, self.database, "Ida")
        self.browser.follow_redirects = False
        self.key = key_of(self.browser)
        return self.browser

    def done(self) -> int:
        """Return how much people have done."""
        with self.database.read() as db:
            return sum(one.by != "compare" for one in audit.records(db, limit=10**6))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, compared_once: Path) -> Iterator[World]:
    path = tmp_path_factory.mktemp("forms") / "review.db"
    path.write_bytes(compared_once.read_bytes())
    made = World(path)
    with TestClient(made.app, base_url=f"http://{HOST}"):  # raises what the server lets through
        yield made
    made.database.close()


def fine(answer: httpx2.Response) -> int:
    told = f"{answer.request.method} {answer.request.url}: {answer.status_code}"
    assert answer.status_code < 500, told
    assert "Traceback" not in answer.text, told
    if answer.status_code >= 400 and "/static/" not in str(answer.request.url):
        assert "<h1>" in answer.text or answer.json()["detail"], told
    return answer.status_code


def send(world: World, path: str, fields: Mapping[str, str]) -> httpx2.Response:
    """Send a form as a browser does; a field ``files`` is a file."""
    text = {name: value for name, value in fields.items() if name != "files"}
    files = [("files", ("new.txt", fields["files"].encode()))] if "files" in fields else None
    return world.browser.post(path, data=text, files=files)


def test_every_form_is_listed() -> None:
    routers = (doors.router, pages.router, answers.pages, framed.router)
    known = {
        route.path
        for router in routers
        for route in router.routes
        if isinstance(route, APIRoute) and "POST" in (route.methods or ())
    }
    assert known == set(FORMS)


@pytest.mark.parametrize("path", FORMS)
def test_nothing_is_done_without_the_key_of_the_session(world: World, path: str) -> None:
    browser = world.begin()
    other = browser_of(world.app, world.database, "Bo")
    here = path.format(**GOOD)

    @few
    @example(key="")
    @example(key=key_of(other))
    @given(key=anything)
    def attempt(key: str) -> None:
        before = world.done()
        asked = fine(send(world, here, {**FORMS[path], "key": key}))
        assert asked == (403 if key else 422)  # an empty field is a missing one
        assert world.done() == before

    attempt()
    assert fine(send(world, here, FORMS[path])) == 422
    assert fine(browser.get("/")) == 200  # the session is still there
    whole = fine(send(world, here, {**FORMS[path], "key": world.key}))
    assert whole not in (403, 422)  # nothing but the key was wrong


@pytest.mark.parametrize("path", FORMS)
def test_a_form_with_anything_in_it_is_answered(world: World, path: str) -> None:
    world.begin()
    names = [name.strip("{}") for name in path.split("/") if name.startswith("{")]
    places = st.fixed_dictionaries(
        {name: st.just("1") | numbers | anything.filter(bool) for name in names}
    )
    wanted = [*FORMS[path], "column", "kind", "q"]
    fields = st.fixed_dictionaries(
        {},
        optional={
            name: st.sampled_from([FORMS[path].get(name, "open"), ""]) | numbers | anything
            for name in wanted
        },
    )

    @few
    @given(places=places, fields=fields)
    def attempt(places: dict[str, str], fields: dict[str, str]) -> None:
        if path == "/leave":
            world.begin()
        here = path.format(**{name: quote(value, safe="") for name, value in places.items()})
        fine(send(world, here, {**fields, "key": world.key}))

    attempt()
    assert fine(world.begin().get(f"/stories/{STORY}")) == 200  # still there, and shown


@pytest.mark.parametrize("path", ["/stories", f"/stories/{STORY}/seen", "/access/links"])
def test_a_body_of_anything_is_answered(world: World, path: str) -> None:
    browser = world.begin()
    kinds = st.sampled_from(
        ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7",
         "multipart/form-data", "multipart/form-data; boundary=x", "application/json", "x", ""]
    )  # fmt: skip
    parts = st.sampled_from([b"--x\r\n", b"--x--\r\n", b"\r\n\r\n", b"key=", b"%", b"&", b";", b"=",
                             b'Content-Disposition: form-data; name="key"', b"\0", b"\xff", b"{"])  # fmt: skip
    bodies = st.lists(parts | st.binary(max_size=9), max_size=8).map(b"".join)

    @settings(few, max_examples=40)
    @given(kind=kinds, body=bodies)
    def attempt(kind: str, body: bytes) -> None:
        before = world.done()
        answer = browser.post(path, content=body, headers={"content-type": kind})
        assert 400 <= fine(answer) < 500
        assert world.done() == before

    attempt()


def test_a_link_of_anything_lets_nobody_in(world: World) -> None:
    client = TestClient(world.app, base_url=f"http://{HOST}", follow_redirects=False)

    @settings(few, max_examples=40)
    @given(words=st.lists(st.tuples(st.sampled_from(["token", "t"]), anything), max_size=3))
    def attempt(words: list[tuple[str, str]]) -> None:
        answer = client.get("/enter", params=tuple(words))
        assert (fine(answer), "set-cookie" in answer.headers) == (403, False)

    attempt()


def test_open_addresses_with_anything_behind_them_are_answered(world: World) -> None:
    client = TestClient(world.app, base_url=f"http://{HOST}")
    with world.database.write("Ida") as change:
        known = frames.make(change, STORY)
    word = st.just(known) | anything
    sizes = numbers | st.sampled_from(["100", "10000"])
    look = {"show": anything, "theme": st.sampled_from(["dark", "light"]) | anything}
    at = word.map(lambda one: f"http://{HOST}/frames/{one}") | anything
    asked = {"format": st.sampled_from(["json", "xml"]) | anything, "maxwidth": sizes,
             "maxheight": sizes}  # fmt: skip
    found: set[int] = set()

    @settings(few, max_examples=60)
    @example(word=known, query={"show": "conflict"})
    @given(word=word.filter(bool), query=st.fixed_dictionaries({}, optional=look))
    def frame(word: str, query: dict[str, Any]) -> None:
        found.add(fine(client.get(f"/frames/{quote(word, safe='')}", params=query)))

    @settings(few, max_examples=60)
    @example(url=f"http://{HOST}/frames/{known}?theme=dark", query={"format": "json"})
    @given(url=at, query=st.fixed_dictionaries({}, optional=asked))
    def oembed(url: str, query: dict[str, Any]) -> None:
        answer = client.get("/oembed", params={"url": url, **query})
        if query.get("format", "json") != "json" and answer.status_code == 501:
            return  # what oEmbed asks for where a format is not made
        found.add(fine(answer))

    frame()
    oembed()
    assert {200, 404, 422} <= found
