"""Sources that hold several stories: which they are, and the one that is compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from compare.errors import InputError
from compare.model import Removed, Span, Story
from compare.read.clean import furniture, normal
from compare.read.formats import Reading
from compare.read.lines import Line, split_lines
from compare.read.rendition import without_overlaps

OTHER = "another story"
"""The reason of what belongs to a story that is not compared."""
_PICK = re.compile(r"(?P<path>.+)#(?P<number>[1-9][0-9]{0,2})", re.S)
_HEAD_LINES = 7
_TITLE_WORDS = 30


def split_pick(path: str) -> tuple[str, int | None]:
    """Return the path and the number of ``page.txt#2``; ``None`` where no story is named."""
    match = _PICK.fullmatch(path)
    return (match["path"], int(match["number"])) if match else (path, None)


def with_stories(reading: Reading, text: str) -> Reading:
    """Add the stories of a text in which others follow the first: each below its title and age."""
    if reading.stories:
        return reading
    others = [part.span for part in reading.removed if part.reason == OTHER]
    found = [story for span in others for story in _entries(text, span)]
    if not found:
        return reading
    first = Story(reading.title, Span(0, others[0].start), read=True)
    return replace(reading, stories=(first, *found))


def pick(
    reading: Reading, text: str, number: int | None, name: str, read: Callable[[str], Reading]
) -> Reading:
    """Return a reading of one story: the first, unless ``number`` asks for another, from 1.

    ``read`` finds out what a text says about itself. Raises :class:`InputError` for a number that
    no story has.
    """
    stories = reading.stories
    if number is not None and number > max(1, len(stories)):
        held = f"{len(stories)} stories" if stories else "one story"
        raise InputError(name, f"holds {held}; there is no #{number}")
    if len(stories) < 2:
        return replace(reading, stories=())
    if number is None:
        last = f" to {name}#{len(stories)} name" if len(stories) > 2 else " names"
        note = f"holds {len(stories)} stories: the first is compared; {name}#2{last} the others"
        reading = replace(reading, notes=(*reading.notes, note))
    if number in (None, 1):
        return reading
    return _picked(reading, text, number, read)


def _picked(reading: Reading, text: str, number: int, read: Callable[[str], Reading]) -> Reading:
    own = reading.stories[number - 1].span
    found = _with_head(read(own.of(text)), own.of(text))
    outside = [Removed(Span(0, own.start), OTHER), Removed(Span(own.end, len(text)), OTHER)]
    kept = [p for p in reading.removed if own.contains(p.span) and p.reason != OTHER]
    inside = [replace(part, span=_moved(part.span, own.start)) for part in found.removed]
    shown = [part for part in [*outside, *kept, *inside] if part.span.start < part.span.end]
    places = [replace(place, span=_moved(place.span, own.start)) for place in found.places]
    told = ("title", "author", "publisher", "published")
    grounds = [(field, "head of the story") for field in told if getattr(found, field)]
    grounds += [(field, w) for field, w in reading.grounds if field in ("address", "language")]
    return replace(
        reading,
        title=found.title or reading.stories[number - 1].title,
        author=found.author,
        publisher=found.publisher,
        published=found.published,
        updated=None,
        removed=without_overlaps(shown),
        places=tuple(sorted([*reading.places, *places], key=lambda p: (p.span.start, -p.span.end))),
        grounds=tuple(grounds),
        stories=tuple(
            replace(story, read=place == number) for place, story in enumerate(reading.stories, 1)
        ),
    )


def _with_head(found: Reading, text: str) -> Reading:
    """Take in the head of a story below others: who published it, and its title again."""
    lines = [line for line in split_lines(text) if not line.blank]
    end = _head_end(lines, 0) if lines else 0
    if not end:
        return found
    title = normal(lines[0].text)
    head = [line for line in lines[1:end] if furniture(line.text) != "age"]
    names = [normal(line.text) for line in head if normal(line.text) != title]
    removed = [
        Removed(line.span, "repeated heading" if normal(line.text) == title else "metadata")
        for line in head
    ]
    return replace(
        found,
        publisher=found.publisher or next(iter(names), None),
        removed=without_overlaps([*removed, *found.removed]),
    )


def _entries(text: str, span: Span) -> list[Story]:
    """Return the stories in a stretch: each begins with a title that is repeated, and an age."""
    lines = [line for line in split_lines(text) if not line.blank and span.contains(line.span)]
    starts: list[int] = []
    after = 0
    for number in range(len(lines)):
        repeated = _head_end(lines, number) if number >= after else 0
        if repeated:
            starts.append(number)
            after = repeated
    ends = [*(lines[number].span.start for number in starts[1:]), span.end]
    return [
        Story(lines[number].text, Span(lines[number].span.start, _end(text, end)), read=False)
        for number, end in zip(starts, ends, strict=True)
    ]


def _head_end(lines: Sequence[Line], number: int) -> int:
    """Return where the head of a story ends that begins at a line; 0 where none does."""
    title = normal(lines[number].text)
    head = range(number + 1, min(number + _HEAD_LINES, len(lines)))
    again = [place for place in head if normal(lines[place].text) == title]
    aged = any(furniture(lines[place].text) == "age" for place in head)
    if not again or not aged or not title or len(title.split()) > _TITLE_WORDS:
        return 0
    return again[-1] + 1


def _end(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
