"""Who may have taken wording from whom: said only where the grounds suffice."""

from __future__ import annotations

import pytest

from compare.model import Sharing
from compare.provenance.reuse.credits import credits_of
from tests.provenance.shared import (
    CRANE,
    DIVERS,
    HARBOUR,
    MARKET,
    PILOT,
    SCHOOL,
    directed,
    document,
)

COPY = f"{HARBOUR} {DIVERS} {CRANE}"


def told(a: str, b: str, /, **heads: dict[str, str]) -> Sharing:
    made = document(a, "A", **heads.get("a", {})), document(b, "B", **heads.get("b", {}))
    return directed(*made)["A", "B"]


def test_nothing_is_said_where_nothing_shows() -> None:
    one = told(f"{PILOT}\n\n{COPY}", f"{COPY}\n\n{SCHOOL}")
    assert (one.origin, one.source, one.grounds) == ("unknown", None, ())
    assert one.explanation == "Nothing shows which of the two had it first."


def test_who_names_the_other_has_it_from_there() -> None:
    b = f"{COPY} The harbour stays shut, the Skarvholm Courier reported on Friday."
    one = told(COPY, b, a={"publisher": "The Skarvholm Courier"})
    assert (one.origin, one.source) == ("taken", "A")
    (ground,) = one.grounds
    assert ground.kind == "credit"
    assert ground.passages[0].document == "B"
    assert ground.passages[0].span.of(b) == "Skarvholm Courier reported"
    assert one.explanation == (
        "B has it from A: B names Skarvholm Courier (“Skarvholm Courier reported”)."
    )


def test_who_was_published_first_cannot_have_named_what_came_later() -> None:
    b = f"{COPY} So the Skarvholm Courier reported."
    one = told(
        COPY,
        b,
        a={"publisher": "Skarvholm Courier", "published": "2025-03-06"},
        b={"published": "2025-03-05"},
    )
    assert (one.origin, one.source) == ("common", "Skarvholm Courier")


@pytest.mark.parametrize("name", ["AP", "The Associated Press"])
def test_both_naming_one_agency_have_it_from_there(name: str) -> None:
    a = f"{COPY} He told the Associated Press that he had seen nothing."
    b = f"{COPY} That is according to {name}."
    one = told(a, b)
    assert (one.origin, one.source) == ("common", "Associated Press")
    assert one.explanation == "Common source likely: both name Associated Press."
    assert [ground.passages[0].document for ground in one.grounds] == ["A", "B"]


def test_a_picture_of_an_agency_is_no_source() -> None:
    a = document(f"Photo: Reuters\n\n{COPY}\n\n{PILOT}\n")
    assert credits_of([a])["A"].names == ()
    b = document(f"{COPY} (Reuters)", "B")
    assert directed(a, b)["A", "B"].origin == "unknown"


def test_the_later_one_alone_can_have_taken_it() -> None:
    heads = {"a": {"published": "2025-03-06"}, "b": {"published": "2025-03-05"}}
    one = told(f"{PILOT} {COPY}", f"{COPY} {SCHOOL}", **heads)
    assert (one.origin, one.source) == ("one-way", "B")
    assert one.explanation == (
        "If either has it from the other, A has it from B: B was published on 2025-03-05, A on 2025-03-06."
    )
    same_month = told(COPY, COPY, a={"published": "2025-03"}, b={"published": "2025-03-05"})
    assert same_month.origin == "unknown"


LONG = [
    "The old freighter Marta Lind, laden with paper and salt, ran into the north pier shortly after dawn.",
    "Divers who came from the naval base found no crack in the foundations, but they will go down again.",
    "A crane that had stood on the pier for half a century toppled into the basin with a long groan.",
    "Nobody had told the pilot, a veteran of the port, that the lights at the entrance were out of order.",
]
SHORT = [
    "The old freighter Marta Lind ran into the north pier shortly after dawn.",
    "Divers found no crack in the foundations, but they will go down again.",
    "A crane that had stood on the pier for half a century toppled into the basin.",
    "Nobody had told the pilot that the lights at the entrance were out of order.",
]


def test_what_lacks_words_throughout_and_is_in_the_other_as_a_whole_is_cut_from_it() -> None:
    fuller = "\n\n".join(
        f"{line} {more}" for line, more in zip(LONG, [SCHOOL, MARKET, SCHOOL, MARKET], strict=True)
    )
    one = told("\n\n".join(SHORT), fuller)
    assert (one.origin, one.source) == ("one-way", "B")
    assert [ground.kind for ground in one.grounds] == ["cut", "extent"]
    assert "A lacks words that B has in 3 places" in one.explanation


def test_an_earlier_cut_and_a_later_full_text_have_a_common_source() -> None:
    heads = {"a": {"published": "2025-03-05"}, "b": {"published": "2025-03-06"}}
    one = told("\n\n".join(SHORT), "\n\n".join(LONG), **heads)
    assert (one.origin, one.source) == ("common", None)
    assert one.explanation == (
        "Common source likely: A was published first, yet A lacks words that B has in 4 places."
    )


def test_a_third_account_that_has_what_each_of_the_two_lacks_is_the_source() -> None:
    a = document(f"{HARBOUR} {DIVERS} {CRANE}")
    b = document(f"{HARBOUR} {DIVERS} {PILOT}", "B")
    c = document(f"{HARBOUR} {DIVERS} {CRANE} {PILOT} {MARKET}", "C")
    found = directed(a, b, c)
    assert (found["A", "B"].origin, found["A", "B"].source) == ("common", "C")
    assert [ground.kind for ground in found["A", "B"].grounds] == ["third", "third"]
    assert found["A", "C"].origin == "unknown"


def test_quotations_alone_are_no_shared_wording() -> None:
    said = '"We shall rebuild the old town stone by stone until the last of us is tired"'
    one = told(f"{PILOT} {said}, she said.", f"{SCHOOL} She said: {said}.")
    assert one.explanation == "They share nothing but quotations of others."
    assert [share.shared for share in one.shares] == [0, 0]
    assert all(share.quoted == 16 for share in one.shares)
