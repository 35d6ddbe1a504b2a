"""Requests made by schemathesis of what the server says of itself: none is answered with a 5xx."""

from __future__ import annotations

import contextlib
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
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from compare.codec import loads
from compare.model import Report
from compare.serve import Settings
from compare.serve.app import create_app
from compare.serve.store import Database, access, runs
from tests.serve.conftest import STORY

few = settings(suppress_health_check=list(HealthCheck), deadline=None)


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


EVENTS = "/api/v1/stories/{story}/events"
"""A stream, which never ends where it is let in."""


def asked(served: Served, headers: dict[str, str], many: int, without: str = "") -> dict[int, int]:
    """Send some requests of each operation, well formed and not; return status -> answers of it."""
    counts: dict[int, int] = {}

    def send(case: schemathesis.Case[Any]) -> None:
        answer = case.call(base_url=served.address, headers=headers, timeout=20)
        counts[answer.status_code] = counts.get(answer.status_code, 0) + 1
        told = f"{case.method} {case.formatted_path}: {answer.status_code}"
        assert answer.status_code < 500, told
        if answer.status_code >= 400:
            assert isinstance(answer.json()["detail"], str), told

    for result in schemathesis.openapi.from_dict(served.schema).get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        if operation.path == without:
            continue
        for mode in GenerationMode:
            with contextlib.suppress(Unsatisfiable):  # nothing about it can be wrong
                settings(few, max_examples=many)(
                    given(operation.as_strategy(generation_mode=mode))(send)
                )()
    return counts


def test_with_a_token_nothing_breaks_it(served: Served) -> None:
    headers = {"authorization": f"Bearer {served.word}"}
    counts = asked(served, headers, 5, without=EVENTS)
    assert {200, 201, 404, 409, 422} <= set(counts)  # some of it went through, some was refused
    with httpx2.Client(base_url=served.address, headers=headers) as client:
        assert client.get("/api/v1/audit/check").json()["whole"] is True
        assert client.get(f"/stories/{STORY}").status_code == 200


def test_without_one_nothing_is_let_through(served: Served) -> None:
    counts = asked(served, {}, 2)
    assert set(counts) == {401}
    assert counts[401] > 60
