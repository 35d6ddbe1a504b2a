"""The command line in this process: what goes where, and with which exit code."""

from __future__ import annotations

import dataclasses
import json
import os
import re
from pathlib import Path

import click
import jsonschema
import pytest

from compare import codec
from compare.cli import commands, main
from compare.cli.settings import rules
from compare.errors import MissingLibraryError
from compare.options import Options
from compare.render import FORMATS, Look, render
from tests.cli.conftest import ONE, Invoke, Start

HELP = Path(__file__).parents[2] / "docs" / "cli.md"


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


# --- what is printed and written -----------------------------------------------------


def test_two_files_give_a_summary(invoke: Invoke) -> None:
    result = invoke("one.txt", "two.txt")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert "Ten" in result.stdout
    assert "Eleven" in result.stdout
    assert "\x1b" not in result.stdout


def test_json_is_printed_alone(invoke: Invoke) -> None:
    result = invoke("one.txt", "two.txt", "--format", "json")
    data = json.loads(result.stdout)
    jsonschema.Draft202012Validator(codec.schema()).validate(data)
    assert [document["name"] for document in data["documents"]] == ["one.txt", "two.txt"]
    assert result.stderr == ""


def test_outputs_are_written_by_suffix(invoke: Invoke, folder: Path) -> None:
    result = invoke("one.txt", "two.txt", "-o", "r.html", "--output", "r.json", "-o", "r.TXT",
                    "-o", "r.md")  # fmt: skip
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        re.match(r"1 conflict, .*", result.stderr)[0]  # type: ignore[index]
    ]
    assert result.stderr.endswith("; wrote r.html, r.json, r.TXT, r.md\n")
    assert (folder / "r.html").read_text("utf-8").lstrip().lower().startswith("<!doctype html>")
    assert codec.loads((folder / "r.json").read_text("utf-8")).documents[1].name == "two.txt"
    assert "Eleven" in (folder / "r.TXT").read_text("utf-8")
    assert "Eleven" in (folder / "r.md").read_text("utf-8")


def test_a_file_and_standard_output_at_once(invoke: Invoke, folder: Path) -> None:
    result = invoke("one.txt", "two.txt", "-o", "r.json", "--format", "json")
    assert result.stdout_bytes == (folder / "r.json").read_bytes()


def test_quiet_says_nothing_but_what_was_asked_for(invoke: Invoke, folder: Path) -> None:
    assert invoke("one.txt", "two.txt", "-q").output == ""
    result = invoke("one.txt", "two.txt", "--quiet", "-o", "r.json", "--format", "json")
    assert result.stderr == ""
    assert json.loads(result.stdout)
    assert (folder / "r.json").exists()


def test_a_letter_without_a_font_is_told_once_or_not_at_all(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No font has a letter of the private use area."""
    (folder / "odd.txt").write_text("The sign \U00100abc stood in Oslo for 10 days.\n", "utf-8")
    spoken = start("odd.txt", "one.txt", "-o", "r.pdf", "-o", "r2.pdf")
    assert spoken.returncode == 0
    first, second = spoken.stderr.decode().splitlines()
    assert first.startswith("compare: 1 character of these accounts (symbols: U+100ABC) is in no")
    assert second.endswith("wrote r.pdf, r2.pdf")
    silent = start("odd.txt", "one.txt", "-o", "r3.pdf", "--quiet")
    assert (silent.returncode, silent.stdout, silent.stderr) == (0, b"", b"")
    assert (folder / "r3.pdf").read_bytes() == (folder / "r.pdf").read_bytes()


def test_standard_input_is_a_dash(invoke: Invoke, saved_report: bytes) -> None:
    result = invoke("-", "two.txt", "--format", "json", input=ONE)
    assert result.exit_code == 0, result.output
    data, plain = json.loads(result.stdout), json.loads(saved_report)
    assert data["documents"][0]["name"] == "stdin"
    assert data["documents"][0]["sha256"] == plain["documents"][0]["sha256"]


def test_one_file_is_held_against_itself(invoke: Invoke) -> None:
    result = invoke("one.txt", "--format", "json")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert [document["id"] for document in data["documents"]] == ["A"]
    assert {found["scope"] for found in data["findings"] if found["kind"] != "only"} <= {"internal"}


def test_the_same_file_twice_and_equal_names(invoke: Invoke, folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "one.txt").write_text(ONE, "utf-8")
    for files in (("one.txt", "one.txt"), ("one.txt", "other/one.txt")):
        result = invoke(*files, "--format", "json", "--fail-on", "detail")
        assert result.exit_code == 0, result.output
        documents = json.loads(result.stdout)["documents"]
        assert [(document["id"], document["name"]) for document in documents] == [
            ("A", "one.txt"),
            ("B", "one.txt"),
        ]


def test_a_file_called_like_a_command_is_reached(invoke: Invoke, folder: Path) -> None:
    for name in ("render", "compare"):
        (folder / name).write_text(ONE, "utf-8")
    for args in (("./render", "two.txt"), ("--", "render", "two.txt"), ("two.txt", "render")):
        result = invoke(*args, "--format", "json") if "--" not in args else invoke(*args)
        assert result.exit_code == 0, result.output
    assert invoke("compare", "two.txt").exit_code == 0


def test_options_may_come_before_the_files(invoke: Invoke) -> None:
    result = invoke("--format", "json", "one.txt", "--no-internal", "two.txt")
    assert json.loads(result.stdout)["provenance"]["options"]["internal"] is False


def test_old_outputs_are_replaced(invoke: Invoke, folder: Path) -> None:
    (folder / "r.json").write_text("old" * 10_000, "utf-8")
    assert invoke("one.txt", "two.txt", "-o", "r.json").exit_code == 0
    assert codec.loads((folder / "r.json").read_text("utf-8")).format_version == 1


# --- exit codes ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        (("one.txt", "two.txt"), "conflict", 1),
        (("one.txt", "two.txt"), "detail", 1),
        (("one.txt", "two.txt"), "never", 0),
        (("same.txt", "same.txt"), "conflict", 0),
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
    def broken(report: object, format: str, look: Look) -> bytes:
        if format == "pdf":
            raise MissingLibraryError("pango is missing; type: apt install pango")
        return render(report, format, look)  # type: ignore[arg-type]

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
        (("one.txt", "."), (".: ",)),
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


# --- options -------------------------------------------------------------------------

FLAGS = {
    "internal": ("--no-internal", False),
    "disabled_rules": ("--disable=number", ["number"]),
    "align_threshold": ("--align-threshold=0.7", 0.7),
    "date_order": ("--date-order=mdy", "mdy"),
}


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Options)])
def test_every_field_of_the_options_has_a_flag(invoke: Invoke, field: str) -> None:
    flag, value = FLAGS[field]
    result = invoke("one.txt", "two.txt", flag, "--format", "json")
    options = json.loads(result.stdout)["provenance"]["options"]
    assert options == {**dict(Options().items()), field: value}


def test_the_defaults_are_those_of_the_options(saved_report: bytes) -> None:
    assert json.loads(saved_report)["provenance"]["options"] == dict(Options().items())


def test_a_disabled_rule_finds_nothing(invoke: Invoke) -> None:
    result = invoke("one.txt", "two.txt", "--disable", "number", "--fail-on", "conflict")
    assert result.exit_code == 0, result.output


def test_every_format_has_a_suffix_and_can_be_printed() -> None:
    offered = next(
        param for param in main.commands["compare"].params if param.name == "stdout_format"
    )
    assert isinstance(offered.type, click.Choice)
    assert set(offered.type.choices) == set(FORMATS)


def test_the_look_reaches_the_renderer(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, Look]] = []

    def watch(report: object, format: str, look: Look) -> bytes:
        seen.append((format, look))
        return b""

    monkeypatch.setattr("compare.cli.delivery.render", watch)
    invoke("one.txt", "-o", "r.pdf", "--format", "text", "--paper", "letter", "--attach",
           "--width", "100", "--color", "always", "--template", ".")  # fmt: skip
    look = Look(width=100, color=True, paper="Letter", templates=".", attach=True)
    assert seen == [("pdf", look), ("text", look)]


@pytest.mark.parametrize(
    ("args", "variables", "colored"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "0"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color(
    invoke: Invoke, report: Path, args: tuple[str, ...], variables: dict[str, str], colored: bool
) -> None:
    assert ("\x1b[" in invoke("render", "report.json", *args, env=variables).stdout) is colored
    invoke("render", "report.json", "-o", "r.txt", *args, env=variables)
    assert ("\x1b[" in report.with_name("r.txt").read_text("utf-8")) is ("always" in args)


# --- the other commands --------------------------------------------------------------


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


def test_a_saved_report_is_not_overwritten_by_itself(invoke: Invoke, report: Path) -> None:
    result = invoke("render", "report.json", "-o", "report.json")
    assert result.exit_code == 2
    assert "report.json: is an input" in result.stderr


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"\xff\xfe", "report.json: is not UTF-8 text"),
        (b"{}", "report.json: the report: has no field 'format_version'"),
        (b'{"format_version": 2}', "this version reads 1"),
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
