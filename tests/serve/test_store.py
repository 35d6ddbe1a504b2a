"""The file: brought up to date whole or not at all, one server at a time, nothing acknowledged lost."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx2
import pytest

from compare.serve.store import Database, StoreError, access, audit, review, schema
from tests.serve.conftest import STORY

ROOT = Path(__file__).resolve().parents[2]


def tables(path: Path) -> set[str]:
    with contextlib.closing(sqlite3.connect(path)) as db:
        return {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")}


def test_a_step_that_is_cut_off_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "review.db"
    whole = schema.STEPS
    broken = (*whole, ("CREATE TABLE further (id INTEGER) STRICT", "CREATE TABLE oh no"))
    monkeypatch.setattr("compare.serve.store.database.STEPS", broken)
    with pytest.raises(StoreError, match="syntax error"):
        Database(str(path))
    assert "further" not in tables(path)
    assert "thread" in tables(path)
    monkeypatch.setattr("compare.serve.store.database.STEPS", whole)
    Database(str(path)).close()


def test_a_file_of_another_program_or_a_later_version_is_refused(tmp_path: Path) -> None:
    other, later, none = (str(tmp_path / name) for name in ("other", "later", "none"))
    with contextlib.closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE bookmarks (id INTEGER)")
    with contextlib.closing(sqlite3.connect(later)) as db:
        db.execute("PRAGMA user_version = 99")
    Path(none).write_bytes(b"no database at all, but some text " * 100)
    for path, cause in ((other, "another program's"), (later, "later version"), (none, "not a")):
        with pytest.raises(StoreError, match=cause):
            Database(path)


def test_two_servers_do_not_share_a_file(tmp_path: Path) -> None:
    first = Database(str(tmp_path / "review.db"))
    with pytest.raises(StoreError, match="in use by another compare serve"):
        Database(first.path)
    first.close()
    Database(first.path).close()
    assert os.stat(first.path).st_mode & 0o077 == 0


def test_a_change_happens_whole_or_not_at_all(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "review.db"))
    with pytest.raises(ZeroDivisionError), database.write("Ida") as change:
        access.invite(change, "Ida")
        raise ZeroDivisionError
    with database.read() as db:
        assert audit.records(db) == ()
        assert db.execute("SELECT count(*) FROM invitation").fetchone()[0] == 0
        with pytest.raises(sqlite3.OperationalError):
            db.execute("DELETE FROM audit")
    database.close()


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


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_the_server_is_killed(
    tmp_path: Path, compared_once: Path
) -> None:
    path = tmp_path / "review.db"
    path.write_bytes(compared_once.read_bytes())
    database = Database(str(path))
    with database.write("Ida") as change:
        word = access.make_token(change, "desk", True)
    database.close()
    kept: list[str] = []
    for round in range(2):
        process, link = serve(path)
        base = link.partition("/enter")[0]

        def write(name: str, base: str = base) -> None:
            headers = {"authorization": f"Bearer {word}"}
            with contextlib.suppress(httpx2.HTTPError), httpx2.Client(headers=headers) as client:
                for n in range(10_000):
                    sent = {"text": f"{name} {n}"}
                    where = f"{base}/api/v1/stories/{STORY}/findings/1/comments"
                    if client.post(where, json=sent, timeout=20).status_code == 201:
                        kept.append(sent["text"])

        before = len(kept)
        writers = [threading.Thread(target=write, args=(f"{round}{w}",)) for w in "abc"]
        for writer in writers:
            writer.start()
        limit = time.monotonic() + 30
        while len(kept) < before + 20:
            assert time.monotonic() < limit
            time.sleep(0.01)
        end(process, signal.SIGKILL)
        for writer in writers:
            writer.join()
    database = Database(str(path))
    with database.read() as db:
        there = {remark.text for remark in review.remarks(db, 1)}
        assert audit.verify(db) is None
    database.close()
    assert len(kept) >= 40
    assert set(kept) <= there


def test_the_command_serves_files_and_stops_when_told(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Ten countries signed in Oslo.\n", "utf-8")
    process, link = serve(tmp_path / "deep" / "review.db", str(tmp_path / "one.txt"), "--as", "Ida")
    with httpx2.Client(follow_redirects=True) as client:
        page = client.get(link, timeout=20)
        assert page.status_code == 200
        assert "one.txt" in page.text
        assert client.get(link).status_code == 403
    assert end(process, signal.SIGINT) == 0
