"""A run that is killed, or whose worker is, ends in the tables of one that nobody disturbed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.archive import cluster, resume, status
from compare.archive.state import opened
from tests.archive.conftest import Made
from tests.archive.tables import same

ROOT = Path(__file__).parents[2]
_BUILD = """
import sys
from compare.archive import build
build(sys.argv[1], sys.argv[2], chunk=int(sys.argv[3]), workers=int(sys.argv[4]))
"""


def _building(source: Path, out: Path, chunk: int, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _BUILD, str(source), str(out), str(chunk), str(workers)]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})


def waited(found: Iterator[object], seconds: float = 60) -> object:
    end = time.monotonic() + seconds
    for one in found:
        if one:
            return one
        if time.monotonic() > end:
            pytest.fail("what was waited for did not come")
        time.sleep(0.02)
    raise AssertionError


def test_a_killed_run_is_resumed(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "a"
    run = _building(made.source, out, 60, 1)
    marker = out / "done" / "read-00000-00000.json"
    waited(iter(marker.exists, None))
    run.kill()
    run.wait()
    before = marker.stat().st_mtime_ns
    assert not (out / "done" / "read-00000-00001.json").exists()
    assert any("articles are read" in what for what in status(str(out)).left)
    resume(str(out))
    cluster(opened(str(out)))
    assert marker.stat().st_mtime_ns == before
    same(made.archive, out)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the worker in /proc")
def test_a_killed_one_of_two_workers_is_replaced(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "a"
    run = _building(made.source, out, 5_000, 2)
    os.kill(int(str(waited(_workers(run.pid)))), signal.SIGKILL)
    assert run.wait(120) == 0
    cluster(opened(str(out)))
    same(made.archive, out)


def _workers(parent: int) -> Iterator[int | None]:
    """Yield the number of a worker of the process, or None while there is none."""
    while True:
        yield next(_children(parent), None)


def _children(parent: int) -> Iterator[int]:
    for folder in Path("/proc").iterdir():
        try:
            if not folder.name.isdigit():
                continue
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        # One that has worked for a second: before, it is still loading.
        busy = int(stat[11]) >= os.sysconf("SC_CLK_TCK")
        if int(stat[1]) == parent and b"udf_worker" in command and busy:
            yield int(folder.name)
