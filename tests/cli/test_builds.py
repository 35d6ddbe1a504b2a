"""``action.yml`` and ``.pre-commit-hooks.yaml`` name what is there and what the command takes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from packaging.specifiers import SpecifierSet

from compare.cli import hook, main
from compare.cli.app import TROUBLE

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools" / "action.sh"


def parsed(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def action() -> dict[str, Any]:
    made: dict[str, Any] = parsed(ROOT / "action.yml")
    return made


def choices(command: str, option: str) -> set[str]:
    """Return what an option of a command takes."""
    found = next(one for one in main.commands[command].params if option in one.opts)
    assert isinstance(found.type, click.Choice)
    return set(found.type.choices)


def examples(title: str) -> list[Any]:
    """Return the YAML below a heading of ``docs/embed.md``, parsed."""
    text = (ROOT / "docs" / "embed.md").read_text("utf-8").split(f"\n## {title}\n")[1]
    text = text.split("\n## ")[0]
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


def test_each_input_of_the_action_is_used_and_no_other(action: dict[str, Any]) -> None:
    assert {"name", "description", "inputs", "runs"} == set(action)
    inputs = action["inputs"]
    for name, told in inputs.items():
        assert told["description"], name
        # what is not required has a text as its default, and a version is no number (3.10)
        assert told.get("required") is True or isinstance(told["default"], str), name
    used = re.findall(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}", yaml.safe_dump(action["runs"]))
    assert set(used) == set(inputs)


def test_the_steps_of_the_action_are_whole(action: dict[str, Any]) -> None:
    runs = action["runs"]
    assert runs["using"] == "composite"
    for step in runs["steps"]:
        assert ("uses" in step) != ("run" in step)
        if "run" in step:
            assert step["shell"] == "bash"  # which a composite action has to name
            assert "${{" not in step["run"]  # what is given would be run as commands
    given = {name for step in runs["steps"] for name in step.get("env", {})}
    read = set(re.findall(r"\bCOMPARE_ACTION_\w+", SCRIPT.read_text("utf-8")))
    assert given == read
    (last,) = [step["run"] for step in runs["steps"] if "action.sh" in step.get("run", "")]
    assert (ROOT / last.split("$GITHUB_ACTION_PATH/")[1].split('"')[0]) == SCRIPT
    checked = subprocess.run(["bash", "-n", SCRIPT], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


def test_the_action_takes_what_the_command_takes(action: dict[str, Any]) -> None:
    inputs = action["inputs"]
    told = inputs["fail-on"]["description"].split("; for check ")
    for command, words in zip(("compare", "check"), told, strict=True):
        kinds, default = words.split(", by default ")
        assert set(re.split(", | or ", kinds)) == choices(command, "--fail-on")
        assert default in choices(command, "--fail-on")
        assert f"fail_on={default}\n" in SCRIPT.read_text("utf-8")
    options = set(re.findall(r"(?<![\w-])--[a-z-]+", SCRIPT.read_text("utf-8")))
    for option in options - {"--undecided"}:
        assert all(_takes(name, option) for name in ("compare", "check")), option
    assert _takes("compare", "--undecided")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    wanted = re.search(r'requires-python = "(.*)"', project)
    assert wanted is not None
    assert inputs["python-version"]["default"] in SpecifierSet(wanted[1])


def test_what_the_documentation_shows_of_the_action_is_so(action: dict[str, Any]) -> None:
    workflow, other = examples("As a GitHub action")
    (job,) = workflow["jobs"].values()
    checkout, ours, upload = job["steps"]
    assert checkout["with"]["fetch-depth"] == 0  # without which no change can be found
    for step in (ours, *other):
        assert set(step["with"]) <= set(action["inputs"])
        assert step["with"].get("fail-on", "never") in choices("check", "--fail-on")
    assert {"against", "drafts"} <= set(ours["with"])
    assert ours["with"]["against"].splitlines()[1] == "sources/town council.md"  # with its blank
    words = other[0]["with"]["arguments"].split()
    assert words[0] not in main.commands
    main.commands["compare"].make_context("compare", words)  # it is understood
    assert upload["uses"].startswith("github/codeql-action/upload-sarif@")
    assert upload["with"]["sarif_file"] == ours["with"]["sarif"]
    assert repr(ours["with"]["sarif"]) in upload["if"]  # no draft, no file
    # permissions that are named take all others away, so reading is named as well
    assert job["permissions"] == {"contents": "read", "security-events": "write"}


def test_the_hook_starts_what_is_there(folder: Path, environment: dict[str, str]) -> None:
    (told,) = parsed(ROOT / ".pre-commit-hooks.yaml")
    assert set(told) >= {"id", "name", "description", "entry", "language", "types"}
    assert told["language"] == "python"  # installed from the repository
    assert told["require_serial"] is True  # or two would write one SARIF file
    program, *words = told["entry"].split()
    assert (program, words) == ("python", ["-m", hook.__name__])
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert done.returncode == TROUBLE
    assert b'the hook needs args: ["--against", SOURCE, ..., "--"]' in done.stderr
    for option in re.findall(r'"(--[a-z-]+)"', told["description"]):
        assert _takes("check", option)


def test_what_the_documentation_shows_of_the_hook_works(folder: Path) -> None:
    (told,) = parsed(ROOT / ".pre-commit-hooks.yaml")
    ((shown,),) = examples("As a hook of pre-commit")
    (example,) = shown["hooks"]
    assert example["id"] == told["id"]
    os.mkdir("sources")
    for name in ("wire.txt", "local.md"):
        Path("sources", name).write_text("Ten countries signed the treaty in Oslo.\n", "utf-8")
    os.mkdir("drafts")
    Path("drafts/a.md").write_text("Eleven countries signed the treaty in Oslo.\n", "utf-8")
    assert re.search(example["files"], "drafts/a.md")
    assert hook.run([*example["args"], "drafts/a.md"]) == 1
    assert hook.run([*example["args"], "sources/wire.txt"]) == 0


def _takes(command: str, option: str) -> bool:
    return any(option in one.opts for one in main.commands[command].params)
