"""What the HTML page shows beyond the view: groups of rows, filters, figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import Literal

from compare.model import Kind
from compare.render.html.figures import Bar, Tick, Timeline, bars_of, ticks_of, timeline_of
from compare.render.templating import plural
from compare.render.view import (
    CATEGORY_LABELS,
    KINDS,
    Card,
    Cell,
    Claim,
    Part,
    Row,
    Segment,
    Stance,
    View,
)

_FOLDED_FROM = 30
"""A section with more findings than this starts folded: the page should not begin with a wall."""
_CROWDED_FROM = 200
"""With more rows than this, lists quote less: the page stays under a megabyte for 500 rows."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Parts of one cell that are set as one block."""

    kind: Literal["p", "heading", "item", "removed"]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are folded together; ``label`` is empty for those that never fold."""

    rows: tuple[Row, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Saying:
    """What a cell of the claim table says: the words that matter, or none."""

    stance: Stance
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row of the claim table."""

    claim: Claim
    text: str
    sayings: tuple[Saying, ...]


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
    quoted: int
    """How many letters of a quote the lists show."""
    claimed: int
    """How many letters of a claim the table shows."""
    sure: bool
    """Whether any finding has a confidence to filter by."""

    @staticmethod
    def paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
        """Return the parts of a cell in blocks."""
        return tuple(
            Paragraph(kind, tuple(parts)) for (kind, _), parts in groupby(cell.parts, key=_block)
        )

    @staticmethod
    def runs(part: Part) -> tuple[tuple[Segment, ...], ...]:
        """Return the segments of a part, neighbours under the same findings together."""
        return tuple(
            tuple(run) for _, run in groupby(part.segments, key=lambda s: (s.marks, s.outside))
        )

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


def make_page(view: View) -> Page:
    """Work out what the page needs; pure, like the view itself."""
    kicker, heading, names = _heading(view)
    crowded = len(view.rows) > _CROWDED_FROM
    cards = {card.id: card for card in view.cards}
    claims = [_claim_row(cards, claim) for claim in view.claims]
    ticks, length = ticks_of(view)
    return Page(
        kicker=kicker,
        heading=heading,
        names=names,
        title=f"{heading} \N{MIDDLE DOT} compare",
        groups=tuple(_groups(view.rows, len(view.sources) > 1)),
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
        quoted=60 if crowded else 120,
        claimed=90 if crowded else 180,
        sure=any(card.confidence is not None for card in view.cards),
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


def _block(part: Part) -> tuple[Literal["p", "heading", "item", "removed"], object]:
    match part.kind:
        case "heading":
            return "heading", part.anchor
        case "item":
            return "item", part.anchor
        case "removed" | "rest":
            return "removed", part.reason
        case "sentence":
            return "p", part.paragraph


def _groups(rows: Sequence[Row], several: bool) -> Iterable[Group]:
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
            counts = [
                (cell.document, sum(p.sentence is not None for p in cell.parts))
                for row in own
                for cell in row.cells
            ]
            said = []
            for document in dict.fromkeys(document for document, _ in counts):
                number = sum(count for name, count in counts if name == document)
                if number:
                    said.append(f"{plural(number, 'sentence')} in {document}")
            yield Group(own, f"Standing alone: {', '.join(said)}")


def _claim_row(cards: Mapping[str, Card], claim: Claim) -> ClaimRow:
    return ClaimRow(
        claim,
        " ".join(claim.text.split()),
        tuple(Saying(stance, _words(cards, stance)) for stance in claim.stances),
    )


def _words(cards: Mapping[str, Card], stance: Stance) -> tuple[str, ...]:
    """Return the words of an account that a conflict or a detail rests on."""
    wanted: dict[str, Kind] = {"contradicts": "conflict", "adds": "detail"}
    kind = wanted.get(stance.stand)
    return tuple(
        dict.fromkeys(
            " ".join(piece.text.split())
            for finding in stance.findings
            if (card := cards.get(finding)) and card.kind == kind and card.scope == "cross"
            if kind == "detail" or _values(card, stance.document) != _values(card)
            for quote in card.quotes
            if quote.document == stance.document
            for piece in quote.pieces
            if piece.marked
        )
    )


def _values(card: Card, document: str | None = None) -> set[str]:
    """Return the values that a document gives, or that the first in evidence gives."""
    document = document or card.documents[0]
    return {value for q in card.quotes if q.document == document for value in q.values}
