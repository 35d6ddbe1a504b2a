"""Tables of Markdown: each row is read like a sentence, and the text stays as it is."""

from __future__ import annotations

import pytest

from compare.model import Document
from compare.read import read_bytes
from compare.read.repair import meant
from tests.read.cleaned import removed


def read(text: str) -> Document:
    return read_bytes(f"Two people died in Brant on Tuesday.\n\n{text}\n".encode(), "a.md")


def rows(text: str) -> list[str]:
    """Return the rows as they are read."""
    document = read(text)
    as_read, _ = meant(document)
    gone = [part.span for part in as_read.removed]
    found = []
    for place in as_read.places:
        if place.kind == "table row" and not any(span.contains(place.span) for span in gone):
            told = place.span.of(as_read.text)
            for span in reversed(gone):
                if place.span.contains(span):
                    start = span.start - place.span.start
                    told = told[:start] + told[start + span.end - span.start :]
            found.append(told)
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("| | |\n|---|---|\n| Dead | 14 |\n| Opened | 3 May |", ["Dead: 14", "Opened: 3 May"]),
        ("| Fact | Value |\n|:--|--:|\n| Dead | 14 |\n| Hurt | 3 |", ["Dead: 14", "Hurt: 3"]),
        ("| Dead | 14 |\n|---|---|\n| Opened | 3 May |", ["Dead: 14", "Opened: 3 May"]),
        ("Dead | 14\n--- | ---\nOpened | 3 May", ["Dead: 14", "Opened: 3 May"]),
        ("| **Dead:** | `14` |\n|---|---|\n| Mayor | [Jo Lind](/jo) |", ["Dead: 14", "Mayor: Jo Lind"]),
        ("| Dead | 14 |\n| Opened | 3 May |", ["Dead: 14", "Opened: 3 May"]),
        ("> | Dead | 14 |\n> |---|---|\n> | Hurt | 3 May |", ["Dead: 14", "Hurt: 3 May"]),
        ("| Party | Seats |\n|---|---|\n| Reds | 9 |\n| Greens | 12 |", ["Reds; Seats: 9", "Greens; Seats: 12"]),
        (
            "| Party | Seats | Votes |\n|---|---|---|\n| Reds | 9 | 20,100 |\n| Greens | | 31,200 |",
            ["Reds; Seats: 9; Votes: 20,100", "Greens; Votes: 31,200"],
        ),
        ("| A \\| B | 14 |\n|---|---|\n| C | 3 May |", ["A | B: 14", "C: 3 May"]),
    ],
)  # fmt: skip
def test_a_row_is_read_like_a_sentence(text: str, told: list[str]) -> None:
    assert rows(text) == told


def test_heads_are_removed_and_a_title_above_is_not() -> None:
    heads = removed(read("| Party | Seats |\n|---|---|\n| Reds | 9 |\n| Greens | 12 |"))
    assert ("table head", "Party | Seats") in heads
    assert ("markup", "|---|---|") in heads
    title = removed(read("| Fire in Tarn | |\n|---|---|\n| Dead | 14 |\n| Hurt | 3 |"))
    assert "table head" not in [reason for reason, _ in title]


def test_places_name_table_and_row() -> None:
    text = "| Dead | 14 |\n|---|---|\n| Hurt | 3 May |\n\nIt rained.\n\n| a | b |\n|---|---|\n| c | d |"
    labels = [place.label for place in read(text).places if place.kind == "table row"]
    assert labels == ["table 1, row 1", "table 1, row 2", "table 2, row 1", "table 2, row 2"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that a | b is a choice.",
        "Brant | Tarn | Holm\n\nIt rained.",
        "| one line alone |",
        "| Two | cells |",
        "Dead | 14\n---\n\nIt rained.",
        "```\n| Dead | 14 |\n|---|---|\n| Hurt | 3 |\n```",
        "<!-- | Dead | 14 |\n|---|---|\n| Hurt | 3 | -->",
        "|" * 5000,
    ],
)
def test_a_bar_alone_makes_no_table(text: str) -> None:
    document = read(text)
    assert [place.kind for place in document.places] == []
    assert document.repairs == ()


def test_rows_are_neither_furniture_nor_the_head_of_the_article() -> None:
    text = "| Share | 14 % |\n|---|---|\n| Opened | 3 May 1998 |\n| Comments | 12 |"
    document = read(text)
    assert document.published is None
    assert rows(text) == ["Share: 14 %", "Opened: 3 May 1998", "Comments: 12"]
    assert {reason for reason, _ in removed(document)} == {"markup"}


def test_a_row_that_says_when_the_article_was_published_is_heeded() -> None:
    document = read("| Author | Jane Doe |\n|---|---|\n| Published | 4 March 2025 |")
    assert (document.author, document.published) == ("Jane Doe", "2025-03-04")


def test_damage_inside_a_table_is_put_right_as_well() -> None:
    document = read("| Caf\u00c3\u00a9 | 14 |\n|---|---|\n| o\ufb03ce | 3 May |")
    assert meant(document)[0].text.count("Café: 14") == 1
    assert "office: 3 May" in meant(document)[0].text
