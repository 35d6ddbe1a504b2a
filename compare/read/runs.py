"""A paragraph made of runs -> a piece of the text.

Word and OpenDocument write a paragraph as runs, each with what tracked changes say of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.model import Place, PlaceKind, Removed, Span
from compare.read.rendition import Piece

DELETED, HIDDEN, COMMENT = "deleted text", "hidden text", "comment"
"""Reasons for which runs are removed: a reader who accepts all changes does not see them."""

_BLANKS = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one form within a paragraph."""

    text: str
    removed: str | None = None
    """Why it is left out, as in :class:`compare.model.Removed`."""
    kind: PlaceKind | None = None
    """``inserted`` or ``deleted``."""


def piece_of(
    runs: Sequence[Run],
    kind: PlaceKind = "paragraph",
    label: str | None = None,
    removed: str | None = None,
) -> Piece:
    """Return the runs as one piece, without white space at either end and without blank lines."""
    inner: list[Place] = []
    cut: list[Removed] = []
    parts: list[str] = []
    at = 0
    for run in trimmed(runs):
        span = Span(at, at + len(run.text))
        if run.kind:
            inner.append(Place(span, run.kind))
        if run.removed:
            cut.append(Removed(span, run.removed))
        parts.append(run.text)
        at = span.end
    if removed is None and cut and all(run.removed for run in runs if run.text.strip()):
        removed = cut[0].reason
    return Piece(
        "".join(parts), kind, label, None, removed, tuple(inner), () if removed else tuple(cut)
    )


def trimmed(runs: Sequence[Run]) -> list[Run]:
    """Return runs that hold something, with single blanks and line ends between their words."""
    kept: list[Run] = []
    before = "\n"
    for run in runs:
        text = _even(run.text, before)
        if not text:
            continue
        before = text[-1]
        last = kept[-1] if kept else None
        if last and (last.removed, last.kind) == (run.removed, run.kind):
            kept[-1] = replace(last, text=last.text + text)
        else:
            kept.append(replace(run, text=text))
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _even(text: str, before: str) -> str:
    """Return ``text`` with no white space behind white space, ``before`` taken into account."""
    lines = _BLANKS.sub(" ", text).split("\n")
    out = []
    for number, line in enumerate(lines):
        words = line.lstrip(" ") if before in " \n" else line
        if number:
            out.append("" if before == "\n" else "\n")
            before = "\n"
            words = line.lstrip(" ")
        if words:
            before = words[-1]
        out.append(words)
    return "".join(out)
