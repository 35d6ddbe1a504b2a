"""Two reports of two events, told in the same words."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings, told

HERE = """\
Quake kills 34 in Talvia

A magnitude 6.4 earthquake struck the coast of Talvia on Thursday, killing at least 34 people.

Interior Minister Dana Kolar said that 12 buildings had collapsed.

President Marek Vost declared three days of mourning.
"""
ELSEWHERE = """\
Nine die as earthquake shakes Oravia

Nine people were killed when an earthquake of magnitude 5.8 struck the north of Oravia on Wednesday.

Six buildings had collapsed, the rescue service said.

President Ilya Baran declared one day of mourning.
"""
IN_PASSING = f"""\
{ELSEWHERE}
Last week a magnitude 6.4 earthquake struck the coast of Talvia, killing 20 people.
"""
RETOLD = """\
Deadly earthquake in Talvia

An earthquake of magnitude 6.4 hit Talvia on Thursday and killed 30 people.

Dana Kolar said that 15 buildings had collapsed.

President Marek Vost declared one day of mourning.
"""
NO_PLACE = HERE.replace(" in Talvia", "").replace(" of Talvia", "")


def test_two_events_are_not_held_against_each_other() -> None:
    assert conflicts(HERE, ELSEWHERE) == []
    assert conflicts(ELSEWHERE, HERE) == []
    assert findings("open", HERE, ELSEWHERE) == findings("open", ELSEWHERE, HERE) == ()


def test_the_report_says_that_it_was_left_out() -> None:
    skipped = told(HERE, ELSEWHERE).skipped
    assert [one.document for one in skipped] == ["B"]
    assert "other events than A" in skipped[0].reason


def test_what_one_says_of_the_other_event_is_judged_all_the_same() -> None:
    found = conflicts(HERE, IN_PASSING)
    assert found and all(quotes[-1] == "20 people" for quotes in found)


@pytest.mark.parametrize("other", [RETOLD, NO_PLACE.replace("12 buildings", "15 buildings")])
def test_one_event_is(other: str) -> None:
    assert ("number", "12 buildings", "15 buildings") in conflicts(HERE, other)
    assert told(HERE, other).skipped == ()


def test_a_town_and_its_country_are_one_scene() -> None:
    a = HERE.replace("Talvia", "Norway").replace("Kolar", "Lund")
    b = RETOLD.replace("Talvia", "Oslo").replace("Dana Kolar", "The mayor")
    assert any(found[0] == "number" for found in conflicts(a, b))


def test_a_shared_name_makes_it_one_story_whatever_the_places() -> None:
    b = RETOLD.replace("Talvia", "Port Sela")
    assert ("number", "12 buildings", "15 buildings") in conflicts(HERE, b)


def test_a_note_is_too_short_to_tell() -> None:
    a, b = "The fire in Leeds killed ten workers.", "The fire in Leeds killed twelve workers."
    assert len(findings("conflict", a, b)) == 1
    assert told(a, b).skipped == ()
