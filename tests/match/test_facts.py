"""Figures and times of whole articles that answer one question, and what only looks like it."""

from __future__ import annotations

import numpy as np
import pytest

import compare
from compare import align
from compare.analyse import analyse
from compare.analyse.sentences import segment
from compare.match import events
from compare.match.facts import answers
from compare.match.facts.around import Surroundings
from compare.match.facts.held import Fact, alike, held, hold
from compare.match.facts.pairs import ALONE, BESIDE, FactPair, beside, pairs
from compare.match.question import Scene
from compare.options import Options
from compare.read import read_text
from tests.judge.told import findings
from tests.match.accounts import FERRY, LIBRARY, analysed

GREENHOUSE = """A hailstorm smashed the glass of the botanical garden in Lindesund on Tuesday afternoon.
The gardeners counted 340 broken panes in the palm house alone.
Repairs are going to cost 2.4 million kroner, said the head of the garden, Berit Aune.
She wants to have the house ready again before the frost.
Visitors may still walk in the park, where two old limes lost their crowns."""
WEATHER = """Hailstones as large as walnuts came down on Lindesund on Tuesday.
In the botanical garden the palm house had 520 panes broken by them.
Mending it will swallow 3.9 million kroner, according to Aune, who runs the garden.
It is meant to be done by the time of the first frost.
Nobody was hurt, since the keepers had cleared the paths in time."""
TWO = (GREENHOUSE, WEATHER)
APART = (
    """Bakers want to sell bread on Sundays again.
Their guild handed a petition to the minister.
Most shoppers asked by a pollster liked the idea.
The trade union spoke of a step back by decades.
A bill is promised before the summer.""",
    """The swallows came home early this spring.
Bird watchers saw the first of them over the reeds.
Mild winds from the south carried the flocks.
Farmers were asked to leave the barn doors open.
The nests of last year are still in good order.""",
)
"""Two articles that have nothing in common."""


def scene(*texts: str) -> Scene:
    analyses = analysed(*texts)
    return Scene(analyses, align.link(analyses, Options()))


def conflicts(a: str, b: str) -> set[tuple[str, str]]:
    found = findings("conflict", a, b)
    return {(f.evidence[0].quote, f.evidence[1].quote) for f in found}


def swap(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def test_figures_that_are_told_in_other_words_are_a_conflict() -> None:
    assert ("2.4 million kroner", "3.9 million kroner") in conflicts(GREENHOUSE, WEATHER)


def test_a_count_of_the_same_things_is_a_conflict() -> None:
    assert any("340" in a and "520" in b for a, b in conflicts(GREENHOUSE, WEATHER))


def test_accounts_with_little_in_common_answer_no_common_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line on a repair each, in two articles on two other things."""
    texts = [f"{text.splitlines()[2]}\n{rest}" for text, rest in zip(TWO, APART, strict=True)]
    assert answers(scene(*texts), (0, 1)) == ()
    monkeypatch.setattr(events, "IN_COMMON", 0)
    assert answers(scene(*texts), (0, 1)), "it is that alone which keeps them apart"


@pytest.mark.parametrize(
    ("old", "new", "figure"),
    [
        pytest.param("3.9 million", "2.4 million", "million", id="the same"),
        pytest.param("3.9 million", "almost 2.5 million", "million", id="rounded"),
        pytest.param("520 panes", "another 520 panes", "520", id="on top of others"),
        pytest.param(
            "520 panes broken by them",
            "340 panes broken by them, though a first guess had been 610 panes",
            "610",
            id="a guess before",
        ),
        pytest.param(
            "in time.",
            "in time. Another glasshouse had cost 2.4 million kroner.",
            "3.9",
            id="known",
        ),
    ],
)
def test_what_can_both_hold_is_no_conflict(old: str, new: str, figure: str) -> None:
    found = conflicts(GREENHOUSE, swap(WEATHER, old, new))
    assert not [pair for pair in found if figure in pair[1]]


def test_what_may_be_of_another_year_is_no_conflict() -> None:
    here = "The garden took in 2.4 million kroner last year"
    there = "In its best year, 2011, the garden took in 3.9 million kroner"
    ours = swap(GREENHOUSE, "Repairs are going to cost 2.4 million kroner", here)
    theirs = swap(WEATHER, "Mending it will swallow 3.9 million kroner", there)
    assert not [pair for pair in conflicts(ours, theirs) if "million" in pair[1]]


def test_two_sums_in_one_sentence_are_not_taken_for_one_another() -> None:
    other = swap(WEATHER, "3.9 million kroner", "3.9 million kroner, and 1.7 million for the pipes")
    assert not [pair for pair in conflicts(GREENHOUSE, other) if "million" in pair[1]]


def test_accounts_of_two_events_answer_nothing_alike() -> None:
    assert answers(scene(FERRY[0], LIBRARY[0]), [0, 1]) == ()


def test_the_order_of_the_accounts_changes_nothing() -> None:
    one = {frozenset(pair) for pair in conflicts(GREENHOUSE, WEATHER)}
    assert one == {frozenset(pair) for pair in conflicts(WEATHER, GREENHOUSE)}


def test_it_is_silent_where_it_is_disabled() -> None:
    options = Options(disabled_rules=("answers",))
    report = compare.compare_texts(GREENHOUSE, WEATHER, names=("a", "b"), options=options)
    assert [f for f in report.findings if f.rule == "answers"] == []


# --- facts ---------------------------------------------------------------------------


def facts(text: str) -> tuple[Fact, ...]:
    analysis = analyse(segment(read_text(text, "a")), Options())
    return held(Scene((analysis,), ()), 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They walked for 144 days.", "They walked for five months."),
        ("They waited 13 days.", "They waited two weeks."),
        ("They waited ten weeks.", "They waited ten weeks."),
    ],
)
def test_a_time_may_be_another_in_a_larger_unit(one: str, other: str) -> None:
    (a,), (b,) = facts(one), facts(other)
    assert alike(a, b)
    assert hold(a, b)
    assert hold(b, a)


def test_two_lengths_of_time_in_one_unit_are_two() -> None:
    (a,), (b,) = facts("They walked for five weeks."), facts("They walked for six weeks.")
    assert not hold(a, b)


@pytest.mark.parametrize(
    ("one", "other", "of_one_sort"),
    [
        ("It fell in the 58th minute.", "It fell in the 71st minute.", True),
        ("It was the 31st win.", "It was the 19th victory.", True),
        ("It was the 31st flight.", "It was the 19th wedding.", False),
    ],
)
def test_ordinals_are_of_one_sort_where_their_nouns_are(
    one: str, other: str, of_one_sort: bool
) -> None:
    (a,), (b,) = facts(one), facts(other)
    assert alike(a, b) is of_one_sort
    assert not hold(a, b)


def test_no_and_one_count_nothing() -> None:
    assert facts("No ship came. One of them sank.") == ()


def test_a_lead_is_over_all_that_either_fact_could_be_held_against() -> None:
    (a, b), (c, d) = facts("Six ships. Nine ships."), facts("Seven ships. Ten ships.")
    found = [FactPair(x, y, False, (0.0, 0.0)) for x in (a, b) for y in (c, d)]
    odds = np.array([2.0, -1.0, 0.5, -9.0])
    rows = beside(found, odds)
    assert rows.shape == (4, len(BESIDE))
    assert rows[0].tolist() == [2.0, 1.5, 3.0, 0.0, 0.0]
    assert rows[2].tolist() == [0.5, -1.5, 4.0, 0.0, 0.0]


def test_each_pair_has_a_value_of_each_comparison() -> None:
    found, values = pairs(Surroundings(scene(GREENHOUSE, WEATHER), 0, 1))
    assert values.shape == (len(found), len(ALONE))
    assert np.isfinite(values).all()


def test_the_members_of_a_long_list_answer_no_question() -> None:
    listed = ", ".join(f"{number} panes" for number in range(301, 331))
    texts = [f"{text}\nBroken by row were {listed}." for text in TWO]
    _, values = pairs(Surroundings(scene(*texts), 0, 1))
    assert len(values) < len(range(301, 331)), "each is not held against each"
