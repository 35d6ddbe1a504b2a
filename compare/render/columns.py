"""Wrap styled text to a number of terminal columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one look; ``style`` holds SGR parameters (``1;31``) or nothing."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Glyph:
    """What moves together: a character with the zero-width ones that follow it."""

    text: str
    style: str
    width: int


def columns(text: str) -> int:
    """Return the terminal columns that ``text`` takes."""
    return sum(_width(character) for character in text)


def wrap(
    runs: Iterable[Run], width: int, first: str = "", rest: str = "", *, color: bool
) -> list[str]:
    """Break ``runs`` into lines of at most ``width`` columns, at blanks, else inside words.

    ``first`` opens the first line and ``rest`` the others; both count towards the width.
    """
    lines: list[str] = []
    line: list[_Glyph] = []
    room = max(8, width - columns(first))
    used = 0
    for word in _words(runs):
        size = sum(glyph.width for glyph in word)
        gap = 1 if line else 0
        if line and used + gap + size > room:
            lines.append(_paint(line, color=color))
            line, used, gap = [], 0, 0
            room = max(8, width - columns(rest))
        if gap:
            line.append(_Glyph(" ", _shared_style(line[-1], word[0]), 1))
            used += 1
        for glyph in word:
            if used + glyph.width > room:
                lines.append(_paint(line, color=color))
                line, used = [], 0
                room = max(8, width - columns(rest))
            line.append(glyph)
            used += glyph.width
    if line or not lines:
        lines.append(_paint(line, color=color))
    return [(rest if i else first) + text for i, text in enumerate(lines)]


def paint(text: str, style: str, *, color: bool) -> str:
    """Return ``text`` in the SGR style, or as it is where colour is not wanted."""
    return f"\x1b[{style}m{text}{_RESET}" if color and style and text else text


def _shared_style(left: _Glyph, right: _Glyph) -> str:
    return left.style if left.style == right.style else ""


def _words(runs: Iterable[Run]) -> Iterator[list[_Glyph]]:
    """Yield words; wide characters (CJK) may be parted from each other, so each is a word's end."""
    word: list[_Glyph] = []
    for run in runs:
        for character in run.text:
            if character == " ":
                if word:
                    yield word
                word = []
                continue
            width = _width(character)
            if width == 0 and word:
                word[-1] = _Glyph(word[-1].text + character, word[-1].style, word[-1].width)
            else:
                word.append(_Glyph(character, run.style, width))
    if word:
        yield word


def _paint(line: Sequence[_Glyph], *, color: bool) -> str:
    if not color:
        return "".join(glyph.text for glyph in line)
    painted: list[str] = []
    style = ""
    for glyph in line:
        if glyph.style != style:
            painted.append(_RESET if style else "")
            painted.append(f"\x1b[{glyph.style}m" if glyph.style else "")
            style = glyph.style
        painted.append(glyph.text)
    painted.append(_RESET if style else "")
    return "".join(painted)


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
