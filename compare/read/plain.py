"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
