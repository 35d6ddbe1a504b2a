"""The table of claims: for each account the words with which it adds, differs or contradicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.model import Kind
from compare.render.view import Card, Claim, Stance, View


@dataclass(frozen=True, slots=True)
class Saying:
    """What a cell of the claim table says: the words that matter, or none."""

    stance: Stance
    words: tuple[str, ...]
    cards: tuple[Card, ...]
    """Where the account contradicts or differs: the findings that say so."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row of the claim table."""

    claim: Claim
    text: str
    sayings: tuple[Saying, ...]


def claim_rows(view: View) -> tuple[ClaimRow, ...]:
    """Return the claims with what each account says, in the order of the view."""
    cards = {card.id: card for card in view.cards}
    return tuple(
        ClaimRow(
            claim,
            " ".join(claim.text.split()),
            tuple(_saying(cards, stance, claim.text) for stance in claim.stances),
        )
        for claim in view.claims
    )


def _saying(cards: Mapping[str, Card], stance: Stance, claim: str) -> Saying:
    """Return the words of an account that a finding rests on, as narrow as they are.

    Words that are the claim itself stand beside it already.
    """
    wanted: dict[str, Kind] = {"contradicts": "conflict", "differs": "open", "adds": "detail"}
    kind = wanted.get(stance.stand)
    own = [
        card
        for finding in stance.findings
        if (card := cards.get(finding)) and card.kind == kind and card.scope == "cross"
        if kind == "detail" or _values(card, stance.document) != _values(card)
    ]
    words = dict.fromkeys(
        " ".join(piece.text.split())
        for card in own
        for quote in card.quotes
        if quote.document == stance.document
        for piece in quote.pieces
        if piece.marked
    )
    against = tuple(own) if kind in ("conflict", "open") else ()
    narrow = (own for own in words if not any(own != less and less in own for less in words))
    return Saying(stance, tuple(own for own in narrow if own != " ".join(claim.split())), against)


def _values(card: Card, document: str | None = None) -> set[str]:
    """Return the values that a document gives, or that the first in evidence gives."""
    document = document or card.documents[0]
    return {value for q in card.quotes if q.document == document for value in q.values}
