"""Settings from compare.toml, pyproject.toml and the environment; findings to be passed over."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import compare
from compare import codec
from compare.cli import main
from compare.errors import CompareError

COMMAND = main.commands["render"]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = "Ten ministers signed.", "Eleven ministers signed."
    path = tmp_path_factory.mktemp("saved") / "report.json"
    path.write_text(codec.dumps(compare.compare_texts(*texts, names=("a", "b"))), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in whose ``inner`` the command is at work."""
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    return tmp_path


def asked(*args: str) -> dict[str, Any]:
    """Return what ``compare render`` would be called with."""
    context = main.make_context("compare", ["render"], resilient_parsing=True)
    return COMMAND.make_context("render", [*args, "r.json"], parent=context).params


def test_the_command_line_wins_over_the_environment_over_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "compare.toml").write_text('width = 60\nfail-on = "open"\nquiet = true\n')
    found = asked()
    assert (found["width"], found["fail_on"], found["quiet"]) == (60, "open", True)
    monkeypatch.setenv("COMPARE_WIDTH", "70")
    monkeypatch.setenv("COMPARE_QUIET", "0")
    found = asked()
    assert (found["width"], found["fail_on"], found["quiet"]) == (70, "open", False)
    assert asked("--width", "90")["width"] == 90
    assert asked("--no-config")["width"] is None


def test_the_nearest_file_counts_and_a_project_of_others_does_not(folder: Path) -> None:
    (folder / "compare.toml").write_text("width = 60")
    (folder / "inner" / "pyproject.toml").write_text("[tool.other]\nwidth = 1\n")
    assert asked()["width"] == 60
    (folder / "inner" / "pyproject.toml").write_text("[tool.compare]\nwidth = 50\n")
    assert asked()["width"] == 50


def test_a_command_may_have_settings_of_its_own(folder: Path) -> None:
    (folder / "compare.toml").write_text("width = 60\n[render]\nwidth = 50\n[check]\nwidth = 40\n")
    assert asked()["width"] == 50


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('fial-on = "open"', "there is no setting 'fial-on'"),
        ('fail-on = "opened"', "fail-on: 'opened' is not one of"),
        ("width = 10", "width: 10 is not in the range"),
        ("width = [50]", "width: must be one value"),
        ('quiet = "yes"', "quiet: must be true or false"),
        ('disable = "number"', "disable: must be a list"),
        ('template = "t"', "template: is not heeded in a file; say so on the command line"),
        ("output = ['a.html']", "there is no setting 'output'"),
        ("width = ", "Invalid value"),
        ('ignore = ["F1"]', "ignore: must be fingerprints"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_file_and_key(
    folder: Path, text: str, told: str
) -> None:
    (folder / "compare.toml").write_text(text)
    main.make_context("compare", [], resilient_parsing=True)
    context = main.make_context("compare", ["render"], resilient_parsing=True)
    name = "compare" if text.startswith("disable") else "render"
    with pytest.raises(CompareError) as error:
        main.commands[name].make_context(name, ["r.json"], parent=context)
    assert str(error.value).startswith(str(folder / "compare.toml"))
    assert told in str(error.value)


def test_a_variable_that_is_wrong_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPARE_QUIET", "maybe")
    with pytest.raises(CompareError, match="COMPARE_QUIET: must be 1 or 0, not 'maybe'"):
        asked()


def test_ignored_findings_are_shown_as_such_and_fail_nothing(saved: Path, folder: Path) -> None:
    finding = json.loads(saved.read_text())["findings"][0]
    assert finding["kind"] == "conflict"
    command = [sys.executable, "-m", "compare", "render", str(saved), "--fail-on", "conflict"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 1
    (folder / ".compareignore").write_text(f"# known\n{finding['fingerprint']}  # two meetings\n")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0
    assert "Ignored: two meetings" in done.stdout
    made = subprocess.run([*command, "--format", "json"], check=False, capture_output=True)
    told = json.loads(made.stdout)["findings"][0]
    assert told["decision"] == {
        "state": "ignored", "reason": "two meetings", "by": None, "at": None
    }  # fmt: skip
    assert (
        subprocess.run([*command, "--no-config"], check=False, capture_output=True).returncode == 1
    )


def test_a_line_that_is_no_fingerprint_is_refused(folder: Path) -> None:
    (folder / ".compareignore").write_text("\nF1  # no fingerprint\n")
    with pytest.raises(CompareError, match=r"\.compareignore: line 2 has no fingerprint"):
        asked()
