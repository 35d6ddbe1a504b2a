"""The form of our own affairs, and of the list of real articles on two events."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import compare
from benchmarks.cases import rows
from benchmarks.sets import affairs, stories

FOLDER = Path(__file__).parents[2] / "benchmarks" / "affairs"
PATHS = sorted(FOLDER.glob("*.json"))
TWO_EVENTS, BACKGROUND = {"a": 1, "b": 1, "c": 2, "d": 2}, {"a": 1, "b": 1, "c": 2, "d": 3}
HANDS = {
    "larch": (14, TWO_EVENTS),
    "linden": (14, TWO_EVENTS),
    "maple": (7, BACKGROUND),
    "willow": (6, BACKGROUND),
}
"""How many affairs each hand wrote, and which event each of their accounts tells of."""
WORDS = {
    "larch": dict.fromkeys("abcd", (220, 420)),
    "linden": dict.fromkeys("abcd", (220, 420)),
    "maple": {"a": (330, 560), "b": (190, 360), "c": (850, 1500), "d": (420, 800)},
    "willow": {"a": (330, 560), "b": (190, 360), "c": (850, 1500), "d": (420, 800)},
}


def load(path: Path) -> dict[str, Any]:
    affair = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(affair, dict)
    return affair


def across(affair: dict[str, Any], pair: dict[str, Any]) -> bool:
    return len({affair["events"][key] for key, _ in pair["spans"]}) == 2


def hand_of(affair: dict[str, Any]) -> str:
    return str(affair["id"].partition("_")[0])


def test_each_kind_has_two_hands_of_which_one_may_be_fitted_on() -> None:
    hands = [path.stem.partition("_")[0] for path in PATHS]
    assert {hand: hands.count(hand) for hand in hands} == {h: n for h, (n, _) in HANDS.items()}
    assert {"larch", "maple"} == affairs.FITTED


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.stem))
def test_every_quote_of_an_affair_stands_in_its_account_once(path: Path) -> None:
    affair = load(path)
    accounts = affair["accounts"]
    pairs = [*affair["same"], *affair["near"]]
    assert all(len({key for key, _ in pair["spans"]}) == 2 for pair in pairs)
    places = [place for pair in pairs for place in pair["spans"]] + affair["only"]
    assert [(key, quote) for key, quote in places if accounts[key].count(quote) != 1] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.stem))
def test_an_affair_has_the_labels_its_format_asks_for(path: Path) -> None:
    affair = load(path)
    assert list(affair) == ["id", "domain", "accounts", "events", "same", "only", "near"]
    assert affair["id"] == path.stem
    assert affair["domain"]
    events = HANDS[hand_of(affair)][1]
    assert affair["events"] == events
    assert list(affair["accounts"]) == list(events)
    for key, text in affair["accounts"].items():
        least, most = WORDS[hand_of(affair)][key]
        assert least <= len(text.split()) <= most
    for same in affair["same"]:
        between = [key for key, _ in same["spans"]]
        assert same["relation"] in {"agree", "detail"}
        assert ("adds" in same) == (same["relation"] == "detail")
        assert same.get("adds", between[0]) in between
    assert all(across(affair, near) and near["why"] for near in affair["near"])
    told = Counter(
        "across" if across(affair, same) else min(key for key, _ in same["spans"])
        for same in affair["same"]
    )
    lone = Counter(key for key, _ in affair["only"])
    if events == TWO_EVENTS:
        assert set(told) == {"across", "a", "c"}
        assert min(told["a"], told["c"], told["across"]) >= 10
        assert len(affair["near"]) >= 12
        assert all(lone[key] >= 3 for key in events)
    else:
        assert set(told) == {"across", "a"}
        assert told["a"] >= 10
        assert told["across"] >= 2
        assert len(affair["near"]) >= 15
        assert all(lone[key] >= 8 for key in events)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.stem))
def test_no_sentence_is_labelled_as_two_things(path: Path) -> None:
    affair = load(path)
    cut = {key: compare.segment(text) for key, text in affair["accounts"].items()}

    def touched(place: list[str]) -> frozenset[tuple[str, int]]:
        key, quote = place
        start = affair["accounts"][key].index(quote)
        end = start + len(quote)
        return frozenset((key, n) for n, (s, e) in enumerate(cut[key]) if s < end and start < e)

    def joined(pair: dict[str, Any]) -> set[frozenset[tuple[str, int]]]:
        one, other = pair["spans"]
        return {frozenset((a, b)) for a in touched(one) for b in touched(other)}

    same = set().union(*map(joined, affair["same"]))
    assert [near["spans"] for near in affair["near"] if joined(near) & same] == []
    shared = {one for pair in affair["same"] for place in pair["spans"] for one in touched(place)}
    assert [place for place in affair["only"] if touched(place) & shared] == []
    spans = [tuple(map(tuple, pair["spans"])) for pair in [*affair["same"], *affair["near"]]]
    assert [span for span, count in Counter(spans).items() if count > 1] == []
    assert len(set(map(tuple, affair["only"]))) == len(affair["only"])


def test_no_sentence_of_an_account_stands_in_another_affair() -> None:
    held: dict[str, str] = {}
    for path in PATHS:
        affair = load(path)
        for key, text in affair["accounts"].items():
            for start, end in compare.segment(text):
                sentence = " ".join(text[start:end].split())
                if len(sentence.split()) >= 8:
                    assert held.setdefault(sentence, path.stem) == path.stem, (path.stem, key)


def test_the_counts_that_are_told_of_the_affairs_are_right() -> None:
    text = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    for hand in HANDS:
        held = [load(path) for path in PATHS if path.stem.startswith(f"{hand}_")]
        pairs = [(affair, pair) for affair in held for pair in affair["same"]]
        apart = sum(across(affair, pair) for affair, pair in pairs)
        near, lone = (sum(len(affair[field]) for affair in held) for field in ("near", "only"))
        row = f"| `{hand}` | {len(held)} | {len(pairs) - apart} | {apart} | {near} | {lone} |"
        assert row in text


def test_the_reader_of_stories_reads_an_affair(own_stories: Path, tmp_path: Path) -> None:
    (own_stories / PATHS[0].name).write_bytes(PATHS[0].read_bytes())
    (item,) = stories.items(tmp_path)
    affair = load(PATHS[0])
    assert len(item.texts) == 4
    assert len(item.extra["same"]) == len(affair["same"])
    assert item.extra["conflicts"] == item.extra["traps"] == []


# --- real articles on two events -----------------------------------------------------


def test_pairs_of_real_articles_are_of_two_clusters_and_hold_no_words() -> None:
    pairs = rows(affairs.APART)
    for row in pairs:
        assert set(row) == {"accounts", "cosine", "fitted"}
        (first, one), (second, other) = row["accounts"]
        assert first != second
        assert re.fullmatch(r"[abc]", one)
        assert re.fullmatch(r"[abc]", other)
    names = [frozenset(map(tuple, row["accounts"])) for row in pairs]
    assert len(set(names)) == len(names)


def test_no_article_is_both_fitted_on_and_held_back() -> None:
    pairs = rows(affairs.APART)
    parts = [[row for row in pairs if row["fitted"] == fitted] for fitted in (True, False)]
    assert [len(part) for part in parts] == [160, 40]
    fitted, held = ({tuple(a) for row in part for a in row["accounts"]} for part in parts)
    assert fitted & held == set()
    for part in parts:
        near = [row["cosine"] for row in part]
        assert near == sorted(near, reverse=True)


def test_pairs_of_real_articles_are_there_where_the_articles_are(shared: Path) -> None:
    held = Counter(item.set for item in affairs.items(shared / "eval"))
    assert (held["affairs/real"], held["affairs/real_unfitted"]) == (160, 40)
