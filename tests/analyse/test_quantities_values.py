"""Which quantities can both hold, and which says more: what decides a conflict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analyse.values import comparable, compatible, refines, show
from compare.model import Quantity, Span
from tests.analyse.parsed import quantities_in


def _quantity(text: str) -> Quantity:
    found = quantities_in(text)
    assert found, text
    return found[0]


AGREE = [
    # same, the other way of writing it
    ("ten people", "10 people", 0),
    ("2.5 million people", "2,500,000 people", 0),
    ("half a million people", "500,000 people", 0),
    ("a dozen people", "12 people", 0),
    ("24 hours", "at most one day", None),
    ("$3 million", "3 million dollars", 0),
    ("60 pence", "\u00a30.60", 0),
    ("30,000 pounds", "\u00a330,000", 0),
    ("the bear weighed 700 pounds", "700 pounds", 0),
    # rounding: the finer number refines the coarser
    ("47.8 percent", "48 percent", 1),
    ("2,487,000 people", "2.5 million people", 1),
    ("11,870 people", "12,000 people", 1),
    ("$309.8 million", "$310 million", 1),
    # about, bounds, ranges, vague words
    ("44 people", "about 40 people", 1),
    ("498 people", "nearly 500 people", 1),
    ("203 people", "just over 200 people", 1),
    ("400 films", "more than 400 films", 1),
    ("12 people", "at least 10 people", 1),
    ("90 people", "up to 90 people", 1),
    ("40 people", "dozens of people", 1),
    ("300 people", "hundreds of people", 1),
    ("30,000 people", "tens of thousands of people", 1),
    ("four people", "several people", 1),
    ("12 people", "between 10 and 15 people", 1),
    ("at least 20 people", "at least 12 people", 1),
    ("11 to 14 people", "10 to 15 people", 1),
    # shares
    ("20 percent of homes", "a fifth of homes", 1),
    ("60 percent of homes", "most of the homes", 1),
    ("66 percent of homes", "two-thirds of homes", 1),
    # units
    ("30 miles", "50 km", None),
    ("5 miles", "8 km", None),
    ("100 acres", "40 hectares", None),
    ("105 degrees Fahrenheit", "40 degrees Celsius", None),
    ("100 km/h", "62 mph", None),
    ("36 months", "three years", None),
    ("six weeks", "at least a month", 1),
    # own dollars
    ("A$10 million", "$10 million", None),
    # different kinds never disagree
    ("10 percent", "10 people", None),
    ("$10 million", "\u20ac12 million", None),
]

CONFLICT = [
    ("ten people", "11 people"),
    ("no casualties", "two casualties"),
    ("100 people", "96 people"),
    ("40 people", "about 80 people"),
    ("400 people", "more than 4,000 people"),
    ("10 people", "fewer than 10 people"),
    ("12 people", "up to 10 people"),
    ("8 people", "at least 10 people"),
    ("thousands of people", "dozens of people"),
    ("more than 40 people", "more than 400 people"),
    ("4 percent", "5 percent"),
    ("47.8 percent", "47.2 percent"),
    ("40 percent of homes", "most of the homes"),
    ("30 percent of homes", "half of the homes"),
    ("$310 million", "$300 million"),
    ("$10 million", "\u20ac10 million"),
    ("$10 million", "$10 billion"),
    ("10 miles", "12 km"),
    ("30,000 pounds", "\u00a350,000"),
    ("10 miles", "10 km"),
    ("two hours", "three hours"),
    ("two years", "three years"),
    ("between 3 and 5 people", "between 4 and 6 people"),
    ("$1.30 to $1.40", "$1.30 to $1.45"),
    ("between 4 and 6 percent", "between 4 and 7 percent"),
    ("10 to 15 people", "20 to 25 people"),
    ("a 34-year-old man", "a 43-year-old man"),
    ("the third time", "the second time"),
    ("-5 degrees Celsius", "5 degrees Celsius"),
]


@pytest.mark.parametrize(("a", "b", "finer"), AGREE)
def test_both_can_hold(a: str, b: str, finer: int | None) -> None:
    first, second = _quantity(a), _quantity(b)
    assert compatible(first, second)
    assert compatible(second, first)
    if finer is not None:
        assert refines(first, second) == (finer == 1)
        assert not refines(second, first)


@pytest.mark.parametrize(("a", "b"), CONFLICT)
def test_both_cannot_hold(a: str, b: str) -> None:
    first, second = _quantity(a), _quantity(b)
    assert comparable(first, second) or {first.unit, second.unit} == {"USD", "EUR"}
    assert not compatible(first, second)
    assert not compatible(second, first)
    assert not refines(first, second)


def test_rates_compare_across_periods() -> None:
    month, year, other = (_quantity(t) for t in ("$3 a month", "$36 a year", "$80 a year"))
    assert compatible(month, year)
    assert not compatible(month, other)


def test_a_score_does_not_depend_on_who_is_named_first() -> None:
    def score(text: str) -> list[tuple[str, float]]:
        return [(q.unit, q.low) for q in quantities_in(text)]

    assert score("Leeds won 3-1.") == score("Hull lost 1-3.")


_values = st.one_of(
    st.integers(0, 10**6).map(float), st.floats(0, 1e6, allow_nan=False).map(lambda v: round(v, 1))
)
_made = st.builds(
    lambda low, width, unit, step, form: Quantity(
        span=Span(0, 1),
        phrase=Span(0, 1),
        sentence=0,
        low=low,
        high=low if form == "exact" else low + width,
        form=form,
        unit=unit,
        step=step,
        noun="",
        noun_token=None,
        token=0,
    ),
    _values,
    _values,
    st.sampled_from(["", "percent", "USD", "m", "s", "age", "/day", "/year"]),
    st.sampled_from([0.1, 1.0, 1000.0]),
    st.sampled_from(["exact", "about", "bound", "range", "vague"]),
)


@given(_made, _made)
def test_compatible_is_symmetric_and_refines_is_not(a: Quantity, b: Quantity) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert not (refines(a, b) and refines(b, a))
    assert not refines(a, b) or compatible(a, b)


@given(_made)
def test_a_value_agrees_with_itself_and_shows_itself(a: Quantity) -> None:
    assert compatible(a, a)
    assert not refines(a, a)
    assert show(a)
