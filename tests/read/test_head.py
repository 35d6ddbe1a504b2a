"""Title, publisher, author and date from the head of an article; the language."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.read import read_bytes, read_text
from compare.read.dates import find_date

BODY = "\n\nTwo people died on Tuesday when a bridge fell in Brant. Nobody knows why.\n"


@pytest.mark.parametrize(
    ("head", "title", "publisher", "author", "published"),
    [
        ("Bridge falls in Brant\nBy Jane Doe and John Roe | Reuters\nPublished: 4 March 2025 10:30 GMT",
         "Bridge falls in Brant", "Reuters", "Jane Doe and John Roe", "2025-03-04"),
        ("Bridge falls in Brant | The Brant Herald\nJane Doe | Brant Herald\nTuesday, March 4th, 2025 at 5:30 p.m. EST",
         "Bridge falls in Brant", "The Brant Herald", "Jane Doe", "2025-03-04"),
        ("By Jane Doe, Staff Writer\nMarch 2025\nBridge falls in Brant in the night",
         "Bridge falls in Brant in the night", None, "Jane Doe", "2025-03"),
        ("Bridge falls in Brant\nMarch 4, 2025Brant Report", "Bridge falls in Brant", "Brant Report", None, "2025-03-04"),
        ("Bridge falls in Brant\nFortune04-03-2025", "Bridge falls in Brant", "Fortune", None, "2025-03-04"),
        ("Bridge falls in Brant\nBrant Weekly | 2025-03-04", "Bridge falls in Brant", "Brant Weekly", None, "2025-03-04"),
        ("Bridge falls in Brant\nBrant, 4 March 2025", "Bridge falls in Brant", None, None, "2025-03-04"),
        ("Bridge falls in Brant\nReuters", "Bridge falls in Brant", "Reuters", None, None),
        ("Bridge falls in Brant\n\nThe Northern Ledger\n4 March 2025\n\nBy Jane Doe", "Bridge falls in Brant", "The Northern Ledger", "Jane Doe", "2025-03-04"),
        ("Bridge falls in Brant\nHarbour Wire\nBy Jane Doe", "Bridge falls in Brant", "Harbour Wire", "Jane Doe", None),
        ("Bridge falls in Brant\nThe Long Read\nBy Jane Doe", "Bridge falls in Brant", None, "Jane Doe", None),
        ("Bridge falls in Brant\nJane Doe\n4 March 2025", "Bridge falls in Brant", None, None, "2025-03-04"),
        ("Bridge falls in Brant\nThe Old Harbour\n\nShip lost", "Bridge falls in Brant", None, None, None),
        ("NEWS\n\nBridge falls in Brant, two dead", "Bridge falls in Brant, two dead", None, None, None),
        ("Why did the bridge fall?", "Why did the bridge fall?", None, None, None),
        ("", None, None, None, None),
    ],
)  # fmt: skip
def test_heads(
    head: str, title: str | None, publisher: str | None, author: str | None, published: str | None
) -> None:
    document = read_text(head + BODY, "a")
    assert (document.title, document.publisher, document.author, document.published) == (
        title,
        publisher,
        author,
        published,
    )


@pytest.mark.parametrize(
    ("dateline", "publisher", "published"),
    [
        ("BRANT, March 4, 2025 (Reuters) - ", "Reuters", "2025-03-04"),
        ("BRANT, 4 March 2025 - ", None, "2025-03-04"),
        ("BRANT — ", None, None),
        ("BRANT, March 4. /TASS/. ", "TASS", None),
        # an agency that is in no table: where it stands says what it is
        ("BRANT, March 4, 2025 (Riverline) - ", "Riverline", "2025-03-04"),
        ("UPPER BRANT, 4 Mar (River & Coast Wires) — ", "River & Coast Wires", None),
        ("BRANT, March 4, 2025 (Updated) - ", None, "2025-03-04"),
        ("BRANT, March 4, 2025 (Tuesday) - ", None, "2025-03-04"),
        ("BRANT, March 4, 2025 (GMT) - ", None, "2025-03-04"),
        ("BRANT (Riverside) - ", None, None),
    ],
)
def test_a_dateline_is_read_and_is_no_part_of_its_sentence(
    dateline: str, publisher: str | None, published: str | None
) -> None:
    document = read_text(f"Bridge falls in Brant\n\n{dateline}Two people died on Tuesday.\n", "a")
    assert (document.publisher, document.published) == (publisher, published)
    assert [(r.reason, r.span.of(document.text)) for r in document.removed] == [
        ("dateline", dateline)
    ]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Brant (AFP) – Two people died on Tuesday.", "AFP"),
        ("Two people (Reuters staff) died on Tuesday - nobody knows why.", None),
        ("In Brant, on March 4 (Riverline Day) two people died - nobody knows why.", None),
        ("NATO — long divided over the bridge — agreed to rebuild it.", None),
    ],
)
def test_what_may_be_part_of_the_sentence_stays(line: str, publisher: str | None) -> None:
    document = read_text(f"Bridge falls in Brant\n\n{line}\n", "a")
    assert document.publisher == publisher
    assert document.removed == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ten people died",
        "Ten people died\nEleven people died",
        "Two people died on Tuesday. Nobody knows why.",
        "By Tuesday, the water had reached the town, officials said.\n\nIt rained.",
    ],
)
def test_what_has_no_head_is_all_story(text: str) -> None:
    document = read_text(text, "a")
    assert (document.title, document.author, document.published) == (None, None, None)
    assert document.removed == ()


def test_a_date_in_the_story_is_not_the_date_of_the_article() -> None:
    document = read_text(
        "Bridge falls\n\nThe bridge opened on 3 May 1931 and fell on Monday.\n", "a"
    )
    assert document.published is None
    assert document.removed == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("December 20, 2025", "2025-12-20"),
        ("Dec. 20, 2025", "2025-12-20"),
        ("20 Dec 2025", "2025-12-20"),
        ("the 20th of December 2025", "2025-12-20"),
        ("20-Dec-2025", "2025-12-20"),
        ("DECEMBER 20 2025", "2025-12-20"),
        ("2025-12-20T10:30:00Z", "2025-12-20"),
        ("2025/12/20", "2025-12-20"),
        ("20/12/2025", "2025-12-20"),
        ("12/20/2025", "2025-12-20"),
        ("3/4/2025", "2025-04-03"),
        ("20.12.2025", "2025-12-20"),
        ("Sept 2025", "2025-09"),
        ("February 29, 2024", "2024-02-29"),
        ("May 2025", "2025-05"),
        ("February 30, 2025", None),
        ("version 20.12.2025.1", None),
        ("in 2025", None),
        ("Marching 20 times", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    found = find_date(text)
    assert (found[0] if found else None) == iso


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_date_is_read_in_every_form(day: dt.date) -> None:
    for form in ("%B %d, %Y", "%d %b %Y", "%Y-%m-%d", "%A, %d %B %Y"):
        found = find_date(day.strftime(form))
        assert found is not None
        assert found[0] == str(day)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ten people died", "en"),
        ("The bridge fell on Monday, and nobody was hurt.", "en"),
        ("Brücke stürzt in den Fluss, und der Bürgermeister ist nicht da.", "de"),
        ("El puente se cayó el lunes y no hubo heridos, dijo el alcalde de la ciudad.", "es"),
        ("Le pont est tombé dans la nuit de lundi à mardi et une personne est morte.", "fr"),
        ("Most w mieście zawalił się w poniedziałek, nikt nie został ranny.", "pl"),
        ("Мост упал в понедельник.", "und"),
        ("日本の首相は声明を発表した。", "ja"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read_text(text, "a").language == language


# --- Markdown ------------------------------------------------------------------------

MARKDOWN = """\
---
title: "Bridge falls"
date: 2025-03-04T10:00:00Z
author:
  - Jane Doe
  - John Roe
source: Brant Herald
---

# Bridge *falls* in Brant #

![A lorry](lorry.jpg "Lorry")

The [old bridge](http://example.org/a_(b).html "x") fell on **Monday.** See `file_name`, 5 * 3 * 2
and snake_case_name. It was [1931][ref] \\*not\\* <b>new</b>.[^1] [![x](y)](z)

| Town | Dead |
|------|:----:|
| Brant | 2 |

```
code that is no story
```

Read more: [Dam breaks](http://example.org/dam)

[ref]: http://example.org/ref "t"
[^1]: It was built in 1931.
"""


def test_markdown_marks_its_markup_and_keeps_the_words() -> None:
    document = read_bytes(MARKDOWN.encode(), "a.md")
    assert document.text == MARKDOWN
    assert (document.title, document.author, document.publisher, document.published) == (
        "Bridge falls",
        "Jane Doe, John Roe",
        "Brant Herald",
        "2025-03-04",
    )
    shown = MARKDOWN
    for part in reversed(document.removed):
        shown = shown[: part.span.start] + shown[part.span.end :]
    assert (
        shown.split()
        == (
            "Bridge falls in Brant The old bridge fell on Monday. See file_name, 5 * 3 * 2 and "
            "snake_case_name. It was 1931 *not* new. Brant | 2 It was built in 1931."
        ).split()
    )
    reasons = {part.reason for part in document.removed}
    assert reasons == {"metadata", "markup", "image", "code", "see also", "table head"}


@given(st.text(alphabet="ab *_`[]()!#>-|\\\n~<:^.1", max_size=60))
def test_any_markdown_is_read_with_parts_in_order_and_apart(text: str) -> None:
    document = read_bytes(b"x" + text.encode(), "a.md")
    end = 0
    for part in document.removed:
        assert end <= part.span.start < part.span.end <= len(document.text)
        end = part.span.end


def test_plain_text_has_no_markup() -> None:
    assert read_text("It was **very** [old](http://a.b) # here.", "a").removed == ()
