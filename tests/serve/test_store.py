"""The file: brought up to date whole or not at all, and for one server at a time."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
from pathlib import Path

import httpx2
import pytest

from compare.serve.store import Database, StoreError, access, audit, schema
from tests.serve.conftest import end, serve


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


def test_what_is_written_lasts_and_is_of_the_sort_it_should_be(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    database = Database(str(path))
    with database.write("Ida") as change:
        for name, wanted in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
            assert change.db.execute(f"PRAGMA {name}").fetchone()[0] == wanted  # 2 is FULL
        loose = change.db.execute("SELECT name FROM pragma_table_list WHERE NOT strict").fetchall()
        assert {row["name"] for row in loose} <= {"sqlite_schema", "sqlite_temp_schema"}
        with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
            change.db.execute("INSERT INTO session VALUES ('x', 'Ida', 'tomorrow')")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            change.db.execute("INSERT INTO source (story, name) VALUES (99, 'a.txt')")
    with database.read() as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA query_only").fetchone()[0] == 1
    assert Path(f"{path}-wal").exists()
    database.close()


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


def test_the_command_serves_files_and_stops_when_told(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Ten countries signed in Oslo.\n", "utf-8")
    process, link = serve(tmp_path / "deep" / "review.db", str(tmp_path / "one.txt"), "--as", "Ida")
    with httpx2.Client(follow_redirects=True) as client:
        page = client.get(link, timeout=20)
        assert page.status_code == 200
        assert "one.txt" in page.text
        assert client.get(link).status_code == 403
    assert end(process, signal.SIGINT) == 0


def test_a_start_ends_sessions_and_links_and_no_token(tmp_path: Path) -> None:
    path = tmp_path / "review.db"

    process, link = serve(path, "--as", "Ida Holm")
    with httpx2.Client(timeout=20) as client:
        assert "Ida Holm" in client.get(link, follow_redirects=True).text
        secret = next(cookie.value for cookie in client.cookies.jar if cookie.value)
    end(process, signal.SIGINT)
    with contextlib.closing(Database(str(path))) as database:
        with database.write("Ida Holm") as change:
            unused = access.invite(change, "Bo")
            token = access.make_token(change, "cms", True)
        with database.read() as db:
            assert access.visitor_of_session(db, secret) is not None
    process, link = serve(path)
    base = link.partition("/enter")[0]
    with httpx2.Client(base_url=base, timeout=20) as client:
        # the cookie bears the port's name: it is sent under that of the new one
        name = f"compare-{base.rpartition(':')[2]}"
        old = {"cookie": f"{name}={secret}"}
        assert client.get("/", headers=old).status_code == 401
        assert client.get("/enter", params={"token": unused}).status_code == 403
        known = {"authorization": f"Bearer {token}"}
        assert client.get("/api/v1/stories", headers=known).status_code == 200
        assert client.get(link).status_code == 303
    end(process, signal.SIGINT)
