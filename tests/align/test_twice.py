"""Two tellings in one account are seen; paragraphs on one topic are not taken for them."""

from __future__ import annotations

import pytest

import compare
from compare.align.twice import told_twice
from tests.judge.told import told
from tests.match.accounts import FERRY, LIBRARY, analysed, disputes, swapped

FIRST = (
    "The Coastal Compact was signed in 1996 by nine states. Under it, each of them keeps two "
    "aircraft ready to search for sailors in distress."
)
SECOND = (
    "Signed by nine states in 1996, the Coastal Compact binds them all. Every member has to hold "
    "two aircraft ready to look for sailors in distress."
)
REST = (
    "Bakers along the canal sold out of rye bread before breakfast.\n\n"
    "A choir of pensioners rehearsed in the gymnasium."
)


def twice(text: str) -> list[tuple[tuple[int, int], ...]]:
    return [found.pairs for found in told_twice(analysed(text)[0])]


def test_two_tellings_are_seen_and_told_once() -> None:
    text = f"{FIRST}\n\n{REST}\n\n{SECOND}"
    assert twice(text) == [((0, 4), (1, 5))]
    (found,) = [f for f in told(text).findings if f.scope == "internal"]
    assert (found.kind, found.rule) == ("agree", "wording")
    assert found.explanation == "A tells this part of its story twice, in other words."
    options = compare.Options(internal=False)
    report = compare.compare_texts(text, REST, names=("a", "b"), options=options)
    assert not [f for f in report.findings if f.scope == "internal"]


@pytest.mark.parametrize(
    ("old", "new"), [("two", "three"), ("1996", "1998"), ("has to hold", "does not have to hold")]
)
def test_tellings_that_are_at_odds_are_not_vouched_for(old: str, new: str) -> None:
    text = f"{FIRST}\n\n{REST}\n\n{SECOND.replace(old, new)}"
    assert not [f for f in told(text).findings if f.scope == "internal" and f.kind == "agree"]


@pytest.mark.parametrize("text", [*FERRY, *LIBRARY, f"{FIRST}\n\n{REST}", f"{FIRST} {SECOND}"])
def test_an_account_that_tells_its_story_once(text: str) -> None:
    assert not twice(text)


@pytest.mark.xfail(
    strict=True, reason="both tellings are held against the other account, and told apart"
)
def test_a_second_telling_is_no_rival_of_the_first() -> None:
    sentences = FERRY[0].strip().split("\n\n")
    text = "\n\n".join([*sentences, sentences[1]])
    (found,) = [
        f
        for f in disputes(text, swapped(FERRY[0], ("212 passengers", "231 passengers")))
        if f.scope == "cross"
    ]
    assert found.kind == "conflict"
