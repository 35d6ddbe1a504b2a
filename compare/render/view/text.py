"""The types of the side-by-side text: rows of cells of parts of segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model import Kind, Span

PartKind = Literal["sentence", "heading", "item", "removed", "rest"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding that touches a piece of text."""

    id: str
    kind: Kind
    sign: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which nothing changes: cut at every end of a mark."""

    text: str
    span: Span
    marks: tuple[Mark, ...] = ()
    """The findings whose evidence covers it, gravest first; not those that cover the whole part."""
    closing: tuple[Mark, ...] = ()
    """Those of ``marks`` that end with it: where their numbers are set."""
    difference: Literal["changed", "added"] | None = None
    removed: str | None = None
    """Why these words were left out of the analysis, if they were."""
    outside: bool = False
    """Whether it belongs to no sentence: a bullet, a number, a stray mark."""


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of a document, or one stretch that is none."""

    kind: PartKind
    anchor: str
    """``A-12``: the document and the place among its parts, from 1."""
    sentence: int | None
    """Index of the sentence, if it is one."""
    paragraph: int | None
    first_line: int
    last_line: int
    reason: str | None
    """For ``removed``: why."""
    marks: tuple[Mark, ...]
    """Findings whose evidence covers the whole part, gravest first."""
    segments: tuple[Segment, ...]
    findings: tuple[str, ...]
    """Ids of all findings that touch it, in the order of the report."""

    @property
    def text(self) -> str:
        """The text of the part, with what stands before it on its line."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A sentence of this row's alignment that is already shown in another row."""

    anchor: str
    row: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document has in one row."""

    document: str
    parts: tuple[Part, ...]
    moved: bool
    """Whether this document has it in another place than the row order suggests."""
    previous: int | None
    """Number of the row that holds the text before it, where that is not the row above."""
    next: int | None
    """Number of the row that holds the text after it, where that is not the row below."""
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the side-by-side text: an alignment, or text that stands alone."""

    number: int
    kind: Literal["aligned", "alone"]
    relation: Kind | None
    """The alignment's relation; ``only`` for text that stands alone; ``None`` for text that is
    not part of the story."""
    sign: str
    alignment: str | None
    score: float | None
    moved: bool
    cells: tuple[Cell, ...]
    """One for each document, in the order of the report."""
    findings: tuple[str, ...]
    """Ids of the findings that touch it, in the order of the report."""

    @property
    def anchor(self) -> str:
        """``row-12``."""
        return f"row-{self.number}"
