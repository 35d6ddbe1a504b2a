"""Snapshots of findings, and verdicts of readers, as commands on cases made for this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import judge, snapshot
from benchmarks.cases import rows
from benchmarks.sets import real_news

OLD: list[snapshot.Row] = [
    ("field 1", "conflict", "number", "number", ("A: ten", "B: nine")),
    ("field 1", "agree", "date", "date", ("A: May", "B: May")),
    ("field 2", "only", "wording", "wording", ("A: a\nb",)),
]


def test_a_snapshot_is_read_back_as_it_was_and_sorted(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    snapshot.write(path, reversed(OLD))
    assert snapshot.read(path) == sorted(OLD)
    assert len(path.read_text("utf-8").splitlines()) == 3


def test_what_a_change_turned_is_told_apart_from_what_came_and_went() -> None:
    new: list[snapshot.Row] = [
        ("field 1", "open", "number", "number", ("A: ten", "B: nine")),
        OLD[2],
        OLD[2],
    ]
    assert list(snapshot.turned(OLD, new)) == [
        "- agree date/date: field 1: A: May | B: May",
        "~ conflict number/number -> open number/number: field 1: A: ten | B: nine",
        "+ only wording/wording: field 2: A: a b",
        "    1 + only wording/wording",
        "    1 - agree date/date",
        "    1 ~ conflict number/number -> open number/number",
    ]
    assert list(snapshot.turned(OLD, OLD)) == []


def test_the_command_writes_the_findings_and_says_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "wreck-one.txt").write_text("Ten ships sank off Oslo.", encoding="utf-8")
    (seeds / "wreck-two.md").write_text("Nine ships sank off Oslo.", encoding="utf-8")
    monkeypatch.setattr(snapshot, "SEEDS", seeds)
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    given = ["--data", str(tmp_path), "--jobs", "1"]
    snapshot.main([str(old), *given])
    held = snapshot.read(old)
    assert any(row[0] == "seeds wreck" and row[1] == "conflict" for row in held)
    assert capsys.readouterr().out == ""
    snapshot.main([str(new), *given, "--against", str(old)])
    assert capsys.readouterr().out == ""
    assert new.read_bytes() == old.read_bytes()
    snapshot.write(old, [row for row in held if row[1] != "conflict"])
    snapshot.main([str(new), *given, "--against", str(old)])
    assert "+ conflict number/number: seeds wreck: " in capsys.readouterr().out


# --- verdicts ------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "judged.jsonl"
    path.touch()
    monkeypatch.setattr(real_news, "OWN", path)
    return path


def test_a_reader_is_shown_what_is_unjudged_and_verdicts_come_back_without_words(
    tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "real_news").mkdir()
    accounts = {"a": "Ten ships sank off Oslo.", "b": "Nine ships sank off Oslo."}
    line = json.dumps({"id": "wreck", "accounts": accounts})
    (tmp_path / "real_news" / "clusters.jsonl").write_text(line + "\n", encoding="utf-8")
    given = ["--data", str(tmp_path), "--jobs", "1"]
    judge.main(given)
    listed = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert [row["verdict"] for row in listed] == [None]
    assert ">>>Ten" in listed[0]["context"][0]

    listing = tmp_path / "listing.jsonl"
    listing.write_text(json.dumps(listed[0]) + "\n", encoding="utf-8")
    judge.main(["--take", str(listing)])
    assert own.read_text("utf-8") == ""
    listing.write_text(json.dumps(listed[0] | {"verdict": "right"}) + "\n", encoding="utf-8")
    judge.main(["--take", str(listing)])
    judge.main(["--take", str(listing)])
    (row,) = rows(own)
    assert row["verdict"] == "right"
    assert "ships" not in own.read_text("utf-8")
    assert [place[0] for place in row["evidence"]] == ["a", "b"]
    capsys.readouterr()
    judge.main(given)
    assert capsys.readouterr().out == ""


def verdict(said: str, *places: list[Any]) -> dict[str, Any]:
    return {"cluster": "c", "scope": "cross", "rule": "r", "evidence": places, "verdict": said}


def test_a_new_verdict_replaces_the_old_one_of_the_same_places() -> None:
    held = [verdict("false", ["a", 0, 3], ["b", 0, 4]), verdict("right", ["a", 9, 12])]
    given = [verdict("earlier", ["b", 0, 4, "Nine"], ["a", 0, 3, "Ten"])]
    assert [row["verdict"] for row in judge.merged(held, given)] == ["earlier", "right"]


def test_a_verdict_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no verdict is called 'maybe'"):
        judge.merged([], [verdict("maybe", ["a", 0, 3])])
