"""What stands below the story on a page copied as text: comments of readers, titles of others."""

from __future__ import annotations

import pytest

from compare.read import read_text
from tests.read.cleaned import kept, removed

STORY = """\
Harbour fire injures three

By Jane Doe
Published 4 March 2025

Three dock workers were injured in a fire at the harbour of Brant on Tuesday, police said.

The fire broke out at 6 a.m. and was put out after nine hours. The damage was put at 2.5 million euros.

Mayor Lena Orr, who came to the harbour at noon, said that the cranes would stand still for a week.
"""
ONCE = [("metadata", "By Jane Doe\nPublished 4 March 2025")]
BELOW = [
    "Comments (2)\nBob\nFive workers were injured, I was there.\nReply\nAnn\nThe damage was 4 million.\nReply\n",
    "2 comments\n\nBob Lind\n2 hours ago\n\nFive workers were injured.\n\nI was there.\n\nAnn77\n3h\n\nNo, nine!\n",
    "Comments\nSort by: Newest\nBob · 2 hours ago\nFive workers were injured.\nLike · Reply · Share\n"
    "Ann Poe · 1 day ago\nNo.\n12\nReply\n",
    "2 Comments\nBob Lind says:\n4 March 2025 at 10:12 am\nFive workers were injured.\nReply\nAnn says:\n"
    "4 March 2025 at 11:40 am\nNo, nine.\nReply\nLeave a comment\nName\nEmail\nPost comment\n",
    "View all comments\nharbour_rat, 4 March 2025, 10:12\nFive were injured.\nann, 4 March 2025, 11:03\nNo, nine.\n",
]


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("foot", ["", "\n© 2025 Northline. All rights reserved.\n"])
def test_comments_are_removed_with_their_names_and_times(below: str, foot: str) -> None:
    document = read_text(f"{STORY}\n{below}{foot}", "a")
    assert kept(document).split() == kept(read_text(STORY, "a")).split()
    assert {reason for reason, _ in removed(document)} <= {
        "metadata", "comments", "legal notice", "age", "share",
    }  # fmt: skip
    assert ("comments" in dict(removed(document))) and document.title is not None


@pytest.mark.parametrize(
    "below",
    [
        "Most read\nTen things to know about harbours\nNine more boats sank in Holm\n",
        "Most popular\n\n1\nTen things to know about harbours\n\n2\nNine more boats sank in Holm\n",
        "Latest news\nTen things to know\n2 hours ago\nNine more boats sank in Holm\n3 hours ago\n",
        "Trending now\n\nTen things to know about harbours\n\nNine more boats sank in Holm\n",
        "Top stories\nTen things to know about harbours\nWho owns the harbour?\n\nComments (1)\n"
        "Bob\n2 hours ago\nFive were injured.\nReply\n",
    ],
)
def test_titles_of_other_stories_are_removed(below: str) -> None:
    document = read_text(f"{STORY}\n{below}", "a")
    assert kept(document).split() == kept(read_text(STORY, "a")).split()


REST = [
    # The number of comments stands in a bar of buttons, and the story goes on.
    "Comments (12)\nShare\nPrint\n\nThe fire brigade came from Holm.\n\nIt was the third fire.\n\nShare\n",
    "Comments\n\nThe fire brigade came from Holm, it said.\n\nNobody was asked to leave.\n",
    # A heading of the story.
    "Comments\n\nJane Doe, mayor of Holm\n\n“It is a sad day.”\n\nJo Lind, harbour master\n\n“We knew.”\n",
    "Comments\n\nJane Doe says:\n“It is a sad day for us.”\n\nJo Lind says:\n“We knew.”\n",
    # One date above one passage is as well that of a passage of the story.
    "Comments (12)\nJane Doe\n2 hours ago\nThe fire brigade came from Holm, and nobody was hurt.\n",
    # Without a marker it is not known what they are.
    "Bob Lind\n3 May 2025\nThe fire brigade came.\n\nAnn Poe\n4 May 2025\nThe fire brigade left.\n",
    "Most read\nThe fire brigade came from Holm.\n\nNobody was hurt.\n",
    "Trending now\nWho is to blame?\nNobody was asked to leave.\n",
    "Most read papers say so\nThe harbour is lost.\n",
]


@pytest.mark.parametrize("rest", REST)
def test_the_story_is_not_taken_for_comments(rest: str) -> None:
    words = kept(read_text(STORY + "\n" + rest, "a"))
    for line in rest.splitlines():
        if line.endswith((".", ".”")):
            assert line in words


@pytest.mark.parametrize("below", BELOW)
def test_comments_above_the_story_are_left_alone(below: str) -> None:
    """A page may show its number of comments at the head; a story too short may be a comment."""
    document = read_text(f"Harbour fire\n\n{below}\n{STORY.partition('2025')[2]}", "a")
    assert "Five" in kept(document)


def test_a_list_of_titles_ends_where_the_story_goes_on() -> None:
    text = (
        STORY
        + "\nMost read\nTen things to know\nNine boats sank\n\nWhat happens next\n\nThe harbour will open again.\n"
    )
    document = read_text(text, "a")
    assert "What happens next" in kept(document)
    assert "Ten things" not in kept(document)
