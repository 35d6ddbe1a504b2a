"""A worker that dies while it starts: the engine would wait for its call for ever.

The engine opens a socket for each worker, starts it, and waits until it calls. Here a thread looks
for sockets whose worker is not alive, and calls in its place: the engine then takes the worker for
failed, and the step is tried again. Linux tells of sockets and workers; elsewhere nothing is
watched.
"""

from __future__ import annotations

import contextlib
import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_PAUSE = 0.5
_PATIENCE = 2.0
"""Seconds for which a socket may have no worker: it is opened before the worker is started."""
_WORKER = "daft.execution.udf_worker"
_LISTENING = "00010000"


@contextlib.contextmanager
def watched() -> Iterator[None]:
    """Look after the workers that this process starts meanwhile."""
    end = threading.Event()
    watcher = threading.Thread(target=_watch, args=(end,), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        end.set()
        watcher.join()


def _watch(end: threading.Event) -> None:
    since: dict[str, float] = {}
    while not end.wait(_PAUSE):
        now = time.monotonic()
        left = _sockets()
        left -= _called_by_workers() if left else set()
        since = {place: since.get(place, now) for place in left}
        for place, then in since.items():
            if now - then > _PATIENCE:
                _call(place)
                since[place] = float("inf")  # once is enough


def _sockets() -> set[str]:
    """Return the sockets in the folder for temporary files at which this process is called."""
    own, found = set(), set()
    prefix = os.path.join(tempfile.gettempdir(), "tmp")
    with contextlib.suppress(OSError):
        for handle in Path("/proc/self/fd").iterdir():
            with contextlib.suppress(OSError):
                own.add(os.readlink(handle))
        for line in Path("/proc/self/net/unix").read_text().splitlines():
            words = line.split(None, 7)  # number, references, protocol, flags, type, state, inode
            if len(words) == 8 and words[3] == _LISTENING and f"socket:[{words[6]}]" in own:
                found.add(words[7])
    return {place for place in found if place.startswith(prefix)}


def _called_by_workers() -> set[str]:
    """Return the sockets of this process's workers that are alive."""
    found = set()
    # Each thread has children of its own; of one that has ended the command is empty.
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text().split():
                words = Path(f"/proc/{child}/cmdline").read_text("utf-8", "replace").split("\0")
                if _WORKER in words[:-1]:
                    found.add(words[words.index(_WORKER) + 1])
    return found


def _call(place: str) -> None:
    """Call on a socket and hang up; nothing comes of it where nobody waits."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as one:
        one.settimeout(1)
        one.connect(place)
