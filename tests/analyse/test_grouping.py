"""What stands at a place is looked up, not asked of everything: nothing is missed or added."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analyse.grouping import ByPlace
from compare.model import Span

spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 25)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(spans, max_size=15), st.lists(spans, min_size=1, max_size=4))
def test_all_that_overlaps_is_found_in_the_order_given(held: list[Span], asked: list[Span]) -> None:
    places = ByPlace((span, n) for n, span in enumerate(held))
    for span in asked:
        assert places.over(span) == [n for n, own in enumerate(held) if own.overlaps(span)]


def test_what_only_touches_is_not_found_and_what_lies_around_is() -> None:
    places = ByPlace([(Span(0, 100), "around"), (Span(5, 10), "before"), (Span(20, 30), "behind")])
    assert places.over(Span(10, 20)) == ["around"]
