"""Rule ``substitution``: one word or name exchanged in sentences that otherwise say the same."""

from __future__ import annotations

from functools import cache

import pytest

import compare
from compare.judge import RULES
from compare.model import Finding
from tests.judge.told import conflicts

ALONE = compare.Options(disabled_rules=tuple(rule for rule in RULES if rule != "substitution"))


@cache
def alone(*texts: str) -> tuple[Finding, ...]:
    """Return what the rule finds where no other goes before it."""
    report = compare.compare_texts(*texts, options=ALONE)
    return tuple(f for f in report.findings if f.rule == "substitution")


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (  # Opposite nouns.
            "The mayor said the accident led to a loss of power in the northern half of the city.",
            "The accident led to a gain of power in the northern half of the city, the mayor said.",
            "loss",
            "gain",
        ),
        (
            "The orchard was bought by her brother in the spring of last year.",
            "The orchard was bought by her sister in the spring of last year.",
            "brother",
            "sister",
        ),
        (  # Opposite adjectives, also as one is made from the other.
            "A young conductor led the orchestra through the long winter season.",
            "An old conductor led the orchestra through the long winter season.",
            "young",
            "old",
        ),
        (
            "The agency sent a manned capsule to the station in the spring.",
            "The agency sent an unmanned capsule to the station in the spring.",
            "manned",
            "unmanned",
        ),
        (  # The parser takes one of them for a noun.
            "The road leads to the north gate of the old town.",
            "The road leads to the south gate of the old town.",
            "north",
            "south",
        ),
        (  # Both say that it may happen.
            "The fault in the valve could lead to a loss of pressure in the cabin.",
            "The fault in the valve could lead to a gain of pressure in the cabin.",
            "loss",
            "gain",
        ),
        (  # A definite subject, in sentences so long and so alike that they tell of one thing.
            "Volunteers from four villages said that the young otters carried stones from the mouth "
            "of the river to a den below the roots of a fallen willow.",
            "Volunteers from four villages said that the old otters carried stones from the mouth "
            "of the river to a den below the roots of a fallen willow.",
            "young",
            "old",
        ),
        (  # A nationality that the rule on roles does not reach.
            "The divers pulled the body of a Danish sailor from the river on Monday.",
            "The divers pulled the body of a Norwegian sailor from the river on Monday.",
            "Danish",
            "Norwegian",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert [tuple(e.quote for e in found.evidence) for found in alone(a, b)] == [(here, there)]


def test_says_what_differs_and_why() -> None:
    found = alone(
        "The orchard was bought by her brother in the spring of last year.",
        "The orchard was bought by her sister in the spring of last year.",
    )
    assert found[0].explanation == (
        "Otherwise the sentences match, but A says “brother” and B “sister”, which are opposites."
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Other words for the same.
        (
            "The committee gave the prize to a painter from the islands.",
            "The jury gave the award to a painter from the islands.",
        ),
        (
            "The storm damaged the roof of the old school in the valley.",
            "The storm damaged the roof of the old building in the valley.",
        ),
        (
            "The minister started an inquiry into the collapse of the bridge.",
            "The minister opened an inquiry into the collapse of the bridge.",
        ),
        # Both sentences have both.
        (
            "The war began in the north and ended in the south of the country.",
            "The war ended in the south after it began in the north of the country.",
        ),
        (
            "The old bridge stands beside the new bridge at the mouth of the river.",
            "The new bridge stands beside the old bridge at the mouth of the river.",
        ),
        # Another time, or a denial.
        (
            "The trawler rescued a Danish sailor from the harbour on 4 March 2024.",
            "The trawler rescued a Norwegian sailor from the harbour on 9 May 2024.",
        ),
        (
            "The winner of the race is a Danish sailor.",
            "The winner of the race is not a Norwegian sailor.",
        ),
        # What narrows a definite subject down says which thing is meant.
        (
            "The manned capsule landed in the desert after a long flight.",
            "The unmanned capsule landed in the desert after a long flight.",
        ),
        # Another place, and another number or word.
        ("The fire killed ten workers in Leeds.", "The fire killed twelve workers in York."),
        (
            "The fire in Leeds destroyed the old mill on the canal.",
            "The fire in York destroyed the new mill on the canal.",
        ),
        ("Five men were arrested in the raid.", "Three women were arrested in the raid."),
        (
            "The fault could lead to a loss of pressure in the cabin of the lift.",
            "The repair has brought a gain of pressure in the cabin of the lift.",
        ),
        # One of several, or in a list.
        (
            "Paul Brandt was one of the sailors who won the race.",
            "Ole Lund was one of the sailors who won the race.",
        ),
        (
            "The choir sang in Riga and Oslo.",
            "The choir sang in Riga and Turku.",
        ),
        # Forms of one name; a part and its whole.
        (
            "The museum stands on the coast of West Africa.",
            "The museum stands on the coast of Ghana.",
        ),
        (
            "Early members of Methodism met in the hall on the market square.",
            "Early members of the Methodist movement met in the hall on the market square.",
        ),
        # Two people may say the same.
        (
            "“The roof came down like a curtain,” said a young witness from the village.",
            "“The roof came down like a curtain,” said an old witness from the village.",
        ),
        # Two stories.
        (
            "A young doctor from Leeds was fined for speeding on the coast road.",
            "An old farmer from Turku was thanked for pulling a child from the canal.",
        ),
        (
            "Divers searched the wreck for survivors on Monday morning.",
            "Rescuers searched the wreck for survivors on Monday morning.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert alone(a, b) == ()


def test_gives_way_to_a_rule_that_knows_more() -> None:
    a = "The bridge in Leeds was opened by Anna Keller."
    b = "The bridge in Leeds was opened by Ruth Lang."
    assert [found[1:] for found in conflicts(a, b)] == [("Anna Keller", "Ruth Lang")]


def test_can_be_left_out() -> None:
    options = compare.Options(disabled_rules=tuple(RULES))
    report = compare.compare_texts(
        "The orchard was bought by her brother in the spring of last year.",
        "The orchard was bought by her sister in the spring of last year.",
        options=options,
    )
    assert [f for f in report.findings if f.kind == "conflict"] == []
