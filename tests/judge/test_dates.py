"""Rule ``date``: one event dated twice; two events are left alone."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings

NOT_YET = pytest.mark.xfail(strict=True, reason="taken for one fact although two things differ")


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The bridge collapsed on 4 March 2024.",
            "The bridge collapsed on 6 March 2024.",
            "4 March 2024",
            "6 March 2024",
        ),
        (
            "The company was founded in 1987 in Leeds.",
            "The company was founded in Leeds in 1991.",
            "1987",
            "1991",
        ),
        (
            "The ferry sank shortly after 6 a.m. on Monday.",
            "The ferry sank at 9 a.m. on Monday.",
            "shortly after 6 a.m. on Monday",
            "9 a.m. on Monday",
        ),
        (
            "The treaty was signed in May 2012.",
            "The treaty was signed in June 2012.",
            "May 2012",
            "June 2012",
        ),
        (
            "Anna Keller was born on 3 June 1961.",
            "Anna Keller was born on 13 June 1961.",
            "3 June 1961",
            "13 June 1961",
        ),
        (
            "The trial opened on Tuesday in Oslo.",
            "The trial opened on Thursday in Oslo.",
            "Tuesday",
            "Thursday",
        ),
        ("The mill was built in the 1920s.", "The mill was built in 1934.", "1920s", "1934"),
        ("The museum closed in 2015.", "The museum closed before 2010.", "2015", "before 2010"),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("date", here, there) in conflicts(*filter(None, (a, b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Another event.
        ("The bridge collapsed on 4 March 2024.", "The bridge was reopened on 6 March 2024."),
        ("The trial opened on Tuesday.", "The trial will end on Friday."),
        pytest.param(
            "The earthquake in Izmir struck on 4 March 2024.",
            "The earthquake in Lima struck on 9 April 2024.",
            marks=NOT_YET,
        ),
        (
            "The minister did not attend the talks in May.",
            "The minister attended the talks in June.",
        ),
        pytest.param(
            "The court in Oslo opened its session on Monday.",
            "The court in Bergen opened its session on Friday.",
            marks=NOT_YET,
        ),
        ("First-quarter sales rose by 4 percent.", "Second-quarter sales rose by 4 percent."),
        ("The 2014 talks failed.", "The 2018 talks failed."),
        # One is more precise.
        ("The bridge collapsed in March 2024.", "The bridge collapsed on 4 March 2024."),
        ("The mill was built in the 1920s.", "The mill was built in 1924."),
        (
            "The treaties were signed in the 1990s and early 2000s.",
            "The treaties were signed between 1992 and 2002.",
        ),
        ("The ferry sank around noon on Monday.", "The ferry sank at 12:05 on Monday."),
        ("The ferry sank on Monday morning.", "The ferry sank on Monday."),
        ("The plant has been shut since 2019.", "The plant was still shut in 2022."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []


@pytest.mark.parametrize(
    ("a", "b", "adds"),
    [
        ("The bridge collapsed in March 2024.", "The bridge collapsed on 4 March 2024.", "B"),
        ("The mill was built in 1924.", "The mill was built in the 1920s.", "A"),
    ],
)
def test_the_more_precise_date_is_a_detail(a: str, b: str, adds: str) -> None:
    assert [f.adds for f in findings("detail", a, b) if f.rule == "date"] == [adds]


def test_values_are_dates_that_can_be_compared() -> None:
    a, b = "The bridge collapsed on 4 March 2024.", "The bridge collapsed on March 6, 2024."
    (found,) = findings("conflict", a, b)
    assert [item.value for item in found.evidence] == ["2024-03-04", "2024-03-06"]
    assert found.explanation.count("2024") >= 2
