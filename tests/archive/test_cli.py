"""The commands of archives that work for long: their options, and mistakes with them."""

from __future__ import annotations

import json
import shutil
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.archive import engine
from compare.cli import main
from tests.archive.conftest import TRAM, Made
from tests.archive.processes import started
from tests.archive.tables import rows, same

_RAY = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Ray is tested on Linux alone"
)


def call(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["archive", *words])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    for n, text in enumerate(TRAM):
        (folder / f"{n}.txt").write_text(text, "utf-8")
    return folder


def test_resume_does_what_is_left_and_no_more(made: Made, tmp_path: Path) -> None:
    out = Path(shutil.copytree(made.archive, tmp_path / "a"))
    steps = sorted((out / "done").glob("*.json"))
    kept = {file: file.stat().st_mtime_ns for file in steps}
    for name in ("clusters", "reuse-00000"):
        (out / "done" / f"{name}.json").unlink()
    batch = out / "batches" / "00000.json"
    batch.write_text(json.dumps({**json.loads(batch.read_text()), "done": False}))
    assert "left: batch 0" in call("status", str(out))[1]
    code, text, said = call("resume", str(out), "--workers", "1", "--quiet")
    assert (code, text, said) == (0, "", "")
    assert "left" not in call("status", str(out))[1]
    same(made.archive, out)
    again = {file.stem for file, then in kept.items() if file.stat().st_mtime_ns != then}
    # What is shared was summed up and removed, and is needed once more.
    assert again == {"clusters", "reuse-00000", "shared-00000-000"}
    assert call("resume", str(tmp_path / "none"))[0] == 2


def test_the_window_is_the_archive_s(given: Path, tmp_path: Path) -> None:
    def settings(out: Path) -> tuple[int, int]:
        held = json.loads((out / "archive.json").read_text("utf-8"))["settings"]
        return held["window"], held["span"]

    short, long = tmp_path / "short", tmp_path / "long"
    for out, window in ((short, "0"), (long, "30")):
        code, _, said = call("build", str(given), "--out", str(out), "--window", window)
        assert code == 0, said
        assert "2 added" in said
    assert (settings(short), settings(long)) == ((0, 14), (30, 30))
    code, _, said = call("build", str(given), "--out", str(short), "--window", "1")
    assert code == 2
    assert "other settings" in said
    assert call("build", str(given), "--out", str(short))[0] == 0  # as it was begun
    for wrong in ("-1", "367", "soon"):
        code, _, said = call("build", str(given), "--out", str(tmp_path / "n"), "--window", wrong)
        assert code == 2
        assert "--window" in said
    assert not (tmp_path / "n").exists()


@pytest.mark.slow
@_RAY
def test_without_an_address_a_cluster_is_started_here(given: Path, tmp_path: Path) -> None:
    alone, out = tmp_path / "alone", tmp_path / "out"
    assert call("build", str(given), "--out", str(alone))[0] == 0
    words = ("-m", "compare", "archive", "build", str(given), "--out", str(out))
    with started(*words, "--engine", "ray") as run:
        assert run.wait(300) == 0
    for table in ("articles", "keys", "marks", "reuse", "events"):
        assert rows(out, table) == rows(alone, table), table


_HERE = """
import sys
from compare.archive.engine import on_cluster
on_cluster(None)
import ray
print(ray.get_runtime_context().gcs_address, flush=True)
sys.stdin.read()
"""
_CALL = """
import os, sys
for name in [name for name in os.environ if name.startswith("RAY_AUTH")]:
    del os.environ[name]
import ray
try:
    ray.init(address=sys.argv[1], log_to_driver=False, logging_level="ERROR")
except ConnectionError:
    print("refused", flush=True)
else:
    print(ray.get(ray.remote(lambda: "done").remote()), flush=True)
"""


@pytest.mark.slow
@_RAY
def test_the_cluster_that_is_started_here_works_for_nobody_else() -> None:
    with started("-c", _HERE) as ours:
        assert ours.stdout is not None
        address = ours.stdout.readline().strip()
        with started("-c", _CALL, address) as other:
            assert other.stdout is not None
            assert other.stdout.readline().strip() == "refused"
        ours.communicate(timeout=60)


@_RAY
@pytest.mark.parametrize("host", ["127.0.0.1", "ray://127.0.0.1", "[::1]"])
def test_where_no_cluster_answers(given: Path, tmp_path: Path, host: str) -> None:
    out = tmp_path / "out"
    # Ray itself would try for longer than anyone waits.
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"{host}:{free.getsockname()[1]}"
    words = ("--engine", "ray", "--address", address)
    code, _, said = call("build", str(given), "--out", str(out), *words)
    assert code == 2
    assert f"{address}: no cluster of Ray answers" in said
    code, _, said = call("build", str(given), "--out", str(out), *words[:3], f"{host}:99999")
    assert code == 2
    assert "no cluster of Ray answers" in said
    assert not out.exists()


def test_an_address_is_for_ray(given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, _, said = call("build", str(given), "--out", str(out), "--address", "127.0.0.1:6379")
    assert code == 2
    assert "--address: is for --engine ray" in said
    assert not out.exists()


@pytest.mark.parametrize(
    ("missing", "words", "line"),
    [
        ("daft", (), "archive needs daft; install with: "),
        ("pyarrow", (), "archive needs pyarrow; install with: "),
        ("ray", ("--engine", "ray"), "--engine ray needs ray; install with: "),
    ],
)
def test_a_missing_extra_is_told_in_one_line(
    given: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    words: tuple[str, ...],
    line: str,
) -> None:
    monkeypatch.setattr(
        engine, "find_spec", lambda name: None if name == missing else find_spec(name)
    )
    code, text, said = call("build", str(given), "--out", str(tmp_path / "out"), *words)
    assert (code, text) == (2, "")
    told = " ".join(said.split())
    assert line in told
    assert missing in told.partition("install ")[2]  # what to type
    assert not (tmp_path / "out").exists()
