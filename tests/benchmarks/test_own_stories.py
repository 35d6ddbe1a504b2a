"""The form of our own stories, and of the places in real articles that readers judged."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

import compare
from benchmarks.cases import rows
from benchmarks.sets import real_news, real_pairs, stories
from compare.model import Category

FOLDER = Path(__file__).parents[2] / "benchmarks" / "stories"
PATHS = sorted(FOLDER.glob("*.json"))
HANDS = (
    "acacia", "alder", "aspen", "birch", "cedar", "cypress", "elm", "fir", "hazel", "holly",
    "juniper", "laurel", "poplar", "rowan", "spruce", "yew",
)  # fmt: skip


def load(path: Path) -> dict[str, Any]:
    story = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(story, dict)
    return story


def test_each_hand_wrote_seven_and_half_of_the_hands_may_be_fitted_on() -> None:
    hands = [path.stem.partition("_")[0] for path in PATHS]
    assert {hand: hands.count(hand) for hand in hands} == dict.fromkeys(HANDS, 7)
    assert set(HANDS) > stories.FITTED
    assert len(stories.FITTED) == len(HANDS) / 2


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.stem))
def test_every_quote_of_a_story_stands_in_its_account_once(path: Path) -> None:
    story = load(path)
    accounts = story["accounts"]
    pairs = [*story["conflicts"], *story["same"], *story["traps"]]
    assert all(len(pair["spans"]) == 2 for pair in pairs)
    places = [place for pair in pairs for place in pair["spans"]] + story["only"]
    assert [(key, quote) for key, quote in places if accounts[key].count(quote) != 1] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.stem))
def test_a_story_has_the_labels_its_format_asks_for(path: Path) -> None:
    story = load(path)
    keys = list(story["accounts"])
    assert story["id"] == path.stem
    assert keys in (["a", "b"], ["a", "b", "c"])
    assert story["domain"]
    for conflict in story["conflicts"]:
        assert conflict["category"] in set(get_args(Category)) - {"wording"}
        assert conflict["why"]
    for same in story["same"]:
        between = [key for key, _ in same["spans"]]
        assert len(set(between)) == 2
        assert same["relation"] in {"agree", "detail"}
        assert ("adds" in same) == (same["relation"] == "detail")
        assert same.get("adds", between[0]) in between
    assert all(trap["why"] for trap in story["traps"])
    assert len(story["conflicts"]) >= 1
    assert len(story["same"]) >= 8
    assert len(story["traps"]) >= 6
    lone = [key for key, _ in story["only"]]
    assert all(lone.count(key) >= 3 for key in keys)


def test_lone_sentences_touch_nothing_that_two_accounts_tell() -> None:
    clashes = []
    for path in PATHS:
        story = load(path)
        shared = [p for pair in [*story["conflicts"], *story["same"]] for p in pair["spans"]]
        clashes += [
            (path.stem, alone)
            for key, alone in story["only"]
            for other, quote in shared
            if key == other and quote in alone
        ]
    assert clashes == []


def test_the_counts_that_are_told_of_the_stories_are_right() -> None:
    held = [load(path) for path in PATHS]
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    text = " ".join(told.split())
    conflicts, same, lone, traps = (
        sum(len(story[field]) for story in held) for field in ("conflicts", "same", "only", "traps")
    )
    articles = sum(len(story["accounts"]) for story in held)
    assert f"{len(held)} stories" in text
    assert f"({articles} in all" in text
    assert f"{conflicts} conflicts, {same} pairs told twice, {lone} lone sentences" in text
    assert f"{traps} traps" in text
    assert sum(len(story["conflicts"]) == 1 for story in held) == len(HANDS)


# --- places in real articles ---------------------------------------------------------


def test_labels_of_real_articles_hold_places_and_no_words_of_them() -> None:
    for row in rows(real_pairs.OWN):
        assert set(row) == {"cluster", "verdict", "category", "spans", "why"}
        assert row["verdict"] in {*real_news.GOOD, "differs"}
        assert row["category"] in get_args(Category)
        assert len(row["spans"]) == 2
        assert all(key in real_pairs.KEYS and start < end for key, start, end in row["spans"])
        assert re.search(r"[\"“”]", row["why"]) is None
    for row in rows(real_news.OWN):
        assert set(row) == {"cluster", "scope", "rule", "evidence", "verdict"}
        assert row["verdict"] in real_news.VERDICTS
        assert all(len(place) == 3 and place[1] < place[2] for place in row["evidence"])


def test_places_in_real_articles_are_within_texts_that_are_kept_as_they_are(shared: Path) -> None:
    clusters = rows(shared / "eval" / "real_news" / "clusters.jsonl")
    accounts = {cluster["id"]: cluster["accounts"] for cluster in clusters}
    labelled = [(row["cluster"], place) for row in rows(real_pairs.OWN) for place in row["spans"]]
    labelled += [(row["cluster"], p) for row in rows(real_news.OWN) for p in row["evidence"]]
    assert labelled
    cut = 0
    for cluster, (key, start, end) in labelled:
        text = accounts[cluster][key]
        assert 0 <= start < end <= len(text)
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        cut += text[start].isalnum() and before.isalnum()
        cut += text[end - 1].isalnum() and after.isalnum()
    # Places that slipped would cut words; a few words are run together in the articles themselves.
    assert cut <= 0.02 * len(labelled)
    for name in {cluster for cluster, _ in labelled}:
        for text in accounts[name].values():
            document = compare._text(text, "a")
            assert document.text == text


def test_no_reason_repeats_a_sentence_of_the_articles(shared: Path) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text.lower())

    clusters = rows(shared / "eval" / "real_news" / "clusters.jsonl")
    texts = {c["id"]: f" {' '.join(words(' '.join(c['accounts'].values())))} " for c in clusters}
    for row in rows(real_pairs.OWN):
        said = words(row["why"])
        runs = [" ".join(said[n : n + 5]) for n in range(len(said) - 4)]
        assert [run for run in runs if f" {run} " in texts[row["cluster"]]] == []
