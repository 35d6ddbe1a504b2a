"""Document -> parts: every character that is not white space, once, in order, with its marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from compare.model import Difference, Document, Finding, Report, Span
from compare.render.view.labels import KINDS, SIGNS
from compare.render.view.text import Mark, Part, PartKind, Segment

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """Line numbers of one text, from 1; a carriage return and line feed is one break."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def of(self, offset: int) -> int:
        """Return the line on which the code point at ``offset`` stands."""
        return bisect_right(self._starts, offset)

    def told(self, span: Span) -> str:
        """Return on which lines a span stands: ``line 3``, ``lines 3-5``."""
        first, last = self.of(span.start), self.of(max(span.start, span.end - 1))
        return f"line {first}" if first == last else f"lines {first}\N{EN DASH}{last}"

    def count(self) -> int:
        """Return the number of lines."""
        return len(self._starts)


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch that becomes one part; ``lead`` is where text before it on its line begins."""

    kind: PartKind
    span: Span
    lead: int
    sentence: int | None = None
    paragraph: int | None = None
    reason: str | None = None


def parts_of(document: Document, report: Report) -> tuple[Part, ...]:
    """Cut a document into parts; all its text but white space between them is in exactly one."""
    blocks = _blocks(document)
    lines = Lines(document.text)
    found: list[list[tuple[Span, Finding]]] = [[] for _ in blocks]
    differing: list[list[Difference]] = [[] for _ in blocks]
    for finding in report.findings:
        for item in finding.evidence:
            if item.document == document.id:
                for place in _touching(blocks, item.span):
                    found[place].append((item.span, finding))
    for alignment in report.alignments:
        for difference in alignment.differences:
            if difference.document == document.id:
                for place in _touching(blocks, difference.span):
                    differing[place].append(difference)
    return tuple(
        _part(document, block, f"{document.id}-{number}", lines, (found_here, differing_here))
        for number, (block, found_here, differing_here) in enumerate(
            zip(blocks, found, differing, strict=True), 1
        )
    )


def mark_of(finding: Finding) -> Mark:
    """Return the mark that a finding leaves on text."""
    return Mark(finding.id, finding.kind, SIGNS[finding.kind])


def _blocks(document: Document) -> list[_Block]:
    text = document.text
    found: list[_Block] = []
    taken = 0
    for sentence in sorted(document.sentences, key=lambda s: s.span):
        start = max(sentence.span.start, taken)
        if start < sentence.span.end:
            span = Span(start, sentence.span.end)
            found.append(_Block(sentence.kind, span, start, sentence.index, sentence.paragraph))
            taken = span.end
    sentences = [block.span for block in found]
    taken = 0
    for removed in sorted(document.removed, key=lambda r: r.span):
        for piece in _subtract(Span(max(removed.span.start, taken), removed.span.end), sentences):
            stripped = _strip(text, piece)
            if stripped:
                found.append(_Block("removed", stripped, stripped.start, reason=removed.reason))
        taken = max(taken, removed.span.end)
    found.sort(key=lambda block: block.span)
    return _fill(text, found)


def _fill(text: str, blocks: list[_Block]) -> list[_Block]:
    """Give text between blocks to the block it leads in on its line, else a block of its own."""
    filled: list[_Block] = []
    at = 0
    for block in blocks:
        gap = _strip(text, Span(at, block.span.start))
        lead = block.span.start
        if gap and not _BREAK.search(text, gap.end, block.span.start):
            lead = max(gap.start, *(m.end() for m in _BREAK.finditer(text, gap.start, gap.end)), 0)
            gap = _strip(text, Span(gap.start, lead))
        if gap:
            filled.append(_Block("rest", gap, gap.start))
        filled.append(
            _Block(block.kind, block.span, lead, block.sentence, block.paragraph, block.reason)
        )
        at = block.span.end
    tail = _strip(text, Span(at, len(text)))
    if tail:
        filled.append(_Block("rest", tail, tail.start))
    return filled


def _subtract(span: Span, holes: Sequence[Span]) -> Iterable[Span]:
    start = span.start
    first = bisect_right(holes, span.start, key=lambda hole: hole.end)
    for hole in holes[first:]:
        if hole.start >= span.end:
            break
        if start < hole.start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)


def _strip(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _touching(blocks: Sequence[_Block], span: Span) -> range:
    """Return the places of the blocks that a span shares text with."""
    first = bisect_right(blocks, span.start, key=lambda block: block.span.end)
    last = first
    while last < len(blocks) and blocks[last].lead < span.end:
        last += 1
    return range(first, last)


def _part(
    document: Document,
    block: _Block,
    anchor: str,
    lines: Lines,
    touching: tuple[Sequence[tuple[Span, Finding]], Sequence[Difference]],
) -> Part:
    found, differing = touching
    whole = [finding for span, finding in found if span.contains(block.span)]
    inline = [(span, finding) for span, finding in found if not span.contains(block.span)]
    cut_out = (
        [(removed.span, removed.reason) for removed in document.removed]
        if block.sentence is not None
        else []
    )
    edges = {block.lead, block.span.start, block.span.end}
    for span in (
        *(span for span, _ in inline),
        *(difference.span for difference in differing),
        *(span for span, _ in cut_out),
    ):
        edges.update(e for e in (span.start, span.end) if block.lead < e < block.span.end)
    bounds = sorted(edges)
    segments = []
    for start, end in pairwise(bounds):
        here = Span(start, end)
        segments.append(
            Segment(
                text=here.of(document.text),
                span=here,
                marks=_marks(finding for span, finding in inline if span.overlaps(here)),
                difference=_difference(differing, here),
                removed=next((reason for span, reason in cut_out if span.overlaps(here)), None),
                outside=end <= block.span.start,
            )
        )
    return Part(
        kind=block.kind,
        anchor=anchor,
        sentence=block.sentence,
        paragraph=block.paragraph,
        first_line=lines.of(block.lead),
        last_line=lines.of(block.span.end - 1),
        reason=block.reason,
        marks=_marks(whole),
        segments=_close(segments),
        findings=tuple(dict.fromkeys(finding.id for _, finding in found)),
    )


def _close(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    following = [set(segment.marks) for segment in segments[1:]]
    return tuple(
        replace(segment, closing=tuple(mark for mark in segment.marks if mark not in after))
        for segment, after in zip(segments, [*following, set()], strict=True)
    )


def _marks(findings: Iterable[Finding]) -> tuple[Mark, ...]:
    marks = dict.fromkeys(mark_of(finding) for finding in findings)
    return tuple(sorted(marks, key=lambda mark: KINDS.index(mark.kind)))


def _difference(differing: Sequence[Difference], here: Span) -> Literal["changed", "added"] | None:
    kinds = {difference.kind for difference in differing if difference.span.overlaps(here)}
    return "changed" if "changed" in kinds else "added" if kinds else None
