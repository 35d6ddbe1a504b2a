"""Names of whole articles that fill one place, and what only looks like it."""

from __future__ import annotations

import math

import numpy as np
import pytest

import compare
from compare.match.facts import answers
from compare.match.facts.answers import SURE_NAME
from compare.match.facts.around import Surroundings
from compare.match.facts.introduced import introduced
from compare.match.facts.names import COMPARED, name_chances, name_pairs
from compare.model import Mention
from tests.judge.told import findings
from tests.match.accounts import FERRY, LIBRARY
from tests.match.test_facts import conflicts, scene, swap

BLAZE = """A fire destroyed the paint shop of the shipyard in Tornby on Sunday night.
The blaze was discovered by the watchman, Karl Brandt, who was on his round.
Forty firemen fought the flames until the morning.
Nobody was hurt, and the two ships in the docks were saved.
The yard's owner wants to have the shop built again within a year.
The paint is to come from Hamburg."""
SMOKE = """In Tornby the shipyard's paint shop burned down on Sunday night.
It was watchman Ove Lindgren who saw the smoke on his round and called for help.
Some forty firemen needed until the morning to put the fire out.
Both ships in the docks escaped, and nobody was injured.
Within a year the shop is to stand again, the owner says. He will buy the paint in Antwerp."""
TWO = ("Karl Brandt", "Ove Lindgren")


def test_two_people_in_one_place_are_a_conflict() -> None:
    assert TWO in conflicts(BLAZE, SMOKE)


def test_two_towns_in_one_place_are_a_conflict() -> None:
    assert ("Hamburg", "Antwerp") in conflicts(BLAZE, SMOKE)


def test_it_is_told_as_what_it_is_and_why() -> None:
    report = compare.compare_texts(BLAZE, SMOKE)
    told = next(f for f in report.findings if f.evidence[0].quote == TWO[0])
    assert (told.rule, told.category) == ("answers", "entity")
    assert "who, what or where" in told.explanation
    assert [(level.comparison, level.level) for level in told.levels] == [
        ("what is said of them", "one question by the words around them"),
        ("other names", "no other name is as likely"),
        ("who they are", "neither account knows the other name"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Ove Lindgren", "Karl Brandt", id="the same"),
        pytest.param("Ove Lindgren", "Brandt", id="a part of it"),
        pytest.param("Ove Lindgren", "Karl Brant", id="misspelled"),
        pytest.param("in Antwerp", "in Germany", id="a town and its country"),
        pytest.param("in Antwerp", "in Antwerp, Hamburg and Bremen", id="one of several"),
    ],
)
def test_what_can_both_hold_is_no_conflict(old: str, new: str) -> None:
    named = TWO[0] if old == TWO[1] else "Hamburg"
    found = findings("conflict", BLAZE, swap(SMOKE, old, new))
    assert not [f for f in found if f.rule == "answers" and f.evidence[0].quote == named]


def test_other_people_of_one_sort_are_not_held_against_each_other() -> None:
    other = swap(SMOKE, "Some forty firemen", "A baker, Ida Moe, brought rolls. Some forty firemen")
    assert not [pair for pair in conflicts(BLAZE, other) if "Ida Moe" in pair[1]]


def test_who_is_known_to_both_is_less_surely_another() -> None:
    known = swap(SMOKE, "for help", "for help. His colleague Karl Brandt ran to the docks")
    assert surely(BLAZE, SMOKE) > surely(BLAZE, known)


def surely(a: str, b: str) -> float:
    """Return the chance of the two watchmen."""
    found, values = name_pairs(Surroundings(scene(a, b), 0, 1))
    chances, _ = name_chances(values)
    told = [(p.a.span.of(a), p.b.span.of(b)) for p in found]
    return float(chances[told.index(TWO)])


def test_each_is_told_once_however_often_it_is_named() -> None:
    other = swap(SMOKE, "and nobody was injured", "and Lindgren was not injured")
    assert [pair[0] for pair in conflicts(BLAZE, other)].count(TWO[0]) == 1


def test_accounts_of_two_events_name_nothing_alike() -> None:
    assert answers(scene(FERRY[0], LIBRARY[0]), [0, 1]) == ()


def test_the_order_of_the_accounts_changes_nothing() -> None:
    one = {frozenset(pair) for pair in conflicts(BLAZE, SMOKE)}
    assert one == {frozenset(pair) for pair in conflicts(SMOKE, BLAZE)}


def test_a_rule_that_is_off_tells_nothing() -> None:
    options = compare.Options(disabled_rules=("answers",))
    report = compare.compare_texts(BLAZE, SMOKE, options=options)
    assert not [f for f in report.findings if f.rule == "answers"]


def test_what_is_weighed_adds_up_to_the_chance() -> None:
    found, values = name_pairs(Surroundings(scene(BLAZE, SMOKE), 0, 1))
    assert values.shape == (len(found), len(COMPARED))
    chances, shares = name_chances(values)
    odds = np.log(chances / (1 - chances))
    rest = odds - shares.sum(axis=1)
    assert np.allclose(rest, rest[0]), "what is left is the intercept"
    best = found[int(chances.argmax())]
    assert chances.max() >= SURE_NAME
    assert not best.holds
    assert math.isclose(values[int(chances.argmax()), COMPARED.index("introduced as one")], 1.0)


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The watchman, Karl Brandt, saw it.", {"watchman"}),
        ("It was watchman Karl Brandt who saw it.", {"watchman"}),
        ("Karl Brandt, a watchman, saw it.", {"watchman"}),
        ("Karl Brandt is the watchman.", {"watchman"}),
        ("Karl Brandt saw it.", set()),
    ],
)
def test_as_what_a_name_is_introduced(text: str, nouns: set[str]) -> None:
    account = scene(text).accounts[0]
    names = [m for m in account.analysis.mentions if m.type == "person"]
    assert introduced(account, names[0]) == nouns


def test_no_name_of_a_heading_is_taken() -> None:
    found, _ = name_pairs(Surroundings(scene(f"# Karl Brandt\n\n{BLAZE}", SMOKE), 0, 1))
    held = {p.a.value.span.start for p in found if isinstance(p.a.value, Mention)}
    assert held
    assert min(held) > len("# Karl Brandt")


def test_it_is_not_shown_to_be_compared_as_well() -> None:
    both = [f for f in findings("open", BLAZE, SMOKE) if f.evidence[0].quote in TWO]
    assert not both
