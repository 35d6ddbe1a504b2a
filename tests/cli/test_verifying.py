"""``verify``: exit codes, what it prints, and the file with the report's hash."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.cli.conftest import Invoke


def hash_line(data: bytes, name: str) -> str:
    return f"{hashlib.sha256(data).hexdigest()}  {name}\n"


def test_a_report_and_its_sources_hold(invoke: Invoke, report: Path) -> None:
    alone = invoke("verify", "report.json")
    assert (alone.exit_code, alone.stderr) == (0, "")
    assert alone.stdout.startswith("report.json: ")
    both = invoke("verify", "report.json", "one.txt", "two.txt", "--format", "json")
    assert both.exit_code == 0
    told = json.loads(both.stdout)
    assert (told["format"], told["format_version"], told["holds"]) == ("compare-verify", 1, True)
    assert [source["state"] for source in told["sources"]] == ["same", "same"]


def test_a_changed_source_is_told_with_what_rested_on_it(invoke: Invoke, report: Path) -> None:
    before = report.read_bytes()
    Path("one.txt").write_text("Ninety nations signed it in Oslo on Monday.\n", "utf-8")
    result = invoke("verify", "report.json", "one.txt")
    assert result.exit_code == 1
    assert "A one.txt: has changed" in result.stdout
    assert "F1" in result.stdout and "“Ten" in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    assert report.read_bytes() == before
    assert invoke("verify", "report.json", "one.txt").stdout == result.stdout


def test_the_hash_beside_the_report_is_heeded(invoke: Invoke, report: Path) -> None:
    beside = Path("report.json.sha256")
    beside.write_text(hash_line(report.read_bytes(), "report.json"), "utf-8")
    held = invoke("verify", "report.json")
    assert held.exit_code == 0 and "report.json.sha256" in held.stdout
    text = report.read_text("utf-8").replace('"F1"', '"F1" ', 1)  # says the same, in other bytes
    report.write_text(text, "utf-8")
    changed = invoke("verify", "report.json", "--format", "json")
    assert changed.exit_code == 1
    assert [one["what"] for one in json.loads(changed.stdout)["broken"]] == ["hash"]
    Path("sums").write_text(hash_line(b"", "a") + hash_line(text.encode(), "x/report.json"))
    assert invoke("verify", "report.json", "--hash", "sums").exit_code == 0


def test_a_hash_file_without_the_report(invoke: Invoke, report: Path) -> None:
    Path("sums").write_text(hash_line(b"", "other.json"))
    result = invoke("verify", "report.json", "--hash", "sums")
    assert result.exit_code == 2
    assert result.stderr.startswith("compare: sums: ") and result.stderr.count("\n") == 1


def test_what_cannot_be_read(invoke: Invoke, report: Path) -> None:
    Path("no.json").write_text('{"a": 1}')
    Path("broken.json").write_text("{")
    for args in (
        ("no.json",),
        ("broken.json",),
        ("missing.json",),
        ("report.json", "missing.txt"),
        ("-", "-"),
        ("one.txt",),
    ):
        result = invoke("verify", *args)
        assert (result.exit_code, result.stdout) == (2, ""), args
        assert result.stderr.startswith("compare: ") and result.stderr.count("\n") == 1


def test_from_standard_input(invoke: Invoke, report: Path) -> None:
    assert invoke("verify", "-", "one.txt", input=report.read_bytes()).exit_code == 0
    source = Path("two.txt").read_bytes()
    result = invoke("verify", "report.json", "-", input=source)
    assert result.exit_code == 0, result.output


def test_a_folder_with_the_report_and_its_sources(invoke: Invoke, report: Path) -> None:
    Path("same.txt").unlink()  # no source of the report
    assert invoke("verify", "report.json", ".").exit_code == 0


def test_what_models_judged_is_held_against_a_new_comparison(invoke: Invoke, report: Path) -> None:
    same = invoke("verify", "report.json", "--again")
    assert same.exit_code == 0, same.output
    assert "compared anew" in " ".join(same.stdout.split())
    made = json.loads(report.read_text("utf-8"))
    made["findings"][0]["explanation"] = "Nothing of note."
    report.write_text(json.dumps(made), "utf-8")
    alone = invoke("verify", "report.json")
    assert alone.exit_code == 0 and "models judged that" in " ".join(alone.stdout.split())
    again = invoke("verify", "report.json", "--again", "--format", "json")
    assert again.exit_code == 1
    broken = json.loads(again.stdout)["broken"]
    assert [(one["what"], one["where"], one["field"]) for one in broken] == [
        ("again", "F1", "explanation")
    ]


def test_a_file_under_another_name_and_kind_is_read_as_it_was(invoke: Invoke, report: Path) -> None:
    Path("kept.md").write_bytes(Path("one.txt").read_bytes())
    result = invoke("verify", "report.json", "kept.md")
    assert result.exit_code == 0, result.output
    assert "it is called kept.md now" in " ".join(result.stdout.split())
