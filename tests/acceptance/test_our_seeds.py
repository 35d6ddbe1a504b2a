"""The sample articles against the labels that were written with them."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import compare
from tests.acceptance.labelled import KEY, Score, aligned, covers, of_kind, places, score

SEEDS = Path(__file__).parents[2] / "seeds"
EXPECTED = json.loads((SEEDS / "expected.json").read_text("utf-8"))
COMPARISONS = EXPECTED["comparisons"]
ARTICLES = EXPECTED["articles"]


def files(probe: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(probe[key] for key in ("a", "b") if key in probe)


def ident(probe: Mapping[str, Any]) -> str:
    return "+".join(Path(name).stem for name in files(probe))


@functools.cache
def reported(*names: str) -> Mapping[str, Any]:
    return compare.to_dict(compare.compare_files(*(str(SEEDS / name) for name in names)))


def texts_of(report: Mapping[str, Any]) -> dict[str, str]:
    return {document["id"]: document["text"] for document in report["documents"]}


def scored(probe: Mapping[str, Any]) -> Score:
    report = reported(*files(probe))
    return score(probe, texts_of(report), report)


def labelled(kind: str) -> list[Any]:
    """Return one test parameter for each label of a kind, with its comparison."""
    return [
        pytest.param(
            probe,
            label,
            id=f"{ident(probe)}: {' | '.join(map(str, label.values()))}",
            marks=known_to_be_missed(label),
        )
        for probe in COMPARISONS
        for label in probe[kind]
    ]


def known_to_be_missed(label: Mapping[str, Any]) -> list[pytest.MarkDecorator]:
    """Expect the failure that a label names; finding it after all fails, so that it is noticed."""
    return [pytest.mark.xfail(strict=True, reason=label["missed"])] if "missed" in label else []


@pytest.mark.parametrize("probe", COMPARISONS, ids=ident)
def test_every_label_quotes_one_place_of_its_article(probe: Mapping[str, Any]) -> None:
    text = {key: (SEEDS / probe[key]).read_text("utf-8") for key in ("a", "b") if key in probe}
    for kind in ("conflicts", "clean", "details", "shared"):
        for label in probe[kind]:
            for key in filter(KEY.fullmatch, label):
                assert text[key[0]].count(label[key]) == 1, label
    for label in probe["only"]:
        assert text[label["in"]].count(label["quote"]) == 1, label


@pytest.mark.parametrize(("probe", "label"), labelled("conflicts"))
def test_finds_the_planted_conflict(probe: Mapping[str, Any], label: Mapping[str, Any]) -> None:
    report = reported(*files(probe))
    wanted = places(label, texts_of(report))
    hits = [f for f in of_kind(report, "conflict") if covers(f, wanted)]
    assert label["category"] in [f["category"] for f in hits]


@pytest.mark.parametrize("probe", COMPARISONS, ids=ident)
def test_reports_no_conflict_that_was_not_planted(probe: Mapping[str, Any]) -> None:
    assert scored(probe).false == ()


@pytest.mark.parametrize("probe", COMPARISONS, ids=ident)
def test_leaves_the_harmless_pairs_alone(probe: Mapping[str, Any]) -> None:
    assert scored(probe).clean_hit == ()


@pytest.mark.parametrize(("probe", "label"), labelled("details"))
def test_sees_what_one_side_adds(probe: Mapping[str, Any], label: Mapping[str, Any]) -> None:
    report = reported(*files(probe))
    wanted = places(label, texts_of(report))
    hits = [f for f in of_kind(report, "detail") if covers(f, wanted)]
    assert (label["category"], label["adds"].upper()) in [(f["category"], f["adds"]) for f in hits]


@pytest.mark.parametrize(("probe", "label"), labelled("shared"))
def test_sees_what_both_say(probe: Mapping[str, Any], label: Mapping[str, Any]) -> None:
    report = reported(*files(probe))
    wanted = places(label, texts_of(report))
    shared = [*of_kind(report, "agree"), *of_kind(report, "detail")]
    assert any(covers(finding, wanted) for finding in shared) or aligned(report, wanted)


@pytest.mark.parametrize(("probe", "label"), labelled("only"))
def test_sees_what_stands_in_one_alone(probe: Mapping[str, Any], label: Mapping[str, Any]) -> None:
    report = reported(*files(probe))
    wanted = places({label["in"]: label["quote"]}, texts_of(report))
    assert any(covers(finding, wanted) for finding in of_kind(report, "only"))


def test_recall_and_precision_over_all_comparisons() -> None:
    total = functools.reduce(Score.__add__, map(scored, COMPARISONS), Score((), (), (), ()))
    known = sum("missed" in label for probe in COMPARISONS for label in probe["conflicts"])
    assert len(total.missed) == known, total.missed
    assert total.recall >= 0.84
    assert total.precision >= 0.98, total.false
    assert total.clean_hit == ()


@pytest.mark.parametrize("name", ARTICLES)
def test_reads_the_head_of_the_article(name: str) -> None:
    document = reported(name)["documents"][0]
    wanted = {k: v for k, v in ARTICLES[name].items() if k != "furniture"}
    assert {key: document[key] for key in wanted} == wanted


@pytest.mark.parametrize("name", ARTICLES)
def test_leaves_the_furniture_out(name: str) -> None:
    document = reported(name)["documents"][0]
    for quote in ARTICLES[name]["furniture"]:
        start = document["text"].index(quote)
        end = start + len(quote)
        inside = [s for s in document["sentences"] if s["start"] < end and start < s["end"]]
        assert inside == [], quote
        assert any(r["start"] <= start and end <= r["end"] for r in document["removed"]), quote


def test_three_accounts_keep_the_conflicts_of_each_pair() -> None:
    names = ("harbour-wire.txt", "harbour-local.md", "harbour-digest.txt")
    report = reported(*names)
    texts = texts_of(report)
    ids = dict(zip(names, "ABC", strict=True))
    conflicts = list(of_kind(report, "conflict"))
    missed = []
    for probe in COMPARISONS:
        if set(files(probe)) <= set(names):
            for label in probe["conflicts"]:
                wanted = [
                    replaced
                    for key, quote in label.items()
                    if KEY.fullmatch(key)
                    for replaced in places({ids[probe[key[0]]].lower(): quote}, texts)
                ]
                if not any(covers(finding, wanted) for finding in conflicts):
                    missed.append(label)
    missed = [label for label in missed if "missed" not in label]
    assert missed == []
