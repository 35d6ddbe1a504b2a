"""One telling figure of one measure that two accounts give for two periods or two ways."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts

FOUND = [
    (
        "Net profit of the bank was 3.69 million euros in the third quarter of 2021, up from "
        "3.41 million in the second quarter of 2021.",
        "In the third quarter of 2020 the bank's net profit rose to 3.69 million euros.",
        "third quarter of 2021",
        "third quarter of 2020",
    ),
    (
        "The town had 12,431 inhabitants in 2010 and 13,002 in 2020.",
        "In 2020 the town had 12,431 inhabitants.",
        "2010",
        "2020",
    ),
    (
        "The mill expects earnings in the range of 1.30 to 1.45 euros a share for the fourth "
        "quarter of 2020.",
        "The mill projects earnings in the range of 1.30 to 1.45 euros a share for Q3 2020.",
        "fourth quarter of 2020",
        "Q3 2020",
    ),
]


@pytest.mark.parametrize(("a", "b", "first", "second"), FOUND)
def test_one_figure_for_two_periods(a: str, b: str, first: str, second: str) -> None:
    assert ("figure", first, second) in conflicts(a, b)


LEFT_ALONE = [
    # the year in which it was said, and the year of which
    (
        "Exports came to 41.7 billion euros in 2022, the office said.",
        "In 2023 the office said that exports had come to 41.7 billion euros in 2022.",
    ),
    # another measure
    (
        "Exports came to 41.7 billion euros in 2022.",
        "In 2021 the imports of timber came to 41.7 billion euros.",
    ),
    (
        "Production of steel came to 41.7 million tonnes in 2022.",
        "Consumption of steel came to 41.7 million tonnes in 2021.",
    ),
    # a financial year is another stretch of time
    (
        "Sales came to 5.52 million euros in fiscal 2021.",
        "Sales came to 5.52 million euros in 2020.",
    ),
    # the same in two periods, as one of the accounts says
    (
        "The rate stood at 4.75 percent in March and at 4.75 percent in April.",
        "The rate stood at 4.75 percent in April.",
    ),
    # a round number is met by chance
    ("The town spent 20 million euros in 2019.", "The town spent 20 million euros in 2018."),
    # what a figure is held against
    (
        "Profit was 5.52 million euros in 2020 against 4.17 million in 2019.",
        "Profit was 5.52 million euros, after 4.17 million in 2019.",
    ),
]


@pytest.mark.parametrize(("a", "b"), LEFT_ALONE)
def test_leaves_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "figure"] == []


TWO_WAYS = [
    (
        "Consumer prices rose 3.1% in March.",
        "Consumer prices fell 3.1 percent in March.",
        "rose 3.1%",
        "fell 3.1 percent",
    ),
    (
        "Shares in the brewery gained 4.5 percent on Friday.",
        "Shares in the brewery lost 4.5% on Friday.",
        "gained 4.5 percent",
        "lost 4.5%",
    ),
    (
        "Net profit of the bank was up 14.2% at 3.1 million euros.",
        "Net profit of the bank was down 14.2% at 3.1 million euros.",
        "up 14.2%",
        "down 14.2%",
    ),
    (
        "Sales of the mill were 441 million euros, an increase from 437 million.",
        "Sales of the mill decreased to 441 million euros.",
        "441 million euros, an increase",
        "decreased to 441 million euros",
    ),
]


@pytest.mark.parametrize(("a", "b", "first", "second"), TWO_WAYS)
def test_one_figure_up_and_down(a: str, b: str, first: str, second: str) -> None:
    assert conflicts(a, b) == [("figure", first, second)]


NOT_TWO_WAYS = [
    ("Exports rose 5.2%.", "Imports fell 5.2%."),
    ("Bread prices rose 3.1% in March.", "Bread prices fell 3.1% in April."),
    ("Bread prices rose 3.1% in March.", "Bread prices did not fall 3.1% in March."),
    ("Bread prices rose 3.1% in March.", "Bread prices could fall 3.1% in March."),
    (
        "Shares of the mill rose 3.1% after falling 2.4% on Monday.",
        "Shares of the mill fell 2.4% on Monday and rose 3.1% on Tuesday.",
    ),
    ("The mill gained 45 million euros in sales.", "The mill lost 45 million euros in sales tax."),
]


@pytest.mark.parametrize(("a", "b"), NOT_TWO_WAYS)
def test_leaves_two_ways_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "figure"] == []


def test_a_share_of_two_digits_may_come_again() -> None:
    a = "Inflation stood at 3.1 percent in March, the office said."
    b = "Inflation stood at 3.1 percent in April, the office said."
    assert not [c for c in conflicts(a, b) if c[0] == "figure"]


def test_two_figures_of_one_move_are_told_once() -> None:
    a = "Shares of Northgate fell 2.3 percent to $41.17 in early trading."
    b = "Northgate shares rose 2.3 percent to $41.17."
    assert len([c for c in conflicts(a, b) if c[0] == "figure"]) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "A rise of 3.1 percent in rents was recorded in Leeds.",
            "A fall of 3.1 percent in rents was recorded in Leeds.",
        ),
        ("The mill posted a 6.4% increase in orders.", "The mill posted a 6.4% decline in orders."),
    ],
)
def test_a_rise_and_a_fall_conflict_by_some_rule(a: str, b: str) -> None:
    assert len(conflicts(a, b)) == 1
