"""Numbers of things, places in an order, scores and votes in a sentence: span, phrase, value, form, noun."""

from __future__ import annotations

import pytest

from tests.analyse.parsed import Found, found_quantities

CASES: list[tuple[str, list[Found]]] = [
    (
        "Ten coastal states signed the treaty.",
        [("Ten", "Ten coastal states", "10", "exact", "state")],
    ),
    (
        "Ten European Union nations objected.",
        [("Ten", "Ten European Union nations", "10", "exact", "nation")],
    ),
    (
        "Eleven of the 27 members voted for it.",
        [
            ("Eleven", "Eleven of the 27 members", "11", "exact", "member"),
            ("27", "27 members", "27", "exact", "member"),
        ],
    ),
    ("Two of them were arrested.", [("Two", "Two", "2", "exact", "")]),
    ("The death toll rose to 41.", [("41", "41", "41", "exact", "toll")]),
    (
        "Half a million people live there.",
        [("Half a million", "Half a million people", "500000", "exact", "people")],
    ),
    (
        "One and a half million tickets were sold.",
        [
            (
                "One and a half million",
                "One and a half million tickets",
                "1500000",
                "exact",
                "ticket",
            )
        ],
    ),
    (
        "Leeds won 3-1 on Sunday.",
        [("3-1", "3-1", "3 (higher)", "exact", ""), ("3-1", "3-1", "1 (lower)", "exact", "")],
    ),
    (
        "The home side lost 1-2.",
        [("1-2", "1-2", "2 (higher)", "exact", ""), ("1-2", "1-2", "1 (lower)", "exact", "")],
    ),
    (
        "The motion passed by 220 votes to 210.",
        [
            ("220 votes to 210", "220 votes to 210", "220 (higher)", "exact", ""),
            ("220 votes to 210", "220 votes to 210", "210 (lower)", "exact", ""),
        ],
    ),
    (
        "The panel voted 52 to 48.",
        [
            ("52 to 48", "52 to 48", "52 (higher)", "exact", ""),
            ("52 to 48", "52 to 48", "48 (lower)", "exact", ""),
        ],
    ),
    (
        "The 63-33 vote ended the debate.",
        [
            ("63-33", "63-33", "63 (higher)", "exact", ""),
            ("63-33", "63-33", "33 (lower)", "exact", ""),
        ],
    ),
    ("No one was hurt.", [("No one", "No one", "0", "exact", "people")]),
    ("Nobody died.", [("Nobody", "Nobody", "0", "exact", "people")]),
    (
        "None of the passengers survived.",
        [("None", "None of the passengers", "0", "exact", "passenger")],
    ),
    ("There were no casualties.", [("no", "no casualties", "0", "exact", "casualty")]),
    ("Both men died.", [("Both", "Both men", "2", "exact", "man")]),
    ("The two leaders met.", [("two", "two leaders", "2", "exact", "leader")]),
    ("A pair of climbers fell.", [("A pair", "A pair of climbers", "2", "exact", "climber")]),
    ("One person died.", [("One", "One person", "1", "exact", "person")]),
    ("One of them was shot.", [("One", "One", "1", "exact", "")]),
    ("A woman was killed in the crash.", [("A", "A woman", "1", "exact", "woman")]),
    ("Twins were born there.", [("Twins", "Twins", "2", "exact", "twin")]),
    ("Output doubled last spring.", [("doubled", "Output doubled", "2 times", "exact", "output")]),
    ("It is twice as large.", [("twice", "twice", "2 times", "exact", "")]),
    ("It is three times as fast.", [("three times", "three times", "3 times", "exact", "")]),
    ("He was fined twice.", [("twice", "twice", "2", "exact", "time")]),
    ("It was her 14th title.", [("14th", "14th title", "14th", "exact", "title")]),
    ("It is the third time.", [("third", "third time", "3rd", "exact", "time")]),
    ("It is the third largest city.", [("third", "third largest city", "3rd", "exact", "city")]),
    ("1 200 people came.", [("1 200", "1 200 people", "1200", "exact", "people")]),
    ("They sold 5 lakh copies.", [("5 lakh", "5 lakh copies", "500000", "exact", "copy")]),
    ("A 10-member team went.", [("10", "10-member", "10", "exact", "member")]),
    (
        "They bought two remote-controlled, deep-diving vehicles.",
        [("two", "two remote-controlled, deep-diving vehicles", "2", "exact", "vehicle")],
    ),
    ("Two dozen eggs broke.", [("Two dozen", "Two dozen eggs", "24", "exact", "egg")]),
    (
        "A hundred and one dogs ran.",
        [("A hundred and one", "A hundred and one dogs", "101", "exact", "dog")],
    ),
    ("The number of cases rose to 1,234.", [("1,234", "1,234", "1234", "exact", "case")]),
    ("He has 3m followers.", [("3m", "3m followers", "3000000", "exact", "follower")]),
    ("A total of 45 whales died.", [("45", "45 whales", "45", "exact", "whale")]),
    (
        "He won by 12 points and 3 goals.",
        [("12", "12 points", "12", "exact", "point"), ("3", "3 goals", "3", "exact", "goal")],
    ),
    ("All 12 miners were saved.", [("12", "12 miners", "12", "exact", "miner")]),
    ("They ran 10,000 buses weekly.", [("10,000", "10,000 buses", "10000", "exact", "bus")]),
    (
        "They ordered three 787 Dreamliners.",
        [("three", "three 787 Dreamliners", "3", "exact", "dreamliner")],
    ),
    (
        "They ordered 12 737 MAX jets.",
        [("12", "12 737 MAX jets", "12", "exact", "jet")],
    ),
    ("The ministry put the toll at 38.", [("38", "toll at 38", "38", "exact", "toll")]),
    ("A third man came.", [("third", "third man", "3rd", "exact", "man")]),
]

NOTHING = [
    "He flew a Boeing 737 to Rome.",
    "The G20 met in Delhi.",
    "Article 5 was invoked.",
    "COVID-19 spread fast.",
    "She lives at No. 10.",
    "They remember 9/11.",
    "An F-16 crashed.",
    "The trial is in phase three.",
    "Call 555-123-4567 now.",
    "He lives at 10 Downing Street.",
    "It was built in 2014.",
    "On 12 March 2023 it rained.",
    "The train left at 05:50.",
    "The update is version 2.1.3.",
    "The Second World War ended.",
    "No longer will they wait.",
    "There is no reason to go.",
    "It is one of the best.",
    "One day he will return.",
    "This one is fine.",
    "Flight 370 vanished.",
    "See page 12.",
    "The first half was dull.",
    "She answered half-heartedly.",
    "Chapter 11 protects firms.",
    "The shop is open 24/7.",
    "She moved to Highway 61.",
    "Agent 007 smiled.",
    "He is in second place.",
    "It happened in the 1990s.",
    "She watched Ocean's 11.",
    "Both armies and navies came.",
    "The southern half of the island burned.",
    "It grew over three quarters.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_finds(text: str, expected: list[Found]) -> None:
    assert found_quantities(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_alone(text: str) -> None:
    assert found_quantities(text) == []
