"""The hook for pre-commit and what the action runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from compare.cli.hook import run

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder / "right.md").write_text(
        "Ten countries signed the treaty in Oslo on Monday.\n", "utf-8"
    )
    (folder / "wrong.md").write_text("Twelve countries signed the treaty in Oslo.\n", "utf-8")
    return folder


def test_a_draft_that_its_sources_contradict_fails(
    desk: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    against = ["--against", "one.txt", "--"]
    assert run([*against, "right.md"]) == 0
    assert run([*against, "right.md", "wrong.md"]) == 1
    assert run([*against, "one.txt"]) == 0  # a source that changed is no draft
    assert run([*against, "missing.md"]) == 2
    assert run(["right.md"]) == 2


@pytest.mark.parametrize(
    ("arguments", "fail_on", "code"),
    [
        ("one.txt two.txt", "conflict", 1),
        ("check right.md --against one.txt", "contradicted", 0),
        ("check wrong.md --against one.txt", "", 1),  # unless it is told on what to fail
        ("one.txt two.txt", "", 1),
        ("one.txt $(touch ran) ; touch ran", "conflict", 2),
    ],
)
def test_the_action_runs_what_it_is_given_and_nothing_else(
    desk: Path, environment: dict[str, str], arguments: str, fail_on: str, code: int
) -> None:
    summary = desk / "summary.md"
    python = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", str(ROOT / "tools" / "action.sh")],
        cwd=desk,
        env={
            **environment,
            "PATH": os.pathsep.join([str(python), environment["PATH"]]),
            "COMPARE_ACTION_ARGUMENTS": arguments,
            "COMPARE_ACTION_FAIL_ON": fail_on,
            "COMPARE_ACTION_SARIF": "found.sarif",
            "GITHUB_STEP_SUMMARY": str(summary),
        },
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert not (desk / "ran").exists()
    assert ("# " in summary.read_text("utf-8")) == (code != 2)
    assert (desk / "found.sarif").exists() == (code != 2)
    if code == 1 and "two.txt" in arguments:
        (found,) = json.loads((desk / "found.sarif").read_bytes())["runs"]
        assert [artifact["location"]["uri"] for artifact in found["artifacts"]] == [
            "one.txt",
            "two.txt",
        ]


def test_the_hook_gathers_all_drafts_in_one_log(
    desk: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    against = ["--against", "one.txt", "-o", "drafts.sarif", "--"]
    assert run([*against, "right.md", "wrong.md"]) == 1
    runs = json.loads((desk / "drafts.sarif").read_bytes())["runs"]
    ids = [own["automationDetails"]["id"] for own in runs]
    assert ids == ["compare/check/right.md/", "compare/check/wrong.md/"]
    levels = [{result["level"] for result in own["results"]} for own in runs]
    assert "error" not in levels[0] and "error" in levels[1]
    assert b"Twelve" in capsysbinary.readouterr().out  # the text is printed all the same


def test_the_hook_writes_no_draft_over_another(desk: Path) -> None:
    against = ["--against", "one.txt", "--output=check.html", "--"]
    assert run([*against, "right.md", "wrong.md"]) == 2
    assert run(["--against", "one.txt", "-o", "nowhere/x.sarif", "--", "right.md"]) == 2
    assert list(desk.glob("*.html")) == []
    assert run([*against, "right.md"]) == 0
    assert (desk / "check.html").exists()
