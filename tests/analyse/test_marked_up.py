"""Numbers and times around which there is markup."""

from __future__ import annotations

import pytest

from compare.analyse import analyse
from compare.analyse.sentences import segment
from compare.analyse.values import show, show_time
from compare.model import Analysis
from compare.options import Options
from compare.read import read_bytes


def _analysed(text: str) -> Analysis:
    return analyse(segment(read_bytes(text.encode(), "account.md")), Options())


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("The ferry left at **05:50** on Thursday.", "05:50** on Thursday", "ThursdayT05:50"),
        ("The ferry left on 3 **March** 2021.", "3 **March** 2021", "2021-03-03"),
    ],
)
def test_a_time_is_read_across_markup(text: str, span: str, value: str) -> None:
    (time,) = _analysed(text).times
    assert (time.span.of(text), show_time(time)) == (span, value)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("The fire cost about **4.5** million euros.", "about **4.5** million euros", "EUR"),
        ("The town has **twelve** schools.", "twelve", "12"),
    ],
)
def test_a_number_is_read_across_markup(text: str, span: str, value: str) -> None:
    (quantity,) = _analysed(text).quantities
    assert quantity.span.of(text) == span
    assert value in show(quantity)
