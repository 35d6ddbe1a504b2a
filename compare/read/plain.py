"""Plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from compare.model import Place, Removed, Span
from compare.read.clean import NO_LINKS, Links, credit_of, link_lines, mark, within
from compare.read.formats import Reading
from compare.read.head import read_head
from compare.read.lines import Line, split_lines

CAPTION = "image caption"
"""The reason of lines that are marked as captions and kept."""

_GROUNDS = (
    ("title", "headline"),
    ("publisher", "head of the text"),
    ("author", "byline"),
    ("published", "head of the text"),
)
_PAIR = re.compile(r"[A-Z][^:.!?]{0,39}: {1,8}(?P<value>[^\s:][^:]{0,79}(?<![.!?…;,]))")
_OF_ARTICLE = re.compile(
    r"(?:(?:first|last) )?(?:published|posted|updated|issued|author|by|byline|written by|reporter|"
    r"(?:release|publication) date)\b",
    re.I,
)


def read(text: str) -> Reading:
    """Read the head off a plain text and mark the lines that are not its story."""
    lines = split_lines(text)
    reading = read_lines([line for line in lines if not line.blank])
    if not (rows := _pairs(lines, reading)):
        return reading
    places = sorted([*reading.places, *rows], key=lambda place: place.span)
    return replace(reading, places=tuple(places))


def _pairs(lines: Sequence[Line], reading: Reading) -> list[Place]:
    """Return the lines of boxes of facts: ``Dead: 14`` above ``Opened: 3 May 1998``.

    Two such lines or more stand by themselves between blank lines, and most values are figures.
    """
    taken = [part.span for part in reading.removed]
    found = []
    for blank, block in groupby(lines, key=lambda line: line.blank):
        box = [] if blank else list(block)
        values = [match["value"] for line in box if (match := _PAIR.fullmatch(line.text))]
        if not 1 < len(values) == len(box) or sum(map(_has_digit, values)) * 2 < len(values):
            continue
        for line in box:
            at = bisect_left(taken, line.span.end, key=lambda span: span.start)
            if not at or taken[at - 1].end <= line.span.start:
                found.append(Place(line.span, "table row"))
    return found


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def read_lines(
    lines: Sequence[Line], links: Links = NO_LINKS, rows: frozenset[int] = frozenset()
) -> Reading:
    """Do so for lines with text on them, which may show less than their spans cover.

    ``rows`` are the numbers of those that are rows of tables. They are compared, whatever their
    words, and tell of the article only what their label says: a day in one is a day of the story.
    """
    marks = {n: reason for n, reason in mark(lines, links).items() if n not in rows}
    told = [n for n in rows if not _OF_ARTICLE.match(lines[n].text)]
    head = read_head(lines, {**marks, **dict.fromkeys(told, "table row")})
    reasons = {
        **marks,
        **dict.fromkeys(link_lines(lines, links, marks), "navigation"),
        **dict.fromkeys(head.lines, "metadata"),  # a linked name of an author, too
    }
    reasons = {n: reason for n, reason in reasons.items() if n not in rows}
    captions = [lines[n] for n in sorted(reasons) if reasons[n] == CAPTION]
    cut = {number: reason for number, reason in reasons.items() if reason != CAPTION}
    kept = [line for n, line in enumerate(lines) if n not in cut]
    inside = [*(Removed(span, "dateline") for span in head.datelines), *_credits(captions)]
    inside += _labels(kept, inside)
    return Reading(
        title=head.title,
        publisher=head.publisher,
        author=head.author,
        published=head.published,
        removed=tuple(sorted([*_merged(lines, cut), *inside], key=lambda part: part.span)),
        places=tuple(Place(line.span, "caption") for line in captions),
        grounds=tuple((name, where) for name, where in _GROUNDS if getattr(head, name)),
    )


def _credits(captions: Sequence[Line]) -> Iterator[Removed]:
    """Yield who took the picture; what it shows is compared."""
    for line in captions:
        found = credit_of(line.text)
        if found and line.span.end - line.span.start == len(line.text):  # no markup in between
            start, end = (line.span.start + offset for offset in found)
            yield Removed(Span(start, end), "image credit")


def _labels(lines: Sequence[Line], known: Sequence[Removed]) -> Iterator[Removed]:
    """Yield the labels and credits inside lines of the story that are not known yet."""
    spans = [part.span for part in known]
    for line in lines:
        if line.span.end - line.span.start == len(line.text):  # no markup in between
            for start, end, reason in within(line.text):
                span = Span(line.span.start + start, line.span.start + end)
                if not any(span.overlaps(other) for other in spans):
                    yield Removed(span, reason)


def _merged(lines: Sequence[Line], reasons: dict[int, str]) -> tuple[Removed, ...]:
    """Return the removed lines, neighbours with one reason as one stretch."""
    merged: list[Removed] = []
    last = -2
    for number in sorted(reasons):
        span, reason = lines[number].span, reasons[number]
        if merged and last == number - 1 and merged[-1].reason == reason:
            merged[-1] = Removed(Span(merged[-1].span.start, span.end), reason)
        else:
            merged.append(Removed(span, reason))
        last = number
    return tuple(merged)
