"""Text that was copied from printed pages: running heads, page numbers, words broken over lines."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise

from compare.model import Removed, Repair, Span
from compare.read.lines import Line
from compare.read.repair.hyphens import END, START, is_broken, words_of

_DIGITS = re.compile(r"\d{1,4}")
_NUMBER = re.compile(r"[-–—|\s]{0,5}(?:page|p\.)?\s{0,3}(\d{1,4})[-–—|\s]{0,5}", re.I)
_CALLED = re.compile(r"\b(?:page|p\.|pg\.?)\s{0,3}\d{1,4}\b", re.I)
_PAGE = re.compile(r"\b(?:page|p\.|pg\.?)\s{0,3}\d{1,4}\b|^\d{1,4}\b|\b\d{1,4}$", re.I)
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•‣⁃◦▪●■*+–-]|\(?\d{1,3}[.)])\s")
_LONGEST = 120
"""Letters of a running head, at most."""
_NARROWEST = 15
_FULL = 0.8
"""Share of the width of a column that a broken line fills at least, with the word behind it."""


def page_furniture(text: str, lines: Sequence[Line]) -> list[Removed]:
    """Return running heads and the numbers of pages.

    A running head is a line that returns with the number of the next page, or at the end of a page
    marked by a form feed. A bare number is that of a page beside a running head or a form feed, or
    where it interrupts a sentence.
    """
    shown = [line for line in lines if not line.blank]
    edges = _edges(text, shown)
    heads = _heads(shown, edges)
    found = dict.fromkeys(heads, "running head")
    for n, line in enumerate(shown):
        if n not in found and _NUMBER.fullmatch(line.text):
            beside = bool({n - 1, n + 1} & heads) or n in edges
            if beside or _interrupts(shown, n, past=False):
                found[n] = "page number"
    known = {_page_of(shown[n].text) for n in found}
    found |= {
        n: "page number"
        for n, line in enumerate(shown)
        if n not in found and _NUMBER.fullmatch(line.text) and _page_of(line.text) in known
    }
    return [Removed(shown[n].span, found[n]) for n in sorted(found)]


def _edges(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return the first and last lines of pages, where form feeds tell them."""
    if "\f" not in text:
        return frozenset()
    cuts = [
        n for n, (a, b) in enumerate(pairwise(lines), 1) if "\f" in text[a.span.end : b.span.start]
    ]
    return frozenset(n for cut in cuts for n in (cut - 1, cut))


def _heads(lines: Sequence[Line], edges: Container[int]) -> set[int]:
    """Return the lines that are running heads."""
    alike: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if 6 < len(line.text) <= _LONGEST and not _ENDED.search(line.text):
            alike.setdefault(_DIGITS.sub("#", line.text), []).append(n)
    heads: set[int] = set()
    for places in alike.values():
        if len(places) < 2 or any(b - a <= 2 for a, b in pairwise(places)):
            continue  # the second is what lists look like
        if sum(n in edges for n in places) > 1 or (
            _are_numbered([lines[n].text for n in places])
            and (
                _CALLED.search(lines[places[0]].text) or any(_interrupts(lines, n) for n in places)
            )
        ):
            heads.update(places)
    return heads


def _are_numbered(texts: Sequence[str]) -> bool:
    """Tell whether each has a number of a page, in order."""
    numbers = [_page_of(text) for text in texts]
    return 0 not in numbers and all(0 < b - a <= 3 for a, b in pairwise(numbers))


def _page_of(text: str) -> int:
    found = _PAGE.search(text)
    digits = _DIGITS.search(found.group()) if found else None
    return int(digits.group()) if digits else 0


def _interrupts(lines: Sequence[Line], n: int, past: bool = True) -> bool:
    """Tell whether a sentence goes on behind the line, and ``past`` a number beside it."""
    first, last = n - 1, n + 1
    if past and first >= 0 and _NUMBER.fullmatch(lines[first].text):
        first -= 1
    if past and last < len(lines) and _NUMBER.fullmatch(lines[last].text):
        last += 1
    if first < 0 or last >= len(lines):
        return False
    before, after = lines[first].text, lines[last].text
    if len(before) <= _NARROWEST:
        return False
    return (bool(END.search(before)) or before[-1].isalpha()) and after[0].islower()


def broken_lines(lines: Sequence[Line], furniture: Sequence[Removed]) -> list[Repair]:
    """Return words that a line end has broken, and the line ends of columns in which that happens.

    ``furniture`` is skipped: words and sentences go on behind it.
    """
    gone = {part.span.start for part in furniture}
    groups = [
        list(group)
        for blank, group in groupby(_without(lines, gone), key=lambda x: x.blank)
        if not blank
    ]
    if not any(END.search(line.text) for group in groups for line in group[:-1]):
        return []
    seen = words_of(line.text for group in groups for line in group)
    return [repair for group in groups for repair in _mended(group, seen)]


def _without(lines: Sequence[Line], gone: Container[int]) -> Iterator[Line]:
    """Yield the lines besides the furniture, and besides the blank lines around it."""
    skipping = False
    held: list[Line] = []
    for line in lines:
        if not line.blank and line.span.start in gone:
            skipping = True
            held = []
        elif line.blank:
            held.append(line)
        else:
            if not skipping:
                yield from held
            held = []
            skipping = False
            yield line


def _mended(group: Sequence[Line], seen: Container[str]) -> Iterator[Repair]:
    breaks = [(a, b, END.search(a.text), START.match(b.text)) for a, b in pairwise(group)]
    if not any(end and start for _, _, end, start in breaks):
        return
    width = max(len(line.text) for line in group)
    for line, after, end, start in breaks:
        between = Span(line.span.end, after.span.start)
        if end and start:
            if is_broken(end["before"], end["hyphen"], start.group(), seen):
                yield Repair(Span(between.start - 1, between.end), "word broken at a line end", "")
            else:
                yield Repair(between, "word broken at a line end", "")
        elif _goes_on(line.text, after.text, width):
            yield Repair(between, "line end", " ")


def _goes_on(line: str, after: str, width: int) -> bool:
    if _ITEM.match(after):
        return False
    if after[0].islower() and not _ENDED.search(line):
        return True
    return (
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > _FULL * width and len(line) > _NARROWEST
    )
