"""Running heads, running feet and page numbers: what stands on a page and is not of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.read.pdf.lines import Line

_NUMBER = re.compile(
    r"[-–—|\s]{0,5}(?:page|p\.|seite|pagina|página)?\s{0,3}\d{1,4}"
    r"(?:\s{0,3}(?:/|of|von|de)\s{0,3}\d{1,4})?[-–—|\s]{0,5}",
    re.I,
)
_CALLED = re.compile(
    r"^.{0,100}\b(?:page|p\.)\s{0,3}\d{1,4}$|^(?:page|p\.)\s{0,3}\d{1,4}\b.{0,100}$", re.I
)
"""A line with the number of its page, called so."""
_REASONS = ("running head", "running foot")
_DIGITS = re.compile(r"\d+")
_DEEP = 3
"""How many lines from the edge of the text may belong to a margin."""
_NEAR = 4.0
"""Points by which the same running head may differ from page to page."""


@dataclass(frozen=True, slots=True)
class Margin:
    """One line in the margin of a page."""

    line: Line
    reason: str
    """As in :attr:`compare.model.Removed.reason`."""


def split(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[list[Line]], list[Margin]]:
    """Return the pages without what stands in their margins, and that.

    A line is in the margin where the outermost lines of another page hold the same words at its
    height, digits aside; where it is or gives the number of the page; and where it stands above or
    below all else though it was not drawn first or last. What runs up the page is neither.
    """
    edges = [_edges(page) for page in pages]
    told: dict[tuple[int, str], list[Line]] = {}
    for sides in edges:
        for far, side in enumerate(sides):
            for line in side:
                told.setdefault((far, _bare(line.text)), []).append(line)
    rest: list[list[Line]] = []
    margins: list[Margin] = []
    for page, sides in zip(pages, edges, strict=True):
        turned = [line for line in page if line.turned]
        mostly = len(turned) > len(page) / 2
        found = {} if mostly else {id(line): "turned text" for line in turned}
        for far, side in enumerate(sides):
            for line in side:
                alike = told[far, _bare(line.text)]
                if any(o.page != line.page and abs(o.y - line.y) < _NEAR for o in alike):
                    found[id(line)] = _REASONS[far]
            for line in side:
                if id(line) in found:
                    continue
                if _NUMBER.fullmatch(line.text):
                    found[id(line)] = "page number"
                elif _CALLED.search(line.text) or _out_of_order(line, page, far):
                    found[id(line)] = _REASONS[far]
                else:
                    break
        rest.append([line for line in page if id(line) not in found])
        margins += [Margin(line, found[id(line)]) for line in page if id(line) in found]
    return rest, margins


def _edges(page: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the topmost and the lowest lines of a page, outermost first; none is in both."""
    down = sorted(page, key=lambda line: -line.y)
    deep = min(_DEEP, len(down) // 2) if len(down) > 1 else 0
    return down[:deep], down[::-1][:deep]


def _bare(text: str) -> str:
    return _DIGITS.sub("#", text)


def _out_of_order(line: Line, page: Sequence[Line], far: int) -> bool:
    """Tell a line above all that was drawn after what is below it, or the other way round."""
    at = next(number for number, other in enumerate(page) if other is line)
    if far:
        return at == 0 and len(page) > 3 and line.size <= _usual(page)
    before = page[:at]
    return len(before) > 3 and at >= len(page) - 3 and line.size <= 1.3 * _usual(page)


def _usual(page: Sequence[Line]) -> float:
    sizes = sorted(line.size for line in page)
    return sizes[len(sizes) // 2]
