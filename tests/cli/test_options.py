"""Each option of the command reaches what it is about."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click
import pytest

from compare.cli import main
from compare.options import Options
from compare.render import FORMATS, Look
from tests.cli.conftest import Invoke

FLAGS = {
    "internal": ("--no-internal", False),
    "disabled_rules": ("--disable=number", ["number"]),
    "align_threshold": ("--align-threshold=0.7", 0.7),
    "date_order": ("--date-order=mdy", "mdy"),
    "reuse_min_words": ("--reuse-min-words=12", 12),
    "reuse_exclude": ("--reuse-exclude=as the saying goes", ["as the saying goes"]),
}


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Options)])
def test_every_field_of_the_options_has_a_flag(invoke: Invoke, field: str) -> None:
    flag, value = FLAGS[field]
    result = invoke("one.txt", "two.txt", flag, "--format", "json")
    options = json.loads(result.stdout)["provenance"]["options"]
    assert options == {**dict(Options().items()), field: value}


def test_the_defaults_are_those_of_the_options(saved_report: bytes) -> None:
    assert json.loads(saved_report)["provenance"]["options"] == dict(Options().items())


def test_phrases_to_leave_out_may_stand_in_a_file(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "phrases.txt").write_text("one of them\n\n  and another \r\n", "utf-8")
    given = f"--reuse-exclude=@{tmp_path / 'phrases.txt'}"
    result = invoke("one.txt", "two.txt", given, "--reuse-exclude=third", "--format", "json")
    options = json.loads(result.stdout)["provenance"]["options"]
    assert options["reuse_exclude"] == ["and another", "one of them", "third"]
    result = invoke("one.txt", "two.txt", "--reuse-exclude=@none.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.strip() == "compare: none.txt: No such file or directory"


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
           "--explain", "--width", "100", "--color", "always", "--template", ".")  # fmt: skip
    look = Look(
        width=100, color=True, paper="Letter", templates=".", attach=True, explain=True,
        paths=("one.txt",),
    )  # fmt: skip
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


def test_formats_of_others_point_to_files_below_the_folder(
    invoke: Invoke, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    far = tmp_path_factory.mktemp("elsewhere") / "far.txt"
    for path in (folder / "in here" / "a.txt", folder / "b:1.txt", far):
        path.parent.mkdir(exist_ok=True)
        path.write_text("Ten men came on Monday.", "utf-8")
    given = ("in here/a.txt", str(folder / "b:1.txt"), str(far), "./in here/../one.txt", "-")
    result = invoke(*given, "--format", "sarif", input="Nine men came on Monday.")
    artifacts = json.loads(result.stdout)["runs"][0]["artifacts"]
    assert [artifact["location"]["uri"] for artifact in artifacts] == [
        "in%20here/a.txt", "b%3A1.txt", "far.txt", "one.txt", "stdin",
    ]  # fmt: skip
    assert str(folder) not in result.stdout
