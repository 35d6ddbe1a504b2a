"""What the HTML page shows beyond the view: groups of rows, filters, figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath

from compare.model import Kind
from compare.render.html.figures import Bar, Tick, bars_of, ticks_of
from compare.render.html.groups import Group, Paragraph, groups_of, paragraphs_of
from compare.render.html.table import ClaimRow, claim_rows
from compare.render.html.timeline import Timeline, timeline_of
from compare.render.plain import excerpt
from compare.render.view import (
    CATEGORY_LABELS,
    KINDS,
    Card,
    Cell,
    Part,
    Piece,
    QuoteView,
    Row,
    Segment,
    View,
)

_FOLDED_FROM = 30
"""A section with more findings than this starts folded: the page should not begin with a wall."""
_GLANCE = range(4, 41)
"""This many findings are too many for one look and few enough to be listed in a line each."""
_CROWDED_FROM = 200
"""With more rows than this, lists quote less: the page stays well under a megabyte for 500 rows."""
_PASSAGE = 700
"""Letters of a shared passage beside the other account's."""
_LEVELS = (50, 60, 70, 80, 90, 95)
"""Confidences to filter by, in percent."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Page:
    """Everything ``templates/html/report.html`` uses beside the view."""

    kicker: str
    """The line over the heading."""
    heading: str
    names: tuple[str, ...]
    """The accounts that the heading names, if it does."""
    title: str
    """For the browser's tab."""
    groups: tuple[Group, ...]
    shared: tuple[ClaimRow, ...]
    alone: tuple[ClaimRow, ...]
    kinds: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    accounts: tuple[Choice, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    length: int
    """Height of the overview strip, in the units of its ticks."""
    timeline: Timeline | None
    crowded: bool
    """Whether there are so many rows that only those in sight are drawn, and lists quote less."""
    quoted: int
    """How many letters of a quote the lists show."""
    claimed: int
    """How many letters of a claim the table shows."""
    sure: tuple[Choice, ...]
    """Confidences to filter by, in percent; none where no finding has any."""
    unsure: int
    """How many findings have no confidence."""

    columns: str
    """Style rules by which the script takes the column of an account out of sight."""

    @staticmethod
    def paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
        """Return the parts of a cell in blocks."""
        return paragraphs_of(cell)

    @staticmethod
    def runs(part: Part) -> tuple[tuple[Segment, ...], ...]:
        """Return the segments of a part, neighbours under the same findings together."""
        return tuple(
            tuple(run) for _, run in groupby(part.segments, key=lambda s: (s.marks, s.outside))
        )

    @staticmethod
    def excerpt(quote: QuoteView) -> tuple[Piece, ...]:
        """Return a shared passage, a long one without its middle."""
        return excerpt(quote.pieces, _PASSAGE)

    @staticmethod
    def signs(row: Row) -> tuple[Kind, ...]:
        """Return what the margin says of a row: its relation, and a conflict inside an account."""
        own: tuple[Kind, ...] = (row.relation,) if row.alignment and row.relation else ()
        conflicting = any(
            mark.kind == "conflict"
            for cell in row.cells
            for part in cell.parts
            for mark in (*part.marks, *(m for s in part.segments for m in s.marks))
        )
        return own if "conflict" in own or not conflicting else ("conflict", *own)

    @staticmethod
    def reworded(row: Row) -> bool:
        """Tell whether most letters of a row differ: to mark them would tell nothing."""
        segments = [s for cell in row.cells for part in cell.parts for s in part.segments]
        differing = sum(len(s.text) for s in segments if s.difference)
        return 2 * differing > sum(len(s.text) for s in segments)

    @staticmethod
    def folded(count: int) -> bool:
        """Tell whether a section with this many findings starts folded."""
        return count > _FOLDED_FROM

    @staticmethod
    def glance(count: int) -> bool:
        """Tell whether this many findings are listed in short before they are shown in full."""
        return count in _GLANCE


def make_page(view: View) -> Page:
    """Work out what the page needs; pure, like the view itself."""
    kicker, heading, names = _heading(view)
    crowded = len(view.rows) > _CROWDED_FROM
    claims = claim_rows(view)
    ticks, length = ticks_of(view)
    return Page(
        kicker=kicker,
        heading=heading,
        names=names,
        title=f"{heading} \N{MIDDLE DOT} compare",
        groups=tuple(groups_of(view.rows, len(view.sources) > 1)),
        shared=tuple(row for row in claims if row.claim.relation != "only"),
        alone=tuple(row for row in claims if row.claim.relation == "only"),
        kinds=tuple(
            Choice(kind, kind, sum(card.kind == kind for card in view.cards)) for kind in KINDS
        ),
        categories=tuple(
            Choice(key, label, count)
            for key, label in CATEGORY_LABELS.items()
            if (count := sum(card.category == key for card in view.cards))
        ),
        accounts=tuple(
            Choice(source.id, source.label, sum(source.id in c.documents for c in view.cards))
            for source in view.sources
        ),
        bars=bars_of(view),
        ticks=ticks,
        length=length,
        timeline=timeline_of(view),
        crowded=crowded,
        quoted=60 if crowded else 120,
        claimed=90 if crowded else 180,
        sure=tuple(_levels(view.cards)),
        columns="".join(_columns([source.id for source in view.sources])),
        unsure=sum(card.confidence is None for card in view.cards),
    )


def _heading(view: View) -> tuple[str, str, tuple[str, ...]]:
    """Name the accounts while there are few enough to be named in one line."""
    names = tuple(source.publisher or PurePath(source.name).stem for source in view.sources)
    match len(names):
        case 1:
            return "One account held against itself", names[0], names
        case 2 | 3:
            named = f"{', '.join(names[:-1])} and {names[-1]}"
            return f"{len(names)} accounts compared", named, names
        case number:
            return "What they share, add and contradict", f"{number} accounts compared", ()


def _levels(cards: Iterable[Card]) -> Iterable[Choice]:
    """Return how many findings are at least so sure, up to the level that none reaches."""
    sure = [round(100 * card.confidence) for card in cards if card.confidence is not None]
    for level in _LEVELS:
        if count := sum(own >= level for own in sure):
            yield Choice(str(level), f"{level}%", count)


def _columns(documents: Sequence[str]) -> Iterable[str]:
    """Return the rules for each account: its column, and its letter in the table on a phone."""
    for place, document in enumerate(documents, 3):
        yield (
            f'\n[data-without~="{document}"] :is([data-doc="{document}"],'
            f"td:nth-child({place})){{display:none!important}}"
            f'\ntd:nth-child({place}){{--letter:"{document}"}}'
        )
