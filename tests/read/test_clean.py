"""What is not the story, and above all what is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compare.model import Document
from compare.read import read_bytes, read_path, read_text
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
        ("Ad unit 300 x 250", "advertisement"),
        ("970×90 advertisement (top)", "advertisement"),
        ("Sponsored slot 2", "advertisement"),
        ("sidebar_ad_slot_3", "advertisement"),
        ("AdPlaceholder320x50", "advertisement"),
        ("Featured Image", "image label"),
        ("brand-logo", "image label"),
        ("Site-logo", "image label"),
        ("icon-arrow-left", "image label"),
        ("userAvatar", "image label"),
        ("hero_image", "image label"),
        ("IMG_2041.JPG", "image label"),
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
        ("Ask our chatbot about this article", "prompt"),
        ("Let our reading assistant explain this story to you", "prompt"),
        ("Summarize this article with AI", "prompt"),
        ("Get a short AI summary", "prompt"),
        ("Did this guide answer your questions? Yes / No", "prompt"),
        ("Was this text useful to you?", "prompt"),
        ("Have you found everything you need? Yes – No", "prompt"),
        ("Thank you for your feedback!", "prompt"),
        ("Spotted a mistake? Let us know", "prompt"),
        ("Continue reading ↓", "navigation"),
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
        ("Parts of this text were drafted by AI and checked by our editors.", "disclosure"),
        ("AI was used to prepare this summary. Mistakes may occur.", "disclosure"),
        ("🤖 Notice: our newsroom used AI to translate this story.", "disclosure"),
        ("This page was automatically translated. Please report errors.", "disclosure"),
        ("AI-generated summary", "disclosure"),
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
        "Ad spending falls",
        "Sponsors leave the club",
        "Promoted to general at 30",
        "Slot machines banned",
        "New logo divides town",
        "Self-image",
        "Photo-finish",
        "DeepMind",
        "Reading the news",
        "Continue reading the law, court tells mayor",
        "Ask the mayor",
        "Meet the robot that reads the news",
        "Let the assistant decide",
        "Was this bridge safe?",
        "Was this the right decision?",
        "Did the report help?",
        "AI in the newsroom",
        "AI-generated images flood the web",
        "Yes",
        "Want more?",
        # sentences
        "Brant spent 728x90 crowns on the ad.",
        "AI helped to write this report, the ministry admitted.",
        "“This article was written by AI.”",
        "This report was produced by AI, officials said.",
        "This summary was written by AI. Two people died on Tuesday.",
        "AI tools helped the town to write its plan.",
        "The assistant summarised this page for the court.",
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


# --- real pages ----------------------------------------------------------------------


def test_real_stories_lose_no_sentence(shared: Path) -> None:
    """Hold the cleaning against the text that people marked as the article of real pages."""
    pages = (shared / "eval/article_extraction/pages.jsonl").read_text("utf-8").splitlines()
    assert len(pages) > 50
    lost = []
    for page in map(json.loads, pages):
        for reason, text in removed(read_text(page["body"], "a")):
            said = [line for line in text.splitlines() if re.search(r"\w[.!?…][\"”’]*$", line)]
            if reason not in ("dateline", "credits"):
                lost += [(reason, line) for line in said]
    assert lost == []


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
