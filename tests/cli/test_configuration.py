"""Settings from compare.toml, pyproject.toml and the environment; findings to be passed over."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

import compare
from compare import codec
from compare.cli import files, main
from compare.cli.configuration import IN_FILES, commands_of
from compare.errors import CompareError, InputError


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
    return asked_of("render", *args, "r.json")


def asked_of(names: str, *args: str) -> dict[str, Any]:
    """Return what a command, or one of a group, would be called with."""
    command: click.Command = main
    context = main.make_context("compare", ["render"], resilient_parsing=True)
    *groups, last = names.split()
    for name in groups:
        assert isinstance(command, click.Group)
        command = command.commands[name]
        context = command.make_context(name, [last], parent=context, resilient_parsing=True)
    assert isinstance(command, click.Group)
    return command.commands[last].make_context(last, list(args), parent=context).params


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


SECRET = "correct horse battery staple"


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("compare a", 'reuse-exclude = ["@{secret}"]'),
        ("compare a", 'reuse_exclude = ["the end", "@beside.txt"]'),
        ("compare a", 'save = "{folder}"'),
        ("compare a", '[compare]\nsave = "pages"'),
        ("compare a", "allow-private = true"),
        ("check a --against b", '[check]\nagainst = ["{secret}"]'),
        ("compare a", 'decisions = "{secret}"'),
        ("compare a", 'decisions = "../decisions.jsonl"'),
        ("compare a", 'decisions = "inner/link.jsonl"'),
        ("decide r.json F1 accept", 'decisions = "notes.txt"'),
        ("verify r.json", '[verify]\nhash = "{secret}"'),
        ("serve", '[serve]\nembed-in = ["https://elsewhere.example"]'),
        ("serve", '[serve]\ndatabase = "review.db"'),
        ("archive resume d", '[archive]\nengine = "ray"'),
        ("archive resume d", '[archive.resume]\naddress = "elsewhere.example:1"'),
        ("mcp --root .", '[mcp]\nroot = "/"'),
        ("decide r.json F1 accept", '[decide]\nby = "Somebody Else"'),
    ],
)
def test_a_file_of_settings_names_no_other_file_and_reaches_nowhere(
    tmp_path_factory: pytest.TempPathFactory, folder: Path, command: str, text: str
) -> None:
    secret = tmp_path_factory.mktemp("home") / "secret.jsonl"
    secret.write_text(SECRET)
    (folder / "inner" / "link.jsonl").symlink_to(secret)
    told = text.format(secret=secret, folder=secret.parent)
    (folder / "compare.toml").write_text(told)
    names, *args = command.split()
    if names == "archive":
        names, args = f"archive {args[0]}", args[1:]
    with pytest.raises(CompareError) as error:
        asked_of(names, *args)
    assert str(error.value).startswith(str(folder / "compare.toml"))
    assert " is not heeded" in str(error.value)
    assert SECRET not in str(error.value)


def test_decisions_may_lie_beside_the_file_of_settings(folder: Path) -> None:
    (folder / "desk").mkdir()
    (folder / "desk" / "made.jsonl").touch()
    (folder / "compare.toml").write_text('decisions = "desk/made.jsonl"')
    assert asked()["decisions"] == str(folder / "desk" / "made.jsonl")
    assert asked_of("decide", "r.json", "F1", "accept")["path"] == asked()["decisions"]


def test_every_command_heeds_its_settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "compare.toml").write_text(
        "width = 60\nport = 8500\nno-cache = true\n"
        "[archive.clusters]\ntop = 3\n[archive]\nquiet = true\ntop = 7\n"
    )
    for command in ("inspect a", "verify r.json", "diff a b", "decisions", "proposals"):
        assert asked_of(*command.split())["width"] == 60, command
    assert asked_of("serve")["port"] == 8500
    assert asked_of("compare", "a")["no_cache"] is True
    assert asked_of("mcp", "--root", ".")["no_cache"] is True
    assert asked_of("archive clusters", "d")["top"] == 3
    assert asked_of("archive clusters", "d")["quiet"] is True
    assert asked_of("archive compare", "d")["quiet"] is True
    monkeypatch.setenv("COMPARE_WIDTH", "70")
    monkeypatch.setenv("COMPARE_PORT", "8600")
    monkeypatch.setenv("COMPARE_NO_CACHE", "0")
    assert asked_of("inspect", "a")["width"] == 70
    assert asked_of("inspect", "a", "--no-config")["width"] is None
    assert asked_of("serve")["port"] == 8600
    assert asked_of("compare", "a")["no_cache"] is False


def test_every_command_that_has_settings_can_do_without_them() -> None:
    for path, options in commands_of(main).items():
        command: click.Command = main
        for name in path:
            assert isinstance(command, click.Group)
            command = command.commands[name]
        if options and not isinstance(command, click.Group):
            assert sum("--no-config" in param.opts for param in command.params) == 1, path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[inspect]\nport = 8500", "there is no setting 'port' of inspect"),
        ("[archive.clusters]\nmost = 3", "there is no setting 'most' of archive.clusters"),
        ("[inspekt]\nwidth = 60", "there is no setting 'inspekt'"),
        ("[cache]\nclear = true", "there is no setting 'clear' of cache"),
        ('format = "html"', "for inspect; [inspect] can say otherwise"),
    ],
)
def test_what_no_command_or_another_one_has_is_refused(folder: Path, text: str, told: str) -> None:
    (folder / "compare.toml").write_text(text)
    with pytest.raises(CompareError) as error:
        asked_of("inspect", "a")
    assert str(error.value).startswith(str(folder / "compare.toml"))
    assert told in str(error.value)


def test_a_working_folder_that_is_gone_has_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert asked()["width"] is None


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "large", "binary", "NUL", "absent"])
def test_a_list_that_is_no_short_text_is_refused_in_one_line(folder: Path, kind: str) -> None:
    path = folder / "list"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind != "absent":
        contents = {"large": b"a b\n" * 300_000, "binary": b"\x89PNG\xff", "NUL": b"a\0b"}
        path.write_bytes(contents.get(kind, b""))
    told = {
        "pipe": "is a pipe or a device, not a file",
        "device": "is a pipe or a device, not a file",
        "folder": "is a folder, not a file",
        "large": "is larger than 1 MB",
        "binary": "is not UTF-8 text (byte 0)",
        "NUL": "holds NUL characters, so it is no text",
        "absent": "No such file or directory",
    }
    name = "/dev/zero" if kind == "device" else str(path)
    with pytest.raises(InputError) as error:
        asked_of("compare", "a", "--reuse-exclude", f"@{name}")
    assert str(error.value) == f"{name}: {told[kind]}"


def test_a_list_of_phrases_is_read_by_lines(folder: Path) -> None:
    (folder / "list").write_bytes("\ufeffthe end\n\n of the day \n".encode())
    given = asked_of("compare", "a", "--reuse-exclude", f"@{folder / 'list'}")
    assert given["reuse_exclude"] == ("the end", "of the day")


def test_a_saved_report_without_end_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "SAVED", 1_000_000)
    with pytest.raises(InputError, match="/dev/zero: is larger than 1 MB"):
        files.read_whole("/dev/zero", files.SAVED)


def test_the_documentation_lists_what_a_file_can_set() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text("utf-8")
    listed = text.partition("In a file these can be set:")[2].partition(". All others")[0]
    assert set(re.findall(r"`([a-z-]+)`", listed)) == IN_FILES
    every = {name for options in commands_of(main).values() for name in options}
    assert every > IN_FILES
