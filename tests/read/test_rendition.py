"""Pieces of a container put together to a text."""

from __future__ import annotations

from compare.model import Place, Removed, Span
from compare.read.rendition import Piece, put_together, row_text, with_head, without_overlaps
from compare.read.sniff import tell

STORY = "The northern council opened its new bridge to all traffic on Monday, after three years."


def test_pieces_stand_apart_and_rows_below_each_other() -> None:
    inserted = Place(Span(4, 7), "inserted")
    reading = put_together(
        [
            Piece("A title of the story", "heading", "heading 1"),
            Piece("", "paragraph"),
            Piece("The new bridge.", "paragraph", "paragraph 1", inner=(inserted,)),
            Piece("Seats: 24", "table row"),
            Piece("Rooms: 9", "table row"),
            Piece("Ad", removed="advertisement"),
        ]
    )
    assert reading.text is not None
    assert reading.text == ("A title of the story\n\nThe new bridge.\n\nSeats: 24\nRooms: 9\n\nAd")
    said = [(place.kind, place.span.of(reading.text)) for place in reading.places]
    assert said[1:4] == [
        ("paragraph", "The new bridge."),
        ("inserted", "new"),
        ("table row", "Seats: 24"),
    ]
    assert [(r.reason, r.span.of(reading.text)) for r in reading.removed] == [
        ("advertisement", "Ad")
    ]


def test_the_head_fills_what_the_source_does_not_say_and_tells_where_it_was_found() -> None:
    reading = with_head(
        put_together(
            [
                Piece("Bridge opens after three years", "heading"),
                Piece("By Jane Marlow | The Northern Post"),
                Piece(STORY),
                Piece("Jane Marlow at the bridge. (Photo by Ann Reed/Northern Press)", "caption"),
                Piece("Sign up for our newsletter"),
            ]
        )
    )
    assert (reading.title, reading.author) == ("Bridge opens after three years", "Jane Marlow")
    assert dict(reading.grounds)["author"] == "byline"
    assert reading.text is not None
    gone = {part.span.of(reading.text): part.reason for part in reading.removed}
    assert gone == {
        "By Jane Marlow | The Northern Post": "metadata",
        "(Photo by Ann Reed/Northern Press)": "image credit",
        "Sign up for our newsletter": "prompt",
    }


def test_rows_read_like_sentences() -> None:
    assert row_text(["Seats", "24"]) == "Seats: 24"
    assert row_text(["North", "24", "", "9"], ["Region", "Seats", "Votes", "Towns:"]) == (
        "North; Seats: 24; Towns: 9"
    )


def test_removed_parts_never_overlap() -> None:
    parts = [Removed(Span(4, 9), "a"), Removed(Span(0, 6), "b"), Removed(Span(5, 6), "c")]
    assert without_overlaps(parts) == (Removed(Span(0, 6), "b"), Removed(Span(6, 9), "a"))


def test_the_format_is_told_by_what_is_inside() -> None:
    def kind(data: bytes, name: str = "story.txt", media_type: str | None = None) -> str:
        return tell(data, name, media_type, name).media_type

    mail = b"From: a@b.example\r\nTo: c@d.example\r\nMessage-ID: <1@b>\r\nSubject: x\r\n\r\nHello."
    assert kind(b"<!-- a --><?xml version='1.0'?>\n<!doctype HTML><p>A.") == "text/html"
    assert kind("<html><p>A.".encode("utf-16")) == "text/html"
    assert kind(b"<p>One.</p>\n<p>Two.</p>") == "text/html"
    assert kind(b"<p>One.</p>\n<p>Two.</p>", "story.md") == "text/markdown"
    assert kind(b"One <b>two</b>", "story.html") == "text/html"
    assert kind(b"One, two", "story.html") == "text/plain"
    assert kind(b"%PDF-1.7", "story.html") == "application/pdf"
    assert kind(b"One, two", "story.pdf") == "text/plain"
    assert kind(mail) == "message/rfc822"
    assert kind(b"From: Ann\nSubject: Memo\n\nThe bridge fell.") == "text/plain"
    assert kind(b"From: Ann\nSubject: Memo\n\nThe bridge fell.", "memo.eml") == "message/rfc822"
    memo = b"From: Ann\nTo: Desk\nSubject: Memo\nDate: 4 March 2025\n"
    assert kind(memo + b"\nThe bridge fell.") == "message/rfc822"
    assert kind(memo.replace(b"Date", b"Sent") + b"\nThe bridge fell.") == "message/rfc822"
    assert kind(memo) == "text/plain"
    assert kind(memo + b"The bridge fell.") == "text/plain"
    assert kind(memo.replace(b"Subject: Memo", b"Subject:") + b"\nText.") == "text/plain"
    assert kind(b"Notes\n\n" + memo + b"\nThe bridge fell.") == "text/plain"
    assert kind(b"Note: the bridge fell.\nDate: Monday\n") == "text/plain"
    assert kind(b"{\\rtf1 a}") == "application/rtf"


def test_a_page_of_comments_is_told_at_once() -> None:
    assert tell(b"<!-- -->" * 5000 + b"text", "a.txt", None, "a.txt").media_type == "text/plain"
