"""The form of the stories and affairs that models are taught by."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks.sets import affairs, stories

FOLDER = Path(__file__).parents[2] / "benchmarks" / "taught"
PATHS = sorted(FOLDER.glob("*.json"))
CATEGORIES = frozenset("attribution count date entity event internal negation number quote".split())
KINDS = ("same", "conflicts", "only", "traps", "near")


def load(path: Path) -> dict[str, Any]:
    story = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(story, dict)
    return story


def hand_of(path: Path) -> str:
    return path.stem.partition("_")[0]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.stem))
def test_every_quote_stands_in_its_account_once(path: Path) -> None:
    story = load(path)
    accounts = story["accounts"]
    pairs = [
        pair for kind in ("same", "conflicts", "traps", "near") for pair in story.get(kind, ())
    ]
    assert story["id"] == path.stem
    assert all(len(pair["spans"]) == 2 for pair in pairs)
    places = [place for pair in pairs for place in pair["spans"]] + story["only"]
    assert [(key, quote) for key, quote in places if accounts[key].count(quote) != 1] == []
    categories = {conflict["category"] for conflict in story.get("conflicts", ())}
    assert categories <= CATEGORIES
    assert set(story.get("events", accounts)) == set(accounts)


def test_no_hand_is_measured_on_as_well() -> None:
    measured = {hand_of(p) for folder in (stories.OWN, affairs.OWN) for p in folder.glob("*.json")}
    assert measured & {hand_of(path) for path in PATHS} == set()


def test_the_readme_counts_them() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| ([\d,]+) \|" + r" ([\d,]*) ?\|" * 5, text, re.M)
    told = {row[0]: [int(cell.replace(",", "") or 0) for cell in row[1:]] for row in rows}
    count: dict[str, Counter[str]] = {}
    for path in PATHS:
        story, held = load(path), count.setdefault(hand_of(path), Counter())
        held["files"] += 1
        held["words"] += sum(len(text.split()) for text in story["accounts"].values())
        held.update({kind: len(story.get(kind, ())) for kind in KINDS})
    assert told == {h: [c["files"], c["words"], *(c[k] for k in KINDS)] for h, c in count.items()}
