"""What two readers say both of two real articles tell: the form of the labels, and how they count."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.cases import rows
from benchmarks.sets import real_told
from tests.benchmarks.made import STORY, figures, finding, report

HELD = list(rows(real_told.OWN))


def test_a_third_of_the_clusters_is_kept_back() -> None:
    part: dict[str, str] = {}
    for row in HELD:
        assert part.setdefault(row["cluster"], row["part"]) == row["part"]
    assert Counter(part.values()) == dict.fromkeys(("taught", "fitted", "unfitted"), 15)


def test_each_pair_has_two_places_and_two_letters() -> None:
    for row in HELD:
        assert len(set(row["accounts"])) == 2
        places = [tuple(pair[:4]) for pair in row["pairs"]]
        assert len(set(places)) == len(places)
        for a, b, c, d, letters in row["pairs"]:
            assert 0 <= a < b
            assert 0 <= c < d
            assert len(letters) == 2
            assert set(letters) <= set("sdcp-")
            assert letters != "--"


@pytest.mark.parametrize(
    ("letters", "told"),
    [("dd", 1), ("sc", 1), ("dp", 1), ("pd", 1), ("d-", -1), ("pp", -1), ("p-", 0), ("-p", 0)],
)
def test_one_reader_alone_decides_nothing(letters: str, told: float) -> None:
    assert real_told.verdict(letters) == told


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "real_news").mkdir()
    line = json.dumps({"id": "wreck", "accounts": STORY["accounts"]})
    (tmp_path / "real_news" / "clusters.jsonl").write_text(line + "\n", encoding="utf-8")
    row = {
        "cluster": "wreck", "accounts": ["a", "b"], "part": "unfitted",
        "pairs": [[0, 24, 0, 27, "dd"], [25, 41, 28, 48, "d-"]],
    }  # fmt: skip
    other = {**row, "cluster": "elsewhere"}
    own = tmp_path / "told.jsonl"
    own.write_text("".join(json.dumps(r) + "\n" for r in (row, other)), encoding="utf-8")
    monkeypatch.setattr(real_told, "OWN", own)
    return tmp_path


def test_what_is_joined_is_right_wrong_or_left_open(articles: Path) -> None:
    (item,) = real_told.items(articles)
    assert (item.set, item.id) == ("real_told/unfitted", "wreck:a:b")
    held = report(
        item.texts,
        finding("agree", ("A", 0, 9), ("B", 0, 10)),
        finding("detail", ("A", 25, 32), ("B", 28, 39)),
        finding("conflict", ("A", 42, 50), ("B", 49, 55)),
        finding("only", ("A", 25, 32)),
        finding("only", ("A", 0, 9)),
    )
    prediction = real_told.predict(item, held)
    count = prediction.extra["count"]
    assert (count["same"], count["brought"]) == (1, 1)
    assert (count["joined"], count["joined rightly"]) == (4, 2)
    assert (count["only"], count["only right"]) == (2, 1)
    assert figures(prediction)["joined rightly"] == 0.5
