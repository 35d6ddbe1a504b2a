from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from compare.model import Dated, Document, Report, Span
from compare.render import render
from compare.render.html.timeline import WIDTH, Timeline, timeline_of
from compare.render.html.when import parse
from compare.render.view import make_view
from tests.render.sample_report import Account, Found, build

WIRE = "The bridge fell on 3 May. It was built between 1961 and 1964. An inquiry opens on 9 June."
POST = "The bridge fell on 4 May. The inquiry has been open since 2014. The bridge was old."


def dated(document: Document, **values: str) -> Document:
    """Give a document dates: ``_3_May="2025-05-03"``."""
    dates = []
    for name, value in values.items():
        words = name.strip("_").replace("_", " ")
        start = document.text.index(words)
        dates.append(Dated(Span(start, start + len(words)), value))
    return replace(document, dates=tuple(dates))


def report(*, conflict: bool = True) -> Report:
    found = Found(
        "conflict",
        "date",
        "A says 3 May; B says 4 May.",
        {"A": ["3 May|2025-05-03"], "B": ["4 May|2025-05-04"]},
    )
    made = build(
        (Account("wire.txt", WIRE), Account("post.txt", POST)), (), (found,) if conflict else ()
    )
    a, b = made.documents
    a = dated(a, _3_May="2025-05-03", between_1961_and_1964="1961/1964", _9_June="2025-06-09")
    return replace(made, documents=(a, dated(b, _4_May="2025-05-04", since_2014="2014/..")))


def line(made: Report) -> Timeline:
    found = timeline_of(make_view(made))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "first", "last", "name"),
    [
        ("2025-05-03", "2025-05-03", "2025-05-03", "3 May 2025"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("1961/1964", "1961-01-01", "1964-12-31", "1961 \u2013 1964"),
        (
            "2025-12-30/2026-01-02",
            "2025-12-30",
            "2026-01-02",
            "30 December 2025 \u2013 2 January 2026",
        ),
        ("2014/..", "2014-01-01", "2014-12-31", "from 2014"),
        ("../2021-05", "2021-05-01", "2021-05-31", "until May 2021"),
        ("2025-11-06T05:20/06:00", "2025-11-06", "2025-11-06", "6 November 2025"),
        ("9999-12", "9999-12-01", "9999-12-31", "December 9999"),
    ],
)
def test_values_are_read_as_stretches_of_days(value: str, first: str, last: str, name: str) -> None:
    when = parse(value)
    assert when is not None
    assert (when.first, when.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert when.name == name


@pytest.mark.parametrize("value", ["Tuesday", "05:50", "2025-13-01", "2014/2010", "--03-12", ""])
def test_what_is_no_day_is_left_out(value: str) -> None:
    assert parse(value) is None


def test_days_are_points_and_stretches_are_bars_in_the_lane_of_their_account() -> None:
    made = line(report())
    assert [lane.document for lane in made.lanes] == ["A", "B"]
    points = [moment for moment in made.moments if not moment.width]
    bars = [moment for moment in made.moments if moment.width]
    assert len(points) == 3
    assert [bar.open for bar in bars] == ["", "right"]
    assert all(m.x >= 0 and m.x + m.width <= WIDTH for m in made.moments)


def test_a_disagreement_is_tied_and_said_in_words() -> None:
    made = line(report())
    (tie,) = made.ties
    assert tie.x1 < tie.x2 and tie.y1 < tie.y2
    disputed = {entry.day for entry in made.entries if entry.disputed}
    assert disputed == {"3 May 2025", "4 May 2025"}
    assert [m.sign for m in made.moments if m.kind == "conflict"] == ["\u22601", "\u22601"]


def test_without_a_finding_the_days_are_drawn_and_nothing_is_disputed() -> None:
    made = line(report(conflict=False))
    assert len(made.moments) == 5
    assert made.ties == ()
    assert not any(entry.disputed for entry in made.entries)


def test_names_of_days_do_not_touch_each_other() -> None:
    made = line(report())
    width = {label.text: 7.6 * len(label.text) for label in made.days}
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}
    for one in made.days:
        for other in made.days:
            if one is not other and one.y == other.y:
                left, right = sorted((one, other), key=lambda label: label.x)
                end = left.x + width[left.text] * (1 - shift[left.anchor])
                assert end < right.x - width[right.text] * shift[right.anchor]


def test_one_day_alone_or_one_account_in_peace_has_no_line() -> None:
    made = report(conflict=False)
    a, b = made.documents
    assert (
        timeline_of(
            make_view(
                replace(made, documents=(replace(a, dates=a.dates[:1]), replace(b, dates=())))
            )
        )
        is None
    )
    assert timeline_of(make_view(replace(made, documents=(a,)))) is None


def test_very_many_days_are_cut_to_those_in_dispute_and_shared_first() -> None:
    made = report()
    a, b = made.documents
    many = tuple(Dated(Span(0, 3), f"19{number}") for number in range(10, 60))
    shown = line(replace(made, documents=(replace(a, dates=(*many, *a.dates)), b)))
    assert {entry.day for entry in shown.entries} >= {"3 May 2025", "4 May 2025"}
    assert len(shown.entries) == 16
    assert shown.left_out == 39


def test_what_has_no_day_is_told_apart_in_words() -> None:
    made = report()
    conflict = made.findings[0]
    first, second = conflict.evidence
    vague = replace(conflict, evidence=(first, replace(second, value="Sunday")))
    a, b = made.documents
    shown = line(replace(made, findings=(vague,), documents=(a, replace(b, dates=b.dates[1:]))))
    assert shown.entries[-1].day == ""
    assert [remark.words for remark in shown.entries[-1].remarks] == ["4 May"]


def test_the_picture_has_all_of_it_as_text() -> None:
    page = render(report(), "html").decode()
    part = page[page.index('id="timeline"') : page.index("</section>", page.index('id="timeline"'))]
    assert 'aria-describedby="t-list"' in part
    for words in ("3 May 2025", "from 2014", "between 1961 and 1964", "9 June 2025"):
        assert words in part[part.index('id="t-list"') :]
