"""Affairs: what of two events is brought together, on an affair and reports made for this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import quality
from benchmarks.cases import Item
from benchmarks.sets import affairs
from tests.benchmarks.made import figures, finding, report

AFFAIR: dict[str, Any] = {
    "id": "larch_pilots",
    "domain": "a strike",
    "accounts": {
        "a": "Pilots struck on May 2. The port was founded in 1901. Flags hung low.",
        "b": "On 2 May the pilots stayed at home. A choir sang there.",
        "c": "Pilots struck again on June 9. Founded in 1901, the port lay still. Rain fell.",
        "d": "A second stoppage came in June. Nobody minded it much.",
    },
    "events": {"a": 1, "b": 1, "c": 2, "d": 2},
    "same": [
        {
            "spans": [["a", "Pilots struck on May 2."], ["b", "the pilots stayed at home"]],
            "relation": "agree",
        },
        {
            "spans": [["a", "The port was founded in 1901."], ["c", "Founded in 1901, the port"]],
            "relation": "detail",
            "adds": "c",
        },
    ],
    "only": [["a", "Flags hung low."], ["b", "A choir sang there."]],
    "near": [
        {
            "spans": [["a", "Pilots struck on May 2."], ["c", "Pilots struck again on June 9."]],
            "why": "two strikes",
        }
    ],
}


@pytest.fixture
def pairs(own_affairs: Path, tmp_path: Path) -> dict[str, Item]:
    (own_affairs / "larch_pilots.json").write_text(json.dumps(AFFAIR), encoding="utf-8")
    return {item.id.partition(":")[2]: item for item in affairs.items(tmp_path)}


def test_every_two_accounts_are_a_case_with_the_labels_between_them(
    pairs: dict[str, Item],
) -> None:
    assert list(pairs) == ["ab", "ac", "ad", "bc", "bd", "cd"]
    assert [name for name, item in pairs.items() if item.extra["apart"]] == ["ac", "ad", "bc", "bd"]
    assert {item.set for item in pairs.values()} == {"affairs/larch"}
    assert {item.group for item in pairs.values()} == {"larch_pilots"}
    counted = {name: len(item.extra["same"]) for name, item in pairs.items()}
    assert counted == {"ab": 1, "ac": 1, "ad": 0, "bc": 0, "bd": 0, "cd": 0}
    # The second account of a pair is B in its report, whatever its key in the affair.
    ((first, second),) = pairs["ac"].extra["same"]
    assert (first[0], second[0]) == ("A", "B")
    assert pairs["ac"].texts[1][second[1] : second[2]] == "Founded in 1901, the port"


def test_of_one_event_what_both_tell_is_asked_for_and_what_is_told_alone(
    pairs: dict[str, Item],
) -> None:
    item = pairs["ab"]
    told = report(item.texts, finding("only", ("A", 54, 69)), aligned=[(0, 0)])
    assert figures(affairs.predict(item, told)) == {
        "same within brought together": 1,
        "only precision within": 1,
        "only recall within": 0.5,
    }
    told = report(item.texts, finding("only", ("A", 0, 5)), finding("only", ("B", 36, 40)))
    assert figures(affairs.predict(item, told)) == {
        "same within brought together": 0,
        "only precision within": 0.5,
        "only recall within": 0.5,
    }


def test_of_two_events_the_background_is_right_and_all_else_is_joined_for_nothing(
    pairs: dict[str, Item],
) -> None:
    item = pairs["ac"]
    prediction = affairs.predict(item, report(item.texts, aligned=[(1, 1)]))
    assert figures(prediction) == {
        "same across brought together": 1,
        "near brought together": 0,
        "apart, joined for nothing": 0,
        "apart, conflicts a pair": 0,
    }
    assert prediction.extra["told"] == []
    prediction = affairs.predict(item, report(item.texts, aligned=[(0, 0), (2, 1)]))
    assert figures(prediction) == {
        "same across brought together": 0,
        "near brought together": 1,
        "apart, joined for nothing": 4 / 6,
        "apart, conflicts a pair": 0,
    }
    shown = [row["quotes"] for row in prediction.extra["told"]]
    assert shown[0] == ["A: Pilots struck on May 2.", "B: Pilots struck again on June 9."]
    assert len(shown) == 4


def test_a_finding_joins_as_an_alignment_does_and_one_within_an_account_does_not(
    pairs: dict[str, Item],
) -> None:
    item = pairs["ac"]
    inner = finding("conflict", ("A", 0, 5), ("A", 54, 59), scope="internal")
    lone = finding("only", ("B", 0, 5))
    assert affairs.partners(report(item.texts, inner, lone)) == {}
    cross = finding("open", ("A", 0, 5), ("B", 0, 5))
    prediction = affairs.predict(item, report(item.texts, cross))
    assert figures(prediction)["near brought together"] == 1
    assert figures(prediction)["apart, joined for nothing"] == 2 / 6


def test_a_sentence_joined_with_its_like_and_with_another_is_joined_for_something(
    pairs: dict[str, Item],
) -> None:
    item = pairs["ac"]
    prediction = affairs.predict(item, report(item.texts, aligned=[(1, 1), (1, 2)]))
    assert figures(prediction)["apart, joined for nothing"] == 1 / 6


def test_accounts_of_two_events_with_nothing_in_common_count_by_their_sentences_alone(
    pairs: dict[str, Item],
) -> None:
    item = pairs["bd"]
    scored = figures(affairs.predict(item, report(item.texts)))
    assert scored == {"apart, joined for nothing": 0, "apart, conflicts a pair": 0}


def test_a_conflict_between_two_events_is_false_and_one_within_an_account_is_another_matter(
    pairs: dict[str, Item],
) -> None:
    item = pairs["ac"]
    inner = finding("conflict", ("A", 0, 5), ("A", 54, 59), scope="internal")
    cross = finding("conflict", ("A", 17, 22), ("B", 23, 29))
    prediction = affairs.predict(item, report(item.texts, inner, cross, aligned=[(0, 0)]))
    assert figures(prediction)["apart, conflicts a pair"] == 1
    assert [row["kind"] for row in prediction.extra["told"]] == ["conflict", "joined", "joined"]


# --- real articles -------------------------------------------------------------------


def test_real_articles_of_two_events_count_every_sentence_that_is_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real_news").mkdir()
    clusters = [
        {"id": "wreck", "accounts": {"a": "Ten ships sank. It rained.", "b": "Ships sank."}},
        {"id": "storm", "accounts": {"c": "A gale blew. It rained."}},
    ]
    lines = "".join(json.dumps(cluster) + "\n" for cluster in clusters)
    (tmp_path / "real_news" / "clusters.jsonl").write_text(lines, encoding="utf-8")
    named = [
        {"accounts": [["wreck", "a"], ["storm", "c"]], "cosine": 0.5, "fitted": True},
        {"accounts": [["wreck", "a"], ["gone", "a"]], "cosine": 0.4, "fitted": True},
        {"accounts": [["wreck", "b"], ["storm", "c"]], "cosine": 0.3, "fitted": False},
    ]
    apart = tmp_path / "apart.jsonl"
    apart.write_text("".join(json.dumps(row) + "\n" for row in named), encoding="utf-8")
    monkeypatch.setattr(affairs, "APART", apart)
    item, other = affairs.items(tmp_path)
    assert (other.set, other.id) == ("affairs/real_unfitted", "wreck:b+storm:c")
    assert (item.set, item.id, item.group) == ("affairs/real", "wreck:a+storm:c", "wreck")
    prediction = affairs.predict(item, report(item.texts, aligned=[(1, 1)]))
    assert figures(prediction) == {
        "real articles, sentences joined": 0.5,
        "real articles, conflicts a pair": 0,
    }
    assert [row["verdict"] for row in prediction.extra["told"]] == ["false", "false"]


def test_the_bench_measures_each_hand_and_both_with_intervals_over_affairs(
    own_affairs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for hand in ("larch", "linden"):
        (own_affairs / f"{hand}_pilots.json").write_text(json.dumps(AFFAIR), encoding="utf-8")
    quality.main(["--data", str(tmp_path), "--only", "affairs", "--jobs", "1"])
    printed = capsys.readouterr().out
    for name in ("affairs ", "affairs/larch ", "affairs/linden "):
        assert f"\n{name:29}same within brought together" in f"\n{printed}"
    assert "real articles" not in printed
    groups = {item.group for item in affairs.items(tmp_path)}
    assert groups == {"larch_pilots", "linden_pilots"}
