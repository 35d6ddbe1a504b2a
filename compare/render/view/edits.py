"""Two wordings of one thing beside each other: the words that either has and the other has not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from compare.model import Span
from compare.render.view.model import Piece

WORDS = re.compile(r"\w+(?:['’]\w+)*")
SIGNS_TOO = re.compile(r"[^\W⺀-\U0003ffff]++(?:['’.,][^\W⺀-\U0003ffff]++)*+|\S")
"""Words, and every sign by itself; in scripts that set no blanks each letter."""


def edits(
    one: str, other: str, words: re.Pattern[str] = WORDS, *, most: int | None = None
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the words of either text that the other has not, in its place.

    Matching takes quadratic time: of texts with more than ``most`` words each, only what both
    begin and end with is set aside.
    """
    found = [list(words.finditer(text)) for text in (one, other)]
    left, right = ([match.group().casefold().replace("’", "'") for match in own] for own in found)
    ours: list[Span] = []
    theirs: list[Span] = []
    for i1, i2, j1, j2 in _differing(left, right, most):
        ours += [Span(found[0][i1].start(), found[0][i2 - 1].end())] if i2 > i1 else []
        theirs += [Span(found[1][j1].start(), found[1][j2 - 1].end())] if j2 > j1 else []
    return tuple(ours), tuple(theirs)


def pieces(text: str, marked: Sequence[Span]) -> Iterator[Piece]:
    """Cut a text where the spans that are to be marked begin and end."""
    at = 0
    for span in marked:
        if at < span.start:
            yield Piece(text[at : span.start], marked=False)
        yield Piece(span.of(text), marked=True)
        at = span.end
    if at < len(text):
        yield Piece(text[at:], marked=False)


def _differing(
    left: Sequence[str], right: Sequence[str], most: int | None
) -> Iterator[tuple[int, int, int, int]]:
    if most is None or len(left) * len(right) <= most**2:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag != "equal":
                yield i1, i2, j1, j2
        return
    least = min(len(left), len(right))
    head = next((n for n in range(least) if left[n] != right[n]), least)
    rest = range(1, least - head + 1)
    tail = next((n - 1 for n in rest if left[-n] != right[-n]), least - head)
    if head + tail < max(len(left), len(right)):
        yield head, len(left) - tail, head, len(right) - tail
