"""``diff``, ``decide``, ``decisions``, and what later runs make of decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke

KEPT = ".compare/decisions.jsonl"


def conflict_of(report: Path) -> str:
    findings = json.loads(report.read_bytes())["findings"]
    return str(next(f["id"] for f in findings if f["kind"] == "conflict"))


@pytest.fixture
def later(invoke: Invoke, report: Path) -> Path:
    """Save a report on the same accounts after one of them was edited."""
    text = Path("one.txt").read_text("utf-8").replace("Ten", "Twelve")
    Path("one.txt").write_text(f"It was cold. {text}", "utf-8")
    assert invoke("one.txt", "two.txt", "-q", "-o", "later.json").exit_code == 0
    return report.with_name("later.json")


def test_a_report_does_not_differ_from_itself(invoke: Invoke, report: Path) -> None:
    result = invoke("diff", "report.json", "report.json")
    assert result.exit_code == 0
    count = len(json.loads(report.read_bytes())["findings"])
    assert result.stdout == f"0 new, 0 changed, 0 to look at again, 0 gone, {count} as before\n"


def test_what_changed_is_told_before_and_now(invoke: Invoke, later: Path) -> None:
    result = invoke("diff", "report.json", "later.json", "--fail-on", "conflict")
    assert result.exit_code == 1
    assert "≠ F1 → F1" in result.stdout
    before, now = result.stdout.index("before: "), result.stdout.index("now: ")
    assert before < result.stdout.index("“Ten") < now < result.stdout.index("“Twelve")
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    assert invoke("diff", "report.json", "later.json").exit_code == 0
    assert invoke("diff", "later.json", "later.json", "--fail-on", "detail").exit_code == 0


def test_changes_as_json(invoke: Invoke, later: Path) -> None:
    told = json.loads(invoke("diff", "report.json", "later.json", "--format", "json").stdout)
    assert (told["format"], told["format_version"]) == ("compare-diff", 1)
    changed = next(c for c in told["changes"] if c["change"] == "changed")
    assert changed["old"]["evidence"][0]["quote"].startswith("Ten")
    assert changed["new"]["evidence"][0]["quote"].startswith("Twelve")
    assert sum(told["counts"].values()) == len(told["changes"]) + told["counts"]["kept"]


def test_standard_input_is_one_of_both(invoke: Invoke, report: Path) -> None:
    assert invoke("diff", "-", "report.json", input=report.read_bytes()).exit_code == 0
    assert "only once" in invoke("diff", "-", "-").stderr


def test_decided_once_decided_for_later_runs(invoke: Invoke, report: Path) -> None:
    id = conflict_of(report)
    said = invoke("decide", "report.json", id, "accept", "-m", "asked Oslo", "--by", "Desk")
    assert said.exit_code == 0
    assert said.stderr == f"{id}: accept written to {KEPT}\n"
    run = ("one.txt", "two.txt", "-q", "--fail-on", "conflict")
    assert invoke(*run).exit_code == 1  # it holds, after all
    assert invoke(*run, "--undecided").exit_code == 0
    assert invoke(*run, "--undecided", "--no-decisions").exit_code == 1
    assert invoke("render", "report.json", "-q", "--fail-on", "conflict").exit_code == 1
    invoke("decide", "report.json", id, "dismiss")
    assert invoke(*run).exit_code == 0
    told = json.loads(invoke("one.txt", "two.txt", "--format", "json").stdout)["findings"]
    states = {f["id"]: f.get("decision", {}).get("state") for f in told}
    assert states.pop(id) == "dismissed"
    assert set(states.values()) == {None}


def test_without_decisions_the_bytes_are_the_same(invoke: Invoke, report: Path) -> None:
    plain = report.read_bytes()
    invoke("decide", "report.json", conflict_of(report), "dismiss")
    run = ("one.txt", "two.txt", "--format", "json")
    assert invoke(*run).stdout_bytes != plain
    assert invoke(*run, "--no-decisions").stdout_bytes == plain
    Path(KEPT).rename("elsewhere.jsonl")
    assert invoke(*run).stdout_bytes == plain
    assert invoke(*run, "--decisions", "elsewhere.jsonl").stdout_bytes != plain
    both = invoke(*run, "--decisions", "elsewhere.jsonl", "--no-decisions")
    assert both.exit_code == 2


def test_other_words_are_looked_at_again(invoke: Invoke, report: Path) -> None:
    id = conflict_of(report)
    invoke("decide", "report.json", id, "dismiss")
    text = Path("one.txt").read_text("utf-8").replace("on Monday", "on Monday at noon")
    Path("one.txt").write_text(text, "utf-8")
    result = invoke("one.txt", "two.txt", "--fail-on", "conflict", "-o", "again.json")
    assert result.exit_code == 1
    assert "to look at again, since the words have changed: " in result.stderr
    listed = invoke("decisions", "again.json").stdout
    assert "look again" in listed


def test_decisions_are_listed(invoke: Invoke, report: Path) -> None:
    assert invoke("decisions").stdout == f"{KEPT}: none\n"
    id = conflict_of(report)
    invoke("decide", "report.json", id.lower(), "dismiss", "-m", "two treaties", "--by", "Desk")
    invoke("decide", "report.json", id, "note", "-m", "rang Oslo", "--by", "Night desk")
    text = invoke("decisions", "report.json").stdout
    assert text.startswith(f"{KEPT}: 2 decisions on 1 finding\n")
    assert f"(now {id}, stands)" in text
    assert ", Desk: two treaties" in text
    assert ", Night desk: rang Oslo" in text
    assert all(len(line) <= 80 for line in text.splitlines())
    told = json.loads(invoke("decisions", "report.json", "--format", "json").stdout)
    assert [d["verdict"] for d in told["decisions"]] == ["dismiss", "note"]
    assert told["decisions"][0]["now"] == {"state": "kept", "finding": id}


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (("F77", "accept"), "F77: there is no such finding"),
        (("F1", "note"), "note: needs its words"),
        ((",", "accept"), "names no finding"),
        (("F1", "maybe"), "is not one of"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    invoke: Invoke, report: Path, args: tuple[str, ...], part: str
) -> None:
    result = invoke("decide", "report.json", *args)
    assert result.exit_code == 2
    assert part in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path(KEPT).exists()


def test_a_damaged_file_of_decisions_is_told(invoke: Invoke, report: Path) -> None:
    Path(".compare").mkdir()
    Path(KEPT).write_text("hello\n")
    result = invoke("one.txt", "two.txt")
    assert result.exit_code == 2
    assert result.stderr == f"compare: {KEPT}: holds no decisions\n"
