"""What the styles and lists of a Word document make of its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from compare.model import PlaceKind
from compare.read.numbers import small
from compare.read.package import attribute, local

_HEADING = re.compile(r"(?:heading|überschrift|titre|title|subtitle|titel)\s*\d*", re.I)
_CAPTION = re.compile(r"(?:caption|beschriftung|légende)", re.I)
_QUOTATION = re.compile(r"(?:quote|intense quote|quotations?|block text)", re.I)
_BULLETS = frozenset({"bullet", "none", ""})
_DEEPEST = 20


class Styles:
    """The paragraph styles by their id."""

    def __init__(self, root: Any) -> None:
        """Read ``word/styles.xml``, which may be missing."""
        self._names: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._listed: dict[str, tuple[str, int]] = {}
        for style in root if root is not None else ():
            key = attribute(style, "styleId")
            if local(style) != "style" or key is None:
                continue
            for child in style:
                if local(child) == "name":
                    self._names[key] = attribute(child, "val") or ""
                elif local(child) == "basedOn":
                    self._parents[key] = attribute(child, "val") or ""
                elif local(child) == "pPr":
                    listed = numbering(child)
                    if listed:
                        self._listed[key] = listed

    def kind(self, key: str | None) -> PlaceKind:
        """Return what a paragraph of this style is."""
        for name in self._line(key):
            shown = self._names.get(name, name)
            if _HEADING.fullmatch(shown):
                return "heading"
            if _CAPTION.fullmatch(shown):
                return "caption"
            if _QUOTATION.fullmatch(shown):
                return "quotation"
        return "paragraph"

    def listed(self, key: str | None) -> tuple[str, int] | None:
        """Return the list and its level that the style puts a paragraph in."""
        return next((self._listed[name] for name in self._line(key) if name in self._listed), None)

    def _line(self, key: str | None) -> list[str]:
        """Return the style and those it is based on, nearest first."""
        line: list[str] = []
        while key and key not in line and len(line) < _DEEPEST:
            line.append(key)
            key = self._parents.get(key)
        return line


def numbering(properties: Any) -> tuple[str, int] | None:
    """Return id and level of the list that paragraph properties name; ``None`` for no list."""
    for child in properties:
        if local(child) == "numPr":
            found = {local(part): attribute(part, "val") or "" for part in child}
            level = found.get("ilvl", "0")
            if found.get("numId", "0") != "0":
                return found["numId"], small(level, 0)
    return None


class Lists:
    """Counts the items of the lists in a document, as they are met."""

    def __init__(self, root: Any) -> None:
        """Read ``word/numbering.xml``, which may be missing."""
        self._formats: dict[tuple[str, int], str] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        abstract: dict[str, dict[int, str]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                abstract[attribute(element, "abstractNumId") or ""] = _levels(element)
            elif local(element) == "num":
                base = next(
                    (attribute(c, "val") for c in element if local(c) == "abstractNumId"), ""
                )
                for level, form in abstract.get(base or "", {}).items():
                    self._formats[attribute(element, "numId") or "", level] = form

    def mark(self, listed: tuple[str, int]) -> str:
        """Return what stands before the next item of this list."""
        if self._formats.get(listed, "") in _BULLETS:
            return "• "
        key, level = listed
        self._counts[listed] += 1
        for deeper in [k for k in self._counts if k[0] == key and k[1] > level]:
            del self._counts[deeper]
        return f"{self._counts[listed]}. "


def _levels(element: Any) -> dict[int, str]:
    levels = {}
    for level in element:
        number = small(attribute(level, "ilvl"), -1)
        if local(level) == "lvl" and number >= 0:
            form = next((attribute(c, "val") for c in level if local(c) == "numFmt"), "")
            levels[number] = form or ""
    return levels
