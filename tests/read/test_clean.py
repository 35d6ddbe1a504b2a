"""What is not the story, and above all what is."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.model import Document
from compare.read import read_path, read_text
from compare.read.clean import furniture


def removed(document: Document) -> list[tuple[str, str]]:
    return [(r.reason, r.span.of(document.text)) for r in document.removed]


def kept(document: Document) -> str:
    text = document.text
    for part in reversed(document.removed):
        text = text[: part.span.start] + text[part.span.end :]
    return text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advertisement"),
        ("— ADVERTISEMENT —", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Sponsored Content", "advertisement"),
        ("Featured Image", "image label"),
        ("Company logo", "image label"),
        ("Grey background", "image label"),
        ("Photo: Jane Doe/Reuters", "image credit"),
        ("Getty Images", "image credit"),
        ("Jane Doe via Getty Images", "image credit"),
        ("See also: How bridges fall", "see also"),
        ("See also  How bridges fall", "see also"),
        ("READ MORE: Mayor to step down", "see also"),
        ("Read more", "see also"),
        ("Click here to read the full report", "see also"),
        ("Comments (12)", "comments"),
        ("No comments yet…", "comments"),
        ("Leave a reply", "comments"),
        ("Share this article", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("1.2k shares", "share"),
        ("Copy link", "share"),
        ("Follow us on Instagram", "share"),
        ("Subscribe now", "prompt"),
        ("Sign up for our daily newsletter", "prompt"),
        ("Download the app", "prompt"),
        ("Want more like this? Download our app today and never miss a story.", "prompt"),
        ("Join our Telegram channel for the latest news.", "prompt"),
        ("Previous Article", "navigation"),
        ("Home > World > Europe", "navigation"),
        ("Skip to main content", "navigation"),
        ("Tags: bridges, Brant, weather", "navigation"),
        ("You may also like", "navigation"),
        ("Accept all cookies", "legal notice"),
        ("We use cookies to improve your experience on our site.", "legal notice"),
        ("© 2025 The Brant Herald. All rights reserved.", "legal notice"),
        ("timean hour ago", "age"),
        ("Updated 3 hours ago", "age"),
        ("4 min read", "age"),
        ("This article was created using AI.", "disclosure"),
        ("Note: This story was translated with artificial intelligence and may hold errors.", "disclosure"),
        ("(Reporting by Jane Doe in Brant; editing by John Roe)", "credits"),
        ("Divers search the river on Monday. (Photo by Jane Doe/AFP)", "image caption"),
        ("Mayor Jane Doe (L) and Governor John Roe (R) at the bridge in Brant", "image caption"),
        ("* * *", "decoration"),
    ],
)  # fmt: skip
def test_furniture_is_recognised(line: str, reason: str) -> None:
    assert furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        # headlines and subheadings that hold the words of labels
        "Terms of the deal",
        "Do not sell arms, says minister",
        "Support our troops, says minister",
        "Background",
        "Related-party deals",
        "Ten years ago",
        "A year ago",
        "Two views",
        "No comment",
        "Copyright law reform passes parliament",
        "Russia to leave pact - Reuters",
        "Next steps",
        "Share prices fall",
        "Watch the skies",
        "Home rule",
        "Search for survivors",
        "Comments by the mayor anger voters",
        "Print workers strike",
        "Latest figures",
        "Close race in Brant",
        "Newsletter editor resigns",
        "More from the front than from the rear",
        "Image of the president burned",
        "Photo finish in Brant",
        "Video shows bridge falling",
        "Advertisement ban comes into force",
        "Live fire drill goes wrong",
        # sentences
        "See also the report by the committee, which found that the bridge was old.",
        "Read more about it in the report, the mayor said.",
        "Share prices in WhatsApp's owner rose by 4 percent today.",
        "Support for the app grew among users today.",
        "Download speeds fell today, our network's operators say.",
        '"Download the app today," the mayor told residents.',
        "Join the army, officials told men on Telegram today, or lose your account.",
        "Getty Images sued the firm over its use of pictures.",
        "The minister denied it. (Reuters)",
        "Two people died when a bridge fell, officials said. TASS",
        "BRANT, March 3 (Reuters) - Two people died when a bridge fell.",
        "The article was written using AI, the court found.",
        "The site uses cookies to follow readers, the court found on Monday.",
        "An hour ago the bridge still stood.",
        "The bridge (left) and the dam were built in 1931.",
        "In the report, editing by the ministry was visible.",
        "5 people shared the prize.",
    ],
)
def test_the_story_is_left_alone(line: str) -> None:
    assert furniture(line) is None


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


# --- the five real articles ----------------------------------------------------------


def seed(shared: Path, number: str) -> Document:
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    return read_path(str(path))


def test_real_articles_lose_their_furniture_and_nothing_else(shared: Path) -> None:
    assert removed(seed(shared, "000")) == []
    reasons = {n: [r for r, _ in removed(seed(shared, n))] for n in ("001", "002", "003", "004")}
    assert reasons["001"] == ["advertisement", "metadata", "image label"]
    assert reasons["002"] == ["disclosure", "see also", "see also", "see also"]
    assert reasons["003"] == [
        "image label",
        "repeated heading",
        "metadata",
        "image caption",
        "image label",
        "prompt",
        "comments",
        "another story",
        "prompt",
    ]
    assert reasons["004"] == ["prompt", "see also", "prompt", "navigation"]
    for number in ("001", "002", "003", "004"):
        for reason, text in removed(seed(shared, number)):
            story = [line for line in text.splitlines() if len(line.split()) > 20]
            assert not story or reason in ("image caption", "another story", "prompt"), story


def test_real_heads(shared: Path) -> None:
    heads = {n: seed(shared, n) for n in ("000", "001", "003")}
    assert {n: (d.publisher, d.published) for n, d in heads.items()} == {
        "000": (None, None),
        "001": ("Clash Report", "2025-12-20"),
        "003": ("Forbes", "2025-07-18"),
    }
    assert heads["000"].title is None
    assert all(d.language == "en" for d in heads.values())
