"""How reports become the labels of each set, on reports and texts made up for this file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cases import Item, Prediction
from benchmarks.sets import FAMILIES, family, nanco, probes, superpal, wice
from benchmarks.words import changed, unanswered_spans
from tests.benchmarks.made import finding, laid_out


def report(
    *texts: str,
    findings: Sequence[dict[str, Any]] = (),
    joined: Sequence[tuple[Sequence[int], Sequence[int]]] = (),
) -> dict[str, Any]:
    """Return a report on texts with one sentence a line, with these lines of both aligned."""
    return laid_out(texts, "\n", findings, joined)


CROSS = finding("conflict", ("A", 0, 1), ("B", 0, 1))


@pytest.mark.parametrize(
    ("name", "gold", "yes", "no", "extra"),
    [
        ("chatprotect/x", "consistent", "contradiction", "consistent", {}),
        ("fever_symmetric", "supports", "refutes", "supports", {"digits": True}),
        ("sentence_union", "none", "conflict", "none", {}),
        ("negation_nli/snli", "other", "contradiction", "other", {"label": "neutral"}),
        ("conjnli", "other", "contradiction", "other", {"label": "neutral"}),
        ("summedits/news", "consistent", "inconsistent", "consistent", {"edits": []}),
    ],
)
def test_a_conflict_between_the_texts_and_nothing_else_decides(
    name: str, gold: str, yes: str, no: str, extra: dict[str, Any]
) -> None:
    item = Item(name, "1", "g", ("a", "b"), gold, extra=extra)
    predict = family(name).predict
    assert predict(item, report("a", "b", findings=[CROSS])).said == yes
    for other in (
        finding("detail", ("A", 0, 1), ("B", 0, 1)),
        finding("agree", ("A", 0, 1), ("B", 0, 1)),
        finding("conflict", ("A", 0, 1), scope="internal"),
    ):
        assert predict(item, report("a", "b", findings=[other])).said == no


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_every_family_offers_what_the_bench_asks_for(name: str, tmp_path: Path) -> None:
    module = family(name)
    assert module.items(tmp_path) == []
    assert isinstance(module.metrics(name), tuple)


def test_what_has_no_source_makes_a_summary_inconsistent_but_is_no_conflict() -> None:
    item = Item("summedits/news", "1", "g", ("a", "b"), "consistent", extra={"edits": []})
    new = {**finding("detail", ("B", 0, 1)), "rule": "unsourced", "adds": "B"}
    module = family(item.set)
    told = module.predict(item, report("a", "b", findings=[new]))
    assert (told.said, told.extra["conflict"]) == ("inconsistent", False)
    longer = {**new, "adds": "A"}
    assert module.predict(item, report("a", "b", findings=[longer])).said == "consistent"


# --- probes --------------------------------------------------------------------------


def probe(**labels: Any) -> Item:
    return Item("probes", "p", "p", ("Ten ships. Two men.", "Nine ships."), "", extra=labels)


def figures(prediction: Prediction) -> dict[str, float]:
    return {m.name: m.figure([prediction]) for m in probes.metrics("probes")}


def test_a_planted_conflict_needs_evidence_at_both_places() -> None:
    item = probe(conflicts=[{"a": "Ten", "b": "Nine"}], clean=[])
    both = finding("conflict", ("A", 0, 9), ("B", 0, 4))
    one = finding("conflict", ("A", 11, 14), ("B", 0, 4))
    assert figures(probes.predict(item, report(*item.texts, findings=[both])))["recall"] == 1
    missed = figures(probes.predict(item, report(*item.texts, findings=[one])))
    assert (missed["recall"], missed["precision"]) == (0, 0)


def test_a_second_place_in_the_same_text_is_asked_for_as_well() -> None:
    item = probe(conflicts=[{"a": "Ten", "a2": "Two"}], clean=[])
    held = finding("conflict", ("A", 0, 3), ("A", 11, 14), scope="internal")
    assert figures(probes.predict(item, report(*item.texts, findings=[held])))["recall"] == 1
    half = finding("conflict", ("A", 0, 3), ("B", 0, 4))
    assert figures(probes.predict(item, report(*item.texts, findings=[half])))["recall"] == 0


def test_a_harmless_pair_is_called_a_conflict_only_by_one_that_was_not_planted() -> None:
    item = probe(conflicts=[{"a": "Ten", "b": "Nine"}], clean=[{"a": "Two men", "b": "Nine ships"}])
    good = finding("conflict", ("A", 0, 3), ("B", 0, 4))
    bad = finding("conflict", ("A", 11, 14), ("B", 0, 4))
    name = "clean pairs called a conflict"
    assert figures(probes.predict(item, report(*item.texts, findings=[good])))[name] == 0
    assert figures(probes.predict(item, report(*item.texts, findings=[good, bad])))[name] == 1


# --- sentences of a page -------------------------------------------------------------


def claim(gold: list[list[int]], *lines: str) -> Item:
    return Item(
        "wice/claim",
        "1",
        "g",
        ("\n".join(lines), "Claim."),
        json.dumps(gold),
        extra={"ends": wice._ends(lines), "label": "supported"},
    )


def test_sentences_are_mapped_back_to_the_lines_of_the_page() -> None:
    item = claim([[1]], "One.", "Two.", "Three.")
    held = report(*item.texts, joined=[([1], [0])])
    assert wice.predict(item, held).said == "[1]"
    # A sentence of the report that was cut elsewhere counts for every line it lies on.
    held["documents"][0]["sentences"][1].update(start=5, end=12)
    assert wice.predict(item, held).said == "[1, 2]"


def test_precision_and_recall_are_against_the_set_that_fits_best() -> None:
    item = claim([[0, 1], [2]], "One.", "Two.", "Three.")
    prediction = wice.predict(item, report(*item.texts, joined=[([0], [0]), ([2], [0])]))
    assert prediction.score == pytest.approx(2 / 3)
    assert prediction.extra["right"] == pytest.approx((0.5, 1.0))


def test_nothing_is_right_for_a_claim_that_nothing_supports() -> None:
    item = claim([[]], "One.", "Two.")
    assert wice.predict(item, report(*item.texts)).score == 1
    assert wice.predict(item, report(*item.texts, joined=[([0], [0])])).score == 0


def test_words_of_a_claim_that_nothing_supports_are_found_by_their_place() -> None:
    item = Item(
        "wice/tokens",
        "1",
        "g",
        ("Page.", "He ran. He ran far."),
        "ssssusu",
        extra={"tokens": "He ran . He ran far .".split()},
    )
    held = report(*item.texts, joined=[([0], [0])])
    held["alignments"][0]["differences"] = [
        {"document": "B", "start": 11, "end": 14, "kind": "changed"}
    ]
    prediction = wice.predict(item, held)
    assert prediction.said == "ssssuss"
    figures = {m.name: m.figure([prediction]) for m in wice.metrics("wice/tokens")}
    assert (figures["precision"], figures["recall"]) == (1, 0.5)


# --- answers -------------------------------------------------------------------------


def answers(gold: str = "same") -> Item:
    question = "Why?"
    texts = tuple(nanco._text(question, answer) for answer in ("for money", "to earn."))
    return Item("nanco", "1", "Q1", texts, gold, extra={"from": len(question) + 1})


def test_the_question_is_in_both_texts_and_its_alignment_says_nothing() -> None:
    item = answers()
    assert item.texts == ("Why?\nFor money.", "Why?\nTo earn.")
    assert nanco.predict(item, report(*item.texts, joined=[([0], [0])])).said == "different"
    assert nanco.predict(item, report(*item.texts, joined=[([1], [1])])).said == "same"


def test_answers_that_conflict_are_not_the_same() -> None:
    item = answers()
    clash = finding("conflict", ("A", 5, 8), ("B", 5, 8))
    held = report(*item.texts, joined=[([1], [1])], findings=[clash])
    assert nanco.predict(item, held).said == "different"


def test_each_question_counts_the_same() -> None:
    def told(group: str, gold: str, said: str) -> Prediction:
        return Prediction("nanco", "1", group, gold, said, 0.0, (), {"ranked": False})

    predictions = [told("Q1", "same", "same"), told("Q1", "different", "different")]
    predictions += [told("Q2", "same", "different"), told("Q2", "different", "different")] * 9
    assert nanco.metrics("nanco")[0].figure(predictions) == pytest.approx((1 + 0.5) / 2)


# --- sources of a summary ------------------------------------------------------------


def test_a_summary_sentence_finds_its_source_among_those_of_its_topic(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "group": "t", "sentence1": "Sum one.", "sentence2": "Source  one."},
        {"id": "2", "group": "t", "sentence1": "Sum two.", "sentence2": "Source two."},
    ]
    (tmp_path / "superpal_multinews").mkdir()
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "superpal_multinews" / "pairs.jsonl").write_text(lines, encoding="utf-8")
    items = [item for item in superpal.items(tmp_path) if item.threshold is None]
    assert [item.texts for item in items] == [
        ("Source one.\nSource two.", "Sum one."),
        ("Source one.\nSource two.", "Sum two."),
    ]
    right = superpal.predict(items[1], report(*items[1].texts, joined=[([1], [0])]))
    wrong = superpal.predict(items[1], report(*items[1].texts, joined=[([0], [0])]))
    assert (right.score, wrong.score) == (1, 0)


# --- words that are not the same -----------------------------------------------------


def test_the_share_of_changed_words_leaves_out_what_is_added_or_in_the_other_text() -> None:
    held = report("Same old.", "Same old.\nQuite new.", joined=[([0], [0])])
    assert changed(held, "B") == 0
    held["alignments"][0]["differences"] = [
        {"document": "B", "start": 5, "end": 8, "kind": "changed"},
        {"document": "B", "start": 0, "end": 4, "kind": "added"},
        {"document": "A", "start": 0, "end": 8, "kind": "changed"},
    ]
    assert changed(held, "B") == pytest.approx(1 / 4)


def test_unanswered_are_changed_and_added_words_and_sentences_left_alone() -> None:
    held = report("Same old.", "Same old.\nQuite new.", joined=[([0], [0])])
    held["alignments"][0]["differences"] = [
        {"document": "B", "start": 0, "end": 4, "kind": "added"},
        {"document": "A", "start": 0, "end": 8, "kind": "changed"},
    ]
    assert list(unanswered_spans(held, "B")) == [(0, 4), (10, 20)]
