"""Rows that fold together, and the blocks that a cell is set in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from compare.render.templating import plural
from compare.render.view import MARKUP, Cell, Part, Row

BlockKind = Literal["p", "heading", "item", "removed"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Parts of one cell that are set as one block."""

    kind: BlockKind
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The text of all its parts."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are folded together; ``label`` is empty for those that never fold."""

    rows: tuple[Row, ...]
    label: str


def paragraphs_of(cell: Cell) -> tuple[Paragraph, ...]:
    """Return the parts of a cell in blocks.

    Marks of markup go with the words they stand behind on a line, else with what follows.
    """
    parts = cell.parts
    keys = [_block(part) for part in parts]
    marks = [i for i, part in enumerate(parts) if part.reason == MARKUP]
    behind = {i for i in marks if i and parts[i - 1].last_line == parts[i].first_line}
    for i in sorted(behind):
        keys[i] = keys[i - 1]
    for i in reversed(marks):
        if i not in behind and i + 1 < len(keys):
            keys[i] = keys[i + 1]
    return tuple(
        Paragraph(kind, tuple(part for _, part in own))
        for (kind, _), own in groupby(
            zip(keys, cell.parts, strict=True), key=lambda keyed: keyed[0]
        )
    )


def groups_of(rows: Sequence[Row], several: bool) -> Iterable[Group]:
    """Fold what stands alone among several accounts, and what is no story in a single one."""
    for open_, run in groupby(
        rows, key=lambda row: row.kind == "aligned" or (not several and row.relation is not None)
    ):
        own = tuple(run)
        if open_:
            yield Group(own, "")
        elif all(row.relation is None for row in own):
            reasons = dict.fromkeys(
                part.reason or "not a sentence"
                for row in own
                for cell in row.cells
                for part in cell.parts
            )
            yield Group(own, f"Left out of the comparison: {', '.join(reasons)}")
        else:
            yield Group(own, f"Standing alone: {', '.join(_numbers(own))}")


def _numbers(rows: Sequence[Row]) -> Iterable[str]:
    """Say how many sentences each account has in these rows."""
    counts: dict[str, int] = {}
    for row in rows:
        for cell in row.cells:
            number = sum(part.sentence is not None for part in cell.parts)
            counts[cell.document] = counts.get(cell.document, 0) + number
    for document, number in counts.items():
        if number:
            yield f"{plural(number, 'sentence')} in {document}"


def _block(part: Part) -> tuple[BlockKind, object]:
    match part.kind:
        case "heading":
            return "heading", part.anchor
        case "item":
            return "item", part.anchor
        case "removed" | "rest":
            return "removed", part.reason
        case "sentence":
            return "p", part.paragraph
