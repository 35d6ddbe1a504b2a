"""The commands beside the comparison, and the help."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from compare import codec
from compare.cli import main
from compare.cli.settings import rules
from compare.render import FORMATS
from tests.cli.conftest import Invoke

HELP = Path(__file__).parents[2] / "docs" / "cli.md"


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_saved_report_gives_the_same_bytes(invoke: Invoke, report: Path, format: str) -> None:
    direct = invoke("one.txt", "two.txt", "--format", format)
    again = invoke("render", "report.json", "--format", format)
    if 3 in (direct.exit_code, again.exit_code):
        pytest.skip(f"{format} cannot be made here: {direct.stderr}")
    assert direct.exit_code == again.exit_code == 0, direct.output + again.output
    assert direct.stdout_bytes == again.stdout_bytes != b""


def test_a_saved_report_can_fail_a_build(invoke: Invoke, report: Path) -> None:
    assert invoke("render", "report.json", "-q", "--fail-on", "conflict").exit_code == 1
    assert invoke("render", "-", "-q", input=report.read_bytes()).exit_code == 0


def open_only(report: Path) -> None:
    """Leave of the report its conflict alone, as a question that is open."""
    data = json.loads(report.read_bytes())
    conflict = next(f for f in data["findings"] if f["kind"] == "conflict")
    levels = [{"comparison": "act", "level": "to sign, on both sides", "weight": 2.5}]
    data["findings"] = [{**conflict, "kind": "open", "levels": levels}]
    report.write_text(json.dumps(data), "utf-8")


@pytest.mark.parametrize(
    ("fail_on", "code"), [("conflict", 0), ("open", 1), ("detail", 1), ("never", 0)]
)
def test_an_open_question_fails_a_build_that_asks_for_it(
    invoke: Invoke, report: Path, fail_on: str, code: int
) -> None:
    open_only(report)
    result = invoke("render", "report.json", "-o", "again.md", "--fail-on", fail_on)
    assert result.exit_code == code, result.output
    assert result.stderr.startswith("0 conflicts, 1 to compare, ")


def test_what_was_weighed_is_explained_where_it_is_asked_for(invoke: Invoke, report: Path) -> None:
    open_only(report)
    why = "why these two places were taken for one question\n      +2.50  act  to sign, on both"
    assert why in invoke("render", "report.json", "--explain").stdout
    assert "why these" not in invoke("render", "report.json").stdout


def test_a_saved_report_is_not_overwritten_by_itself(invoke: Invoke, report: Path) -> None:
    result = invoke("render", "report.json", "-o", "report.json")
    assert result.exit_code == 2
    assert "report.json: is an input" in result.stderr


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"\xff\xfe", "report.json: is not UTF-8 text"),
        (b"{}", "report.json: the report: has no field 'format_version'"),
        (b'{"format_version": 3}', "this version reads 1 and 2"),
    ],
)
def test_what_is_no_saved_report_is_refused(
    invoke: Invoke, report: Path, data: bytes, part: str
) -> None:
    report.write_bytes(data)
    result = invoke("render", "report.json")
    assert result.exit_code == 2
    assert part in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_schema_is_printed(invoke: Invoke) -> None:
    assert json.loads(invoke("schema").stdout) == codec.schema()


def test_the_rules_are_listed(invoke: Invoke) -> None:
    lines = invoke("rules").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(rules())


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help(invoke: Invoke, flag: str) -> None:
    for args in ((flag,), ("one.txt", flag)):
        result = invoke(*args)
        assert result.exit_code == 0
        assert result.stdout.startswith("Usage: compare [OPTIONS] FILE...\n")
        assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_help_leaves_nothing_out(invoke: Invoke) -> None:
    text = invoke("--help").stdout
    command = main.commands["compare"]
    flags = [
        opt for param in command.params if isinstance(param, click.Option) for opt in param.opts
    ]
    others = [name for name in main.commands if name != "compare"]
    codes = [f"\n  {code} " for code in (0, 1, 2, 3, 130)]
    assert [part for part in (*flags, *others, *codes) if part not in text] == []
    for name in others:
        assert invoke(name, "-h").stdout.startswith(f"Usage: compare {name} ")


def test_the_documentation_shows_the_help_as_it_is(invoke: Invoke) -> None:
    assert f"```text\n{invoke('--help').stdout}```\n" in HELP.read_text("utf-8")


def test_version(invoke: Invoke) -> None:
    from compare import __version__

    assert invoke("--version").stdout == f"compare {__version__}\n"
