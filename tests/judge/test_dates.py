"""Rule ``date``: one event dated twice; two events are left alone."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings


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
        # Two notes about one subject, in one of them unnamed; a name within a name.
        (
            "It was established on 4 June 1992 after the region was split in two.",
            "Ruritania was established in 1993.",
            "4 June 1992",
            "1993",
        ),
        (
            "The film was released on 23 March 2007 by a small studio.",
            "Night Train was released in 2017.",
            "23 March 2007",
            "2017",
        ),
        (
            "The K-35 first flew on 15 December 2006.",
            "The Brandt Works K-35 Falcon first flew on 15 July 2006.",
            "15 December 2006",
            "15 July 2006",
        ),
        (
            'Her first album, "Quiet Water," was released in 1999.',
            'Her album "Quiet Water" was released in 2004.',
            "1999",
            "2004",
        ),
        (
            "He was appointed commander of the fleet in 1941.",
            "He was appointed as commander of the fleet in 1944.",
            "1941",
            "1944",
        ),
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
        (
            "The earthquake in Izmir struck on 4 March 2024.",
            "The earthquake in Lima struck on 9 April 2024.",
        ),
        (
            "The minister did not attend the talks in May.",
            "The minister attended the talks in June.",
        ),
        (
            "The court in Oslo opened its session on Monday.",
            "The court in Bergen opened its session on Friday.",
        ),
        ("First-quarter sales rose by 4 percent.", "Second-quarter sales rose by 4 percent."),
        ("The 2014 talks failed.", "The 2018 talks failed."),
        # Another post, prize or work.
        (
            "He was appointed commander of the fleet in 1941.",
            "He was appointed captain of the guard in 1944.",
        ),
        (
            "She was awarded the Lund Medal in 1936.",
            "She was awarded the Berg Prize in 1946.",
        ),
        (
            'Her first album, "Quiet Water," was released in 1999.',
            'Her album "Echoes" was released in 2014.',
        ),
        (
            "Berg signed with the Oslo Foxes in 2013.",
            "Berg signed to the Bergen Rams in 2015.",
        ),
        # The time is what is spoken of.
        (
            "The first half of 2024 brought a profit of 5 million euros.",
            "The second half of 2024 brought a profit of 5 million euros.",
        ),
        # A list of dates says nothing of what happened then.
        ("May 2011 April 2011 March 2011", "The mill burned down in June 2012."),
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


def test_one_account_may_tell_of_like_events_of_two_towns() -> None:
    text = (
        "The miners of Nulham ended their strike on 17 October and went back to work. "
        "The miners of Stenstad ended their strike on 27 April and went back to work."
    )
    assert conflicts(text) == []


def test_one_account_may_not_date_one_event_twice() -> None:
    text = (
        "The miners of Nulham ended their strike on 17 October and went back to work. "
        "The miners ended their strike on 19 October, the union said."
    )
    assert [found[0] for found in conflicts(text)] == ["date"]


def test_a_day_in_one_time_zone_may_be_the_next_in_another() -> None:
    a = "The rocket was launched at 5:17 p.m. EDT on Tuesday, 12 September 2017."
    b = "The rocket was launched on 13 September 2017."
    assert conflicts(a, b) == []
    assert conflicts(a, b.replace("13", "15")) != []
    assert conflicts(a.replace(" 2017", ""), b) == []
