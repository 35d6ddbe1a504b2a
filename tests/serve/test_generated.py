"""Requests made by schemathesis of what the server says of itself: none is answered with a 5xx."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, settings
from schemathesis.schemas import BaseSchema

from compare.codec import loads
from compare.model import Report
from compare.serve import Settings
from compare.serve.app import create_app
from compare.serve.store import Database, access, runs
from tests.serve.conftest import STORY

few = settings(
    max_examples=5, suppress_health_check=list(HealthCheck), deadline=None, derandomize=True
)


@dataclass(frozen=True)
class Served:
    address: str
    word: str
    schema: dict[str, object]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, compared_once: Path) -> Iterator[Served]:
    """The server with its real store; only the comparing is made short, or all would wait for it."""
    path = tmp_path_factory.mktemp("generated") / "review.db"
    path.write_bytes(compared_once.read_bytes())
    database = Database(str(path))
    with database.read() as db:
        report = loads(runs.report_text(db, 1))
    with database.write("Ida") as change:
        word = access.make_token(change, "desk", True)

    def compare(given: object, tell: Callable[[str, float], None]) -> Report:
        tell("reading", 0.5)
        return report

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    app = create_app(Settings(database.path, "Ida", (host,)), database, compare)
    config = uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    headers = {"authorization": f"Bearer {word}"}
    told = httpx2.get(f"http://{host}/api/v1/openapi.json", headers=headers).json()
    yield Served(f"http://{host}", word, told)
    server.should_exit = True
    thread.join(20)
    listening.close()
    database.close()


@pytest.fixture(scope="module")
def described(served: Served) -> BaseSchema:
    return schemathesis.openapi.from_dict(served.schema)


Case = schemathesis.Case[Any]
schema = schemathesis.pytest.from_fixture("described")
EVENTS = "/api/v1/stories/{story}/events"


def asked(case: Case, served: Served, **headers: str) -> int:
    """Send a request and return the status of the answer, which has a body of the right sort."""
    answer = case.call(base_url=served.address, headers=headers, timeout=20)
    told = answer.headers.get("content-type", [""])[0]
    if answer.status_code >= 400 and case.method != "HEAD":
        assert told == "application/json"
        assert isinstance(answer.json()["detail"], str)
    return int(answer.status_code)


@schema.exclude(path=EVENTS).parametrize()  # which never ends
@few
def test_with_a_token_nothing_breaks_it(case: Case, served: Served) -> None:
    assert asked(case, served, authorization=f"Bearer {served.word}") < 500


@schema.parametrize()
@few
def test_without_one_nothing_is_let_through(case: Case, served: Served) -> None:
    assert asked(case, served) in (400, 401, 404)


def test_the_store_is_whole_after_all_that(served: Served) -> None:
    headers = {"authorization": f"Bearer {served.word}"}
    with httpx2.Client(base_url=served.address, headers=headers) as client:
        assert client.get("/api/v1/audit/check").json()["whole"] is True
        lines = client.get("/api/v1/audit?limit=1000").json()
        assert len({line["action"] for line in lines}) > 4  # some of it was well formed
        assert client.get(f"/stories/{STORY}").status_code == 200
