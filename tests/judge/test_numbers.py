"""Rule ``number``: one thing counted twice; two things are left alone."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings, said


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The fire killed ten workers at the mill.",
            "The fire killed twelve workers at the mill.",
            "ten workers",
            "twelve workers",
        ),
        (
            "The company cut 340 jobs at its plant in Leeds.",
            "The company cut 430 jobs at its plant in Leeds.",
            "340 jobs",
            "430 jobs",
        ),
        (
            "Turnout rose to 61 percent in the election.",
            "Turnout rose to 68 percent in the election.",
            "61 percent",
            "68 percent",
        ),
        (
            "The repairs to the bridge will cost 4 million euros.",
            "The repairs to the bridge will cost 9 million euros.",
            "4 million euros",
            "9 million euros",
        ),
        (
            "The ferry was carrying 212 passengers when it sank.",
            "When it sank, the ferry carried 221 passengers.",
            "212 passengers",
            "221 passengers",
        ),
        (
            "At least 40 people were injured in the crash.",
            "Thirty people were injured in the crash.",
            "At least 40 people",
            "Thirty people",
        ),
        (
            "No one was hurt in the explosion at the plant.",
            "Three workers were hurt in the explosion at the plant.",
            "No one",
            "Three workers",
        ),
        (
            "The storm cut power to about 500 homes in the valley.",
            "The storm cut power to 5,000 homes in the valley.",
            "about 500 homes",
            "5,000 homes",
        ),
        (
            "The pilot, aged 34, survived the crash.",
            "The pilot, aged 43, survived the crash.",
            "aged 34",
            "aged 43",
        ),
        # Who was harmed, counted by the noun and by the verb; how strong a shock was.
        (
            "There were no casualties in the fire.",
            "Three people were hurt in the fire.",
            "no casualties",
            "Three people",
        ),
        (
            "The fire caused 12 deaths in the town.",
            "The fire killed 15 people in the town.",
            "12 deaths",
            "15 people",
        ),
        (
            "The quake had a magnitude of 6.4.",
            "The 6.8-magnitude quake struck.",
            "magnitude of 6.4",
            "6.8-magnitude quake",
        ),
        (
            "The driver, 34, was arrested.",
            "The 43-year-old driver was arrested.",
            "34",
            "43-year-old driver",
        ),
        (
            "The net loss rose to $52 million from $50 million.",
            "The net loss rose to $54 million.",
            "$52 million",
            "$54 million",
        ),
        (
            "The fund holds $1.8 billion in bonds.",
            "The fund holds $1.8 million in bonds.",
            "$1.8 billion in bonds",
            "$1.8 million in bonds",
        ),
        (
            "The parliament passed the bill by 220 votes to 210.",
            "The parliament passed the bill by 240 votes to 210.",
            "220 votes to 210",
            "240 votes to 210",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("number", here, there) in conflicts(*filter(None, (a, b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Another quarter, month, town or event.
        (
            "Revenue in the first quarter was 40 million euros.",
            "Revenue in the second quarter was 55 million euros.",
        ),
        ("The airport handled 120 flights in March.", "The airport handled 140 flights in April."),
        ("The fire killed ten workers in Leeds.", "The fire killed twelve workers in York."),
        (
            "An earthquake on Monday killed 12 people in Izmir.",
            "An earthquake on Thursday killed 30 people in Izmir.",
        ),
        ("Shares rose 4 percent on Monday.", "Shares fell 6 percent on Friday."),
        # Other things counted, or other things done to them.
        ("Five men were arrested in the raid.", "Three women were arrested in the raid."),
        pytest.param("The company hired 40 engineers.", "The company dismissed 60 engineers."),
        ("The mayor gave 20 interviews.", "The mayor opened 3 schools."),
        (
            "The mill employs 300 people and exports to 12 countries.",
            "The mill exports to 12 countries.",
        ),
        # A clause that denies its number; where a change starts, how far it goes, a forecast.
        ("The firm did not hire 40 engineers.", "The firm hired 50 engineers."),
        ("Sales rose to $52 million in May.", "Sales rose from $48 million in May."),
        ("Unemployment rose to 5 percent in May.", "Unemployment rose 2 percent in May."),
        ("The firm expects sales of $54 million.", "The firm had sales of $50 million."),
        # Other measures of one name, or of another size.
        ("Net income was $52 million.", "Operating income was $61 million."),
        ("Profit per share was $1.20 in May.", "Profit was $64 million in May."),
        ("The record sold 757,000 copies.", "The record sold more than 100,000 copies."),
        ("There were no injuries in the fire.", "Three people died in the fire."),
        (
            "The quake had a magnitude of 6.4 and an aftershock one of 5.1.",
            "The 5.1-magnitude aftershock struck at noon.",
        ),
        # Rounded, about, bounded, vague, converted.
        (
            "Support for the plan stood at 48 percent.",
            "Support for the plan stood at 47.8 percent.",
        ),
        (
            "About 500 people marched through the town.",
            "A total of 480 people marched through the town.",
        ),
        ("More than 40 people were injured in the crash.", "The crash injured 46 people."),
        ("Dozens of people were injured in the crash.", "The crash injured 46 people."),
        ("The race is 30 miles long.", "The race is 50 kilometres long."),
        # Part of a whole.
        (
            "Two of the six suspects were arrested on Monday.",
            "Six suspects were named by the police on Monday.",
        ),
        ("One of the six ships sank in the storm.", "Six ships were caught in the storm."),
        (
            "Fifty passengers were on board and eight of them were injured.",
            "Eight passengers were injured.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []


@pytest.mark.parametrize(
    ("a", "b", "adds"),
    [
        ("Support stood at 48 percent.", "Support stood at 47.8 percent.", "B"),
        ("The crash injured 46 people.", "The crash injured dozens of people.", "A"),
        ("About 500 people marched there.", "A total of 480 people marched there.", "B"),
    ],
)
def test_the_finer_number_is_a_detail(a: str, b: str, adds: str) -> None:
    assert [f.adds for f in findings("detail", a, b) if f.rule == "number"] == [adds]


def test_the_same_number_in_words_and_digits_is_agreed() -> None:
    a, b = "The fire killed twelve workers.", "The fire killed 12 workers."
    assert said("agree", a, b) == [("number", "twelve workers", "12 workers")]


def test_one_account_may_contradict_itself() -> None:
    text = "The fire killed ten workers at the mill. It rained.\n\n" + (
        "The fire killed twelve workers at the mill."
    )
    (found,) = findings("conflict", text)
    assert (found.rule, found.scope) == ("number", "internal")


def test_the_explanation_names_both_values() -> None:
    (found,) = findings(
        "conflict",
        "The fire killed ten workers at the mill.",
        "The fire killed 12 workers at the mill.",
    )
    assert found.category == "number"
    assert "ten workers" in found.explanation
    assert "12 workers" in found.explanation
    assert [item.value for item in found.evidence] == ["10", "12"]


def test_killed_and_hurt_are_two_numbers_though_one_has_no_noun() -> None:
    a = "Quake kills 34 on the coast\n\nA quake hit the coast, killing 34 and injuring 200."
    assert conflicts(a) == []


@pytest.mark.parametrize(
    "text",
    [
        "Net profit rose to 340 million crowns. Revenue grew to 4.2 billion crowns.",
        "Prices rose by 3 percent in the town. Wages rose by 5 percent in the town.",
        "The firm raised its dividend to 5 euros. The firm raised its fee to 9 euros.",
    ],
)
def test_two_things_may_move_to_two_values(text: str) -> None:
    assert conflicts(text) == []


def test_one_thing_may_not() -> None:
    a, b = "Wages rose by 3 percent in the town.", "Wages in the town rose by 5 percent."
    assert conflicts(a, b) == [("number", "3 percent", "5 percent")]


def test_none_and_one_are_two_numbers() -> None:
    a = "The firm knew of 14 accidents and two injuries, but no deaths, linked to the pump."
    b = "The firm is aware of 14 crashes, two injuries and one death linked to the pump."
    assert ("number", "no deaths", "one death") in conflicts(a, b)


def test_a_higher_bound_goes_further() -> None:
    a, b = "The storm killed at least 26 people.", "The storm killed at least 31 people."
    (found,) = [f for f in findings("detail", a, b) if f.category == "number"]
    assert found.explanation == (
        "B goes further for “people”: “at least 31 people” against “at least 26 people”."
    )


def test_lengths_are_told_in_the_words_of_the_text() -> None:
    a, b = "The court jailed him for eight years.", "The court jailed him for ten years."
    assert "8 years and 10 years cannot both hold" in findings("conflict", a, b)[0].explanation


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        ("All 22 crew members escaped.", "None of the 18 crew members was hurt.", ["22", "18"]),
        ("All 40 members voted.", "Eleven of the 27 members voted.", ["40", "27"]),
        ("22 sailors were hurt.", "None of the 18 sailors was hurt.", ["22", "0"]),
    ],
)
def test_a_whole_group_is_held_against_the_size_of_the_other(
    a: str, b: str, values: list[str]
) -> None:
    (found,) = findings("conflict", a, b)
    assert [e.value for e in found.evidence] == values
