"""Whole articles: what is found, vouched for and lost, on reports and texts made for this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import losses, pool, quality, whole
from benchmarks.cases import OPEN, Failure, Item, Json, Prediction
from benchmarks.places import Pair, holds, joined, quoted
from benchmarks.sets import field, stories
from tests.benchmarks.made import PLANTED, STORY, figures, finding, report


def story(tmp_path: Path, **changed: Any) -> Item:
    (tmp_path / "stories").mkdir()
    text = json.dumps(STORY | changed)
    (tmp_path / "stories" / "x.json").write_text(text, encoding="utf-8")
    (item,) = stories.items(tmp_path)
    return item


# --- places --------------------------------------------------------------------------


def test_one_long_piece_of_evidence_does_not_stand_for_two_places() -> None:
    pair: Pair = (("A", 0, 3), ("A", 10, 13))
    assert not holds(finding("conflict", ("A", 0, 20), ("B", 0, 5)), pair)
    assert holds(finding("conflict", ("A", 0, 3), ("A", 10, 13)), pair)


def test_an_alignment_joins_the_sentences_it_holds_and_no_others() -> None:
    held = report(tuple(STORY["accounts"].values()), aligned=[(0, 0), (1, 2)])
    assert joined(held, PLANTED)
    assert not joined(held, (("A", 0, 3), ("B", 30, 33)))
    assert not joined(held, (("A", 0, 3), ("A", 30, 33)))


def test_a_quote_that_an_account_does_not_have_is_an_error() -> None:
    with pytest.raises(ValueError, match="not found"):
        quoted({"a": "Ten ships."}, [("a", "Nine")])


# --- stories -------------------------------------------------------------------------


def test_a_hand_decides_whether_a_story_may_be_fitted_on(own_stories: Path, tmp_path: Path) -> None:
    for name in ("alder_ships", "birch_ships"):
        (own_stories / f"{name}.json").write_text(json.dumps(STORY), encoding="utf-8")
    found = [(item.set, item.id) for item in stories.items(tmp_path)]
    assert found == [("stories/fitted", "alder_ships"), ("stories/unfitted", "birch_ships")]


def test_what_is_told_right_scores_full(tmp_path: Path) -> None:
    item = story(tmp_path)
    held = report(
        item.texts, finding("conflict", *PLANTED), finding("only", ("A", 42, 50)), aligned=[(1, 1)]
    )
    scored = figures(stories.predict(item, held))
    assert scored.pop("vouched for") == 0
    assert "open worth a look" not in scored
    assert set(scored.values()) == {1}


def test_a_conflict_elsewhere_is_false_and_a_lone_sentence_that_is_not_one_is_wrong(
    tmp_path: Path,
) -> None:
    item = story(tmp_path)
    held = report(
        item.texts,
        finding("conflict", ("A", 25, 32), ("B", 28, 39)),
        finding("only", ("B", 0, 4)),
    )
    prediction = stories.predict(item, held)
    scored = figures(prediction)
    names = ("recall", "precision", "shown", "same brought together", "only precision")
    assert [scored[name] for name in names] == [0, 0, 0, 1, 0]
    assert [row["verdict"] for row in prediction.extra["told"]] == ["false"]


def test_open_findings_are_shown_but_not_found_and_worth_it_on_a_conflict_or_trap(
    tmp_path: Path,
) -> None:
    item = story(tmp_path)
    on_trap = finding("open", ("A", 25, 32), ("B", 28, 39))
    idle = finding("open", ("A", 42, 50), ("B", 49, 55))
    scored = figures(
        stories.predict(item, report(item.texts, finding("open", *PLANTED), on_trap, idle))
    )
    assert (scored["recall"], scored["shown"]) == (0, 1)
    assert scored["open worth a look"] == pytest.approx(2 / 3)


def test_a_conflict_called_an_agreement_is_vouched_for_unless_it_is_told_as_well(
    tmp_path: Path,
) -> None:
    item = story(tmp_path)
    agree, conflict = finding("agree", *PLANTED), finding("conflict", *PLANTED)
    assert figures(stories.predict(item, report(item.texts, agree)))["vouched for"] == 1
    assert figures(stories.predict(item, report(item.texts, agree, conflict)))["vouched for"] == 0


# --- where a conflict was lost -------------------------------------------------------


@pytest.mark.parametrize(
    ("findings", "aligned", "category", "pair", "stage"),
    [
        ([finding("agree", *PLANTED)], [(0, 0)], "number", PLANTED, "judged compatible"),
        ([finding("detail", *PLANTED)], [], "date", PLANTED, "judged compatible"),
        ([finding("open", *PLANTED)], [(0, 0)], "number", PLANTED, "told as open"),
        ([], [(0, 0)], "number", PLANTED, "no opposition known"),
        ([], [(0, 0)], "date", PLANTED, "not read"),
        ([], [], "number", (("A", 0, 9), ("B", 26, 32)), "not paired"),
        ([], [], "number", PLANTED, "no match"),
        ([finding("agree", ("A", 19, 23), ("B", 20, 24))], [], "number", PLANTED,
         "no opposition known"),
    ],
)  # fmt: skip
def test_the_stage_a_conflict_was_lost_at_is_the_first_that_applies(
    findings: list[dict[str, Any]],
    aligned: list[tuple[int, int]],
    category: str,
    pair: Pair,
    stage: str,
) -> None:
    texts = tuple(STORY["accounts"].values())
    trace = losses.Trace(texts, internal=False)
    # Links stand here for the aligner, whose scores are not what this is about.
    trace.__dict__["links"] = frozenset({(("A", 0), ("B", 0)), (("B", 0), ("A", 0))})
    assert losses.stage(trace, report(texts, *findings, aligned=aligned), category, pair) == stage


def test_links_are_those_of_the_aligner_and_go_both_ways() -> None:
    trace = losses.Trace(("Ten ships sank off Oslo.", "Nine ships sank off Oslo."), internal=False)
    assert (("A", 0), ("B", 0)) in trace.links
    assert {(b, a) for a, b in trace.links} == trace.links


def test_counts_by_stage_are_printed_and_each_miss_where_asked() -> None:
    lost = {
        "stage": "no match",
        "category": "date",
        "vouched": True,
        "by": ["agree r"],
        "quotes": ["x\ny", "z"],
    }
    told = {"kind": "conflict", "rule": "r", "category": "date", "verdict": "false",
            "quotes": ["A: q"]}  # fmt: skip
    extra = {"count": {}, "lost": [lost, lost], "told": [told]}
    prediction = Prediction("field", "case", "case", OPEN, "", 0.0, (), extra)
    brief = "\n".join(whole.lines([prediction], verbose=False))
    assert "== field: 2 labelled conflicts missed, lost at" in brief
    assert "no match                  2   date 2" in brief
    assert "by agree r 2" in brief
    assert "case" not in brief
    full = "\n".join(whole.lines([prediction], verbose=True))
    assert "- case: VOUCHED FOR, no match by agree r, date: x y | z" in full
    assert "- case: false: conflict r/date: A: q" in full


# --- field ---------------------------------------------------------------------------


def test_the_bench_measures_a_field_case_from_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "field" / "01-ships"
    case.mkdir(parents=True)
    for key, text in STORY["accounts"].items():
        (case / f"{key}.txt").write_text(text, encoding="utf-8")
    (case / "expect.json").write_text(json.dumps({"conflicts": STORY["conflicts"]}), "utf-8")
    cache = tmp_path / "cache"
    quality.main(["--data", str(tmp_path), "--only", "field", "--jobs", "1", "--cache", str(cache)])
    printed = capsys.readouterr().out
    assert "field                        recall                                1.000" in printed
    assert "== field: told by rule and category" in printed
    assert any(cache.iterdir())
    assert [item.id for item in field.items(tmp_path)] == ["01-ships"]


# --- the pool ------------------------------------------------------------------------


def names(item: Item, held: Json) -> list[str]:
    if item.id == "bad":
        raise KeyError("x")
    return [document["name"] for document in held["documents"]]


def test_anything_can_be_asked_of_the_reports_and_an_error_stops_nothing() -> None:
    items = [Item("s", name, "g", ("Ten died.", "Two ran."), "") for name in ("bad", "good")]
    first, second = pool.each(items, 1, names)
    assert isinstance(first, Failure)
    assert second == ["a", "b"]
