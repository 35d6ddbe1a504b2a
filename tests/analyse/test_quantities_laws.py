"""What holds for every text: spans slice, intervals are intervals, no token is claimed twice."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analyse import quantities, times
from compare.analyse.language import parse
from compare.analyse.values import compatible, compatible_times, show, show_time
from compare.model import Document
from tests.analyse.parsed import one_sentence

PIECES = """
a an the of to from between and or at on in by since until over about nearly more than at least
two ten half dozen hundred million third quarter percent % $ \u20ac euro pounds 3 12 40 1,200 2.5
2014 1990s 12:30 3-1 10-15 March May Tuesday Friday last next week month year ago p.m. a.m. noon
people houses man killed rose fell km miles hours years old aged , . ( ) - / km/h per day no one none
both twice doubled several dozens first second fiscal Q1 early late mid end COVID-19 G20 Boeing 1/2
""".split()


def _document(words: Sequence[str]) -> Document:
    return one_sentence(" ".join(words), published="2025-12-20")


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_findings_are_well_formed_and_disjoint(words: list[str]) -> None:
    document = _document(words)
    analysis = parse(document)
    found = quantities.find(analysis)
    dated = times.find(analysis)
    for quantity in found:
        assert 0 <= quantity.span.start < quantity.span.end <= len(document.text)
        assert quantity.phrase.contains(quantity.span)
        assert quantity.low <= quantity.high
        assert quantity.form != "exact" or quantity.low == quantity.high
        assert quantity.step > 0
        assert compatible(quantity, quantity)
        assert show(quantity)
    for time in dated:
        assert time.span.of(document.text).strip() == time.span.of(document.text)
        assert (time.start is None) == (time.end is None)
        assert time.start is None or time.end is None or time.start <= time.end
        assert time.clock is None or 0 <= time.clock[0] <= time.clock[1] < 1440
        assert compatible_times(time, time)
        assert show_time(time)
    spans = sorted({q.span for q in found}) + sorted(t.span for t in dated)
    ordered = sorted(spans)
    for first, second in itertools.pairwise(ordered):
        assert first.end <= second.start, document.text


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_is_read_without_fail(text: str) -> None:
    document = _document([text])
    analysis = parse(document)
    quantities.find(analysis)
    times.find(analysis)


def test_times_given_are_not_looked_for_again() -> None:
    from dataclasses import replace

    analysis = parse(_document("In 2014 ten people died on 3 March .".split()))
    dated = replace(analysis, times=times.find(analysis))
    assert quantities.find(dated) == quantities.find(analysis)
