"""Labels and credits inside a line, which are taken out while the line stays."""

from __future__ import annotations

import pytest

from compare.analyse.sentences import segment
from compare.read import read_text
from compare.read.clean import within

SHIP = "The ship lies on the sandbank off Pellworth on Tuesday."


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        (f"{SHIP} (Associated Press)", "(Associated Press)"),
        (f"{SHIP} (Credit: KING)", "(Credit: KING)"),
        (
            f"{SHIP} (AP Photo/Jane Doe) (Associated Press)",
            "(AP Photo/Jane Doe) (Associated Press)",
        ),
        (f"{SHIP} AP Photo/Jane Doe", "AP Photo/Jane Doe"),
        (f"{SHIP} REUTERS/Jane Doe", "REUTERS/Jane Doe"),
        (f"{SHIP} Photograph: Jane Doe/PA", "Photograph: Jane Doe/PA"),
        (f"Hide Caption 2 of 15 Photos: {SHIP}", "Hide Caption 2 of 15 Photos:"),
        (f"Image 1 of 28 {SHIP}", "Image 1 of 28"),
        (f"Image caption {SHIP}", "Image caption "),
        (f"{SHIP} Picture taken December 28, 2017.", "Picture taken December 28, 2017."),
        (f"{SHIP} (Published Tuesday, Oct. 25, 2016)", "(Published Tuesday, Oct. 25, 2016)"),
    ],
)
def test_it_is_no_part_of_the_story(line: str, cut: str) -> None:
    assert [line[start:end] for start, end, _ in within(line)] == [cut]
    document = segment(read_text(f"{SHIP}\n\n{line}\n\n{SHIP}\n", "a"))
    said = [s.span.of(document.text) for s in document.sentences]
    assert said == [SHIP] * 3


@pytest.mark.parametrize(
    "line",
    [
        "The agency (Associated Press) reported the sinking first.",
        "PELLWORTH (AP) — The ship sank on Tuesday.",
        "He works for the agency that was first to report it, Reuters.",
        "An image of 28 ships hangs in the town hall.",
        "The photo was taken on 28 December 2017.",
        "She sold the image caption by caption.",
        "It was the 2 of 15 who mattered.",
        "The book (published in 2016) sold well.",
        "The coast guard photographed the wreck (see the map).",
    ],
)
def test_words_of_a_story_stay(line: str) -> None:
    assert list(within(line)) == []
