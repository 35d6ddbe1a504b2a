"""Starting other programs, and the one kind of failure that ``./dev`` reports."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""


class SetupError(Exception):
    """Something a person has to put right; ``str()`` is the one line that says what."""


_CAUSES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # pip, which goes on to say that it found no version of the package
        r"(Failed to establish a new connection: [^'\n]+)",
        r"(ProxyError[^\n]+|Read timed out)",
        # what a failed build or any other program in Python ends with: the last exception
        r"(?s:.*)^\s*([A-Za-z_.]*(?:Error|Exception): [^\n]+)",
        # pip and apt-get
        r"^(?:ERROR|E): ([^\n]+)",
    )
)
"""Where programs say why they failed: the first pattern that is found tells best."""


def say(line: str) -> None:
    """Print a line about what is being done, at once even into a pipe."""
    print(f"dev: {line}", flush=True)


def show(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> int:
    """Run ``command`` in the checkout with its output on ours; return its exit code."""
    try:
        return subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            check=False,
        ).returncode
    except OSError as error:
        raise SetupError(f"cannot run {command[0]}: {error.strerror}") from None


def become(command: Sequence[str | Path]) -> NoReturn:
    """Let ``command`` take our place in the checkout: Ctrl-C is its own, to end in good order."""
    try:
        os.chdir(ROOT)
        os.execv(command[0], [str(part) for part in command])
    except OSError as error:
        raise SetupError(f"cannot run {command[0]}: {error.strerror}") from None


def quiet(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> str:
    """Run ``command`` in the checkout without its output.

    Return the empty string where it succeeds, else the one line of its output that tells why not.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return f"cannot run {command[0]}: {error.strerror}"
    return "" if done.returncode == 0 else _cause(done.stderr + done.stdout, done.returncode)


def _cause(output: str, code: int) -> str:
    for pattern in _CAUSES:
        if found := pattern.search(output):
            return found[1].strip()
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else f"exit code {code}"
