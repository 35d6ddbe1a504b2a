"""One telling figure of one measure that two accounts give for two periods."""

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
