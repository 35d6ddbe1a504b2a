"""Processes that tests start and kill; none is left behind, whatever a test comes to."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "no_proxy": "*",
}
Found = TypeVar("Found")


WAITING = """
import os, sys, time

class Waiting:
    notes = sys.argv[1]

    def __init__(self, *given):
        super().__init__(*given)
        open(os.path.join(self.notes, str(os.getpid())), "w").close()

    def __call__(self, rows):
        try:
            os.symlink(str(os.getpid()), os.path.join(self.notes, "waits"))
        except FileExistsError:
            return super().__call__(rows)
        parent = os.getppid()
        while os.getppid() == parent:  # until it is killed, or who started it has ended
            time.sleep(0.02)
        os._exit(1)
"""
"""A worker, before the class that it is made of: each notes its process in a folder, and of all the
first that is given something to do waits to be killed."""


@contextlib.contextmanager
def started(
    *words: str,
    folder: Path = ROOT,
    variables: Mapping[str, str] | None = None,
) -> Iterator[subprocess.Popen[str]]:
    """Run Python with these arguments in a folder; its standard input and output are pipes."""
    command = [sys.executable, *words]
    pipe = subprocess.PIPE
    environment = {**ENVIRONMENT, **(variables or {})}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=pipe,
        stdout=pipe,
        encoding="utf-8",
    ) as run:
        try:
            yield run
        finally:
            run.kill()


def waited(
    find: Callable[[], Found | None], run: subprocess.Popen[str], seconds: float = 240
) -> Found:
    """Return what is found as soon as there is something, if it comes before the run ends."""
    end = time.monotonic() + seconds
    while True:
        ended = run.poll()  # before it is looked for: what it left is found
        if found := find():
            return found
        if ended is not None:
            pytest.fail(f"the run has ended, with {ended}, before what was waited for came")
        if time.monotonic() > end:
            pytest.fail("what was waited for did not come")
        time.sleep(0.02)


def replaced(run: subprocess.Popen[str], notes: Path, workers: int = 1) -> None:
    """Kill the worker that waits, once all have begun; the run must end well, by another one."""

    def waiting() -> str | None:
        place = notes / "waits"
        return os.readlink(place) if place.is_symlink() else None

    def begun() -> set[str]:
        return {note.name for note in notes.iterdir() if note.name.isdigit()}

    victim = waited(waiting, run)
    before = waited(lambda: found if len(found := begun()) >= workers else None, run)
    assert victim in before
    os.kill(int(victim), signal.SIGKILL)
    assert run.wait(300) == 0
    assert begun() - before
