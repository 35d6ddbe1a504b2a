"""What is not the story of a page, and above all what is."""

from __future__ import annotations

import pytest

from compare.read import read_bytes, read_text
from tests.read.cleaned import kept, removed

STORY = """\
Advertisement
Bridge falls in Brant
Bridge falls in Brant

By Jane Doe
4 March 2025

Two people died on Tuesday when a bridge fell in Brant.

Who is to blame

Share

The mayor blamed the rain. Others blamed the mayor.

Who is to blame

The bridge was built in 1931, and nobody had looked at it since.

Next Article

Mayor of Lower Brant opens new bridge
"""


def test_a_page_is_cleaned_and_its_text_kept() -> None:
    document = read_text(STORY, "a")
    assert document.text == STORY
    assert removed(document) == [
        ("advertisement", "Advertisement"),
        ("repeated heading", "Bridge falls in Brant"),
        ("metadata", "By Jane Doe\n4 March 2025"),
        ("share", "Share"),
        ("navigation", "Next Article\n\nMayor of Lower Brant opens new bridge"),
    ]
    # A heading that comes again over another passage is the story told twice, not furniture.
    assert kept(document).count("Who is to blame") == 2


def test_what_a_prompt_asks_goes_with_it_and_what_it_is_answered() -> None:
    text = (
        "Bridge falls in Brant\n\nTwo people died on Tuesday when a bridge fell.\n\n"
        "Pressed for time?\nGet the summary\n\nWas this story helpful?\nYes\nNo\n\n"
        "Is the bridge safe?\nSubscribe now\n\nA way out?\nSubscribe now\n\nToo late?\n\n"
        "Nobody answered.\n"
    )
    assert removed(read_text(text, "a")) == [
        ("prompt", "Pressed for time?\nGet the summary\n\nWas this story helpful?\nYes\nNo"),
        ("prompt", "Subscribe now"),
        ("prompt", "Subscribe now"),
    ]


OTHERS = """\
Bridge falls in Brant

Two people died on Tuesday when a bridge fell in Brant.

Related Articles

Dam breaks in Upper Brant
Dam breaks in Upper Brant

Brant Herald

time2 hours ago

  • Brant Herald

Dam breaks in Upper Brant

Nine people died on Monday when a dam broke. The mayor was not there.

Ship lost off the coast
Ship lost off the coast

The Coaster

timea day ago

A ship was lost on Sunday. Nobody has seen it since.
"""


def test_other_stories_below_a_marker_are_told_apart() -> None:
    document = read_text(OTHERS + "\nDownload the app\n", "a")
    assert [reason for reason, _ in removed(document)] == ["another story", "prompt"]
    assert removed(document)[0][1].startswith("Related Articles\n\nDam breaks")
    assert removed(document)[0][1].endswith("Nobody has seen it since.")
    assert kept(document).split() == OTHERS.split("Related", maxsplit=1)[0].split()


def test_without_their_structure_they_are_the_story() -> None:
    """A list of related things, a heading or an age alone do not make another story."""
    text = OTHERS.replace("Dam breaks in Upper Brant\nDam", "Dam", 1).replace("time2 hours ago", "")
    text = text.replace("  • Brant Herald\n\nDam breaks in Upper Brant\n", "")
    document = read_text(text, "a")
    assert "Nine people died on Monday when a dam broke." in kept(document)


def test_titles_below_a_marker_are_links_but_what_follows_is_not() -> None:
    text = (
        "Two people died on Tuesday when a bridge fell.\n\nRelated stories\nDam breaks in Upper Brant\n"
        "Ship lost off the coast\n\nWhat happens next\n\nThe bridge will be built again, the mayor said.\n"
    )
    document = read_text(text, "a")
    assert removed(document) == [
        ("navigation", "Related stories\nDam breaks in Upper Brant\nShip lost off the coast")
    ]
    at_end = (
        "Two people died on Tuesday.\n\nRead next\n\nDam breaks in Brant\n\nShip lost off coast\n"
    )
    assert kept(read_text(at_end, "a")).strip() == "Two people died on Tuesday."


def test_a_sentence_said_twice_is_no_repeated_heading() -> None:
    text = "It rained all day.\nIt rained all day.\n"
    assert removed(read_text(text, "a")) == []


def test_removed_parts_are_in_order_and_apart() -> None:
    document = read_text(STORY + OTHERS, "a")
    ends = [0]
    for part in document.removed:
        assert ends[-1] <= part.span.start < part.span.end
        ends.append(part.span.end)


# --- links in Markdown ---------------------------------------------------------------


FELL = "Two people died on Tuesday when a bridge fell in Brant.\n\n"


def links(text: str) -> list[str]:
    document = read_bytes(text.encode(), "a.md")
    return [quote for reason, quote in removed(document) if reason == "navigation"]


@pytest.mark.parametrize(
    "block",
    [
        "- [The dam that broke](dam.html)\n- [Ships lost off Brant](ships.html)",
        "* **[The dam that broke][1]**\n\n* [Ships lost off Brant](ships.html)",
        "1. [The dam that broke](dam.html)\n2. [Did it rain?](rain.html)",
        "[World](/w) | [Brant](/b) | [Sport](/s)",
        "[The dam that broke](dam.html)",
    ],
)
def test_lines_of_links_alone_are_navigation(block: str) -> None:
    assert links(f"# Bridge falls in Brant\n\n{FELL}{block}\n\n{FELL}") == [block]


@pytest.mark.parametrize(
    "text",
    [
        # what the story lists, linked or not
        f"{FELL}The towns on the river are:\n\n- [Brant](b.html)\n- [Upper Brant](u.html)\n",
        f"{FELL}## The towns on the river\n\n- [Brant](b.html)\n- [Upper Brant](u.html)\n",
        f"{FELL}- [Brant](b.html)\n- Upper Brant\n- [Lower Brant](l.html)\n",
        f"{FELL}- [Brant](b.html), where it fell\n- [Upper Brant](u.html), where it rained\n",
        # sentences, headings and titles that are linked
        f"{FELL}- [The dam broke on Monday.](dam.html)\n",
        f"{FELL}[The dam broke on Monday.](dam.html)\n",
        f"{FELL}## [The dam that broke](dam.html)\n\n{FELL}",
        f"[Bridge falls in Brant town](bridge.html)\n\n{FELL}",
        # a page that is nothing else
        "# Today\n\n- [Bridge falls in Brant](b.html)\n- [Dam breaks](d.html)\n",
    ],
)
def test_linked_words_of_the_story_stay(text: str) -> None:
    assert links(text) == []


def test_links_above_the_title_leave_it_the_title() -> None:
    text = f"- [All about the bridges of Brant](b.html)\n- [Home](/)\n\nBridge falls in Brant\n\n{FELL}"
    document = read_bytes(text.encode(), "a.md")
    assert document.title == "Bridge falls in Brant"
    assert len(links(text)) == 1


def test_a_linked_publisher_is_read_as_one() -> None:
    text = f"# Bridge falls in Brant\n\n[Brant Herald](/)\n\n{FELL}"
    document = read_bytes(text.encode(), "a.md")
    assert document.publisher == "Brant Herald"
    assert ("metadata", "[Brant Herald](/)") in removed(document)
