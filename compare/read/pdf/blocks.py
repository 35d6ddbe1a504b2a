"""Lines -> paragraphs, over the ends of columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from compare.read.pdf.lines import Line
from compare.read.repair.hyphens import END

_ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•‣⁃◦▪●■–-]|\(?\d{1,3}[.)])\s")
_SAME = 0.08
"""Share by which letters of one size may differ."""
_INDENT = 0.5
"""Of the height of a letter: what begins further in is indented."""
_LEADING = 1.45
"""Times the usual distance of two lines: more is a gap between paragraphs."""
_AHEAD = 4
"""How many blocks, captions and headings, may stand between two parts of one paragraph."""


@dataclass(slots=True)
class Block:
    """Lines in one size and one column, without a gap."""

    lines: list[Line] = field(default_factory=list)

    @property
    def size(self) -> float:
        """The usual height of its letters."""
        return median(line.size for line in self.lines)

    @property
    def text(self) -> str:
        """Its lines as they stand."""
        return "\n".join(line.text for line in self.lines)


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """Return the paragraphs in reading order. A row of a table is one by itself."""
    found: list[Block] = []
    for page in pages:
        for block in _blocks(page):
            found += _split(block)
    return _over_ends(found)


def _blocks(page: Sequence[Line]) -> Iterator[Block]:
    block = Block()
    for line in page:
        if block.lines and not _goes_on(block, line):
            yield block
            block = Block()
        block.lines.append(line)
    if block.lines:
        yield block


def _goes_on(block: Block, line: Line) -> bool:
    last = block.lines[-1]
    down = last.y - line.y
    if len(line.parts) > 1 or len(last.parts) > 1:
        return False
    if abs(line.size - last.size) > _SAME * max(line.size, last.size):
        return False
    if not 0 < down < 3 * line.size:
        return False
    if line.left > max(one.right for one in block.lines) or line.right < min(
        one.left for one in block.lines
    ):
        return False
    usual = [a.y - b.y for a, b in zip(block.lines, block.lines[1:], strict=False)]
    return down <= _LEADING * (median(usual) if usual else 1.15 * line.size)


def _split(block: Block) -> Iterator[Block]:
    """Cut a block where a line begins further in, is an item, or follows a short one."""
    left = min(line.left for line in block.lines)
    right = max(line.right for line in block.lines)
    indented = [line.left - left > _INDENT * line.size for line in block.lines]
    hanging = sum(indented) > len(indented) / 2
    part = Block([block.lines[0]])
    for number, line in enumerate(block.lines[1:], 1):
        last = block.lines[number - 1]
        item = _ITEM.match(last.text)  # whose further lines are indented
        begins = not (hanging or item) and indented[number] and not indented[number - 1]
        if (
            begins
            or _ITEM.match(line.text)
            or (len(block.lines) > 2 and _is_short(last, line, right))
        ):
            yield part
            part = Block()
        part.lines.append(line)
    yield part


def _is_short(line: Line, after: Line, right: float) -> bool:
    """Tell whether the next word would have fitted, so that the break was meant."""
    if END.search(line.text) or (after.text[0].islower() and not _ENDED.search(line.text)):
        return False
    word = after.text.split()[0]
    width = (after.right - after.left) * (len(word) + 1) / max(1, len(after.text))
    return right - line.right > 1.15 * width + 0.5 * line.size


def _over_ends(blocks: Sequence[Block]) -> list[Block]:
    """Join paragraphs that the end of a column or page has cut, past what stands between."""
    taken: set[int] = set()
    joined: list[Block] = []
    for number, block in enumerate(blocks):
        if number in taken:
            continue
        whole = Block(list(block.lines))
        at = number
        while (after := _rest_of(whole, blocks, at, taken)) is not None:
            taken.add(after)
            whole.lines += blocks[after].lines
            at = after
        joined.append(whole)
    return joined


def _rest_of(block: Block, blocks: Sequence[Block], at: int, taken: set[int]) -> int | None:
    last = block.lines[-1]
    if len(last.parts) > 1 or _ENDED.search(last.text):
        return None
    for number in range(at + 1, min(at + 1 + _AHEAD, len(blocks))):
        other = blocks[number]
        first = other.lines[0]
        if number in taken or len(first.parts) > 1:
            continue
        if abs(other.size - block.size) > _SAME * block.size:
            continue
        below = first.page == last.page and last.y > first.y and _overlap(last, first)
        if below:
            return None  # the same column goes on with another paragraph
        if first.text[0].islower() or END.search(last.text):
            return number
        full = len(block.lines) > 1 and last.right > max(x.right for x in block.lines) - last.size
        return number if full and not _ITEM.match(first.text) else None
    return None


def _overlap(a: Line, b: Line) -> bool:
    return a.left < b.right and b.left < a.right
