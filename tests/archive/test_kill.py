"""A run that is killed, or whose worker is, ends in the tables of one that nobody disturbed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from compare.archive import cluster, resume, status
from compare.archive.state import opened
from tests.archive.conftest import Made
from tests.archive.processes import started, waited, worker
from tests.archive.tables import same

_BUILD = """
import sys
from compare.archive import build
build(sys.argv[1], sys.argv[2], chunk=int(sys.argv[3]), workers=int(sys.argv[4]))
"""


def test_a_killed_run_is_resumed(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "a"
    marker = out / "done" / "read-00000-00000.json"
    with started("-c", _BUILD, str(made.source), str(out), "60", "1"):
        waited(marker.exists)
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
    with started("-c", _BUILD, str(made.source), str(out), "5000", "2") as run:
        # One that has worked for a second: before, it is still loading.
        os.kill(waited(lambda: worker("udf_worker", seconds=1)), signal.SIGKILL)
        assert run.wait(300) == 0
    cluster(opened(str(out)))
    same(made.archive, out)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the worker in /proc")
def test_a_worker_that_is_killed_while_it_starts_is_replaced(made: Made, tmp_path: Path) -> None:
    # The engine waits until a worker calls, and this one never will.
    out = tmp_path / "a"
    with started("-c", _BUILD, str(made.source), str(out), "5000", "1") as run:
        os.kill(waited(lambda: worker("udf_worker")), signal.SIGKILL)
        assert run.wait(300) == 0
    cluster(opened(str(out)))
    same(made.archive, out)
