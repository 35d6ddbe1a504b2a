"""Which way things go: up or down, in words or by two numbers held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.data import opposed
from compare.judge.changes import slot
from compare.judge.unsourced.instead import sides
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.data import Pos
    from compare.judge.context import Side
    from compare.judge.unsourced.summary import Summed
    from compare.model import Token

_COVERED = 0.4
"""Share of the lighter sentence that must be told alike: where things go says enough by itself."""
_CLASSES: dict[str, Pos] = {"VERB": "v", "NOUN": "n"}
_POLES = {"v": (("rise", "increase"), ("fall", "decrease")), "n": (("rise",), ("fall",))}
_WORDS = {"higher": 1, "lower": -1, "up": 1, "down": -1, "upward": 1, "downward": -1}


def turned(said: Summed) -> tuple[Span, Span] | None:
    """Return where a summary says up and its article only down, or the other way round.

    Of a sentence of several trends, or of one that denies any, nothing can be told.
    """
    own = list(trends(said.side))
    ways = {way for way, _ in own}
    if len(ways) != 1 or 0 in ways:
        return None
    held = [(way, span) for _, there in sides(said, _COVERED) for way, span in trends(there)]
    if not held or {way for way, _ in held} & {0, *ways}:
        return None
    return own[0][1], held[0][1]


def trends(side: Side) -> Iterator[tuple[int, Span]]:
    """Yield each trend that a sentence tells and where, 1 for up, -1 for down, 0 for a denial."""
    for token in side.tokens:
        if token.dep == "neg" or token.lemma in ("no", "unchanged", "flat"):
            yield 0, token.span
        elif way := _way(side, token):
            yield way, token.span
    yield from _by_numbers(side)


def _way(side: Side, token: Token) -> int:
    word = token.text.lower()
    if word in _WORDS:
        return _WORDS[word] if word[-4:] == "ward" or _measures(side, token) else 0
    kind = _CLASSES.get(token.pos)
    if kind is None:
        return 0
    up, down = _POLES[kind]
    rises = any(opposed(token.lemma, other, kind) for other in down)
    falls = any(opposed(token.lemma, other, kind) for other in up)
    return int(rises) - int(falls)


def _measures(side: Side, token: Token) -> bool:
    """Tell *up 17 %* and *lower costs*, which tell of a trend, from *set up* and *lower house*."""
    if token.lemma in ("high", "low"):
        return True
    after = (q for q in side.quantities if q.span.start > token.span.end)
    return any(quantity.span.start - token.span.end <= _NEXT for quantity in after)


_NEXT = 6
"""Code points between *up* and the number it belongs to: *up by 17*, *up from 17*."""


def _by_numbers(side: Side) -> Iterator[tuple[int, Span]]:
    """Yield the trend from a number to what it was before: *was 94, compared to 106*."""
    level = None
    for quantity in sorted(side.quantities, key=lambda q: q.span):
        part = slot(side.account, quantity)
        if part == "level":
            level = quantity if level is None or level.unit != quantity.unit else level
        elif part == "start" and level is not None and level.unit == quantity.unit:
            both = Span(level.span.start, quantity.span.end)
            if quantity.high < level.low:
                yield 1, both
            elif quantity.low > level.high:
                yield -1, both
