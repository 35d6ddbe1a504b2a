"""Figures as they are written in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analyse.unread import _pieces
from compare.analyse.written import apart, find, same
from compare.analyse.written.calendar import calendar
from compare.read.tongue import _languages, locales
from tools.hunt_patterns import Found, hunt


def read(text: str, language: str) -> list[tuple[str, str]]:
    return [(f.kind, f.value) for f in find(text, language)]


DATES = {
    "ar": ["4 مارس 2025", "4 آذار 2025", "٤ مارس ٢٠٢٥"],
    "bn": ["৪ মার্চ ২০২৫"],
    "ca": ["4 de març de 2025", "4 de març del 2025"],
    "cs": ["4. března 2025", "4. 3. 2025"],
    "de": ["4. März 2025", "04.03.2025", "2025-03-04"],
    "el": ["4 Μαρτίου 2025"],
    "es": ["4 de marzo de 2025", "4 de marzo del 2025"],
    "et": ["4. märtsil 2025"],
    "eu": ["2025eko martxoaren 4an"],
    "fa": ["۴ مارس ۲۰۲۵"],
    "fi": ["4. maaliskuuta 2025"],
    "fr": ["4 mars 2025", "04/03/2025"],
    "he": ["4 במרץ 2025"],
    "hi": ["4 मार्च 2025"],
    "hu": ["2025. március 4-én"],
    "hy": ["2025 թ. մարտի 4"],
    "ja": ["2025年3月4日"],
    "ko": ["2025년 3월 4일"],
    "lt": ["2025 m. kovo 4 d."],
    "lv": ["2025. gada 4. martā"],
    "pl": ["4 marca 2025 r."],
    "pt": ["4 de março de 2025"],
    "ru": ["4 марта 2025 года", "4-го марта 2025 г."],
    "sv": ["4 mars 2025"],
    "tl": ["Marso 4, 2025", "3/4/2025"],
    "tr": ["4 Mart 2025'te"],
    "uk": ["4 березня 2025 року"],
    "zh": ["2025年3月4日", "2025/3/4"],
}


@pytest.mark.parametrize(("language", "text"), [(n, t) for n, ts in DATES.items() for t in ts])
def test_a_date_is_read(language: str, text: str) -> None:
    assert read(text, language) == [("date", "2025-03-04")]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "1er août, puis août 2024", [("date", "--08-01"), ("date", "2024-08")]),
        ("fr", "à 14h30. Sept personnes", [("clock", "14:30")]),
        ("fr", "Ils étaient 30. Sept sont partis", [("number", "30")]),
        ("fr", "les 4 marcheurs de mars", [("number", "4")]),
        ("de", "31. Februar 2025, 45.13.2025", [("number", "31"), ("date", "2025-02"), ("number", "45.13.2025")]),
        ("zh", "将在星期三检查，周四停航", [("weekday", "星期三"), ("weekday", "周四")]),
        ("zh", "14时30分", [("clock", "14:30")]),
        ("und", "4.3.2025", [("date", "2025-03-04")]),
        ("de", "1.200 Menschen, 2,5 Meter", [("number", "1200"), ("number", "2.5")]),
    ],
)  # fmt: skip
def test_what_is_a_date_and_what_is_none(
    language: str, text: str, told: list[tuple[str, str]]
) -> None:
    assert read(text, language) == told


def test_figures_that_may_mean_one_thing_are_not_apart() -> None:
    def one(text: str, language: str = "es") -> bool:
        a, b = find(text, language)
        assert not (same(a, b) and apart(a, b))
        return apart(a, b)

    assert not one("04/03/2025, 3 de abril de 2025")
    assert one("04/03/2025, 5 de marzo de 2025")
    assert not one("14.30, 14:30")
    assert not one("2:30, 14:30")
    assert one("14.30, 15:30")
    assert not one("12, 4 de marzo de 2025")


@pytest.mark.parametrize("language", ["ar", "de", "es", "he", "hu", "lv", "zh"])
def test_no_pattern_of_a_language_is_slow(language: str) -> None:
    how = calendar(language)
    patterns = [*how.forms, *([how.weekday] if how.weekday else []), _pieces(letters=False)]
    found = [Found("here", pattern, frozenset({"finditer"})) for pattern in patterns]
    assert [str(one) for one in hunt(found, 80)] == []


def test_every_known_language_has_months_and_days() -> None:
    for tag in _languages():
        assert set(calendar(tag).weekdays.values()) == set(range(7)), tag
        if tag not in ("ja", "ko", "vi"):  # their months are numbers
            assert set(calendar(tag).months.values()) == set(range(1, 13)), tag
    assert locales("xx") == ()


@given(
    st.text(alphabet="0123456789./-: 年月日hmars,’'é4", max_size=60),
    st.sampled_from(["fr", "zh", "es", "und"]),
)
def test_figures_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    found = find(text, language)
    ends = [0, *(f.span.end for f in found)]
    assert all(end <= f.span.start < f.span.end for end, f in zip(ends, found, strict=False))
    assert all(f.readings and f.value for f in found)
