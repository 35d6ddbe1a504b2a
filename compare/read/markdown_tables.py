"""Tables of a Markdown text: each row is read like a sentence, as those of other formats are.

The text stays as it is. The marks between the cells of a row are read as what stands there in
:func:`compare.read.rendition.row_text`: ``Dead | 14`` as *Dead: 14*, and below the heads of its
columns ``Greens | 12 | 31,200`` as *Greens; Seats: 12; Votes: 31,200*.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from compare.model import Place, Removed, Repair, Span
from compare.read.lines import Line, split_lines
from compare.read.tables import are_heads

BETWEEN = "mark between cells"
"""What is said of a mark that is read as words."""
HEAD = "table head"
"""The reason of a row whose words stand in every other."""
_RULE = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?")
_NUMBER = re.compile(r"\W*\d[\d.,\s]*\W*")
_GENERIC = re.compile(
    r"(?:values?|figures?|numbers?|details?|data|facts?|info(?:rmation)?|answers?|descriptions?|"
    r"results?|content|entry|entries)",
    re.I,
)
"""Heads over the second of two columns that say nothing of what stands below."""
_MOST = 60
"""Cells of a row; what has more is no table that a person reads."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the tables of a text are."""

    places: tuple[Place, ...] = ()
    repairs: tuple[Repair, ...] = ()
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    cells: tuple[Span, ...]
    """Without white space around them; empty where nothing stands."""

    @property
    def filled(self) -> list[int]:
        return [n for n, cell in enumerate(self.cells) if cell.start < cell.end]


def find(rest: str, shown: Callable[[Span], str]) -> Found:
    """Return the rows of all tables.

    ``rest`` is the text in which other markup is blank, character for character; ``shown`` tells
    what a reader of the page sees of a stretch of it.
    """
    places: list[Place] = []
    repairs: list[Repair] = []
    removed: list[Removed] = []
    for number, (rule, rows) in enumerate(_tables(rest), 1):
        words = [[shown(cell) for cell in row.cells] for row in rows]
        above = _above(words, rule is not None)
        removed += [Removed(rule.span, "markup")] if rule else []
        heads = words[0] if above == "heads" else []
        for at, row in enumerate(rows):
            filled = row.filled
            if not filled:
                continue
            span = Span(row.cells[filled[0]].start, row.cells[filled[-1]].end)
            removed += [Removed(bar, "markup") for bar in _bars(row.line) if not span.contains(bar)]
            if at == 0 and above == "title":
                continue
            places.append(Place(span, "table row", None, f"table {number}, row {at + 1}"))
            if at == 0 and above:
                removed.append(Removed(span, HEAD))
            else:
                repairs += _between(row, heads, shown)
    removed.sort(key=lambda part: part.span)
    return Found(tuple(places), tuple(repairs), tuple(removed))


def _above(rows: Sequence[Sequence[str]], ruled: bool) -> Literal["heads", "title", "label", ""]:
    """Tell what the first row is: heads of the columns, or no more than others.

    Markdown knows no table without a row above its rule. Over two columns it may as well be the
    first pair of many, a title (``title``), or say *Fact* and *Value* (``label``).
    """
    first, below = rows[0], rows[1:]
    if not ruled:
        return "heads" if are_heads(rows) else ""
    if not below or not any(first[1:]):
        return "title" if below else ""
    if len(first) > 2:
        return "heads"
    if _GENERIC.fullmatch(first[1]):
        return "label"
    values = [row[1] for row in below if len(row) > 1 and row[1]]
    counted = bool(values) and all(_NUMBER.fullmatch(value) for value in values)
    return "heads" if counted and not _has_digit(first[1]) else ""


def without(removed: Sequence[Removed], found: Found) -> list[Removed]:
    """Return the parts that do not stand in a mark between cells or in a row of heads."""
    own = sorted([*(one.span for one in found.repairs), *(one.span for one in found.removed)])
    kept = []
    for part in removed:
        behind = bisect_right(own, part.span.start, key=lambda span: span.start)
        if not behind or not own[behind - 1].contains(part.span):
            kept.append(part)
    return kept


def lines_of(found: Found, lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are rows."""
    spans = [place.span for place in found.places]
    numbers = set()
    for number, line in enumerate(lines):
        at = bisect_right(spans, line.span.end, key=lambda span: span.start)
        if at and spans[at - 1].overlaps(line.span):
            numbers.add(number)
    return frozenset(numbers)


def _tables(rest: str) -> Iterator[tuple[Line | None, list[_Row]]]:
    """Yield the rule below the first row, if there is one, and the rows."""
    lines = split_lines(rest)
    at = 0
    while at < len(lines):
        first = _row(lines[at])
        end = at + 1
        if first is not None:
            ruled = end < len(lines) and _is_rule(lines[end], len(first.cells))
            end += ruled
            rows = [first]
            while end < len(lines) and (row := _row(lines[end])) is not None:
                # Where no rule says that it is a table, a bar in a line is often no more than that.
                if not ruled and not (_closed(row) and len(row.cells) == len(first.cells)):
                    break
                rows.append(row)
                end += 1
            if ruled or (_closed(first) and len(rows) > 1):
                yield (lines[at + 1] if ruled else None), rows
        at = end


def _is_rule(line: Line, width: int) -> bool:
    return (
        line.text.count("|") < _MOST
        and bool(_RULE.fullmatch(line.text))
        and len(line.text.strip("|").split("|")) == width
    )


def _bars(line: Line) -> Iterator[Span]:
    for at, character in enumerate(line.text, line.span.start):
        if character == "|":
            yield Span(at, at + 1)


def _closed(row: _Row) -> bool:
    return row.line.text[0] == row.line.text[-1] == "|"


def _row(line: Line) -> _Row | None:
    """Return the cells of a line with bars between them, two or more."""
    text = line.text
    if not 0 < text.count("|") < _MOST or _RULE.fullmatch(text):
        return None
    start = line.span.start + text.startswith("|")
    inner = text.removeprefix("|").removesuffix("|")
    cells = []
    for cell in inner.split("|"):
        bare = cell.strip()
        begin = start + len(cell) - len(cell.lstrip()) if bare else start
        cells.append(Span(begin, begin + len(bare)))
        start += len(cell) + 1
    return _Row(line, tuple(cells)) if len(cells) > 1 else None


def _between(row: _Row, heads: Sequence[str], shown: Callable[[Span], str]) -> Iterator[Repair]:
    """Yield how the marks between the filled cells of a row are read."""
    filled = row.filled
    pair = len(filled) == 2 and not any(heads)
    for last, at in pairwise(filled):
        label = row.cells[last]
        colon = label.end - 1
        while pair and colon > label.start and not shown(Span(colon, label.end)):
            colon -= 1  # marks of emphasis
        ended = pair and shown(Span(colon, label.end)) == ":"
        head = heads[at].rstrip(" :") if at < len(heads) else ""
        named = f"{head}: " if head else ""
        span = Span(colon if ended else label.end, row.cells[at].start)
        yield Repair(span, BETWEEN, ": " if pair else f"; {named}")


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)
