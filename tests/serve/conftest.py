"""A review server in this process, a browser's session and a program's token for it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page
from starlette.testclient import TestClient

from compare.serve import Settings
from compare.serve.app import create_app
from compare.serve.guard import Guard
from compare.serve.store import Database, access

Enter = Callable[..., Page]

ROOT = Path(__file__).resolve().parents[2]
STORY = 1
HOST = "127.0.0.1:8400"
ONE = "Ten countries signed the treaty in Oslo on Monday. The ceremony lasted two hours.\n"
TWO = "Eleven countries signed the treaty in Oslo on Monday. The king was there.\n"


@pytest.fixture
def settings(tmp_path: Path, compared_once: Path) -> Settings:
    shutil.copy(compared_once, tmp_path / "review.db")
    return Settings(
        str(tmp_path / "review.db"),
        "Ida",
        (HOST, "localhost:8400"),
        proposals=str(tmp_path / ".compare" / "proposals.jsonl"),
        decisions=str(tmp_path / ".compare" / "decisions.jsonl"),
    )


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    made = Database(settings.database)
    yield made
    made.close()


@pytest.fixture
def app(settings: Settings, database: Database) -> Guard:
    return create_app(settings, database)


@pytest.fixture
def outside(app: Guard) -> Iterator[TestClient]:
    """Somebody who reaches the server and is not let in; the server runs as long."""
    with TestClient(app, base_url=f"http://{HOST}") as client:
        yield client


@pytest.fixture
def program(outside: TestClient, app: Guard, database: Database) -> TestClient:
    """A program with a token that may write."""
    return with_token(app, database, "Ida", True)


def with_token(app: Guard, database: Database, person: str, may_write: bool) -> TestClient:
    with database.write(person) as change:
        word = access.make_token(change, "desk", may_write)
    headers = {"authorization": f"Bearer {word}"}
    return TestClient(app, base_url=f"http://{HOST}", headers=headers)


def browser_of(app: Guard, database: Database, person: str) -> TestClient:
    """Return a browser that has opened the link it was given."""
    with database.write(person) as change:
        word = access.invite(change, person)
    client = TestClient(app, base_url=f"http://{HOST}", headers={"sec-fetch-site": "none"})
    assert client.get("/enter", params={"token": word}, follow_redirects=False).status_code == 303
    return client


def compared(client: TestClient, story: int, *files: tuple[str, str]) -> None:
    """Send sources to a story and wait until they are compared."""
    sent = [("files", (name, text.encode())) for name, text in files]
    made = client.post(f"/api/v1/stories/{story}/sources", files=sent, data={"run": "true"})
    assert made.status_code == 201, made.text
    until(lambda: client.get(f"/api/v1/stories/{story}/runs").json()[0]["state"] == "done")


def until(true: Any, seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def serve(path: Path, *args: str) -> tuple[subprocess.Popen[str], str]:
    """Start the command; return the process and the link it prints."""
    process = subprocess.Popen(
        [sys.executable, "-m", "compare", "serve", "--database", str(path), "--port", "0", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def end(process: subprocess.Popen[str], sent: signal.Signals) -> int:
    process.send_signal(sent)
    code = process.wait(30)
    for stream in (process.stdout, process.stderr):
        assert stream is not None
        stream.close()
    return code


@pytest.fixture(scope="session")
def compared_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a story of two sources that contradict each other once, compared."""
    path = tmp_path_factory.mktemp("serve") / "review.db"
    database = Database(str(path))
    app = create_app(Settings(str(path), "Ida", (HOST,)), database)
    with TestClient(app, base_url=f"http://{HOST}"):
        client = with_token(app, database, "Ida", True)
        id = client.post("/api/v1/stories", json={"title": "The treaty"}).json()["id"]
        compared(client, id, ("one.txt", ONE), ("two.txt", TWO))
        assert id == STORY
    database.close()
    return path


@pytest.fixture
def story() -> int:
    return STORY


@pytest.fixture
def served(tmp_path: Path, compared_once: Path) -> Iterator[tuple[Database, str]]:
    """The server on a port of its own, and its address."""
    shutil.copy(compared_once, tmp_path / "review.db")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    database = Database(str(tmp_path / "review.db"))
    settings = Settings(
        database.path,
        "Ida",
        (host,),
        cookie=f"compare-{host[-5:]}",
        frames=("https://cms.example",),
        proposals=str(tmp_path / "proposals.jsonl"),
        decisions=str(tmp_path / "decisions.jsonl"),
    )
    config = uvicorn.Config(
        create_app(settings, database), log_level="warning", ws="none", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield database, f"http://{host}"
    server.should_exit = True
    thread.join(20)
    listening.close()
    database.close()


@pytest.fixture
def enter(browser: Browser, served: tuple[Database, str]) -> Iterator[Enter]:
    """Open the server as a person, in a browser of their own."""
    database, address = served
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def make(person: str, path: str = f"/stories/{STORY}", **more: object) -> Page:
        with database.write(person) as change:
            word = access.invite(change, person)
        context = browser.new_context(reduced_motion="reduce", **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{address}/enter?token={word}")
        page.goto(f"{address}{path}")
        return page

    yield make
    for context in contexts:
        context.close()
    assert wrong == []
