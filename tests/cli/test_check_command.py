"""``compare check``: arguments, exit codes, outputs."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import ONE, Invoke


@pytest.mark.parametrize(
    ("draft", "fail_on", "code"),
    [
        ("two.txt", "contradicted", 1),
        ("two.txt", "partial", 1),
        ("two.txt", "never", 0),
        ("same.txt", "partial", 0),
    ],
)
def test_fail_on(invoke: Invoke, draft: str, fail_on: str, code: int) -> None:
    result = invoke("check", draft, "--against", "one.txt", "--fail-on", fail_on)
    assert result.exit_code == code, result.output


def test_against_takes_every_file_up_to_the_next_option(invoke: Invoke, folder: Path) -> None:
    result = invoke("check", "same.txt", "--against", "one.txt", "two.txt", "-o", "r.json")
    assert result.exit_code == 0, result.output
    data = json.loads((folder / "r.json").read_text("utf-8"))
    assert [document["name"] for document in data["documents"]] == [
        "same.txt",
        "one.txt",
        "two.txt",
    ]
    assert data["check"]["sources"] == ["B", "C"]
    assert "wrote r.json" in result.stderr


def test_the_draft_may_come_last_and_a_source_from_standard_input(invoke: Invoke) -> None:
    result = invoke("check", "--against", "-", "--format", "json", "same.txt", input=ONE)
    assert result.exit_code == 0, result.output
    names = [document["name"] for document in json.loads(result.stdout)["documents"]]
    assert names == ["same.txt", "stdin"]


def test_a_saved_check_is_rendered_as_a_check(invoke: Invoke, folder: Path) -> None:
    first = invoke("check", "two.txt", "--against", "one.txt", "-o", "r.json", "-q")
    assert first.exit_code == 0
    result = invoke("render", "r.json", "--fail-on", "conflict")
    assert result.exit_code == 1
    assert "claim by claim" in result.stdout


def test_what_is_listed_as_ignored_contradicts_nothing_and_is_told(
    invoke: Invoke, folder: Path
) -> None:
    command = ("check", "two.txt", "--against", "one.txt", "--fail-on", "contradicted")
    before = invoke(*command, "-o", "r.json")
    assert before.exit_code == 1
    report = json.loads((folder / "r.json").read_text("utf-8"))
    conflict = next(f for f in report["findings"] if f["kind"] == "conflict")
    (folder / ".compareignore").write_text(f"{conflict['fingerprint']}  # two treaties\n")
    outputs = [f"r.{suffix}" for suffix in ("json", "html", "md", "docx", "sarif")]
    after = invoke(*command, "--format", "text", *(a for name in outputs for a in ("-o", name)))
    assert after.exit_code == 0, after.output
    told = json.loads((folder / "r.json").read_text("utf-8"))
    finding = next(f for f in told["findings"] if f["fingerprint"] == conflict["fingerprint"])
    assert finding["decision"]["state"] == "ignored"
    assert all(claim["verdict"] != "contradicted" for claim in told["check"]["claims"])
    for shown in (after.stdout, *((folder / n).read_text("utf-8") for n in ("r.html", "r.md"))):
        assert "Dealt with" in shown
        assert "Ignored: two treaties" in shown
        assert " ".join(shown.split()).count(finding["explanation"]) == 1
    words = [paragraph.text for paragraph in docx.Document(str(folder / "r.docx")).paragraphs]
    assert "Ignored: two treaties" in words
    results = json.loads((folder / "r.sarif").read_text("utf-8"))["runs"][0]["results"]
    hidden = [result for result in results if result.get("suppressions")]
    assert len(hidden) == 1
    assert hidden[0]["message"]["text"].startswith(finding["explanation"])


@pytest.mark.parametrize(("verdict", "code"), [("dismiss", 0), ("accept", 1), ("fix", 1)])
def test_what_was_decided_counts_before_the_verdicts(
    invoke: Invoke, folder: Path, verdict: str, code: int
) -> None:
    command = ("check", "two.txt", "--against", "one.txt", "--fail-on", "contradicted")
    assert invoke("two.txt", "one.txt", "-o", "r.json").exit_code == 0
    findings = json.loads((folder / "r.json").read_text("utf-8"))["findings"]
    id = next(f["id"] for f in findings if f["kind"] == "conflict")
    invoke("decide", "r.json", id, verdict, "-m", "two treaties", "--by", "Desk")
    checked = invoke(*command)
    assert checked.exit_code == code
    assert ("Dismissed by Desk" in checked.stdout) == (verdict == "dismiss")
    assert "look at again" not in checked.stderr
    assert invoke(*command, "--no-decisions").exit_code == 1
    # other words: it is contradicted until somebody has looked again, and that is told
    text = (folder / "one.txt").read_text("utf-8").replace("on Monday", "on Monday at noon")
    (folder / "one.txt").write_text(text, "utf-8")
    again = invoke(*command)
    assert again.exit_code == 1
    assert again.stderr.endswith("to look at again, since the words have changed: C1\n")
    assert "look at again" not in invoke(*command, "--no-decisions").stderr
    assert "look at again" not in invoke(*command, "--quiet").stderr
    said = {"dismiss": "dismissed", "accept": "accepted", "fix": "marked to be fixed"}[verdict]
    told = f": To look at again: {said} by Desk on "
    assert invoke(*command, "-q", "-o", "r.html", "-o", "r.md", "-o", "r.docx").exit_code == 1
    comments = docx.Document(str(folder / "r.docx")).comments
    shown = [
        again.stdout,
        (folder / "r.html").read_text("utf-8"),
        (folder / "r.md").read_text("utf-8"),
        "\n".join(line.text for comment in comments for line in comment.paragraphs),
    ]
    assert [" ".join(text.split()).count(told) for text in shown] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("check", "one.txt"), "missing option '--against'"),
        (("check", "one.txt", "--against"), "--against names no source"),
        (("check", "one.txt", "--against", "-q"), "--against names no source"),
        (("check", "--against", "one.txt"), "missing argument"),
        (("check", "one.txt", "--against", "nowhere.txt"), "nowhere.txt"),
        (("check", "-", "--against", "-"), "standard input can be read only once"),
        (("check", "one.txt", "--against", "two.txt", "-o", "two.txt"), "would be overwritten"),
    ],
)
def test_what_is_refused(invoke: Invoke, arguments: tuple[str, ...], complaint: str) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert complaint in result.stderr.lower()
