"""The bench of edited moves, and what it asks of the program."""

from __future__ import annotations

from itertools import islice

from benchmarks.cases import Item, Prediction
from benchmarks.moves import Moved, moves
from benchmarks.reuse import as_document, scores, told
from benchmarks.sets import clough_stevenson


def test_an_edition_is_the_same_every_time_and_its_pairs_are_right() -> None:
    first = list(islice(moves(), 3))
    assert first == list(islice(moves(), 3))
    for moved in first:
        assert {a for a, _ in moved.pairs} <= set(range(len(moved.old)))
        assert len({b for _, b in moved.pairs}) == len(moved.pairs) < len(moved.new)
        same = sum(moved.old[a] == moved.new[b] for a, b in moved.pairs)
        assert 0 < same < len(moved.pairs)  # some are edited, not all
        assert sorted(moved.pairs) != sorted(moved.pairs, key=lambda pair: pair[1])


def test_edited_moves_are_found() -> None:
    made = list(islice(moves(), 0, 102, 6))
    f1, precision, _ = scores(made, map(told, made))
    assert f1 >= 0.99
    assert precision >= 0.995


def test_figures_count_pairs_over_all_texts() -> None:
    made = [Moved("x", ("a", "b"), ("b", "a"), frozenset({(0, 1), (1, 0)}))]
    assert scores(made, [[(0, 1), (0, 0)]]) == (0.5, 0.5, 0.5)


def test_a_line_is_a_sentence() -> None:
    document = as_document(["One two.", "Three."], "A")
    assert [s.span.of(document.text) for s in document.sentences] == ["One two.", "Three."]


def case(label: str, **shares: int) -> Prediction:
    name = f"{label} {shares}"
    item = Item("clough_stevenson", name, name, ("", ""), "", extra={"label": label})
    share = {"document": "B", "words": 100, "copied": 0, "edited": 0, "rewritten": 0, "quoted": 9}
    other = {**share, "document": "A"}
    sharing = [{"shares": [other, {**share, **shares}]}] if shares else []
    return clough_stevenson.predict(item, {"sharing": sharing})


def test_any_shared_wording_is_taken_and_quotations_are_none() -> None:
    assert case("cut", copied=80).said == "taken"
    assert case("heavy", rewritten=3).score == 0.03
    assert case("non").said == case("non", copied=0).said == "new"


def test_the_four_classes_are_told_with_bounds_chosen_on_the_others() -> None:
    cases = [
        case("cut", copied=80),
        case("cut", copied=70, edited=9),
        case("light", copied=20, edited=60),
        case("light", copied=20, edited=70),
        case("heavy", rewritten=20),
        case("heavy", rewritten=30),
        case("non"),
        case("non"),
    ]
    named = {metric.name: metric.figure(cases) for metric in clough_stevenson.metrics("")}
    assert named["macro-F1, four classes"] == 1.0
