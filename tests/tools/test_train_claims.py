"""The script that fits how surely one account states what the other denies, on one story."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.sets import probes
from compare.match.claims.weigh import COMPARISONS
from tests.match.accounts import FERRY
from tests.match.test_claims import DAIRY, RIVAL
from tools import train_claims as train


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("claims")
    (root / "fitted").mkdir()
    planted = {"a": "No jobs will be lost", "b": "60 jobs will be lost", "category": "negation"}
    probe = {"a": DAIRY, "b": RIVAL, "conflicts": [planted], "clean": []}
    (root / "fitted" / "dairy.json").write_text(json.dumps(probe), "utf-8")
    spans = [["a", "found no leak"], ["b", "A leak in one"]]
    conflict = {"category": "negation", "spans": spans}
    texts = {"a": DAIRY, "b": RIVAL}
    story = {"id": "tanks", "accounts": texts, "conflicts": [conflict]}
    (root / "tanks.json").write_text(json.dumps(story), "utf-8")
    cluster = {"id": "ferry", "accounts": dict(zip("ab", FERRY, strict=True))}
    (root / "clusters.jsonl").write_text(json.dumps(cluster) + "\n", "utf-8")
    return root


def test_it_fits_on_what_is_planted_and_writes_where_asked_to(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = tmp_path / "claims.json"
    monkeypatch.setattr(train, "TABLE", table)
    monkeypatch.setattr(train, "FOLDS", 2)
    monkeypatch.setattr(probes, "OWN", folder)
    arguments = ["train_claims.py", str(folder / "tanks.json"), "--real", str(folder)]
    monkeypatch.setattr("sys.argv", [*arguments, "--write"])
    assert train.main() == 0
    assert "2 planted" in capsys.readouterr().out
    models = json.loads(table.read_text("utf-8"))["models"]
    assert tuple(models["turned"]["weights"]) == COMPARISONS
