"""The page's small pictures, as numbers: shares, the overview strip and the timeline."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from compare.model import Kind
from compare.render.templating import day
from compare.render.view import KINDS, View

_SHARE_WORDS: dict[Kind, str] = {
    "conflict": "in conflict",
    "detail": "adding detail",
    "agree": "shared",
    "only": "alone",
}
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")


@dataclass(frozen=True, slots=True)
class Slice:
    """One stretch of a bar, in thousandths of its length."""

    kind: Kind
    start: int
    length: int
    percent: int


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


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated statement: where it stands on the line and who makes it."""

    x: int
    lane: int
    kind: Kind
    sign: str
    document: str
    said: str
    finding: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated facts of all accounts, one lane each, from the first day to the last."""

    first: str
    last: str
    moments: tuple[Moment, ...]


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
                        round(100 * number / total),
                    )
                )
            taken += number
        said = ", ".join(f"{part.percent}% {_SHARE_WORDS[part.kind]}" for part in slices)
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


def timeline_of(view: View) -> Timeline | None:
    """Return the days that findings about dates rest on, if there are at least two days."""
    dated: list[tuple[dt.date, Kind, str, str, str]] = []
    for card in view.cards:
        if card.category != "date":
            continue
        for quote in card.quotes:
            words = " ".join(quote.marked.split())
            for value in quote.values:
                for match in _ISO.finditer(value):
                    try:
                        moment = dt.date.fromisoformat(match.group())
                    except ValueError:
                        continue
                    dated.append((moment, card.kind, quote.document, words, card.id))
    dated = list(dict.fromkeys(dated))
    days = sorted({item[0] for item in dated})
    if len(days) < 2:
        return None
    span = (days[-1] - days[0]).days
    lanes = {source.id: lane for lane, source in enumerate(view.sources)}
    signs = {card.id: card.sign for card in view.cards}
    return Timeline(
        day(days[0].isoformat()),
        day(days[-1].isoformat()),
        tuple(
            Moment(
                x=1000 * (moment - days[0]).days // span,
                lane=lanes[document],
                kind=kind,
                sign=signs[finding],
                document=document,
                said=f"{day(moment.isoformat())}: {words}",
                finding=finding,
            )
            for moment, kind, document, words, finding in sorted(
                dated, key=lambda item: (item[0], lanes[item[2]], item[4])
            )
        ),
    )
