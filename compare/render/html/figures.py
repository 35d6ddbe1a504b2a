"""The page's small pictures, as numbers: shares and the overview strip."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Kind
from compare.render.view import KINDS, View

_SHARE_WORDS: dict[Kind, str] = {
    "conflict": "in conflict",
    "open": "to compare",
    "detail": "adding detail",
    "agree": "shared",
    "only": "alone",
}


@dataclass(frozen=True, slots=True)
class Slice:
    """One stretch of a bar, in thousandths of its length."""

    kind: Kind
    start: int
    length: int
    percent: str
    """``23%``; ``<1%`` for a trace."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How the words of one account divide."""

    document: str
    slices: tuple[Slice, ...]
    said: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The place of a row in the overview strip."""

    anchor: str
    kind: Kind
    start: int
    length: int


def bars_of(view: View) -> tuple[Bar, ...]:
    """Return one bar for every account."""
    bars = []
    for share in view.shares:
        numbers = {kind: int(getattr(share, kind)) for kind in KINDS}
        total = max(1, share.total)
        slices = []
        taken = 0
        for kind, number in numbers.items():
            if number:
                slices.append(
                    Slice(
                        kind,
                        1000 * taken // total,
                        1000 * (taken + number) // total - 1000 * taken // total,
                        _percent(number, total),
                    )
                )
            taken += number
        said = ", ".join(f"{part.percent} {_SHARE_WORDS[part.kind]}" for part in slices)
        bars.append(Bar(share.document, tuple(slices), said or "no sentences"))
    return tuple(bars)


def ticks_of(view: View) -> tuple[tuple[Tick, ...], int]:
    """Return a tick for every row that a finding touches, and the height of all rows."""
    ticks = []
    at = 0
    kind_of = {card.id: card.kind for card in view.cards}
    for row in view.rows:
        letters = [sum(len(part.text) for part in cell.parts) for cell in row.cells]
        length = 2 + max(letters, default=0) // 40
        if row.findings and row.relation:
            touching = {kind_of[finding] for finding in row.findings}
            kind = next(kind for kind in KINDS if kind in touching)
            ticks.append(Tick(row.anchor, kind, at, length))
        at += length
    return tuple(ticks), max(1, at)


def _percent(number: int, total: int) -> str:
    whole = round(100 * number / total)
    return f"{whole}%" if whole else "<1%"
