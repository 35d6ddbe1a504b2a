"""Clauses that are counterparts and answer differently: what clashes by type, and what does not."""

from __future__ import annotations

import pytest

from compare.match import clashes
from compare.match.question import Scene
from tests.match.accounts import FERRY, LIBRARY, analysed, swapped

Told = tuple[str, str, str, bool]
"""Category, both quotes, and whether the two cannot both hold."""


def found(a: str, b: str) -> list[Told]:
    accounts = analysed(a, b)
    texts = [account.document.text for account in accounts]
    return [
        (c.category, c.first.of(texts[0]), c.second.of(texts[1]), c.apart)
        for c in clashes.find(Scene(accounts, ()), [0, 1])
    ]


@pytest.mark.parametrize("text", [*FERRY, *LIBRARY])
def test_the_same_text_clashes_nowhere(text: str) -> None:
    assert found(text, text) == []


@pytest.mark.parametrize(
    ("old", "new", "category"),
    [
        ("6,200 signatures", "4,900 signatures", "number"),
        ("Saturday", "Sunday", "date"),
        ("Adeline Marsh", "Norbert Quill", "entity"),
        ("Cooper Street", "Tanner Street", "entity"),
        ("against the plan", "for the plan", "antonym"),
    ],
)
def test_values_are_held_against_each_other_by_type(old: str, new: str, category: str) -> None:
    ((told, one, other, apart),) = found(LIBRARY[0], swapped(LIBRARY[0], (old, new)))
    assert told == category
    assert one in old and other in new
    assert apart


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("within 30 days", "within 45 days"),
        ("at least 30 days", "at least 45 days"),
        ("until the end of June", "until the end of July"),
    ],
)
def test_two_limits_may_both_hold(old: str, new: str) -> None:
    text = f"{FERRY[0]}\nThe fines of the harbour office are to be paid {old}.\n"
    ((_, one, other, apart),) = found(text, swapped(text, (old, new)))
    assert one in old and other in new
    assert not apart


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # the same, more closely or in other words
        ("212 passengers", "about 210 passengers"),
        ("on Tuesday", "on Tuesday evening"),
        ("forty minutes", "40 minutes"),
        # a name of which the other account knows a part
        ("Captain Moira Tench", "Captain Tench"),
        # the account has the other word too
        ("The Pellworth Line", "The Saint Brannoc company"),
        # another word, not an opposite
        ("blankets", "pillows"),
    ],
)
def test_what_may_be_the_same_does_not_clash(old: str, new: str) -> None:
    assert found(FERRY[0], swapped(FERRY[0], (old, new))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("East Pellworth Lane", "E. Pellworth Lane"),
        ("Pellworth Avenue", "Pellworth Ave."),
        # one motion, seen from two sides
        ("went", "came"),
    ],
)
def test_one_thing_in_short_or_seen_from_two_sides_does_not_clash(one: str, other: str) -> None:
    line = f"A surveyor {one} to the office."
    if one[0].isupper():
        line = f"The surveyor lives in {one}."
    text = f"{FERRY[0]}\n{line}\n"
    assert found(text, swapped(text, (one, other))) == []


def test_headings_clash_with_nothing() -> None:
    head = "Storm kills nine in Hexley"
    one = f"{head}\n\n{LIBRARY[0]}"
    assert found(one, swapped(one, ("nine", "twelve"))) == []


def test_three_accounts_are_held_against_each_other_in_pairs() -> None:
    texts = [LIBRARY[0], *(swapped(LIBRARY[0], ("6,200", n)) for n in ("4,900", "7,100"))]
    held = Scene(analysed(*texts), ())
    assert [(c.a, c.b) for c in clashes.find(held, [0, 1, 2])] == [(0, 1), (0, 2), (1, 2)]
    assert [(c.a, c.b) for c in clashes.find(held, [0, 2])] == [(0, 2)]
