"""Cleaning real pages and articles."""

from __future__ import annotations

import json
import re
from pathlib import Path

from compare.model import Document
from compare.read import read_path, read_text
from tests.read.cleaned import removed

# --- real pages ----------------------------------------------------------------------


def test_real_stories_lose_no_sentence(shared: Path) -> None:
    """Hold the cleaning against the text that people marked as the article of real pages."""
    pages = (shared / "eval/article_extraction/pages.jsonl").read_text("utf-8").splitlines()
    assert len(pages) > 50
    lost = []
    for page in map(json.loads, pages):
        for reason, text in removed(read_text(page["body"], "a")):
            said = [line for line in text.splitlines() if re.search(r"\w[.!?…][\"”’]*$", line)]
            if reason not in ("dateline", "credits"):
                lost += [(reason, line) for line in said]
    assert lost == []


# --- the five real articles ----------------------------------------------------------


def seed(shared: Path, number: str) -> Document:
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    return read_path(str(path))


def test_real_articles_lose_their_furniture_and_nothing_else(shared: Path) -> None:
    assert removed(seed(shared, "000")) == []
    reasons = {n: [r for r, _ in removed(seed(shared, n))] for n in ("001", "002", "003", "004")}
    assert reasons["001"] == ["advertisement", "metadata", "image label"]
    assert reasons["002"] == ["disclosure", "see also", "see also", "see also"]
    assert reasons["003"] == [
        "image label",
        "repeated heading",
        "metadata",
        "image credit",
        "image label",
        "prompt",
        "comments",
        "another story",
        "prompt",
    ]
    assert reasons["004"] == ["prompt", "see also", "prompt", "navigation"]
    for number in ("001", "002", "003", "004"):
        for reason, text in removed(seed(shared, number)):
            story = [line for line in text.splitlines() if len(line.split()) > 20]
            assert not story or reason in ("image caption", "another story", "prompt"), story


def test_real_heads(shared: Path) -> None:
    heads = {n: seed(shared, n) for n in ("000", "001", "003")}
    assert {n: (d.publisher, d.published) for n, d in heads.items()} == {
        "000": (None, None),
        "001": ("Clash Report", "2025-12-20"),
        "003": ("Forbes", "2025-07-18"),
    }
    assert heads["000"].title is None
    assert all(d.language == "en" for d in heads.values())
