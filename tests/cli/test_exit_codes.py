"""Exit codes, and what is refused in one line."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from compare.cli import commands
from compare.errors import MissingLibraryError
from compare.model import Report
from compare.render import Look, render
from tests.cli.conftest import ONE, Invoke


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def assert_refused(result: click.testing.Result, folder: Path, *parts: str) -> None:
    """Check exit code 2, one line on standard error with each part, and nothing written."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("compare: ")
    for part in parts:
        assert part in lines[0]
    assert names(folder) == {"one.txt", "two.txt", "same.txt"}


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        (("one.txt", "two.txt"), "conflict", 1),
        (("one.txt", "two.txt"), "open", 1),
        (("one.txt", "two.txt"), "detail", 1),
        (("one.txt", "two.txt"), "never", 0),
        (("same.txt", "same.txt"), "conflict", 0),
        (("same.txt", "same.txt"), "open", 0),
        (("same.txt", "same.txt"), "detail", 0),
    ],
)
def test_fail_on(
    invoke: Invoke, folder: Path, files: tuple[str, str], fail_on: str, code: int
) -> None:
    result = invoke(*files, "--fail-on", fail_on, "-o", "r.json")
    assert result.exit_code == code, result.output
    assert (folder / "r.json").exists()


def test_a_missing_library_leaves_the_other_outputs(
    invoke: Invoke, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(report: Report, format: str, look: Look) -> bytes:
        if format == "pdf":
            raise MissingLibraryError("pango is missing; type: apt install pango")
        return render(report, format, look)

    monkeypatch.setattr("compare.cli.delivery.render", broken)
    result = invoke("one.txt", "two.txt", "-o", "a.pdf", "-o", "r.json", "--fail-on", "conflict")
    assert result.exit_code == 3
    assert names(folder) == {"one.txt", "two.txt", "same.txt", "r.json"}
    assert "compare: a.pdf: pango is missing; type: apt install pango" in result.stderr.splitlines()
    assert "wrote r.json\n" in result.stderr
    printed = invoke("one.txt", "two.txt", "--format", "pdf")
    assert (printed.exit_code, printed.stdout) == (3, "")
    assert printed.stderr == "compare: standard output: pango is missing; type: apt install pango\n"


@pytest.mark.parametrize(
    ("args", "parts"),
    [
        ((), ("missing argument 'FILE...'", "compare --help")),
        (("one.txt", "nowhere.txt"), ("nowhere.txt: ",)),
        (("-", "-"), ("-: standard input can be read only once",)),
        (("one.txt", "--bogus"), ("no such option", "--bogus")),
        (("one.txt", "--align-threshold", "2"), ("--align-threshold", "2")),
        (("one.txt", "--align-threshold", "nan"), ("--align-threshold", "nan")),
        (("one.txt", "--align-threshold", "x"), ("--align-threshold", "x")),
        (("one.txt", "--date-order", "ymd"), ("--date-order", "ymd")),
        (("one.txt", "--disable", "nothing"), ("--disable", "'nothing'", "compare rules")),
        (("one.txt", "--format", "gif"), ("--format", "gif")),
        (("one.txt", "--fail-on", "always"), ("--fail-on", "always")),
        (("one.txt", "--width", "3"), ("--width", "3")),
        (("one.txt", "--paper", "A5"), ("--paper", "A5")),
        (("one.txt", "--template", "nowhere"), ("--template", "nowhere")),
        (("one.txt", "-o", "r.gif"), ("r.gif: no format has the suffix '.gif'", ".html", ".txt")),
        (("one.txt", "-o", "report"), ("report: the suffix is missing",)),
        (("one.txt", "-o", "nowhere/r.html"), ("nowhere/r.html: there is no directory 'nowhere'",)),
        (("one.txt", "-o", "r.html", "-o", "./r.html"), ("./r.html: is given as output twice",)),
        (("one.txt", "two.txt", "-o", "two.txt"), ("two.txt: is an input",)),
        (("one.txt", "two.txt", "-o", "../{}/one.txt"), ("one.txt: is an input",)),
        (("render", "nowhere.json"), ("nowhere.json: No such file or directory",)),
        (("render", "."), (".: Is a directory",)),
        (("render", "one.txt"), ("one.txt: not JSON: ", "line 1, column 1")),
        (("render",), ("missing argument 'REPORT.json'",)),
        (("completion", "tcsh"), ("'SHELL'", "tcsh")),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_refused_in_one_line(
    invoke: Invoke, folder: Path, args: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    args = tuple(arg.format(folder.name) for arg in args)
    extra = () if args[:1] in (("render",), ("completion",), ()) else ("-o", "extra.json")
    assert_refused(invoke(*args, *extra), folder, *parts)


def test_an_unreadable_input_leaves_old_outputs_alone(invoke: Invoke, folder: Path) -> None:
    (folder / "r.json").write_text("old", "utf-8")
    assert invoke("one.txt", "nowhere.txt", "-o", "r.json").exit_code == 2
    assert (folder / "r.json").read_text("utf-8") == "old"


def test_an_output_that_is_a_directory_is_refused(invoke: Invoke, folder: Path) -> None:
    (folder / "r.html").mkdir()
    result = invoke("one.txt", "-o", "r.html")
    assert (result.exit_code, result.stderr) == (
        2,
        "compare: r.html: is a directory\n",
    )


def test_an_output_linked_to_an_input_is_refused(invoke: Invoke, folder: Path) -> None:
    os.link(folder / "one.txt", folder / "hard.txt")
    (folder / "soft.txt").symlink_to(folder / "one.txt")
    for name in ("hard.txt", "soft.txt"):
        result = invoke("one.txt", "two.txt", "-o", name)
        assert result.exit_code == 2
        assert f"{name}: is an input" in result.stderr
    assert (folder / "one.txt").read_text("utf-8") == ONE


def test_a_name_cannot_write_to_the_terminal(invoke: Invoke) -> None:
    result = invoke("no\nsuch\x1b[31mfile")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr
    assert "\\x1b[31m" in invoke("one.txt", "-o", "no\nsuch\x1b[31mfile").stderr


def test_a_mistake_of_ours_is_one_line_and_a_traceback_on_demand(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LookupError("of some kind")

    monkeypatch.setattr(commands, "deliver", broken)
    result = invoke("one.txt", "two.txt")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "unexpected LookupError: of some kind" in result.stderr
    assert "please report" in result.stderr
    monkeypatch.setenv("COMPARE_DEBUG", "1")
    assert "Traceback (most recent call last)" in invoke("one.txt", "two.txt").stderr


def test_an_interrupt_has_the_exit_code_of_one(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "deliver", interrupted)
    result = invoke("one.txt", "two.txt")
    assert result.exit_code == 130
    assert result.stderr.strip() == ""
