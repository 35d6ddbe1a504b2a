"""The script that fits which names, and times, of two accounts answer one question."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from benchmarks.sets import probes
from compare.match.facts.names import COMPARED
from compare.match.facts.times import WHEN
from tests.match.test_facts import swap
from tests.match.test_names import BLAZE, SMOKE, TWO
from tools import train_answers as train

NIGHTS = ("Sunday night", "Monday night")
TEXTS = {"a": BLAZE, "b": swap(SMOKE, *NIGHTS)}
PLANTED = [dict(zip("ab", both, strict=True)) for both in (TWO, NIGHTS)]
LABELS = [{"spans": list(planted.items())} for planted in PLANTED]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.json"
    held = {"id": "yard", "accounts": {**TEXTS, "c": BLAZE}, "same": [], "conflicts": LABELS}
    path.write_text(json.dumps(held), "utf-8")
    return path


def test_a_probe_gives_what_is_planted_and_what_is_not(tmp_path: Path) -> None:
    path = tmp_path / "yard.json"
    path.write_text(json.dumps(TEXTS | {"conflicts": PLANTED}), "utf-8")
    names, times = train.of_probe(path)
    assert (names.kind, times.kind) == ("names", "times")
    assert names.right.sum() == 1
    assert names.values.shape == (len(names.right), len(COMPARED))
    assert times.values.shape == (len(times.right), len(WHEN))
    assert times.right.sum() == 1


def test_a_story_gives_each_two_accounts_by_themselves(story: Path) -> None:
    held = [e for e in train.of_story(story) if e.kind == "names"]
    assert [int(e.right.sum()) for e in held] == [1, 0, 0], "a/b, a/c, b/c"
    assert {e.name for e in held} == {"yard"}


def test_it_writes_where_asked_to(
    story: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = tmp_path / "answers.json"
    other = story.with_name("other.json")
    other.write_text(story.read_text("utf-8").replace('"yard"', '"dock"'), "utf-8")
    monkeypatch.setattr(train, "TABLE", table)
    monkeypatch.setattr(train, "FOLDS", 2)
    monkeypatch.setattr(probes, "OWN", tmp_path / "none")
    monkeypatch.setattr("sys.argv", ["train_answers.py", str(story), str(other)])
    assert train.main() == 0
    assert not table.exists()
    assert capsys.readouterr().out.count("2 planted") == len(train.PENALTY)
    monkeypatch.setattr("sys.argv", ["train_answers.py", str(story), str(other), "--write"])
    assert train.main() == 0
    held = json.loads(table.read_text("utf-8"))
    assert tuple(held["models"]["names"]["weights"]) == COMPARED
    assert tuple(held["models"]["times"]["weights"]) == WHEN
    assert "6 pairs of accounts" in held["provenance"]["trained on"]


def test_the_shipped_weights_are_for_the_comparisons_that_are_made() -> None:
    models = json.loads(files("compare.data").joinpath("answers.json").read_text("utf-8"))["models"]
    assert tuple(models["names"]["weights"]) == COMPARED
    assert tuple(models["times"]["weights"]) == WHEN
