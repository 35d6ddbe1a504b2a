"""Rule ``written-date``: days and times of accounts in another language than English."""

from __future__ import annotations

import pytest

from tests.judge.told import findings, said


def dates(kind: str, a: str, b: str) -> list[tuple[str, str]]:
    return [(left, right) for rule, left, right in said(kind, a, b) if rule == "written-date"]


SPANISH = (
    "El ferri encalló {} en un banco de arena frente al puerto, según informó la policía marítima. "
    "Los pasajeros fueron llevados a tierra por un buque de rescate de la ciudad."
)
GERMAN = (
    "Die Fähre ist {} vor dem alten Hafen auf eine Sandbank gelaufen, teilte die Polizei mit. "
    "Die Fahrgäste wurden von einem Rettungskreuzer der Stadt an Land gebracht."
)
POLISH = (
    "Prom osiadł {} na mieliźnie przed starym portem w mieście, jak podała policja wodna. "
    "Pasażerów zabrał na ląd statek ratowniczy, który był w pobliżu i od razu ruszył na pomoc."
)
JAPANESE = "フェリーは{}、北港沖の砂州に座礁したと水上警察が発表した。乗客は救助船で陸に運ばれた。"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (GERMAN, "am 4. März 2025", "am 5. März 2025"),
        (GERMAN, "am 4. März 2025", "am 05.03.2025"),
        (GERMAN, "am Montag", "am Dienstag"),
        (GERMAN, "im März 2025", "im April 2025"),
        (GERMAN, "um 14:30 Uhr", "um 15.30 Uhr"),
        (SPANISH, "el 4 de marzo de 2025", "el 14 de marzo"),
        (SPANISH, "el 4 de marzo de 2025", "el 2025-03-05"),
        (SPANISH, "el 4 de marzo de 2025", "el 05/03/2025"),
        (POLISH, "4 marca 2025 r.", "4 maja 2025 r."),
        (JAPANESE, "3月4日", "3月5日"),
        (JAPANESE, "水曜日", "木曜日"),
    ],
)
def test_another_day_or_time_is_to_be_compared(text: str, one: str, other: str) -> None:
    a, b = text.format(one), text.format(other)
    found = dates("open", a, b)
    assert len(found) == 1
    assert found[0][0] in one and found[0][1] in other
    assert not findings("conflict", a, b)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (GERMAN, "am 4. März 2025", "am 04.03.2025"),
        (GERMAN, "am 4. März 2025", "am 2025-03-04"),
        (GERMAN, "um 14:30 Uhr", "um 14.30 Uhr"),
        (SPANISH, "el 4 de marzo del 2025", "el 04/03/2025"),
        (JAPANESE, "14:30ごろ", "14時30分ごろ"),
    ],
)
def test_one_day_in_two_ways_of_writing_is_told(text: str, one: str, other: str) -> None:
    a, b = text.format(one), text.format(other)
    assert not dates("open", a, b)
    assert len(dates("agree", a, b)) == 1
    assert not [f for f in findings("detail", a, b) if f.rule == "wording"]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (GERMAN, "am 4. März 2025", "am 4. März"),
        (GERMAN, "am 4. März 2025", "im März 2025"),
        (GERMAN, "um 2:30 Uhr", "um 14:30 Uhr"),
        (GERMAN, "am 4. März 2025", "am Montag"),
        (SPANISH, "el 4 de marzo de 2025", "el 03/04/2025"),
        (SPANISH, "el 4 de marzo de 2025", "a las 14:30"),
    ],
)
def test_what_may_be_one_is_left_alone(text: str, one: str, other: str) -> None:
    a, b = text.format(one), text.format(other)
    assert not dates("open", a, b)
    assert not dates("agree", a, b)


def test_figures_that_may_be_read_in_two_ways_are_said_to_be() -> None:
    a, b = SPANISH.format("el 4 de marzo de 2025"), SPANISH.format("el 05/03/2025")
    texts = [f.explanation for f in findings("open", a, b)]
    assert texts == [
        "A writes “4 de marzo de 2025” where B writes “05/03/2025”, in sentences that otherwise go "
        "alike, whichever of its figures is the month."
    ]
    c = SPANISH.format("el 04/03/2025")
    agreed = [f.explanation for f in findings("agree", a, c) if f.rule == "written-date"]
    assert agreed == [
        "A and B give the same date (if “04/03/2025” is 2025-03-04): “4 de marzo de 2025”, “04/03/2025”."
    ]


def test_the_evidence_is_the_date_as_iso_has_it() -> None:
    (found,) = findings("open", GERMAN.format("am 4. März 2025"), GERMAN.format("am 5. März"))
    assert [(e.quote, e.value) for e in found.evidence] == [
        ("4. März 2025", "2025-03-04"),
        ("5. März", "--03-05"),
    ]
    assert found.category == "date"


def test_other_sentences_may_have_other_days() -> None:
    a = "Das neue Gesetz über die Häfen wurde am 4. März 2025 von der Regierung in Emden beschlossen. Es gilt für alle Schiffe."
    b = "Die Fähre zur Insel fährt seit dem 5. April 2025 wieder, wie die Reederei mitteilte. Es gilt der alte Fahrplan für alle Schiffe."
    assert not dates("open", a, b)
