"""What page one says: how much there is room for, the counts, and what each account adds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from compare.model import Kind
from compare.render.templating import plural
from compare.render.view import KIND_NOTES, SIGNS, Card, Source, View
from compare.render.wording import in_short


@dataclass(frozen=True, slots=True)
class Fit:
    """What page one has room for."""

    full: int
    """Conflicts with their quotes."""
    briefly: int
    """Conflicts in a line each."""
    room: int
    """Characters of a quote."""
    items: int
    """Statements for each account under what it adds."""
    open: int = 0
    """Questions left open in a line each."""
    brief_room: int = 150
    add_room: int = 150


@dataclass(frozen=True, slots=True)
class Tally:
    """One field of the line of counts."""

    kind: Kind
    sign: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class AddedItem:
    """One thing an account adds, as page one tells it."""

    card: Card
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What one account adds, in short."""

    document: str
    label: str
    words: str
    items: tuple[AddedItem, ...]
    more: int
    anchor: str
    """Where the rest is told."""


def tallies_of(view: View) -> tuple[Tally, ...]:
    """Return the line of counts, one field for each kind that can occur."""
    if len(view.sources) == 1:
        words = plural(view.counts.internal, "conflict")
        return (Tally("conflict", SIGNS["conflict"], words, KIND_NOTES["conflict"]),)
    return tuple(
        Tally(kind, SIGNS[kind], " and ".join(words for _, words in own), KIND_NOTES[kind])
        for kind, own in groupby(view.summary, key=lambda pair: pair[0])
    )


def additions_of(view: View, items: int) -> tuple[Addition, ...]:
    """Return what each account adds or is alone with; nothing where there is one account."""
    if len(view.sources) == 1:
        return ()
    additions = (_addition(view, source, items) for source in view.sources)
    return tuple(addition for addition in additions if addition.words)


def _addition(view: View, source: Source, items: int) -> Addition:
    adds = view.section(f"adds-{source.id}")
    only = view.section(f"only-{source.id}")
    cards = (*adds, *only)
    told = []
    if adds:
        told.append(plural(len(adds), "added detail"))
    if only:
        told.append(plural(len(only), "statement") + " of its own")
    left_out = cards[items:]
    return Addition(
        source.id,
        source.label,
        ", ".join(told),
        tuple(_added(card, source.id) for card in cards[:items]),
        len(left_out),
        left_out[0].id if left_out else "",
    )


def _added(card: Card, document: str) -> AddedItem:
    own = next((quote for quote in card.quotes if quote.document == document), None)
    return AddedItem(card, in_short(card), own.lines if own else "")
