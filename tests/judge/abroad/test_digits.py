"""Rule ``digits``: figures of accounts in another language than English."""

from __future__ import annotations

import pytest

from compare.model import Finding
from tests.judge.told import findings, said, told


def digits(a: str, b: str) -> list[tuple[str, str]]:
    return [(left, right) for rule, left, right in said("open", a, b) if rule == "digits"]


GERMAN = (
    "Bei einem Brand in der alten Halle von Bergen sind am Montag {} Menschen verletzt worden, "
    "teilte die Polizei mit. Die Halle aus dem Jahr {} bleibt geschlossen."
)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (GERMAN, ("24", "1911"), ("26", "1914")),
        (
            "Un incendie dans la halle du port a fait lundi {} blessés, a annoncé la police. Les "
            "dégâts sont estimés à {} euros par la ville.",
            ("24", "1 200 000"),
            ("26", "2 100 000"),
        ),
        (
            "При пожаре в старом складе в понедельник пострадали {} человек, сообщила полиция. "
            "Склад, построенный в {} году, будет закрыт на три недели.",
            ("24", "1911"),
            ("26", "1914"),
        ),
        (
            "أصيب {} شخصا يوم الاثنين في حريق اندلع في المستودع القديم. "
            "وسيبقى المبنى الذي شيد عام {} مغلقا ثلاثة أسابيع.",
            ("24", "1911"),
            ("٢٦", "1914"),
        ),
        (
            "警方称，周一旧仓库发生火灾，造成{}人受伤。该建筑建于{}年，将关闭三周。",
            ("24", "1911"),
            ("26", "1914"),
        ),
    ],
    ids=["German", "French", "Russian", "Arabic", "Chinese"],
)
def test_another_figure_in_the_same_place_is_to_be_compared(
    text: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    a, b = text.format(*one), text.format(*other)
    assert digits(a, b) == list(zip(one, other, strict=True))
    assert not findings("conflict", a, b)


def test_a_counted_word_may_change_its_form() -> None:
    text = "При пожаре в старом складе в понедельник погибли, по данным полиции города, {}. Склад был закрыт на три недели."
    assert digits(text.format("24 человека"), text.format("26 человек")) == [("24", "26")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.200", "1 200"), ("1,5", "1.5"), ("1.200.000", "1,200,000"), ("24", "٢٤")],
)
def test_one_figure_in_two_ways_of_writing_is_one(one: str, other: str) -> None:
    assert digits(GERMAN.format(one, "1911"), GERMAN.format(other, "1911")) == []


def test_what_stands_in_another_place_is_left_alone() -> None:
    a = "Bei dem Brand in der alten Halle von Bergen wurden am Montag 24 Menschen verletzt."
    b = "Bei dem Brand in der alten Halle von Bergen wurden am Montag Menschen aus 26 Orten verletzt."
    assert digits(a, b) == []


def test_of_two_figures_in_one_place_neither_is_taken() -> None:
    a = "In der alten Halle von Bergen wurden am Montag 24 Menschen verletzt, sagte die Polizei."
    b = "In der alten Halle von Bergen wurden am Montag 26 Menschen verletzt, 3 Menschen schwer, sagte die Polizei."
    assert digits(a, b) == []


def test_two_languages_are_not_held_against_each_other() -> None:
    dutch = "Bij een brand in de oude hal van Bergen zijn maandag 26 mensen gewond geraakt, zegt de politie."
    assert digits(GERMAN.format("24", "1911"), dutch) == []


def test_english_is_left_to_the_rules_that_know_it() -> None:
    text = "A fire in the old hall of Bergen hurt {} people on Monday, the police said."
    assert digits(text.format(24), text.format(26)) == []


def test_the_report_says_which_language_it_is_and_what_is_done_with_it() -> None:
    report = told(GERMAN.format("24", "1911"), GERMAN.format("26", "1914"))
    assert {s.reason for s in report.skipped} == {
        "taken to be German, not English: aligned by its words, of its facts only figures in "
        "digits, dates and names are compared"
    }


def test_its_evidence_is_the_figures() -> None:
    found: Finding = findings("open", GERMAN.format("24", "1911"), GERMAN.format("26", "1911"))[0]
    assert [(e.quote, e.value) for e in found.evidence] == [("24", "24"), ("26", "26")]
    assert found.category == "number"
