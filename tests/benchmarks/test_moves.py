"""The bench of edited moves, and what it asks of the program."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks import moved as by_itself
from benchmarks.cases import Item, Prediction
from benchmarks.editions import Edition, editions
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


def test_the_editions_of_the_first_figures_stay_what_they_were() -> None:
    made = list(moves())
    assert (len(made), sum(len(moved.pairs) for moved in made)) == (102, 2387)


@pytest.fixture(scope="module")
def made() -> list[Edition]:
    return list(islice(editions(), 0, None, 4))


def test_what_was_moved_stands_elsewhere_and_the_rest_in_its_order(made: list[Edition]) -> None:
    assert made == list(islice(editions(), 0, None, 4))
    for own in made:
        old, new = ([line for part in parts for line in part] for parts in (own.old, own.new))
        assert {pair for pair in own.pairs if old[pair[0]] != new[pair[1]]} == own.edited
        stays = sorted(own.pairs - own.alone - own.within)
        assert stays == sorted(stays, key=lambda pair: pair[1])
        assert own.alone and own.moved
        assert own.moved < own.paragraphs
        for pair in own.alone | own.within:
            assert any((pair[0] < a) != (pair[1] < b) for a, b in stays)
    assert sum(len(own.alone & own.edited) for own in made) > 20
    assert any(len(own.new[b]) > 1 for own in made for _, b in own.moved)


def test_what_moved_is_told_as_moved(made: list[Edition]) -> None:
    figures = {f.name: f.value for f in by_itself.figures(made, list(map(by_itself.told, made)))}
    assert figures["sentences told as moved, F1"] >= 0.99
    assert figures["paragraphs told as moved, F1"] >= 0.99
    assert figures["sentence moved and edited: told as moved"] >= 0.98


def test_a_pair_that_is_found_but_not_told_as_moved_is_missed() -> None:
    own = Edition(
        "story/a",
        (("One.", "Two."), ("Three.",)),
        (("Three.",), ("One.", "Two.")),
        pairs=frozenset({(0, 1), (1, 2), (2, 0)}),
        edited=frozenset(),
        alone=frozenset(),
        within=frozenset({(2, 0)}),
        paragraphs=frozenset({(0, 1), (1, 0)}),
        moved=frozenset({(1, 0)}),
    )
    said = by_itself.Told(own.pairs, frozenset({(0, 1)}), own.paragraphs, frozenset({(1, 0)}))
    figures = {figure.name: figure for figure in by_itself.figures([own], [said])}
    assert figures["sentences, all pairs, F1"].value == 1
    assert figures["sentences told as moved, F1"].value == 0
    assert figures["paragraphs told as moved, F1"].value == 1
    assert figures["sentences told as moved, recall"].n == 1


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
    assert named["accuracy, three classes"] == named["macro-F1, three classes"] == 1.0


def test_either_revision_is_rewritten_and_only_a_near_copy_is_copied() -> None:
    cases = [
        *(case("cut", copied=80 + n) for n in range(3)),
        *(case("light", copied=20, edited=60 + n) for n in range(3)),
        case("heavy", copied=85),  # a revision that is mostly copied is told as a copy
        case("heavy"),  # and one that shares nothing as new
        *(case("non") for _ in range(2)),
    ]
    named = {metric.name: metric.figure(cases) for metric in clough_stevenson.metrics("")}
    assert named["accuracy, three classes"] == 0.8
    assert named["F1, copied"] == 6 / 7
    assert named["F1, rewritten"] == 0.75
    assert named["F1, new"] == 0.8
