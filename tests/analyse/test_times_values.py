"""Which times can both hold, and which says more."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analyse import times
from compare.analyse.language import parse
from compare.analyse.values import compatible_times, refines_times, show_time
from compare.model import Span, Time
from tests.analyse.parsed import one_sentence


def _time(text: str, published: str | None = "2025-12-20") -> Time:
    text = f"It happened {text}."
    found = times.find(parse(one_sentence(text, published)))
    assert len(found) == 1, text
    return found[0]


AGREE = [
    # the first refines the second where the last field says so
    ("between 1992 and 2002", "in the 1990s and early 2000s", True),
    ("in 1994", "in the 1990s", True),
    ("on 12 March 2023", "in March 2023", True),
    ("in March 2023", "in 2023", True),
    ("on 12 March 2023", "on March 12, 2023", False),
    ("on Friday", "yesterday", False),
    ("at 6 a.m. on Friday", "on Friday", True),
    ("at 6:20 a.m. on Friday", "on Friday morning", True),
    ("at 05:50", "at 6 a.m.", False),
    ("at 05:50", "shortly before 6 a.m.", True),
    ("at 18:30", "at 6:30 p.m.", False),
    ("in July 2020", "in the third quarter of 2020", True),
    ("in 2015", "since 2014", True),
    ("in 2012", "before 2014", True),
    ("on 3 March", "on March 3", False),
    ("in April 2014", "until April 2014", True),
]

CONFLICT = [
    ("on 12 March 2023", "on 13 March 2023"),
    ("in March 2023", "in April 2023"),
    ("in 2013", "in 2014"),
    ("in the 1980s", "in 1994"),
    ("on Tuesday", "on Wednesday"),
    ("on Tuesday", "last week"),
    ("last month", "this month"),
    ("at 6 a.m.", "at 7 a.m."),
    ("at 6 a.m.", "at 6 p.m."),
    ("at 05:50", "at 06:15"),
    ("on Friday morning", "on Friday evening"),
    ("in the second quarter of 2020", "in the third quarter of 2020"),
    ("in the second quarter", "in the third quarter"),
    ("since 2014", "since 2012"),
    ("until April 2014", "until May 2014"),
    ("in 2012", "since 2014"),
    ("in 2016", "before 2014"),
]


@pytest.mark.parametrize(("a", "b", "finer"), AGREE)
def test_both_can_hold(a: str, b: str, finer: bool) -> None:
    first, second = _time(a), _time(b)
    assert compatible_times(first, second)
    assert compatible_times(second, first)
    assert not finer or refines_times(first, second)
    assert not refines_times(second, first)


@pytest.mark.parametrize(("a", "b"), CONFLICT)
def test_both_cannot_hold(a: str, b: str) -> None:
    first, second = _time(a), _time(b)
    assert not compatible_times(first, second)
    assert not compatible_times(second, first)
    assert not refines_times(first, second)


def test_a_weekday_is_taken_from_each_dateline() -> None:
    saturday = _time("on Saturday", "2025-12-20")
    assert compatible_times(saturday, _time("yesterday", "2025-12-21"))
    assert compatible_times(saturday, _time("on 20 December 2025", None))
    assert not compatible_times(saturday, _time("on Saturday", "2025-12-27"))


def test_words_compare_where_no_date_is_known() -> None:
    tuesday = _time("on Tuesday", None)
    assert not compatible_times(tuesday, _time("on Wednesday", None))
    assert compatible_times(tuesday, _time("on 16 December 2025", None))
    assert not compatible_times(tuesday, _time("on 17 December 2025", None))
    assert not compatible_times(_time("on 3 March", None), _time("on 4 March", None))
    assert not compatible_times(_time("in 2013", None), _time("in 2014", None))


def test_a_year_that_was_only_inferred_makes_no_conflict() -> None:
    assert compatible_times(_time("on 3 March", "2025-12-20"), _time("on 3 March 2024", None))
    assert compatible_times(_time("in July", "2025-12-20"), _time("in 2004", None))
    assert not compatible_times(_time("in July 2005", "2025-12-20"), _time("in 2004", None))


def test_shows_as_iso() -> None:
    shown = {
        "on 12 March 2023": "2023-03-12",
        "in April 2014": "2014-04",
        "between 1992 and 2002": "1992/2002",
        "since 2014": "2014/..",
        "before 2014": "../2014",
        "at 05:50": "05:50",
    }
    assert {text: show_time(_time(text)) for text in shown} == shown
    assert show_time(_time("on Tuesday", None)) == "Tuesday"
    assert show_time(_time("on 12 March", None)) == "--03-12"
    assert show_time(_time("in the third quarter", None)) == "Q3"


_days = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))
_clocks = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 1439), st.integers(0, 60)).map(lambda c: (c[0], min(1439, sum(c)))),
)


@st.composite
def _made(draw: st.DrawFn) -> Time:
    resolved = draw(st.booleans())
    start = draw(_days) if resolved else None
    end = start + dt.timedelta(days=draw(st.integers(0, 400))) if start else None
    return Time(
        span=Span(0, 1),
        sentence=0,
        granularity=draw(st.sampled_from(["minute", "day", "month", "quarter", "year", "range"])),
        relation=draw(st.sampled_from(["at", "before", "after", "since", "until"])),
        start=start,
        end=end,
        year=draw(st.one_of(st.none(), st.integers(1990, 2030))),
        month=draw(st.one_of(st.none(), st.integers(1, 12))),
        day=draw(st.one_of(st.none(), st.integers(1, 28))),
        weekday=draw(st.one_of(st.none(), st.integers(0, 6))),
        clock=draw(_clocks),
        token=0,
        either=draw(st.booleans()),
    )


@given(_made(), _made())
def test_compatible_is_symmetric_and_refines_is_not(a: Time, b: Time) -> None:
    assert compatible_times(a, b) == compatible_times(b, a)
    assert not (refines_times(a, b) and refines_times(b, a))
    assert not refines_times(a, b) or compatible_times(a, b)


@given(_made())
def test_a_time_agrees_with_itself(a: Time) -> None:
    assert compatible_times(a, a)
    assert not refines_times(a, a)
    assert show_time(a)


def test_a_vaguer_clock_with_its_day_is_not_more_precise() -> None:
    vague = _time("shortly before 6 a.m. on Thursday", None)
    clock = _time("at 05:50", None)
    assert compatible_times(vague, clock)
    assert not refines_times(vague, clock)
    assert refines_times(_time("at 05:50 on Thursday", None), vague)
