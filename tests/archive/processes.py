"""Processes that tests start and kill; none is left behind, whatever a test comes to."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).parents[2]
_MARK = f"COMPARE_ARCHIVE_TEST={os.getpid()}"
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "no_proxy": "*",
    **dict([_MARK.split("=")]),
}
Found = TypeVar("Found")


@contextlib.contextmanager
def started(*words: str, folder: Path = ROOT) -> Iterator[subprocess.Popen[str]]:
    """Run Python with these arguments in a folder; its standard input and output are pipes."""
    command = [sys.executable, *words]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdin=pipe, stdout=pipe, encoding="utf-8"
    ) as run:
        try:
            yield run
        finally:
            run.kill()


def waited(find: Callable[[], Found | None], seconds: float = 240) -> Found:
    """Return what is found as soon as there is something."""
    end = time.monotonic() + seconds
    while not (found := find()):
        if time.monotonic() > end:
            pytest.fail("what was waited for did not come")
        time.sleep(0.02)
    return found


def worker(name: str, seconds: float = 0) -> int | None:
    """Return a process of this test run by what its command line has and the CPU time it took."""
    for folder in Path("/proc").iterdir():
        try:
            if not folder.name.isdigit() or name.encode() not in (folder / "cmdline").read_bytes():
                continue
            ours = _MARK.encode() in (folder / "environ").read_bytes().split(b"\0")
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if ours and int(stat[11]) >= seconds * os.sysconf("SC_CLK_TCK"):
            return int(folder.name)
    return None
