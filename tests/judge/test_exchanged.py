"""The same words in another order: told where names change places, also in longer accounts; else silent."""

from __future__ import annotations

import pytest

from tests.judge.test_padded import HERE, THERE, padded
from tests.judge.told import conflicts, findings, said

EXCHANGED = [
    (
        "Corwell beat Tavistry in the semi-final on Saturday.",
        "Tavistry beat Corwell in the semi-final on Saturday.",
        {"Corwell beat Tavistry", "Tavistry beat Corwell"},
    ),
    (
        "Norlund was sold to Vestby for a price that was not disclosed.",
        "Vestby was sold to Norlund for a price that was not disclosed.",
        {"Norlund was sold to Vestby", "Vestby was sold to Norlund"},
    ),
    (
        "Ines Carrow lent Hugh Dene the money for the boatyard.",
        "Hugh Dene lent Ines Carrow the money for the boatyard.",
        {"Ines Carrow", "Hugh Dene"},
    ),
]
IN_OTHER_WORDS = [
    (
        "Corwell were beaten by Tavistry in the semi-final on Saturday.",
        "Corwell beat Tavistry in the semi-final on Saturday.",
    ),
    (
        "The shop paid 40 pounds for 12 lamps.",
        "The shop paid 12 pounds for 40 lamps.",
    ),
    (
        "The owner left the house before the fire broke out.",
        "The owner left the house after the fire broke out.",
    ),
]
ONE_LIST = [
    ("Ann and Bob opened a bakery in Dorrow.", "Bob and Ann opened a bakery in Dorrow."),
    ("Ann, Bob and Carl opened a bakery.", "Carl, Ann and Bob opened a bakery."),
    ("The firm has shops in Dorrow and Hexley.", "The firm has shops in Hexley and Dorrow."),
]
SAME = [
    (
        "Tavistry were beaten by Corwell in the semi-final on Saturday.",
        "Corwell beat Tavistry in the semi-final on Saturday.",
    ),
    ("The mill burned down in May.", "In May the mill burned down."),
]


def long(a: str, b: str) -> tuple[str, str]:
    return padded(a, HERE), padded(b, THERE)


@pytest.mark.parametrize(("a", "b", "quotes"), EXCHANGED)
def test_names_that_change_places_are_a_conflict(a: str, b: str, quotes: set[str]) -> None:
    for texts in ((a, b), (b, a), long(a, b)):
        found = [set(found[1:]) for found in conflicts(*texts)]
        assert found == [quotes]


@pytest.mark.parametrize(("a", "b"), [row[:2] for row in EXCHANGED] + IN_OTHER_WORDS)
def test_what_is_exchanged_is_never_called_the_same(a: str, b: str) -> None:
    for texts in ((a, b), (b, a), long(a, b)):
        assert conflicts(*texts)
        assert not [f for f in findings("agree", *texts) if f.rule == "wording"]


@pytest.mark.parametrize(("a", "b"), ONE_LIST + SAME)
def test_another_order_of_one_list_or_clause_is_no_conflict(a: str, b: str) -> None:
    for texts in ((a, b), (b, a), long(a, b)):
        assert conflicts(*texts) == []
        assert said("open", *texts) == []


def test_what_is_exchanged_is_told_once() -> None:
    a, b, _ = EXCHANGED[0]
    assert len(conflicts(a, b)) == len(conflicts(*long(a, b))) == 1


@pytest.mark.parametrize("pad", [False, True])
def test_percent_and_percentage_points_are_two_amounts(pad: bool) -> None:
    a = "Water rates in Dorrow rose by 3 percent."
    b = "Water rates in Dorrow rose by 3 percentage points."
    texts = long(a, b) if pad else (a, b)
    assert conflicts(*texts) == [("number", "3 percent", "3 percentage points")]
    assert not [f for f in findings("agree", *texts) if f.category == "number"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # the list goes on behind what was read of it
        (
            "Five countries joined the pact.",
            "Iceland, Norway, Chile, Peru, Kenya and, since May, Ghana joined the pact.",
        ),
        # a dot for the thousands
        ("The site has 23,417 users in Dorrow.", "The site has 23.417 users in Dorrow."),
    ],
)
def test_neither_agreement_nor_conflict(a: str, b: str) -> None:
    for texts in ((a, b), (b, a), long(a, b)):
        assert conflicts(*texts) == []
        assert not [f for f in findings("agree", *texts) if f.category in ("number", "count")]
