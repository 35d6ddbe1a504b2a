"""What the command prints and writes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from compare import codec
from tests.cli.conftest import ONE, Invoke, Start


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
    assert re.fullmatch(r"1 conflict, .*; wrote r\.html, r\.json, r\.TXT, r\.md\n", result.stderr)
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
    assert (
        codec.loads((folder / "r.json").read_text("utf-8")).format_version == codec.FORMAT_VERSION
    )
