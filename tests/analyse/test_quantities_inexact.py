"""Bounds, approximations, vague words, ranges and shares in a sentence: span, phrase, value, form, noun."""

from __future__ import annotations

import pytest

from tests.analyse.parsed import Found, found_quantities

CASES: list[tuple[str, list[Found]]] = [
    (
        "One branch in eight is to close.",
        [("One branch in eight", "One branch in eight", "11.875-13.125 %", "about", "branch")],
    ),
    (
        "One win in seven games is little.",
        [("One", "One win", "1", "exact", "win"), ("seven", "seven games", "7", "exact", "game")],
    ),
    (
        "A quarter of a million people came.",
        [("A quarter of a million", "A quarter of a million people", "250000", "exact", "people")],
    ),
    ("The earthquake killed at least 12.", [("at least 12", "at least 12", ">= 12", "bound", "")]),
    (
        "At least 12 miners were trapped.",
        [("At least 12", "At least 12 miners", ">= 12", "bound", "miner")],
    ),
    (
        "No fewer than 30 houses burned.",
        [("No fewer than 30", "No fewer than 30 houses", ">= 30", "bound", "house")],
    ),
    (
        "A minimum of 20 volunteers is needed.",
        [("A minimum of 20", "A minimum of 20 volunteers", ">= 20", "bound", "volunteer")],
    ),
    (
        "More than 400 films were shown.",
        [("More than 400", "More than 400 films", ">= 400", "bound", "film")],
    ),
    (
        "Over 60 flights were cancelled.",
        [("Over 60", "Over 60 flights", ">= 60", "bound", "flight")],
    ),
    (
        "Fewer than 10 boats returned.",
        [("Fewer than 10", "Fewer than 10 boats", "<= 9", "bound", "boat")],
    ),
    (
        "The ferry carried up to 90 passengers.",
        [("up to 90", "up to 90 passengers", "<= 90", "bound", "passenger")],
    ),
    (
        "As many as 500 families fled.",
        [("As many as 500", "As many as 500 families", "<= 500", "bound", "family")],
    ),
    (
        "No more than six guests may enter.",
        [("No more than six", "No more than six guests", "<= 6", "bound", "guest")],
    ),
    (
        "Nearly 300 farmers marched.",
        [("Nearly 300", "Nearly 300 farmers", "250-300", "about", "farmer")],
    ),
    ("Almost 80 trees fell.", [("Almost 80", "Almost 80 trees", "72-80", "about", "tree")]),
    (
        "Just under 50 pupils passed.",
        [("Just under 50", "Just under 50 pupils", "45-50", "about", "pupil")],
    ),
    (
        "Just over 20 lorries arrived.",
        [("Just over 20", "Just over 20 lorries", "20-24", "about", "lorry")],
    ),
    (
        "About 40 protesters gathered.",
        [("About 40", "About 40 protesters", "35-45", "about", "protester")],
    ),
    (
        "Roughly 1,500 seats were sold.",
        [("Roughly 1,500", "Roughly 1,500 seats", "1350-1650", "about", "seat")],
    ),
    (
        "Some 250 dancers took part.",
        [("Some 250", "Some 250 dancers", "225-275", "about", "dancer")],
    ),
    (
        "An estimated 7,000 birds died.",
        [("An estimated 7,000", "An estimated 7,000 birds", "6300-7700", "about", "bird")],
    ),
    (
        "Around 35 tents were put up.",
        [("Around 35", "Around 35 tents", "31.5-38.5", "about", "tent")],
    ),
    ("Close to 90 shops closed.", [("Close to 90", "Close to 90 shops", "81-99", "about", "shop")]),
    (
        "Thirty-odd sailors swam ashore.",
        [("Thirty-odd", "Thirty-odd sailors", "25-35", "about", "sailor")],
    ),
    (
        "The choir has 60 or so singers.",
        [("60 or so", "60 or so singers", "54-66", "about", "singer")],
    ),
    (
        "Children need five or more vaccines.",
        [("five or more", "five or more vaccines", ">= 5", "bound", "vaccine")],
    ),
    ("25,000+ fans watched the final.", [("25,000+", "25,000+ fans", ">= 25000", "bound", "fan")]),
    (
        "Dozens of villagers were evacuated.",
        [("Dozens", "Dozens of villagers", "20-200", "vague", "villager")],
    ),
    (
        "Hundreds of students protested.",
        [("Hundreds", "Hundreds of students", "150-2000", "vague", "student")],
    ),
    (
        "Thousands marched through the capital.",
        [("Thousands", "Thousands", "1500-100000", "vague", "")],
    ),
    (
        "Tens of thousands of homes lost power.",
        [("Tens of thousands", "Tens of thousands of homes", "15000-200000", "vague", "home")],
    ),
    ("Several bridges collapsed.", [("Several", "Several bridges", "3-15", "vague", "bridge")]),
    ("A few residents stayed behind.", [("A few", "A few residents", "2-12", "vague", "resident")]),
    ("A couple of dogs barked.", [("A couple", "A couple of dogs", "2-3", "vague", "dog")]),
    (
        "A handful of voters turned up.",
        [("A handful", "A handful of voters", "2-12", "vague", "voter")],
    ),
    (
        "Several million users were affected.",
        [("Several million", "Several million users", "3000000-10000000", "vague", "user")],
    ),
    (
        "Many thousands of pilgrims came.",
        [("Many thousands", "Many thousands of pilgrims", "1500-100000", "vague", "pilgrim")],
    ),
    ("Most of the members agreed.", [("Most", "Most of the members", "> 50 %", "vague", "member")]),
    (
        "A majority of voters rejected the plan.",
        [("A majority", "A majority of voters", "> 50 %", "vague", "voter")],
    ),
    (
        "Half of the pupils were absent.",
        [("Half", "Half of the pupils", "47.5-52.5 %", "about", "pupil")],
    ),
    (
        "A third of the homes burned.",
        [("A third", "A third of the homes", "31.666667-35 %", "about", "home")],
    ),
    (
        "Two-thirds of the delegates left.",
        [("Two-thirds", "Two-thirds of the delegates", "63.333333-70 %", "about", "delegate")],
    ),
    (
        "More than half of the crop was lost.",
        [("More than half", "More than half of the crop", ">= 50 %", "bound", "crop")],
    ),
    (
        "Nearly a quarter of patients waited.",
        [("Nearly a quarter", "Nearly a quarter of patients", "22.5-25 %", "about", "patient")],
    ),
    ("Sales fell by a quarter.", [("a quarter", "a quarter", "23.75-26.25 %", "about", "sale")]),
    (
        "3/4 of the seats were empty.",
        [("3/4", "3/4 of the seats", "71.25-78.75 %", "about", "seat")],
    ),
    (
        "Between 10 and 15 guests came.",
        [("Between 10 and 15", "Between 10 and 15 guests", "10-15", "range", "guest")],
    ),
    ("10 to 15 guests came.", [("10 to 15", "10 to 15 guests", "10-15", "range", "guest")]),
    ("10-15 guests came.", [("10-15", "10-15 guests", "10-15", "range", "guest")]),
    (
        "Three or four robbers escaped.",
        [("Three or four", "Three or four robbers", "3-4", "range", "robber")],
    ),
    (
        "The cost nearly tripled.",
        [("nearly tripled", "cost nearly tripled", "2.85-3 times", "about", "cost")],
    ),
    (
        "About two in five adults smoke.",
        [("About two in five", "About two in five adults", "36-44 %", "about", "adult")],
    ),
    (
        "At least three out of four homes burned.",
        [
            (
                "At least three out of four",
                "At least three out of four homes",
                ">= 75 %",
                "bound",
                "home",
            )
        ],
    ),
    (
        "More than two people died.",
        [("More than two", "More than two people", ">= 3", "bound", "people")],
    ),
    (
        "The firm has 3,000-plus workers.",
        [("3,000-plus", "3,000-plus workers", ">= 3000", "bound", "worker")],
    ),
    (
        "Half the homes burned, compared to three-quarters in 1940.",
        [
            ("Half", "Half the homes", "47.5-52.5 %", "about", "home"),
            ("three-quarters", "three-quarters", "71.25-78.75 %", "about", ""),
        ],
    ),
    (
        "One out of every five kids came.",
        [("One out of every five", "One out of every five kids", "19-21 %", "about", "kid")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_finds(text: str, expected: list[Found]) -> None:
    assert found_quantities(text) == expected
