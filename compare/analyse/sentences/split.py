"""Text -> sentences with exact offsets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.analyse.sentences import abbreviations, rules
from compare.analyse.sentences.blocks import Block, blocks
from compare.analyse.sentences.enumerators import inline_items
from compare.model import Document, Removed, Sentence, Span
from compare.read.condense import condense

_TYPES = re.compile(r"(?<![.!?…:\"“‘'(]\s)(?<![\"“‘'(])\b([A-Z]?[a-z]{2,})\b")


LONGEST = 600
"""Words and signs of a sentence at most."""
_PIECE = re.compile(r"\w{1,40}|[^\w\s]")


def split(text: str) -> tuple[Span, ...]:
    """Return the spans of all sentences, headings and list items of a plain text, in order.

    They do not overlap, neither start nor end in white space, and leave out white space only.
    """
    return tuple(span for _, span in _sentences(text, (), "en", markdown=False))


def segment(document: Document) -> Document:
    """Return the document with its sentences.

    What :attr:`Document.removed` covers is in no sentence, except markup and labels between the
    first and the last word of one.
    """
    markdown = document.media_type == "text/markdown"
    found = _sentences(document.text, document.removed, document.language, markdown=markdown)
    sentences = tuple(
        Sentence(index, span, block.paragraph, block.kind)
        for index, (block, span) in enumerate(found)
    )
    return replace(document, sentences=sentences)


def _sentences(
    text: str, removed: tuple[Removed, ...], language: str, *, markdown: bool
) -> Iterator[tuple[Block, Span]]:
    starters = abbreviations.words().starters | _starters_of(text)
    paragraph = -1
    last = None
    for block in blocks(text, removed, markdown):
        part = condense(text, block.span, removed)
        ranges = list(_ranges(part.text, starters, _dates(part.text, language)))
        kind = "sentence" if len(ranges) > 1 and block.kind == "heading" else block.kind
        for start, end in ranges:
            body = part.text[start:end]
            begin = start + len(body) - len(body.lstrip())
            finish = start + len(body.rstrip())
            if begin < finish:
                if block.paragraph != last:
                    last = block.paragraph
                    paragraph += 1
                yield (
                    replace(block, kind=kind, paragraph=paragraph),
                    part.source_span(begin, finish),
                )


_STOPPED = re.compile(r"\d\.\s")
"""What is in a date that is written with stops: *4. März 2025*."""


def _dates(text: str, language: str) -> tuple[Span, ...]:
    """Return the dates in another language than English: no stop in them ends a sentence."""
    if language == "en" or not _STOPPED.search(text):
        return ()
    from compare.analyse.written import find

    return tuple(figure.span for figure in find(text, language) if figure.kind == "date")


def _ranges(
    text: str, starters: frozenset[str], whole: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text; no stop in one of the ranges ``whole`` ends one."""
    for start, end in inline_items(text):
        at = start
        for stop, begin in rules.ends(text[start:end], starters):
            if any(span.start < start + stop < span.end for span in whole):
                continue
            yield from _cut(text, at, start + stop)
            at = start + begin
        yield from _cut(text, at, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a range in parts of :data:`LONGEST` words and signs at most.

    What has more is no sentence but a table, a list or a trap, and much of what is done with a
    sentence takes more than proportionally longer for a longer one.
    """
    if end - start > LONGEST:
        pieces = 0
        for piece in _PIECE.finditer(text, start, end):
            pieces += 1
            if pieces > LONGEST:
                yield start, piece.start()
                start, pieces = piece.start(), 1
    yield start, end


def _starters_of(text: str) -> frozenset[str]:
    """Return words that this text writes with a small letter, and with a capital only after a stop.

    This is Punkt's orthographic heuristic, learned from the text itself.
    """
    counts = Counter(_TYPES.findall(text))
    return frozenset(
        word for word in counts if word[0].islower() and not counts[word[0].upper() + word[1:]]
    )
