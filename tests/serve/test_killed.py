"""Killed, out of room, cut off in a migration: what was acknowledged is there, and it goes on.

``SERVE_KILLS=40`` kills the server forty times instead of twice.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import httpx2
import pytest

from compare.model import Report
from compare.serve.store import Database, access, audit, review, runs
from compare.serve.worker import Worker, comparing
from tests.serve.conftest import ONE, ROOT, STORY, end, serve, until

ROUNDS = int(os.environ.get("SERVE_KILLS", "2"))
API = f"/api/v1/stories/{STORY}"


@dataclass
class Desk:
    """A database, a token for it, and everything that the server said it has kept."""

    path: Path
    word: str
    findings: tuple[int, ...]
    kept: list[str] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)

    def client(self, base: str) -> httpx2.Client:
        headers = {"authorization": f"Bearer {self.word}"}
        return httpx2.Client(base_url=base, headers=headers, timeout=20)

    def write(self, base: str, name: str, finding: int, go_on: Callable[[], bool]) -> None:
        """Comment and decide in turn, as fast as it goes, until the server is no more."""
        with contextlib.suppress(httpx2.HTTPError), self.client(base) as client:
            for n in range(100_000):
                if not go_on():
                    return
                words = f"{name} {n}"
                where = f"{API}/findings/{finding}"
                if n % 2:
                    tag = {"if-match": client.get(where).headers["etag"]}
                    sent = {"verdict": "accept", "reason": words}
                    answer = client.put(f"{where}/verdict", json=sent, headers=tag)
                else:
                    answer = client.post(f"{where}/comments", json={"text": words})
                if answer.status_code in (200, 201):
                    self.kept.append(words)
                else:
                    self.refused.append((answer.status_code, answer.json()["detail"]))

    @contextlib.contextmanager
    def writers(self, base: str, name: str) -> Iterator[None]:
        """Let three write at once; inside of this they do."""
        going = threading.Event()
        going.set()
        threads = [
            threading.Thread(target=self.write, args=(base, f"{name}{n}", finding, going.is_set))
            for n, finding in enumerate(self.findings[:3])
        ]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            going.clear()
            for thread in threads:
                thread.join()

    def lost(self) -> set[str]:
        """Return what was acknowledged and is not there; the log has to hold as well."""
        database = Database(str(self.path))
        with database.read() as db:
            said = review.remarks_of(db, self.findings)
            assert audit.verify(db) is None
            assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            logged = {
                record.detail.get("text") or record.detail.get("reason")
                for record in audit.records(db, limit=10**6)
            }
        database.close()
        there = {remark.text for thread in said.values() for remark in thread}
        return set(self.kept) - (there & logged)


@pytest.fixture
def desk(tmp_path: Path, compared_once: Path) -> Desk:
    path = tmp_path / "review.db"
    path.write_bytes(compared_once.read_bytes())
    database = Database(str(path))
    with database.write("Ida") as change:
        word = access.make_token(change, "desk", True)
    with database.read() as db:
        ids = tuple(one.id for one in review.queue(db, STORY))
    database.close()
    return Desk(path, word, ids)


def base_of(link: str) -> str:
    return link.partition("/enter")[0]


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_the_server_is_killed(desk: Desk) -> None:
    for number in range(ROUNDS):
        process, link = serve(desk.path)
        before = len(desk.kept)
        with desk.writers(base_of(link), f"{number}."):
            until(lambda before=before: len(desk.kept) >= before + 20)
            assert end(process, signal.SIGKILL) == -signal.SIGKILL
        assert desk.lost() == set()
    assert desk.refused == []
    print(f"{ROUNDS} rounds, {len(desk.kept)} acknowledged, none lost")


@pytest.mark.slow
def test_a_disk_that_is_full_loses_nothing_and_it_goes_on_when_there_is_room(desk: Desk) -> None:
    process, link = serve(desk.path)
    files = [Path(f"{desk.path}{end}") for end in ("", "-wal")]
    without = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
    with desk.client(base_of(link)) as client:
        with desk.writers(base_of(link), "before"):
            until(lambda: len(desk.kept) >= 10)
        largest = max(file.stat().st_size for file in files) + 5000
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (largest, without[1]))
        with desk.writers(base_of(link), "full"):
            until(lambda: len(desk.refused) >= 20)
        # whoever looks is answered, and no file was kept in part
        assert client.get(API).status_code == 200
        send = [("files", ("one.txt", ONE.replace("Ten", "Twelve").encode() + b"word " * 9000))]
        assert client.post(f"{API}/sources", files=send).status_code == 507
        assert [one["number"] for one in client.get(f"{API}/sources").json()] == [1, 1]
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, without)
        with desk.writers(base_of(link), "after"):
            until(lambda: sum(words.startswith("after") for words in desk.kept) >= 10)
        again = client.post(f"{API}/sources", files=send, data={"run": "true"})
        assert again.status_code == 201
        until(lambda: client.get(f"{API}/runs").json()[0]["state"] == "done")
        assert client.get("/api/v1/audit/check").json()["whole"] is True
    told = "nothing was kept: the database cannot be written (disk I/O error)"
    assert set(desk.refused) == {(507, told)}
    assert end(process, signal.SIGINT) == 0
    assert desk.lost() == set()


def test_a_comparison_that_finds_the_disk_full_is_kept_when_there_is_room(desk: Desk) -> None:
    database = Database(str(desk.path))
    (pages,) = database._writer.execute("PRAGMA page_count").fetchone()
    compare, compared = comparing(None), threading.Event()

    def fill(*given: Any) -> Report:
        report = compare(*given)
        first, *rest = report.documents  # a report that fits into no page that is there already
        long = replace(first, text=first.text + Random(1).randbytes(8000).hex())
        report = replace(report, documents=(long, *rest))
        database._writer.execute(f"PRAGMA max_page_count = {pages}")
        compared.set()
        return report

    def state() -> str:
        with database.read() as db:
            return runs.every(db, STORY)[0].state

    worker = Worker(database, fill)
    with database.write("Ida") as change:
        runs.start(change, STORY)
    worker.start()
    assert compared.wait(60)
    time.sleep(1.5)  # it has tried at least once more
    assert state() == "running"
    database._writer.execute("PRAGMA max_page_count = 1000000")
    until(lambda: state() == "done")
    worker.stop()
    database.close()
    assert desk.lost() == set()


MIGRATE = """
import sys
from compare.serve.store import database, schema
further = (
    "CREATE TABLE further (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
    "ALTER TABLE thread ADD COLUMN weight REAL",
    '''WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000000)
       INSERT INTO further SELECT i, hex(randomblob(50)) FROM n''',
)
database.STEPS = (*schema.STEPS, further)
database.Database(sys.argv[1])
"""


@pytest.mark.slow
def test_a_migration_that_is_killed_midway_leaves_what_was(desk: Desk) -> None:
    with contextlib.closing(sqlite3.connect(desk.path)) as db:
        before = list(db.iterdump())
        (version,) = db.execute("PRAGMA user_version").fetchone()
    for _ in range(2):  # a second try meets what the first one left
        process = subprocess.Popen(
            [sys.executable, "-c", MIGRATE, str(desk.path)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        wal = Path(f"{desk.path}-wal")
        until(lambda wal=wal: wal.exists() and wal.stat().st_size > 4_000_000)  # well inside
        process.kill()
        assert process.wait() == -signal.SIGKILL
    Database(str(desk.path)).close()
    with contextlib.closing(sqlite3.connect(desk.path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (version,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert list(db.iterdump()) == before
