"""The paragraphs, headings and list items of a text, from its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from compare.model import Removed, SentenceKind, Span
from compare.read.lines import Line, split_lines

_BULLET = re.compile(r"[•‣⁃◦▪●■▶➢✓·*+–-]\s+\S|[•‣⁃◦▪●■]\S")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,4})[.)]{1,2}\s+\S")
_MARKDOWN_HEADING = re.compile(r"(?:>\s?)*#{1,6}(?:\s|$)")
_MARKDOWN_RULE = re.compile(r"=+|-+")
_MARKDOWN_ROW = re.compile(r"\|.*\|")
_QUOTE_PREFIX = re.compile(r"(?:>\s?)+")
_FINAL = re.compile(r"[.!?…:;,‽。！？؟।][\"'”’»)\]*_]*$")
_ENDED = re.compile(r"[.!?…:;‽。！？؟।][\"'”’»)\]*_]*$")

HEADING_WORDS = 25
"""A line with more words than this is no heading, whatever it ends in."""
_NARROWEST, _WIDEST = 30, 160
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, as one stretch of the source."""

    span: Span
    kind: SentenceKind
    paragraph: int


def blocks(text: str, removed: Sequence[Removed] = (), markdown: bool = False) -> tuple[Block, ...]:
    """Return the blocks of ``text`` in order, skipping lines that are wholly removed.

    A blank line always ends a block. A single line break does so too, unless the lines were
    wrapped at a width or the next line carries the words on; in Markdown it never does by itself.
    """
    found: list[Block] = []
    for group in _groups(split_lines(text), removed):
        wrapped = markdown or _is_wrapped(group)
        run: list[Line] = []
        kind: SentenceKind = "sentence"
        for number, line in enumerate(group):
            marked = _kind_by_mark(line, group[number + 1 : number + 2], markdown)
            if run and (
                marked != "sentence"
                or (kind == "heading" and markdown)
                or not (wrapped or _carries_on(run[-1], line))
            ):
                found.append(_block(run, kind, len(found)))
                run = []
            if not run:
                kind = marked
            run.append(line)
        if run:
            found.append(_block(run, kind, len(found)))
    return _with_headings(text, found)


def is_heading_like(line: str) -> bool:
    """Tell whether a line alone has the form of a heading: short, not ended as a sentence."""
    words = line.split()
    return (
        bool(words)
        and len(words) <= HEADING_WORDS
        and not _FINAL.search(line)
        and any(c.isalpha() for c in line)
    )


def is_item(line: str) -> bool:
    """Tell whether a line starts with a bullet or a number of a list."""
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def _groups(lines: Sequence[Line], removed: Sequence[Removed]) -> Iterator[list[Line]]:
    """Yield runs of lines with neither a blank nor a wholly removed one among them."""
    group: list[Line] = []
    hidden = iter(removed)
    part = next(hidden, None)
    for line in lines:
        while part is not None and part.span.end <= line.span.start:
            part = next(hidden, None)
        gone = part is not None and part.span.contains(line.span) and not line.blank
        if line.blank or gone:
            if group:
                yield group
            group = []
            continue
        group.append(line)
    if group:
        yield group


def _kind_by_mark(line: Line, after: Sequence[Line], markdown: bool) -> SentenceKind:
    text = line.text
    if markdown:
        if _MARKDOWN_HEADING.match(text):
            return "heading"
        text = _QUOTE_PREFIX.sub("", text, count=1) if text.startswith(">") else text
        if _MARKDOWN_ROW.fullmatch(text):
            return "item"
        if after and _MARKDOWN_RULE.fullmatch(after[0].text):
            return "heading"
    return "item" if is_item(text) else "sentence"


def _is_wrapped(group: Sequence[Line]) -> bool:
    """Tell whether the line breaks come from a width: the next word would not have fitted."""
    if len(group) < 2:
        return False
    width = max(len(line.text) for line in group)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    breaks = [(line, after) for line, after in pairwise(group) if not is_item(after.text)]
    full = [len(line.text) + 1 + len(after.text.split()[0]) > width - 2 for line, after in breaks]
    if not full or sum(full) < _MOST * len(full):
        return False
    # A sentence that a width has broken mostly goes on with a small letter. Lines that all end as
    # sentences do, or all begin as such, are no wrapped lines, however even their lengths are.
    inside = [after.text[0] for line, after in breaks if not _ENDED.search(line.text)]
    return bool(inside) and sum(c.isupper() for c in inside) <= len(inside) / 2


def _carries_on(line: Line, after: Line) -> bool:
    """Tell whether a small letter shows that ``after`` continues the sentence of ``line``."""
    return (
        after.text[0].islower()
        and not _ENDED.search(line.text)
        and (len(line.text) > _NARROWEST or (line.text[0].isupper() and " " in line.text))
    )


def _block(run: Sequence[Line], kind: SentenceKind, number: int) -> Block:
    return Block(Span(run[0].span.start, run[-1].span.end), kind, number)


def _with_headings(text: str, found: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(
        replace(block, kind="heading")
        if block.kind == "sentence" and _is_heading(text, block, after)
        else block
        for block, after in zip_longest(found, found[1:])
    )


def _is_heading(text: str, block: Block, after: Block | None) -> bool:
    if is_heading_like(block.span.of(text)):
        return True
    return after is not None and _is_question_heading(text, block.span, after.span)


def _is_question_heading(text: str, span: Span, after: Span) -> bool:
    """Tell whether a short question stands alone above a longer paragraph, as a heading."""
    body = span.of(text)
    return (
        body.endswith("?")
        and len(body.split()) <= HEADING_WORDS // 2
        and not re.search(r"[.!?\"“”]", body[:-1])
        and len(_END_OF_LINE.findall(text[span.end : after.start])) > 1
        and after.end - after.start > 2 * len(body)
    )


_END_OF_LINE = re.compile(r"\r\n|[\n\r]")
