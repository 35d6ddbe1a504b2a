from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.render.plain import clean, excerpt, shorten
from compare.render.templating import visible
from compare.render.view import Piece

_PIECES = st.lists(
    st.builds(Piece, st.text(alphabet="abc  \n", max_size=400), st.booleans()), max_size=6
)


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def test_a_quote_with_room_is_whole() -> None:
    quote = (Piece(" They counted\n", marked=False), Piece("ten", marked=True), Piece(".\n", False))
    assert said(excerpt(quote, 100)) == "They counted [ten]."


def test_what_stands_around_the_marks_is_kept() -> None:
    quote = (
        Piece("far " * 100 + "near ", marked=False),
        Piece("ten", marked=True),
        Piece(" close" + " away" * 100, marked=False),
    )
    cut = said(excerpt(quote, 120))
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert "near [ten] close" in cut
    assert len(cut) < 160


def test_the_middle_between_two_marks_is_cut_from_the_inside() -> None:
    quote = (
        Piece("five", marked=True),
        Piece(" ships" + " and" * 200 + " then ", marked=False),
        Piece("six", marked=True),
    )
    cut = said(excerpt(quote, 120))
    assert cut.startswith("[five] ships and")
    assert cut.endswith("then [six]")
    assert " … " in cut


@given(_PIECES, st.integers(60, 400))
def test_is_about_as_long_as_asked(pieces: list[Piece], room: int) -> None:
    marks = sum(piece.marked for piece in pieces)
    assert len(said(excerpt(pieces, room))) <= room + 64 * (marks + 1)


@given(_PIECES)
def test_never_invents_a_word(pieces: list[Piece]) -> None:
    whole = clean("".join(piece.text for piece in pieces))
    for piece in excerpt(pieces, 80):
        for part in piece.text.split("…"):
            assert part.strip() in whole


def test_white_space_is_folded_and_control_characters_are_seen() -> None:
    assert clean("a \n\tb\x00\x1b[0m") == "a b��[0m"
    assert clean("\ud800\uffff") == "��"


def test_text_cannot_be_reordered_or_hidden() -> None:
    assert clean("abc\u202c\u2066\u200f\ufeff\U000e0041") == "abc"


def test_overrides_of_the_direction_are_shown_and_not_obeyed() -> None:
    assert clean("a\u202eabc\u202c \u202dx") == "a[U+202E]abc [U+202D]x"
    assert visible("a\u202eabc") == "a[U+202E]abc"
    assert clean("\u0646\u200c\u0647") == "\u0646\u200c\u0647"


def test_a_text_is_cut_at_a_word() -> None:
    assert shorten("one two three four", 11) == "one two…"
    assert shorten(" one two ", 11) == "one two"
