"""``compare serve`` refuses what it cannot do, before it does anything."""

from __future__ import annotations

import importlib.util
import socket
from pathlib import Path
from typing import Any

import pytest

from compare.cli.serving import _prepare
from compare.installing import adding_extras
from compare.serve import Settings
from compare.serve.store import Database
from tests.cli.conftest import Invoke


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (("--auth", "proxy"), "--auth proxy: needs --uds"),
        (("--uds", "s.sock"), "--uds: needs --host"),
        (("missing.txt",), "missing.txt: No such file"),
        (("--database", "one.txt/x/review.db"), "one.txt/x/review.db: "),
    ],
)
def test_what_cannot_be_served_is_refused(invoke: Invoke, args: tuple[str, ...], part: str) -> None:
    result = invoke("serve", "--port", "0", *args)
    assert result.exit_code == 2
    assert part in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path(".compare").exists()


def test_a_port_that_is_taken_is_told(invoke: Invoke) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = invoke("serve", "--port", str(port))
    assert result.exit_code == 2
    assert f"port {port}: Address already in use" in result.stderr


def test_without_the_extra_it_says_what_to_install(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec

    def find(name: str, *more: Any) -> Any:
        return None if name == "uvicorn" else real(name, *more)

    monkeypatch.setattr(importlib.util, "find_spec", find)
    result = invoke("serve")
    assert result.exit_code == 2
    told, line = result.stderr.strip().split("; install with: ")
    assert told.endswith("serve needs uvicorn")
    assert line == adding_extras("serve")


def test_the_same_files_again_are_the_same_story(tmp_path: Path) -> None:
    """What was decided is found again where the same command is typed again."""
    settings = Settings(str(tmp_path / "review.db"), "Ida", ("127.0.0.1:8400",))
    database = Database(settings.database)

    def started(*given: tuple[str, bytes]) -> tuple[int, int, int]:
        """Return how many stories, versions and runs there are after the start."""
        assert _prepare(settings, database, list(given))
        with database.read() as db:
            counts = (f"SELECT count(*) FROM {table}" for table in ("story", "version", "run"))
            stories, versions, runs = (db.execute(sql).fetchone()[0] for sql in counts)
        return stories, versions, runs

    def done() -> None:
        with database.write("compare") as change:
            change.db.execute("UPDATE run SET state = 'done'")

    one, two = ("one.txt", b"Ten signed.\n"), ("two.txt", b"Eleven signed.\n")
    assert started(one, two) == (1, 2, 1)
    done()
    assert started(one, two) == (1, 2, 1)
    assert started(one, ("two.txt", b"Ten signed, it is said.\n")) == (1, 3, 2)
    # a comparison that was cut off goes on by itself
    assert started(("one.txt", b"Twelve signed.\n"), two) == (1, 5, 2)
    done()
    assert started(one, two, ("three.txt", b"Nobody signed.\n")) == (2, 8, 3)
    assert started() == (2, 8, 3)
    database.close()
