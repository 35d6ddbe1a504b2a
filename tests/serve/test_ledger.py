"""What was decided in the browser, as a file for the command line: it stands there as it does here."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from starlette.testclient import TestClient

from compare.cli import main
from compare.codec import loads
from compare.review import Decisions
from compare.review import State as Standing
from tests.serve.conftest import ONE, TWO, compared
from tests.serve.test_api import conflict, decide, findings

HERE: dict[str, Standing] = {"accepted": "kept", "dismissed": "kept", "fix": "kept",
                             "again": "again", "changed": "changed", "open": "open"}  # fmt: skip


def saved(program: TestClient, story: int, folder: Path) -> Path:
    answer = program.get(f"/api/v1/stories/{story}/decisions.jsonl")
    assert answer.status_code == 200
    assert f'filename="story-{story}-decisions.jsonl"' in answer.headers["content-disposition"]
    path = folder / "decided.jsonl"
    path.write_bytes(answer.content)
    return path


def states(program: TestClient, story: int, path: Path) -> list[tuple[Standing, str | None]]:
    """Return where each finding of the latest run stands by the file, and by whom it was decided."""
    number = program.get(f"/api/v1/stories/{story}/runs").json()[0]["number"]
    told = program.get(f"/api/v1/stories/{story}/runs/{number}/report.json?decisions=false")
    stands = Decisions(path).standing(loads(told.text))
    return [(one.state, one.verdict.reason if one.verdict else None) for one in stands]


def test_nothing_decided_is_an_empty_file(program: TestClient, story: int, tmp_path: Path) -> None:
    path = saved(program, story, tmp_path)
    assert path.read_bytes() == b""
    assert Decisions(path).entries() == ()
    assert program.get("/api/v1/stories/99/decisions.jsonl").status_code == 404


def test_it_stands_on_the_command_line_as_it_does_here(
    program: TestClient, story: int, tmp_path: Path
) -> None:
    grave = conflict(program, story)["id"]
    others = [f["id"] for f in findings(program, story) if f["id"] != grave]
    decide(program, story, grave, "dismiss", "two treaties")
    program.post(f"/api/v1/stories/{story}/findings/{grave}/comments", json={"text": "rang Oslo"})
    decide(program, story, others[0], "fix", "say who")
    decide(program, story, others[1], "accept", "seen")
    decide(program, story, others[1], None)  # taken back
    decide(program, story, others[0], "accept", "a slip")
    assert program.post(f"/api/v1/stories/{story}/undo").is_success
    for text in (ONE, "It was cold. " + ONE, ONE.replace("on Monday", "late on Monday"),
                 ONE.replace("Ten", "Twelve")):  # fmt: skip
        compared(program, story, ("one.txt", text))
        here = [f for f in findings(program, story) if f["finding"]]
        there = states(program, story, saved(program, story, tmp_path))
        assert [state for state, _ in there] == [HERE[f["column"]] for f in here]
        for f, (state, reason) in zip(here, there, strict=True):
            if state in ("kept", "again"):
                assert reason == f["reason"]
    entries = Decisions(saved(program, story, tmp_path)).entries()
    assert [(one.verdict, one.reason) for one in entries] == [
        ("dismiss", "two treaties"), ("note", "rang Oslo"), ("fix", "say who"), ("accept", "seen"),
        ("reopen", ""),
    ]  # fmt: skip
    assert {one.by for one in entries} == {"Ida (desk)"}


def test_a_build_takes_it(program: TestClient, story: int, tmp_path: Path) -> None:
    files = []
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        files.append(str(tmp_path / name))
        Path(files[-1]).write_text(text, "utf-8")
    build = [*files, "--quiet", "--undecided", "--fail-on", "conflict", "--decisions"]
    assert CliRunner().invoke(main, [*build, str(saved(program, story, tmp_path))]).exit_code == 1
    decide(program, story, conflict(program, story)["id"], "accept", "asked")
    assert CliRunner().invoke(main, [*build, str(saved(program, story, tmp_path))]).exit_code == 0
