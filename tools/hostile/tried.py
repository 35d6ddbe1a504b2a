"""Runs ``compare`` on one hostile input, in a process of its own and for a limited time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tools.hostile import files, pdfs, texts
from tools.hostile.case import PLANTED, Case

CASES: tuple[Case, ...] = (*texts.CASES, *files.CASES, *pdfs.CASES)
LIMIT = 180.0
"""Seconds after which a run is ended."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened on one input."""

    came_to: str
    seconds: float
    """Of processor time."""
    memory: float
    """The most there was at a time, in MB."""


def tried(case: Case, limit: float = LIMIT) -> Outcome:
    """Run ``compare`` on an input, for at most ``limit`` seconds, and say what happened."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        arguments = _made(case.what, folder / "in")
        report = folder / "report.json"
        command = [sys.executable, "-m", "compare", *arguments, "-o", str(report)]
        with (folder / "said").open("w+b") as said:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
                env={**os.environ, "COMPARE_CACHE": ""},
            )  # fmt: skip
            late = threading.Event()

            def end() -> None:
                late.set()
                os.killpg(process.pid, signal.SIGKILL)

            timer = threading.Timer(limit, end)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            words = said.read().decode("utf-8", "replace").replace(f"{folder}/in/", "").strip()
        came_to = f"ended by the limit of {limit:.0f} s" if late.is_set() else ""
        came_to = came_to or _told(process.returncode, words, report)
    return Outcome(came_to, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _made(what: str, folder: Path) -> list[str]:
    """Make an input in a process of its own: a child counts what its parent holds as its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_make, what, folder).result()


def _make(what: str, folder: Path) -> list[str]:
    return next(case for case in CASES if case.what == what).make(folder)


def _told(code: int, words: str, report: Path) -> str:
    last = words.splitlines()[-1] if words else "nothing said"
    if code != 0 or not report.exists():
        kind = "refused" if code == 2 and "mistake" not in words else f"**exit {code}**"
        return f"{kind}: {_short(last.removeprefix('compare: '))}"
    held = json.loads(report.read_text(encoding="utf-8"))
    told = any(
        all(any(words in e["quote"] for e in finding["evidence"]) for words in PLANTED)
        for finding in held["findings"]
        if finding["kind"] == "conflict"
    )
    noted = [note for document in held["documents"] for note in document.get("notes", ())]
    noted += [skipped["reason"] for skipped in held["skipped"]]
    first = "compared" if told else "compared; the conflict around it is not told"
    return "; ".join([first, *map(_short, dict.fromkeys(noted))])


def _short(words: str) -> str:
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)
    shown = shown if len(shown) <= 150 else shown[:149] + "\N{HORIZONTAL ELLIPSIS}"
    return shown.replace("|", "\\|")
