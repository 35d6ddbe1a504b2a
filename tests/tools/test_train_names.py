"""The script that fits which names of two accounts fill one place, on probes, stories and papers."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from benchmarks.sets import probes
from compare.match.facts.names import COMPARED
from tests.match.test_names import BLAZE, SMOKE, TWO
from tools import train_names as train

TEXTS = {"a": BLAZE, "b": SMOKE}
LABEL = {"spans": [["a", TWO[0]], ["b", TWO[1]]]}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.json"
    held = {"id": "yard", "accounts": {**TEXTS, "c": BLAZE}, "same": [], "conflicts": [LABEL]}
    path.write_text(json.dumps(held), "utf-8")
    return path


def test_a_probe_gives_what_is_planted_and_what_is_not(tmp_path: Path) -> None:
    path = tmp_path / "yard.json"
    planted = dict(zip("ab", TWO, strict=True))
    path.write_text(json.dumps(TEXTS | {"conflicts": [planted]}), "utf-8")
    (one,) = train.of_probe(path)
    assert one.right.sum() == 1
    assert one.values.shape == (len(one.right), len(COMPARED))


def test_a_story_gives_each_two_accounts_by_themselves(story: Path) -> None:
    held = list(train.of_story(story))
    assert [int(e.right.sum()) for e in held] == [1, 0, 0], "a/b, a/c, b/c"
    assert {e.name for e in held} == {"yard"}


def test_it_writes_where_asked_to(
    story: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = tmp_path / "named.json"
    other = story.with_name("other.json")
    other.write_text(story.read_text("utf-8").replace('"yard"', '"dock"'), "utf-8")
    monkeypatch.setattr(train, "TABLE", table)
    monkeypatch.setattr(train, "FOLDS", 2)
    monkeypatch.setattr(probes, "OWN", tmp_path / "none")
    monkeypatch.setattr("sys.argv", ["train_names.py", str(story), str(other)])
    assert train.main() == 0
    assert not table.exists()
    assert "2 planted" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["train_names.py", str(story), str(other), "--write"])
    assert train.main() == 0
    held = json.loads(table.read_text("utf-8"))
    assert tuple(held["models"]["names"]["weights"]) == COMPARED
    assert "6 pairs of accounts" in held["provenance"]["trained on"]


def test_the_shipped_weights_are_for_the_comparisons_that_are_made() -> None:
    models = json.loads(files("compare.data").joinpath("named.json").read_text("utf-8"))["models"]
    assert tuple(models["names"]["weights"]) == COMPARED
