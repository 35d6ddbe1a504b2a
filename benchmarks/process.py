"""Runs a command and says what it took: CPU time of it and its children, and peak memory."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    cpu: float
    """Seconds of processor time, user and system."""
    memory: float
    """Largest resident memory in MB."""
    output: str


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command from the checkout; raise :class:`RuntimeError` where it fails.

    Nothing is kept of texts, unless ``environment`` names a folder for it.
    """
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**_environment(), **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        # What these commands say on the second stream fits into a pipe's buffer.
        output, said = process.stdout.read(), process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {said.decode()[-500:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.decode())


def middle(
    command: Sequence[str], times: int, environment: Mapping[str, str] | None = None
) -> Cost:
    """Return the middle one of several runs by CPU time, after one that warms the disk cache."""
    run(command, environment)
    costs = sorted((run(command, environment) for _ in range(times)), key=lambda cost: cost.cpu)
    centre = median(cost.cpu for cost in costs)
    return min(costs, key=lambda cost: abs(cost.cpu - centre))


def _environment() -> dict[str, str]:
    """Return the variables of a process that runs from the checkout as an installed one would.

    What is installed was compiled then; a checkout may not be, and need not be writable.
    """
    held = {**os.environ, "PYTHONPATH": str(ROOT), "COMPARE_CACHE": ""}
    held.pop("PYTHONDONTWRITEBYTECODE", None)
    return held | {"PYTHONPYCACHEPREFIX": _compiled()}


@cache
def _compiled() -> str:
    """Return a folder for compiled code that goes when the bench ends."""
    folder = tempfile.mkdtemp(prefix="compare-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
