from __future__ import annotations

from dataclasses import replace

from compare.model import Report
from compare.render.checks import checks
from compare.render.view import make_view
from tests.render import sample_report as sample


def asked(report: Report) -> dict[str, list[str]]:
    return {check.words: [c.id for c in check.cards] for check in checks(make_view(report))}


def test_conflicts_are_gathered_under_their_question_in_order_of_weight() -> None:
    found = asked(sample.five())
    assert list(found)[:4] == [
        "Which number holds:",
        "When it was:",
        "Whether it is so or not:",
        "Who, what or where it was:",
    ]
    assert found["Which number holds:"] == ["F1", "F2"]


def test_an_account_that_contradicts_itself_is_named() -> None:
    assert asked(sample.one()) == {"What A means, which contradicts itself:": ["F1"]}


def test_what_stands_alone_wants_a_second_source() -> None:
    found = asked(sample.two())
    words = "A second source for what one account alone says (3 in A, 1 in B), from"
    assert found[words] == ["F15", "F18"]


def test_what_is_answered_differently_is_asked_after_the_conflicts() -> None:
    found = asked(sample.two())
    assert found["Whether both answers can hold:"] == ["F6", "F7"]
    assert list(found)[-3:-1] == [
        "What A means, which contradicts itself:",
        "Whether both answers can hold:",
    ]


def test_accounts_without_a_date_are_named_and_others_left_alone() -> None:
    report = sample.two()
    assert not any(words.startswith("When A") for words in asked(report))
    first, second = report.documents
    one = replace(report, documents=(first, replace(second, published=None)))
    assert "When B was published: it gives no date" in asked(one)
    both = replace(report, documents=tuple(replace(d, published=None) for d in report.documents))
    assert "When A and B were published: they give no date" in asked(both)


def test_where_nothing_is_open_nothing_is_asked() -> None:
    assert asked(sample.calm()) == {}
