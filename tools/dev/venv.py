"""The virtual environment in ``.venv``, filled from the locks and remembered by their hashes."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import sys
from pathlib import Path

from tools.dev.run import ROOT, SetupError, quiet, say

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / "python"
RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
STAMP = VENV / "dev-stamp.json"
"""What the environment was made for and from."""

PROJECT_FILES = ("pyproject.toml", "compare/_version.py")
"""What an installed checkout has to be installed again for."""

_PIP = ("-m", "pip", "--no-input", "--disable-pip-version-check")


def ensure(tests: bool) -> None:
    """Bring ``.venv`` up to date with the lock, with the tools for testing where asked for."""
    stamp = _read_stamp()
    if stamp is None:
        stamp = _create()
    lock = DEV_LOCK if tests else RUN_LOCK
    wanted = _digest(lock)
    # The development lock is the other one and more, at the same versions.
    if stamp.get(lock) != wanted and (tests or stamp.get(DEV_LOCK) != _digest(DEV_LOCK)):
        _install_lock(lock)
        stamp = {**stamp, lock: wanted}
        _write_stamp(stamp)
    project = _digest(*PROJECT_FILES)
    if stamp.get("project") != project:
        _install_project()
        _write_stamp({**stamp, "project": project})


def _create() -> dict[str, str]:
    say(f"creating {VENV.name} ...")
    shutil.rmtree(VENV, ignore_errors=True)
    # Debian keeps ensurepip in a package of its own; the pip of the system can fill the venv too.
    bare = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    if cause := quiet([sys.executable, "-m", "venv", *bare, VENV]):
        raise SetupError(f"cannot create {VENV}: {cause}")
    stamp = _identity()
    _write_stamp(stamp)
    return stamp


def _install_lock(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    count = sum("==" in line for line in text.splitlines())
    say(f"installing up to {count} packages from {lock}; the first time takes a few minutes ...")
    if cause := quiet([*_pip(), "install", "--quiet", "--require-hashes", "-r", ROOT / lock]):
        raise SetupError(f"cannot install {lock}: {cause}")


def _install_project() -> None:
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    if cause := quiet([*_pip(), "install", *options, "--editable", ROOT]):
        raise SetupError(f"cannot install the checkout: {cause}")


def _pip() -> list[str | Path]:
    if not quiet([PYTHON, "-c", "import pip"]):
        return [PYTHON, *_PIP]
    if importlib.util.find_spec("pip"):
        return [sys.executable, *_PIP, "--python", PYTHON]
    raise SetupError("pip is missing; on Debian type once: sudo apt-get install python3-pip")


def _identity() -> dict[str, str]:
    # The scripts in a venv hold its path, and its packages belong to one Python.
    python = "{} {}.{}".format(sys.implementation.name, *sys.version_info)
    return {"root": str(ROOT), "python": python}


def _read_stamp() -> dict[str, str] | None:
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    fits = _identity().items() <= stamp.items() and not quiet([PYTHON, "-c", ""])
    return stamp if fits else None


def _write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def _digest(*names: str) -> str:
    data = b"\0".join((ROOT / name).read_bytes() for name in names)
    return "sha256:" + hashlib.sha256(data).hexdigest()
