"""What expressions of time yield in an account of Saturday, 20 December 2025."""

from __future__ import annotations

import datetime as dt

import pytest

from compare.analyse import times
from compare.analyse.language import parse
from compare.analyse.values import show_time
from compare.model import Time
from tests.analyse.parsed import one_sentence

Expected = tuple[str, str, str]

CASES: list[tuple[str, list[Expected]]] = [
    ("He died on 12 March 2023.", [("12 March 2023", "day", "2023-03-12")]),
    ("March 12, 2023 was cold.", [("March 12, 2023", "day", "2023-03-12")]),
    ("The log says 2023-03-12.", [("2023-03-12", "day", "2023-03-12")]),
    ("Due on 3/4/2023.", [("3/4/2023", "day", "2023-04-03")]),
    ("On Mar. 12 he left.", [("Mar. 12", "day", "2025-03-12")]),
    ("He came on the 12th of March.", [("12th of March", "day", "2025-03-12")]),
    (
        "The talks ran from 12 to 14 March 2024.",
        [("12 to 14 March 2024", "range", "2024-03-12/2024-03-14")],
    ),
    ("The fair is on March 12-14.", [("March 12-14", "range", "2026-03-12/2026-03-14")]),
    ("The order was published on Saturday.", [("Saturday", "day", "2025-12-20")]),
    ("They met on Tuesday.", [("Tuesday", "day", "2025-12-16")]),
    ("It will vote on Friday.", [("Friday", "day", "2025-12-26")]),
    ("The council meets next Tuesday.", [("next Tuesday", "day", "Tuesday")]),
    ("Yesterday he fell.", [("Yesterday", "day", "2025-12-19")]),
    ("He is expected tomorrow.", [("tomorrow", "day", "2025-12-21")]),
    ("Two days ago it rained.", [("Two days ago", "day", "2025-12-18")]),
    ("Five years ago it burned.", [("Five years ago", "year", "2020-06-03/2021-07-08")]),
    ("It opened last week.", [("last week", "week", "2025-12-08/2025-12-14")]),
    ("It closed last month.", [("last month", "month", "2025-11")]),
    ("It began last year.", [("last year", "year", "2024")]),
    ("Prices rose this year.", [("this year", "year", "2025")]),
    ("It starts next month.", [("next month", "month", "2026-01")]),
    ("It happened in February.", [("February", "month", "2025-02")]),
    ("It happened in May.", [("May", "month", "2025-05")]),
    ("It was built in 2014.", [("2014", "year", "2014")]),
    ("The 2014 annexation was condemned.", [("2014", "year", "2014")]),
    ("The 2019 elections were close.", [("2019", "year", "2019")]),
    ("Sales rose in fiscal 2021.", [("fiscal 2021", "year", "2021")]),
    ("The agreements were signed in the 1990s.", [("1990s", "decade", "1990/1999")]),
    (
        "They were signed in the 1990s and early 2000s.",
        [("1990s and early 2000s", "range", "1990/2004")],
    ),
    (
        "Treaties were concluded between 1992 and 2002.",
        [("between 1992 and 2002", "range", "1992/2002")],
    ),
    ("It rose from 2019 to 2020.", [("from 2019 to 2020", "range", "2019/2020")]),
    ("The club grew from 300 to 2020 members.", []),
    ("The war lasted 1939-1945.", [("1939-1945", "range", "1939/1945")]),
    ("The season 2014-15 was his best.", [("2014-15", "range", "2014/2015")]),
    ("It will open by end-2025.", [("by end-2025", "range", "../2025-09-13/2025-12-31")]),
    ("It will open by end 2025.", [("by end 2025", "range", "../2025-09-13/2025-12-31")]),
    ("They will pay at end-March.", [("end-March", "range", "2026-03-22/2026-03-31")]),
    ("It opened in mid-2024.", [("mid-2024", "range", "2024-04-19/2024-09-12")]),
    ("The talks end Monday.", [("Monday", "day", "Monday")]),
    ("It fell in the late 1980s.", [("the late 1980s", "range", "1985/1989")]),
    ("Music of the '90s is back.", [("'90s", "decade", "1990/1999")]),
    ("It was a 20th-century idea.", [("20th-century", "century", "1900/2000")]),
    (
        "Sales rose in the third quarter of 2020.",
        [("third quarter of 2020", "quarter", "2020-07/2020-09")],
    ),
    ("Q1 2025 was strong.", [("Q1 2025", "quarter", "2025-01/2025-03")]),
    ("Sales rose in the second quarter.", [("second quarter", "quarter", "Q2")]),
    ("Last year's Q2 was weak.", [("Last year's Q2", "quarter", "2024-04/2024-06")]),
    ("The first half of 2021 was weak.", [("first half of 2021", "range", "2021-01/2021-06")]),
    ("They met in the summer of 2019.", [("summer of 2019", "season", "2019-06/2019-09")]),
    ("It snowed last winter.", [("last winter", "season", "2024-01/2025-03")]),
    ("At the end of March he resigned.", [("the end of March", "range", "2025-03-22/2025-03-31")]),
    ("In mid-June she returned.", [("mid-June", "range", "2025-06-10/2025-06-21")]),
    ("It opened in early 2022.", [("early 2022", "range", "2022-01-01/2022-05-26")]),
    ("They have worked here since 2014.", [("since 2014", "year", "2014/..")]),
    ("They met annually until April 2014.", [("until April 2014", "month", "../2014-04")]),
    ("Send it by Friday.", [("by Friday", "day", "../2025-12-26")]),
    ("It was made before 2010.", [("before 2010", "year", "../2010")]),
    ("Rules changed after June 2019.", [("after June 2019", "month", "2019-06/..")]),
    ("It was done prior to June 2019.", [("prior to June 2019", "month", "../2019-06")]),
    (
        "They talked from March to May 2024.",
        [("from March to May 2024", "range", "2024-03/2024-05")],
    ),
    ("Over the past decade it grew.", [("the past decade", "range", "2015-12-21/2025-12-20")]),
    ("It fell in the last two weeks.", [("the last two weeks", "range", "2025-12-06/2025-12-20")]),
    ("It began at 6 a.m.", [("6 a.m.", "minute", "06:00")]),
    ("It began at 6:30 p.m. on Tuesday.", [("6:30 p.m. on Tuesday", "minute", "2025-12-16T18:30")]),
    ("It began shortly before 6 a.m.", [("shortly before 6 a.m.", "minute", "05:20/06:00")]),
    ("It began around noon.", [("around noon", "minute", "11:40/12:20")]),
    ("The train left at 05:50.", [("05:50", "minute", "05:50")]),
    ("The alarm came at 18:45.", [("18:45", "minute", "18:45")]),
    ("At 8:40 GMT on Sunday it ended.", [("8:40 GMT on Sunday", "minute", "2025-12-14T08:40")]),
    (
        "It runs between 2 and 4 p.m. on Monday.",
        [("between 2 and 4 p.m. on Monday", "minute", "MondayT14:00/16:00")],
    ),
    ("On Tuesday morning he left.", [("Tuesday morning", "day", "2025-12-16T04:00/12:00")]),
    ("Late Monday he left.", [("Late Monday", "day", "2025-12-15T15:00/23:59")]),
    ("He left last night.", [("last night", "day", "2025-12-19T18:00/23:59")]),
    ("On Tuesday, March 12, 2024 he left.", [("Tuesday, March 12, 2024", "day", "2024-03-12")]),
    ("At midnight it stopped.", [("midnight", "minute", "00:00")]),
    ("It grew in the three months to June.", [("three months to June", "quarter", "Q2")]),
    (
        "Sales fell in the quarter ended June 30, 2025.",
        [("quarter ended June 30, 2025", "quarter", "2025-04/2025-06")],
    ),
    (
        "Profit rose in the six months to 30 June 2024.",
        [("six months to 30 June 2024", "range", "2024-01/2024-06")],
    ),
    (
        "Sales in the fiscal second quarter of 2022 fell.",
        [("second quarter of 2022", "quarter", "2022-Q2")],
    ),
    (
        "From Monday to Friday it rained.",
        [("From Monday to Friday", "range", "2025-12-15/2025-12-19")],
    ),
    (
        "He left on Monday and returned on Friday.",
        [("Monday", "day", "2025-12-15"), ("Friday", "day", "2025-12-19")],
    ),
    (
        "The talks, due on 4 and 5 May, were put off.",
        [("4 and 5 May", "range", "2025-05-04/2025-05-05")],
    ),
    ("It is dated 18-07-2025.", [("18-07-2025", "day", "2025-07-18")]),
    ("He was born in 1950 and died in 2003.", [("1950", "year", "1950"), ("2003", "year", "2003")]),
    ("The bell rang at half past six p.m.", [("half past six p.m.", "minute", "18:30")]),
    (
        "She left late Thursday afternoon.",
        [("late Thursday afternoon", "day", "2025-12-18T12:00/18:30")],
    ),
]

NOTHING = [
    "The firm may march on in the fall.",
    "Boko Haram struck again.",
    "Spring water is clean.",
    "The second man sprang up.",
    "Black Friday sales were slow.",
    "He reads the Sunday Times.",
    "Dr. April Jones spoke.",
    "Three weeks later it stopped.",
    "With 7:41 to go they led.",
    "It has 2000 seats.",
    "It cost 2,014 dollars.",
    "She is in her thirties.",
    "It may rain.",
    "They march for peace.",
    "The quarter was good.",
    "He gave a second chance.",
]


def _times(text: str, published: str | None = "2025-12-20") -> tuple[Time, ...]:
    return times.find(parse(one_sentence(text, published)))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_finds(text: str, expected: list[Expected]) -> None:
    found = [(t.span.of(text), t.granularity, show_time(t)) for t in _times(text)]
    assert found == expected


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_alone(text: str) -> None:
    assert [t.span.of(text) for t in _times(text)] == []


def test_keeps_what_the_words_say_where_no_date_is_known() -> None:
    (weekday,) = _times("They met on Tuesday.", None)
    assert (weekday.start, weekday.end, weekday.weekday) == (None, None, 1)
    (month,) = _times("They met on 5 March.", None)
    assert (month.start, month.year, month.month, month.day) == (None, None, 3, 5)


def test_a_date_known_to_the_month_fixes_months_but_no_days() -> None:
    (month,) = _times("They met last month.", "2025-12")
    assert (month.start, month.end) == (dt.date(2025, 11, 1), dt.date(2025, 11, 30))
    (weekday,) = _times("They met on Tuesday.", "2025-12")
    assert weekday.start is None


def test_order_of_day_and_month_is_the_callers() -> None:
    analysis = parse(one_sentence("Due on 3/4/2023."))
    assert times.find(analysis)[0].start == dt.date(2023, 4, 3)
    assert times.find(analysis, "mdy")[0].start == dt.date(2023, 3, 4)


def test_a_day_above_twelve_settles_the_order() -> None:
    assert _times("Due on 3/24/2023.")[0].start == dt.date(2023, 3, 24)


def test_an_event_named_by_its_day_is_not_dated_by_the_account() -> None:
    (day,) = _times("The September 11 attacks changed much.")
    assert (day.start, day.month, day.day) == (None, 9, 11)


def test_tense_turns_a_weekday_round() -> None:
    assert _times("It voted on Friday.")[0].start == dt.date(2025, 12, 19)
    assert _times("It will vote on Friday.")[0].start == dt.date(2025, 12, 26)


def test_a_present_tense_leaves_a_weekday_open() -> None:
    (weekday,) = _times("A strike starts on Monday.")
    assert (weekday.start, weekday.weekday) == (None, 0)


def test_impossible_dates_are_no_dates() -> None:
    assert all(time.start is None for time in _times("On 31 February 2023 it froze."))
