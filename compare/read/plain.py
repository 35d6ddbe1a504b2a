"""Plain text."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Removed, Span
from compare.read.clean import NO_LINKS, Links, link_lines, mark
from compare.read.formats import Reading
from compare.read.head import read_head
from compare.read.lines import Line, split_lines


def read(text: str) -> Reading:
    """Read the head off a plain text and mark the lines that are not its story."""
    return read_lines([line for line in split_lines(text) if not line.blank])


def read_lines(lines: Sequence[Line], links: Links = NO_LINKS) -> Reading:
    """Do so for lines with text on them, which may show less than their spans cover."""
    marks = mark(lines, links)
    head = read_head(lines, marks)
    reasons = {
        **marks,
        **dict.fromkeys(link_lines(lines, links, marks), "navigation"),
        **dict.fromkeys(head.lines, "metadata"),  # a linked name of an author, too
    }
    return Reading(
        title=head.title,
        publisher=head.publisher,
        author=head.author,
        published=head.published,
        removed=_with_datelines(_merged(lines, reasons), head.datelines),
    )


def _with_datelines(removed: tuple[Removed, ...], found: Sequence[Span]) -> tuple[Removed, ...]:
    """Add the datelines; they stand inside lines that stay."""
    datelines = [Removed(span, "dateline") for span in found]
    return tuple(sorted([*removed, *datelines], key=lambda part: part.span))


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
