"""The words of one Word paragraph, each with what the tracked changes say of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from compare.model import PlaceKind
from compare.read.package import attribute, local
from compare.read.runs import DELETED, HIDDEN, Run

_DELETIONS = frozenset({"del", "moveFrom"})
_INSERTIONS = frozenset({"ins", "moveTo"})
_TEXT = frozenset({"t", "delText"})
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
_SKIPPED = frozenset(
    {
        "pPr", "rPr", "sectPr", "instrText", "delInstrText", "annotationRef", "footnoteRef",
        "endnoteRef", "rubyPr", "rt", "Fallback", "object", "sdtPr", "sdtEndPr", "numPr",
    }
)  # fmt: skip
"""No words of the account: properties, codes of fields, the reading aid over East Asian letters."""
BOXES = frozenset({"txbxContent"})


@dataclass(frozen=True, slots=True)
class _State:
    removed: str | None = None
    kind: PlaceKind | None = None


def runs_of(paragraph: Any, boxes: list[Any]) -> tuple[Run, ...]:
    """Return the runs of a paragraph; what stands in text boxes of it is added to ``boxes``."""
    return tuple(_walk(paragraph, _State(), boxes))


def mark_is_deleted(paragraph: Any) -> bool:
    """Tell whether a tracked change joins the paragraph with the next."""
    for properties in paragraph:
        if local(properties) == "pPr":
            for own in properties:
                if local(own) == "rPr":
                    return any(local(change) in _DELETIONS for change in own)
    return False


def _walk(element: Any, state: _State, boxes: list[Any]) -> Iterator[Run]:
    for child in element:
        name = local(child)
        if name in _TEXT:
            # Line ends in the XML are layout of the file, not of the text.
            words = (child.text or "").replace("\r", " ").replace("\n", " ")
            yield Run(words, state.removed, state.kind)
        elif name == "br" and attribute(child, "type") in ("page", "column"):
            yield Run(" ", state.removed, state.kind)
        elif name in _SIGNS:
            yield Run(_SIGNS[name], state.removed, state.kind)
        elif name == "sym":
            yield Run(_symbol(child), state.removed, state.kind)
        elif name in BOXES:
            boxes.append(child)
        elif name in _SKIPPED:
            continue
        elif name in _DELETIONS:
            yield from _walk(child, _State(DELETED, "deleted"), boxes)
        elif name in _INSERTIONS:
            inside = state if state.removed else replace(state, kind="inserted")
            yield from _walk(child, inside, boxes)
        elif name == "r" and not state.removed and _is_hidden(child):
            yield from _walk(child, _State(HIDDEN), boxes)
        else:
            yield from _walk(child, state, boxes)


def _is_hidden(run: Any) -> bool:
    for properties in run:
        if local(properties) == "rPr":
            for own in properties:
                if local(own) == "vanish":
                    return attribute(own, "val") not in ("0", "false", "off")
    return False


def _symbol(element: Any) -> str:
    """Return the character of a symbol; those of picture fonts stand for nothing readable."""
    try:
        code = int(attribute(element, "char") or "", 16)
        character = chr(code)
    except (ValueError, OverflowError):
        return ""
    return "" if unicodedata.category(character) in ("Co", "Cn", "Cs", "Cc") else character
