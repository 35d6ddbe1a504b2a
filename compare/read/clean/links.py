"""Lines that hold nothing but links: lists of other pages among the text of a story.

A list of links may as well be what the story lists. It stays where a line leads in to it, where
some of its items are no links, and where the text holds no other story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.read.lines import Line

_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s")
_FINAL = re.compile(r"[.!…:;,][\"'”’)\]]*$")
_STORY = re.compile(r"[.!?…][\"'”’)\]]*$")
_TITLE_WORDS, _LINK_WORDS, _LONG = 4, 30, 25


@dataclass(frozen=True, slots=True)
class Links:
    """What a format with links and headings knows of its lines, by their numbers."""

    only: frozenset[int] = frozenset()
    """Lines that show the words of links and nothing else."""
    headings: frozenset[int] = frozenset()
    """Headings inside the story, the title not among them."""


NO_LINKS = Links()


def link_lists(lines: Sequence[Line], links: Links, marks: dict[int, str]) -> frozenset[int]:
    """Return the items of the lists that hold nothing but links."""
    if not _has_story(lines, links, marks):
        return frozenset()
    found: set[int] = set()
    for block in _lists(lines):
        plain = [number for number in block if number not in marks]
        if all(_is_link(lines, links, n) for n in plain) and not _led_in(
            lines, links, marks, block[0]
        ):
            found.update(plain)
    return frozenset(found)


def link_lines(lines: Sequence[Line], links: Links, marks: dict[int, str]) -> frozenset[int]:
    """Return the lines outside lists that hold nothing but links.

    Above the story a line as long as a title may be the title, and stays.
    """
    if not _has_story(lines, links, marks):
        return frozenset()
    found: set[int] = set()
    below = False
    for number, line in enumerate(lines):
        if number in marks:
            continue
        if not _is_link(lines, links, number):
            below = below or _is_story(line)
        elif not _ITEM.match(line.text) and (below or len(line.text.split()) < _TITLE_WORDS):
            found.update(() if _led_in(lines, links, marks, number, colon=True) else (number,))
    return frozenset(found)


def _is_story(line: Line) -> bool:
    words = len(line.text.split())
    return words > _LONG or (words > _TITLE_WORDS and bool(_STORY.search(line.text)))


def _has_story(lines: Sequence[Line], links: Links, marks: dict[int, str]) -> bool:
    return bool(links.only) and any(
        _is_story(line)
        for number, line in enumerate(lines)
        if number not in marks and number not in links.only
    )


def _is_link(lines: Sequence[Line], links: Links, number: int) -> bool:
    """Tell whether a line is a link with the words of a title, not with a sentence."""
    text = lines[number].text
    return number in links.only and len(text.split()) <= _LINK_WORDS and not _FINAL.search(text)


def _lists(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the numbers of the lines of each list, blank lines between its items or not."""
    block: list[int] = []
    for number, line in enumerate(lines):
        if _ITEM.match(line.text):
            block.append(number)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _led_in(
    lines: Sequence[Line],
    links: Links,
    marks: dict[int, str],
    number: int,
    colon: bool = False,
) -> bool:
    """Tell whether the line before leads in to what follows: with a colon, or as its heading."""
    before = number - 1
    if before < 0 or before in marks:
        return False
    return lines[before].text.rstrip("*_ ").endswith(":") or (
        not colon and before in links.headings
    )
