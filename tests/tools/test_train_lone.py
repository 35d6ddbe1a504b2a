"""tools/train_lone.py: what stands in one account alone, fitted on links that others made."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from compare.align import articles, lone
from tests.tools.test_train_articles import stories as made_stories
from tools import article_cases, train_lone

stories = made_stories


def test_fits_on_links_of_other_stories_and_writes_where_asked(
    stories: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = tmp_path / "lone.json"
    monkeypatch.setattr(train_lone, "TABLE", table)
    monkeypatch.setattr("sys.argv", ["train_lone.py", *map(str, stories)])
    before = vars(articles)["model"], vars(articles)["forest"]
    assert train_lone.main() == 0
    assert not table.exists()
    assert capsys.readouterr().out.startswith("lone: ")
    monkeypatch.setattr("sys.argv", ["train_lone.py", *map(str, reversed(stories)), "--write"])
    assert train_lone.main() == 0
    made = json.loads(table.read_text("utf-8"))
    assert tuple(made["models"]["lone"]["weights"]) == lone.FEATURES
    assert "NaN" not in table.read_text("utf-8")
    now = vars(articles)["model"], vars(articles)["forest"]
    assert now == before, "the shipped models are left in place"


def test_the_shipped_weights_are_of_these_features() -> None:
    held = json.loads(files("compare.data").joinpath("lone.json").read_text("utf-8"))
    assert tuple(held["models"]["lone"]["weights"]) == lone.FEATURES
    assert held["provenance"]["made by"] == "tools/train_lone.py"


def test_a_clause_of_which_nothing_is_listed_counts_little(stories: list[Path]) -> None:
    story = article_cases.read(stories[0])
    document = story.analyses[0].document
    last = document.sentences[-1].span
    alone = replace(story, alone=((0, last.start, last.end),))
    found = train_lone.clause_examples(alone, ())
    assert {1.0, train_lone.UNLISTED} == set(found.counts.tolist())
    listed = [c for c, right in zip(found.counts, found.right, strict=True) if right > 0]
    assert set(listed) == {1.0}
    assert (found.counts == 1).sum() > len(listed), "what is listed as alone counts in full"


def test_accounts_of_two_events_are_taken_by_themselves(stories: list[Path]) -> None:
    story = article_cases.read(stories[0])
    (whole,) = train_lone.by_event(story)
    assert whole.right == story.right and whole.analyses == story.analyses
    a, b = story.analyses
    four = replace(
        story,
        analyses=(b, a, a, b),
        events=(2, 1, 1, 2),
        right=(((1, 0, 5), (2, 0, 5)), ((0, 0, 9), (3, 0, 9)), ((0, 0, 7), (1, 0, 7))),
        alone=((3, 0, 4),),
    )
    first, second = train_lone.by_event(four)
    assert (first.analyses, second.analyses) == ((a, a), (b, b))
    assert first.right == (((0, 0, 5), (1, 0, 5)),) and first.alone == ()
    assert second.right == (((0, 0, 9), (1, 0, 9)),) and second.alone == ((1, 0, 4),)
