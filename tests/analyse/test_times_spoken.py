"""Clock times as they are said, and which half of the day they may be in."""

from __future__ import annotations

import pytest

from compare.analyse import times
from compare.analyse.language import parse
from compare.analyse.values import show_time
from tests.analyse.parsed import found_quantities, one_sentence
from tests.judge.told import conflicts

SPOKEN = [
    ("The bells rang at half past nine.", "half past nine", "09:30", True),
    ("She left at a quarter to five.", "quarter to five", "04:45", True),
    ("The lamp fell at twelve minutes past six.", "twelve minutes past six", "06:12", True),
    ("The twenty-five past seven train was late.", "twenty-five past seven", "07:25", True),
    ("It was ten minutes to one, and dark.", "ten minutes to one", "12:50", True),
    ("He woke at six o'clock.", "six o'clock", "06:00", True),
    ("He woke at six o'clock in the evening.", "six o'clock in the evening", "18:00", False),
    ("He woke at six in the morning.", "six in the morning", "06:00", False),
    ("The boat left at 6.12 in the afternoon.", "6.12 in the afternoon", "18:12", False),
    ("It was 3.20 when the roof fell.", "3.20", "03:20", True),
    ("Half past eight p.m. is late.", "Half past eight p.m.", "20:30", False),
    ("The roof fell at 5:50.", "5:50", "05:50", True),
    ("The roof fell at 15:50.", "15:50", "15:50", False),
    ("The roof fell at 05:50.", "05:50", "05:50", False),
    ("It fell at 5:50 GMT.", "5:50 GMT", "05:50", False),
    ("It fell at 5:50 on Friday evening.", "5:50 on Friday evening", "FridayT17:50", False),
    ("It fell at ten past three on Sunday morning.", "ten past three on Sunday morning",
     "SundayT03:10", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "either"), SPOKEN)
def test_a_time_of_day_is_read(text: str, words: str, value: str, either: bool) -> None:
    (time,) = times.find(parse(one_sentence(text)))
    assert (time.span.of(text), show_time(time), time.either) == (words, value, either)
    assert found_quantities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ten minutes after two men left, it rained.",
        "The odds are ten to one.",
        "At five to eight sites the water rose.",
        "They walked past seven houses.",
        "Shares closed at 3.20 on Friday.",
        "Six in the morning shift fell ill.",
        "He gave a quarter to five heirs.",
    ],
)
def test_what_only_looks_like_a_time_of_day_is_none(text: str) -> None:
    assert [time for time in times.find(parse(one_sentence(text))) if time.clock] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fire began at 5:50 on Sunday.", "The fire began at 5.50 p.m. on Sunday."),
        ("The fire began at half past six.", "The fire began at 18:30."),
        ("The fire began at 6.30 in the evening.", "The fire began at half past six."),
    ],
)
def test_a_time_of_either_half_of_the_day_is_held_against_both(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_another_time_in_either_half_is_a_conflict() -> None:
    a, b = "The fire began at half past six.", "The fire began at 7.10 p.m."
    assert [found[0] for found in conflicts(a, b)] == ["date"]


@pytest.mark.parametrize(
    ("text", "value", "either"),
    [
        ("The fire began at 12:10.", "12:10", True),
        ("The fire began at half past twelve.", "12:30", True),
        ("It was ten minutes to one, and dark.", "12:50", True),
        ("It fell at 12:30 on Friday morning.", "FridayT00:30", False),
        ("It fell at 12:30 on Friday afternoon.", "FridayT12:30", False),
        ("It fell around 12:10 on Friday.", "FridayT11:50/12:30", True),
    ],
)
def test_twelve_is_noon_until_something_tells_of_the_night(
    text: str, value: str, either: bool
) -> None:
    (time,) = times.find(parse(one_sentence(text)))
    assert (show_time(time), time.either) == (value, either)


def test_shortly_before_twelve_may_be_at_noon_or_at_midnight() -> None:
    a = "The fire began shortly before twelve o'clock."
    assert conflicts(a, "The fire began at 11.50 a.m.") == []
    assert conflicts(a, "The fire began at 11.50 p.m.") == []
    assert [found[0] for found in conflicts(a, "The fire began at 4 p.m.")] == ["date"]
