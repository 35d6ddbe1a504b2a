"""``diff``, ``decide``, ``decisions``, and what later runs make of decisions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Invoke

KEPT = ".compare/decisions.jsonl"


def conflict_of(report: Path) -> str:
    findings = json.loads(report.read_bytes())["findings"]
    return str(next(f["id"] for f in findings if f["kind"] == "conflict"))


def findings_of(report: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(report).read_bytes())["findings"]
    return found


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
    assert before < result.stdout.index("“*Ten* countries") < now
    assert now < result.stdout.index("“*Twelve* countries")
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


@pytest.mark.parametrize("format", ["json", "html", "pdf", "docx", "md"])
def test_without_decisions_the_bytes_are_the_same(
    invoke: Invoke, report: Path, format: str
) -> None:
    def made(*more: str) -> bytes:
        """Render the saved report, which no decision went into."""
        done = invoke("render", "report.json", "-q", "-o", f"r.{format}", *more)
        assert done.exit_code == 0, done.output
        return Path(f"r.{format}").read_bytes()

    plain = made()
    id = conflict_of(report)
    invoke("decide", "report.json", id, "dismiss")
    dismissed = made()
    assert dismissed != plain
    assert made("--no-decisions") == plain
    invoke("decide", "report.json", id, "note", "-m", "rang Oslo")
    noted = made()
    assert noted not in (plain, dismissed)
    assert made("--no-decisions") == plain
    Path(KEPT).rename("elsewhere.jsonl")
    assert made() == plain
    assert made("--decisions", "elsewhere.jsonl") == noted
    Path(KEPT).touch()  # a file that holds none
    assert made() == plain


def test_a_report_made_without_decisions_has_the_bytes_of_one_that_knows_of_none(
    invoke: Invoke, report: Path
) -> None:
    plain = report.read_bytes()
    invoke("decide", "report.json", conflict_of(report), "dismiss")
    run = ("one.txt", "two.txt", "--format", "json")
    assert invoke(*run).stdout_bytes != plain
    assert invoke(*run, "--no-decisions").stdout_bytes == plain
    both = invoke(*run, "--decisions", KEPT, "--no-decisions")
    assert both.exit_code == 2


def test_other_words_are_looked_at_again(invoke: Invoke, report: Path) -> None:
    id = conflict_of(report)
    invoke("decide", "report.json", id, "dismiss", "-m", "two treaties", "--by", "Bo")
    text = Path("one.txt").read_text("utf-8").replace("on Monday", "on Monday at noon")
    Path("one.txt").write_text(text, "utf-8")
    result = invoke("one.txt", "two.txt", "--fail-on", "conflict", "-o", "again.json", "-o", "again.html")  # fmt: skip
    assert result.exit_code == 1
    assert "to look at again, since the words have changed: " in result.stderr
    listed = invoke("decisions", "again.json").stdout
    assert "look again" in listed
    told = next(f for f in findings_of("again.json") if f.get("standing"))
    assert told["standing"] == "again"
    assert told["decided_before"]["state"] == "dismissed"
    page = Path("again.html").read_text("utf-8")
    assert "To look at again: dismissed by Bo on " in page
    assert "ealt with" not in page
    shown = invoke("diff", "report.json", "again.json").stdout
    before, now = shown.index("before: "), shown.index("now: ")
    assert before < shown.index("in Oslo on Monday.”") < now < shown.index("Monday *at noon*.”")


def test_what_changed_since_is_told_with_what_was_written(invoke: Invoke, report: Path) -> None:
    id = conflict_of(report)
    invoke("decide", "report.json", id, "accept", "-m", "rang Oslo", "--by", "Bo")
    invoke("decide", "report.json", id, "note", "-m", "twice", "--by", "Ida")
    text = Path("one.txt").read_text("utf-8").replace("Ten", "Twelve")
    Path("one.txt").write_text(text, "utf-8")
    result = invoke("one.txt", "two.txt", "-o", "changed.json", "-o", "changed.md")
    told = next(f for f in findings_of("changed.json") if f.get("standing"))
    assert told["standing"] == "changed"
    assert [r["reason"] for r in told["remarks"]] == ["twice"]
    assert f"changed since it was decided or remarked on: {told['id']}\n" in result.stderr
    page = Path("changed.md").read_text("utf-8")
    assert "**Changed since accepted by Bo on " in page
    assert "- Note by Ida on " in page
    quiet = invoke("one.txt", "two.txt", "-q", "-o", "changed.json")
    assert quiet.stderr == ""


def test_the_diff_as_a_page_marks_the_words_that_differ(invoke: Invoke, report: Path) -> None:
    text = Path("one.txt").read_text("utf-8").replace("on Monday", "on <b>Monday</b> at noon")
    Path("one.txt").write_text(text, "utf-8")
    assert invoke("one.txt", "two.txt", "-q", "-o", "again.json").exit_code == 0
    result = invoke("diff", "report.json", "again.json", "--format", "html")
    page = result.stdout
    assert result.exit_code == 0
    assert page.count("<h1>") == 1
    assert "<ins>" in page
    assert "at noon" in page
    assert "<b>Monday" not in page
    assert "<script" not in page
    assert result.stdout_bytes == invoke("diff", "report.json", "again.json", "--format", "html").stdout_bytes  # fmt: skip


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
