"""The script that fits how surely figures and times answer one question, on two probes."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from benchmarks.sets import probes
from compare.match.facts.pairs import ALONE, BESIDE
from tests.match.accounts import FERRY
from tests.match.test_facts import GREENHOUSE, WEATHER
from tools import train_facts as train

MADE = {
    "ferry": (FERRY, ("212 passengers", "187 passengers")),
    "garden": ((GREENHOUSE, WEATHER), ("2.4 million kroner", "3.9 million kroner")),
}


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("probes") / "fitted"
    folder.mkdir()
    for name, (texts, planted) in MADE.items():
        label = dict(zip("ab", planted, strict=True))
        probe = dict(zip("ab", texts, strict=True)) | {"conflicts": [label], "clean": []}
        (folder / f"{name}.json").write_text(json.dumps(probe), "utf-8")
    return sorted(folder.iterdir())


def test_what_is_planted_is_right_and_what_can_both_hold_is_no_example(paths: list[Path]) -> None:
    held = [train.examples(path) for path in paths]
    assert [int((one.right > 0).sum()) for one in held] == [1, 1]
    for one in held:
        assert one.values.shape == (len(one.pairs), len(ALONE))
        assert [bool(r < 0) for r in one.right] == [pair.holds for pair in one.pairs]


def test_it_writes_both_models_where_asked_to(
    paths: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = tmp_path / "facts.json"
    monkeypatch.setattr(train, "TABLE", table)
    monkeypatch.setattr(train, "FOLDS", 2)
    monkeypatch.setattr(probes, "OWN", paths[0].parents[1])
    monkeypatch.setattr("sys.argv", ["train_facts.py"])
    assert train.main() == 0
    assert not table.exists()
    assert "2 planted" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["train_facts.py", "--write"])
    assert train.main() == 0
    models = json.loads(table.read_text("utf-8"))["models"]
    assert tuple(models["alone"]["weights"]) == ALONE
    assert tuple(models["beside"]["weights"]) == BESIDE


def test_the_shipped_weights_are_for_the_comparisons_that_are_made() -> None:
    models = json.loads(files("compare.data").joinpath("facts.json").read_text("utf-8"))["models"]
    assert tuple(models["alone"]["weights"]) == ALONE
    assert tuple(models["beside"]["weights"]) == BESIDE
