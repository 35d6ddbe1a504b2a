"""Real articles: verdicts on what is told, recall of what a reader found, on texts made for this."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.sets import real_news, real_pairs
from tests.benchmarks.made import PLANTED, STORY, figures, finding, report


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "real_news").mkdir()
    accounts = {**STORY["accounts"], "c": "Ten ships sank."}
    line = json.dumps({"id": "wreck", "accounts": accounts})
    (tmp_path / "real_news" / "clusters.jsonl").write_text(line + "\n", encoding="utf-8")
    row = {"cluster": "wreck", "scope": "cross", "rule": "number", "verdict": "right",
           "evidence": [["a", 0, 3, "Ten"], ["b", 0, 4, "Nine"]]}  # fmt: skip
    (tmp_path / "real_news" / "judged.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path


def test_a_verdict_is_looked_up_by_all_of_its_places(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = articles / "own.jsonl"
    row = {"cluster": "wreck", "scope": "cross", "rule": "x", "verdict": "false",
           "evidence": [["a", 25, 28], ["b", 26, 32]]}  # fmt: skip
    own.write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(real_news, "OWN", own)
    first, *others = real_news.items(articles)
    assert [item.id for item in (first, *others)] == ["wreck:ab", "wreck:ac", "wreck:bc"]
    held = report(
        first.texts,
        finding("conflict", *PLANTED),
        finding("conflict", ("A", 25, 32), ("B", 28, 39)),
        finding("conflict", ("A", 0, 9), ("B", 49, 55)),
        finding("open", *PLANTED),
        finding("agree", *PLANTED),
    )
    prediction = real_news.predict(first, held)
    assert [row["verdict"] for row in prediction.extra["told"]] == [
        "right", "false", "unjudged", "right",
    ]  # fmt: skip
    scored = {m.name: m.figure([prediction]) for m in real_news.metrics("real_news")}
    assert scored["conflicts told"] == 3
    assert scored["conflicts unjudged"] == 1
    assert scored["precision of the judged"] == 0.5
    assert scored["open told"] == 1


def test_a_conflict_within_one_account_counts_once_for_a_cluster(articles: Path) -> None:
    inner = finding("conflict", ("A", 0, 3), ("A", 25, 28), scope="internal")
    items = real_news.items(articles)[:2]  # both start with the same account
    predictions = [real_news.predict(item, report(item.texts, inner)) for item in items]
    assert real_news.counts(predictions, "conflict").total() == 1
    assert real_news.counts(predictions * 2, "conflict").total() == 2


def test_recall_on_real_articles_asks_for_right_and_earlier_ones(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = articles / "pairs.jsonl"
    lines = [
        {"cluster": "wreck", "verdict": verdict, "category": "number", "why": "x", "spans": spans}
        for verdict, spans in [
            ("right", [["a", 0, 9], ["b", 0, 10]]),
            ("earlier", [["a", 25, 32], ["b", 28, 39]]),
            ("differs", [["a", 42, 50], ["b", 49, 55]]),
        ]
    ]
    own.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    monkeypatch.setattr(real_pairs, "OWN", own)
    (item,) = real_pairs.items(articles)
    held = report(
        item.texts,
        finding("conflict", *PLANTED),
        finding("conflict", ("A", 42, 50), ("B", 49, 55)),
        finding("open", ("A", 25, 32), ("B", 28, 39)),
    )
    prediction = real_pairs.predict(item, held)
    assert [row["verdict"] for row in prediction.extra["told"]] == ["right", "differs"]
    scored = figures(prediction)
    assert scored["recall of right and earlier"] == 0.5
    assert scored["recall of right"] == 1
    assert scored["shown of right and earlier"] == 1
    assert scored["differs told as conflict"] == 1
    assert scored["precision of places"] == 0.5
