"""Text that is safe to show, and quotes cut to the room there is: shared by several renderers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from compare.render.templating import OVERRIDES, overriding
from compare.render.view import Piece

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SPACE = re.compile(r"\s+")
_NONCHARACTERS = "\ufffe\uffff"  # no XML may hold them
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


def clean(text: str) -> str:
    """Fold white space to single blanks and take the power out of control characters.

    Control characters and lone surrogates become U+FFFD, so that they are seen, and overrides of
    the direction of writing their number, ``[U+202E]``: who wrote them meant to deceive. Other
    formatting characters that could reorder or hide text (isolates, tags) are dropped.
    """
    folded = _SPACE.sub(" ", text)
    if folded.isascii() and folded.isprintable():
        return folded
    return "".join(map(_harmless, folded))


def _harmless(character: str) -> str:
    if character in OVERRIDES:
        return overriding(character)
    category = unicodedata.category(character)
    if category in ("Cc", "Cs") or character in _NONCHARACTERS:
        return _REPLACEMENT
    if category == "Cf" and character not in _JOINERS:
        return ""
    return character


def excerpt(pieces: Sequence[Piece], room: int) -> tuple[Piece, ...]:
    """Cut a quote to about ``room`` characters, at blanks, keeping what stands around its marks.

    The text is cleaned. Marked words survive whole unless they alone fill the room; whatever is
    left out leaves an ellipsis.
    """
    cleaned = _tidy(pieces)
    if sum(len(piece.text) for piece in cleaned) <= room:
        return cleaned
    marked = sum(len(piece.text) for piece in cleaned if piece.marked)
    if not marked:
        return (Piece(_head("".join(piece.text for piece in cleaned), room), marked=False),)
    kept_marks = min(marked, max(room * 3 // 4, room - 120))
    around = max(24, (room - kept_marks) // max(1, 2 * sum(p.marked for p in cleaned)))
    cut: list[Piece] = []
    for index, piece in enumerate(cleaned):
        first, last = index == 0, index == len(cleaned) - 1
        if piece.marked:
            share = max(24, len(piece.text) * kept_marks // marked)
            text = _middle(piece.text, share // 2, share // 2)
        elif first and not last:
            text = _tail(piece.text, around)
        elif last:
            text = _head(piece.text, around)
        else:
            text = _middle(piece.text, around, around)
        cut.append(replace(piece, text=text))
    return tuple(piece for piece in cut if piece.text)


def shorten(text: str, room: int) -> str:
    """Return the cleaned text, or the beginning of one that is longer than ``room``."""
    return _head(clean(text).strip(), room)


def _tidy(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Clean the pieces and strip the white space around the whole quote."""
    cleaned = [replace(piece, text=clean(piece.text)) for piece in pieces]
    if cleaned:
        cleaned[0] = replace(cleaned[0], text=cleaned[0].text.lstrip())
        cleaned[-1] = replace(cleaned[-1], text=cleaned[-1].text.rstrip())
    return tuple(piece for piece in cleaned if piece.text)


def _head(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text[:room]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > room // 2 else cut).rstrip(" ,;:") + ELLIPSIS


def _tail(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text[len(text) - room :]
    blank = cut.find(" ")
    return ELLIPSIS + (cut[blank:] if 0 <= blank < room // 2 else cut).lstrip()


def _middle(text: str, before: int, after: int) -> str:
    if len(text) <= before + after + 8:
        return text
    head, tail = _head(text, before), _tail(text, after)
    return f"{head.removesuffix(ELLIPSIS)} {ELLIPSIS} {tail.removeprefix(ELLIPSIS)}"
