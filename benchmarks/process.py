"""Runs a command and says what it took: CPU time of it and its children, and peak memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
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


def run(command: Sequence[str]) -> Cost:
    """Run a command from the checkout; raise :class:`RuntimeError` where it fails."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
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


def middle(command: Sequence[str], times: int) -> Cost:
    """Return the middle one of several runs by CPU time, after one that warms the disk cache."""
    run(command)
    costs = sorted((run(command) for _ in range(times)), key=lambda cost: cost.cpu)
    centre = median(cost.cpu for cost in costs)
    return min(costs, key=lambda cost: abs(cost.cpu - centre))
