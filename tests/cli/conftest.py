"""Two small accounts that contradict each other once, and ways to run the command on them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from compare.cli import main

ONE = "Ten countries signed the treaty in Oslo on Monday. The ceremony lasted two hours.\n"
TWO = "Eleven countries signed the treaty in Oslo on Monday. The king was there.\n"
SAME = "Ten countries signed the treaty in Oslo on Monday.\n"

Invoke = Callable[..., Result]
Start = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder with the accounts ``one.txt``, ``two.txt`` and ``same.txt``."""
    for name, text in (("one.txt", ONE), ("two.txt", TWO), ("same.txt", SAME)):
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "COMPARE_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def invoke(folder: Path) -> Invoke:
    """Run the command in this process: ``invoke("one.txt", "two.txt", input=...)``."""

    def run(
        *args: str, input: str | bytes | None = None, env: dict[str, str] | None = None
    ) -> Result:
        return CliRunner().invoke(main, list(args), input=input, env=env)

    return run


@pytest.fixture(scope="session")
def saved_report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the JSON report on the two accounts."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text(TWO, "utf-8")
    files = [str(folder / name) for name in ("one.txt", "two.txt")]
    result = CliRunner().invoke(main, [*files, "--format", "json"])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.fixture
def report(folder: Path, saved_report: bytes) -> Path:
    """Put the JSON report into the folder as ``report.json``."""
    path = folder / "report.json"
    path.write_bytes(saved_report)
    return path


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    """Return what a process needs to find the package from the folder."""
    root = Path(__file__).resolve().parents[2]
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


@pytest.fixture
def start(folder: Path, environment: dict[str, str]) -> Start:
    """Run the command as a process of its own and return it when it is done."""

    def run(
        *args: str, env: Mapping[str, str] | None = None, **settings: Any
    ) -> subprocess.CompletedProcess[bytes]:
        channels = {"capture_output": True, "stdin": subprocess.DEVNULL, **settings}
        done: subprocess.CompletedProcess[bytes] = subprocess.run(
            [sys.executable, "-m", "compare", *args],
            env={**environment, **(env or {})},
            timeout=120,
            check=False,
            **channels,
        )
        return done

    return run
