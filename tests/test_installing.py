"""The line that is given where a package is missing can be typed, and fills our environment."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from compare.installing import adding, adding_extras

ROOT = Path(__file__).resolve().parents[1]


def extras() -> dict[str, list[str]]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: dict[str, list[str]] = tomllib.load(file)["project"]["optional-dependencies"]
    return found


@pytest.mark.parametrize("extra", sorted(extras()))
def test_the_line_names_what_the_extra_asks_for_and_nothing_else(extra: str) -> None:
    words = shlex.split(adding_extras(extra))
    assert words[:4] == [sys.executable, "-m", "pip", "install"]
    named = {(r.name, str(r.specifier)) for r in map(Requirement, words[4:])}
    wanted = {(r.name, str(r.specifier)) for r in map(Requirement, extras()[extra])}
    assert named == wanted


def test_two_extras_make_one_line() -> None:
    words = shlex.split(adding_extras("archive", "ray"))
    names = {Requirement(word).name for word in words[4:]}
    assert names == {"daft", "pyarrow", "ray"}


def test_the_line_does_what_it_says() -> None:
    """Run it where all is there already, so that pip has nothing to fetch."""
    line = f"{adding_extras('serve')} --dry-run --no-index --quiet"
    done = subprocess.run(line, shell=True, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_environment_without_pip_is_filled_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "executable", "/with space/python")
    assert adding("one<2") == "pip --python '/with space/python' install 'one<2'"


def test_a_bare_copy_of_the_source_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> list[str]:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", none)
    assert shlex.split(adding_extras("serve"))[-1] == f"{ROOT}[serve]"
