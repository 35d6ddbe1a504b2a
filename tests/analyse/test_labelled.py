"""Numbers behind a label, as rows of tables have them."""

from __future__ import annotations

import pytest

import compare


@pytest.mark.parametrize(
    "row", ["Seats: 24", "Ferry North; Seats: 24; Length: 38 metres", "Seats | 24"]
)
def test_a_row_is_held_against_a_sentence(row: str) -> None:
    first = f"The council voted on Tuesday to build a ferry berth.\n\n{row}\n\nThe mayor spoke.\n"
    second = "The council voted on Tuesday to build a ferry berth. The ferry has 26 seats.\n"
    report = compare.compare_texts(first, second)
    found = [f.explanation for f in report.findings if f.kind == "conflict"]
    assert len(found) == 1 and "24 and 26" in found[0] and "seat" in found[0]


@pytest.mark.parametrize("row", ["Route: 24", "Seats: 26", "Seats in the hall: 26", "Open: 24"])
def test_a_number_that_counts_nothing_or_the_same_is_left_alone(row: str) -> None:
    first = f"The council voted on Tuesday to build a ferry berth.\n\n{row}\n\nThe mayor spoke.\n"
    second = "The council voted on Tuesday to build a ferry berth. The ferry has 26 seats.\n"
    report = compare.compare_texts(first, second)
    assert not [f.explanation for f in report.findings if f.kind == "conflict"]
