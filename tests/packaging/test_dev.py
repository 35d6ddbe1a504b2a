"""``./dev``: what it says when something fails, and that a second run has nothing to do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools.dev import commands, system, venv
from tools.dev.run import SetupError, quiet

ROOT = Path(__file__).resolve().parents[2]


def _fails_with(output: str) -> str:
    return quiet([sys.executable, "-c", f"import sys; sys.stderr.write({output!r}); sys.exit(1)"])


def test_success_has_no_cause() -> None:
    assert quiet([sys.executable, "-c", "print('noise')"]) == ""


def test_missing_program_is_named() -> None:
    assert "no-such-program" in quiet(["no-such-program"])


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        (
            "WARNING: Retrying after 'NewConnectionError('<x>: Failed to establish a new "
            "connection: [Errno -3] Temporary failure in name resolution')': /simple/a/\n"
            "ERROR: No matching distribution found for a==1\n",
            "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
        ),
        (
            "  error: subprocess-exited-with-error\n  Traceback (most recent call last):\n"
            "  KeyError: 'first'\n  During handling ...\n  OSError: no README.md\n",
            "OSError: no README.md",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n  Expected x\nERROR: later\n",
            "THESE PACKAGES DO NOT MATCH THE HASHES",
        ),
        ("E: Unable to locate package x\n", "Unable to locate package x"),
        ("first\nlast\n\n", "last"),
        ("", "exit code 1"),
    ],
)
def test_cause_is_the_line_that_tells(output: str, cause: str) -> None:
    assert _fails_with(output) == cause


def test_failure_is_one_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(tests: bool) -> None:
        raise SetupError("cannot do it: because")

    monkeypatch.setattr(system, "ensure", fail)
    assert commands.main(["test"]) == 2
    assert capsys.readouterr().err == "dev: cannot do it: because\n"


def test_unknown_arguments_are_refused_where_nothing_takes_them() -> None:
    with pytest.raises(SystemExit) as stopped:
        commands.main(["demo", "--fast"])
    assert stopped.value.code == 2


def test_without_root_the_line_to_type_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "missing", lambda tests: ("libpango-1.0-0", "chromium"))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetupError, match=r"sudo apt-get install .*libpango-1\.0-0 chromium$"):
        system.ensure(tests=True)


def test_a_review_is_served_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[list[str]] = []
    monkeypatch.setattr(system, "ensure", lambda tests: None)
    monkeypatch.setattr(venv, "ensure", lambda tests: None)
    monkeypatch.setattr(os, "chdir", lambda folder: None)
    monkeypatch.setattr(os, "execv", lambda program, words: done.append([str(program), *words[1:]]))
    commands.main(["review", "--port", "0"])
    (line,) = done
    assert line[:2] == [str(venv.BIN / "compare"), "serve"]
    assert line[-2:] == ["--port", "0"]
    given = [word for word in line if word.startswith("seeds/")]
    assert len(given) == 2 and all((ROOT / name).is_file() for name in given)


def test_what_the_docs_tell_to_type_is_there() -> None:
    told = [
        path
        for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md"))
        for path in re.findall(r"(?<![\w/])seeds/[\w.-]*\w", page.read_text("utf-8"))
    ]
    assert told
    assert [path for path in told if not (ROOT / path).exists()] == []


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give ``venv`` a checkout of its own and record what it would install."""
    done: list[str] = []
    for name in (venv.RUN_LOCK, venv.DEV_LOCK, *venv.PROJECT_FILES):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one==1\n", encoding="utf-8")
    monkeypatch.setattr(venv, "ROOT", tmp_path)
    monkeypatch.setattr(venv, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(venv, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(venv, "STAMP", tmp_path / ".venv" / "stamp.json")

    def fake(command: list[str | Path]) -> str:
        if "venv" in command:
            (tmp_path / ".venv").mkdir()
            done.append("venv")
        elif "-r" in command:
            done.append(Path(command[-1]).name)
        elif "--editable" in command:
            done.append("project")
        return ""

    monkeypatch.setattr(venv, "quiet", fake)
    return done


def test_second_run_does_nothing(checkout: list[str]) -> None:
    venv.ensure(tests=True)
    assert checkout == ["venv", venv.DEV_LOCK, "project"]
    checkout.clear()
    venv.ensure(tests=True)
    venv.ensure(tests=False)
    assert checkout == []


def test_development_lock_is_added_when_it_is_needed(checkout: list[str]) -> None:
    venv.ensure(tests=False)
    assert checkout == ["venv", venv.RUN_LOCK, "project"]
    checkout.clear()
    venv.ensure(tests=True)
    assert checkout == [venv.DEV_LOCK]


def test_changed_lock_is_installed_into_the_same_environment(
    checkout: list[str], tmp_path: Path
) -> None:
    venv.ensure(tests=False)
    checkout.clear()
    (tmp_path / venv.RUN_LOCK).write_text("one==2\n", encoding="utf-8")
    venv.ensure(tests=False)
    assert checkout == [venv.RUN_LOCK]


def test_moved_checkout_gets_a_new_environment(checkout: list[str], tmp_path: Path) -> None:
    venv.ensure(tests=False)
    checkout.clear()
    text = venv.STAMP.read_text(encoding="utf-8").replace(str(tmp_path), "/elsewhere")
    venv.STAMP.write_text(text, encoding="utf-8")
    venv.ensure(tests=False)
    assert checkout == ["venv", venv.RUN_LOCK, "project"]


@pytest.mark.parametrize("lock", [venv.RUN_LOCK, venv.DEV_LOCK])
def test_lock_is_complete_and_holds_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) > 50
    for block in blocks:
        assert re.match(r"[a-z0-9-]+==\S+", block), block
        assert "--hash=sha256:" in block


def test_locks_agree() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(), re.MULTILINE))

    assert pins(venv.RUN_LOCK) <= pins(venv.DEV_LOCK)


def test_locks_hold_what_the_project_asks_for() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    groups = project["dependency-groups"]
    wanted = {
        venv.RUN_LOCK: project["project"]["dependencies"]
        + project["project"]["optional-dependencies"]["serve"]
        + groups["build"],
        venv.DEV_LOCK: [entry for entry in groups["dev"] if isinstance(entry, str)],
    }
    for lock, entries in wanted.items():
        pins = dict(re.findall(r"^(\S+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))
        for requirement in map(Requirement, entries):
            version = pins.get(requirement.name)
            assert version, f"{requirement.name} is not in {lock}: ./dev lock"
            assert requirement.specifier.contains(version, prereleases=True), requirement


@pytest.mark.parametrize(
    "command", [[], ["demo"], ["review"], ["test"], ["lint"], ["gallery"], ["lock"]]
)
def test_help_needs_no_set_up(command: list[str]) -> None:
    done = subprocess.run(
        # Isolated and without site-packages: the standard library is all there is.
        [sys.executable, "-E", "-S", ROOT / "dev", *command, "--help"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "usage: ./dev" in done.stdout
