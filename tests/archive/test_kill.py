"""A run that is killed, or whose worker is, ends in the tables of one that nobody disturbed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from compare.archive import cluster, resume, status
from compare.archive.state import opened
from tests.archive.conftest import Made
from tests.archive.processes import ROOT, WAITING, replaced, started, waited
from tests.archive.tables import same

_BUILD = """
import sys, time
from compare.archive import build
tell = lambda label, share: time.sleep(60 * label.startswith("reading 60 "))  # and is killed
build(sys.argv[1], sys.argv[2], chunk=60, tell=tell)
"""
_TWO = f"""{WAITING}
from compare.archive import build
held = sys.modules["compare.archive.build"]

class Reader(Waiting, held.Reader):
    batch = 8

held.Reader = Reader
build(sys.argv[2], sys.argv[3], workers=2)
"""
_ONE = """
import sys
from compare.archive import build
build(sys.argv[1], sys.argv[2])
"""
_START = """
import os, sys, time
if any("udf_worker" in word for word in sys.orig_argv):
    notes = os.environ["NOTES"]
    open(os.path.join(notes, str(os.getpid())), "w").close()
    try:
        os.symlink(str(os.getpid()), os.path.join(notes, "waits"))
    except FileExistsError:
        pass
    else:
        parent = os.getppid()
        while os.getppid() == parent:
            time.sleep(0.02)
        os._exit(1)
"""
"""What Python does when it starts: the first worker waits, before it calls, to be killed."""


def test_a_killed_run_is_resumed(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "a"
    marker = out / "done" / "read-00000-00000.json"
    with started("-c", _BUILD, str(made.source), str(out)) as run:
        waited(marker.exists, run)
    before = marker.stat().st_mtime_ns
    assert not (out / "done" / "read-00000-00001.json").exists()
    assert any("articles are read" in what for what in status(str(out)).left)
    resume(str(out))
    cluster(opened(str(out)))
    assert marker.stat().st_mtime_ns == before
    same(made.archive, out)


def test_a_killed_one_of_two_workers_is_replaced(made: Made, tmp_path: Path, notes: Path) -> None:
    out = tmp_path / "a"
    with started("-c", _TWO, str(notes), str(made.source), str(out)) as run:
        replaced(run, notes, workers=2)
    cluster(opened(str(out)))
    same(made.archive, out)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="workers are watched on Linux")
def test_a_worker_that_is_killed_while_it_starts_is_replaced(
    made: Made, tmp_path: Path, notes: Path
) -> None:
    # The engine waits until a worker calls, and this one never will.
    out = tmp_path / "a"
    (tmp_path / "sitecustomize.py").write_text(_START, "utf-8")
    variables = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "NOTES": str(notes)}
    with started("-c", _ONE, str(made.source), str(out), variables=variables) as run:
        replaced(run, notes)
    cluster(opened(str(out)))
    same(made.archive, out)
