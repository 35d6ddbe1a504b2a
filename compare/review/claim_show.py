"""Changes between two checks of a draft as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compare.model import Check
from compare.render.columns import Run
from compare.render.plain import clean
from compare.review.claim_cards import COUNTED, HEADS, ClaimCard, ClaimCards, Place, Side
from compare.review.claims import CLAIM_CHANGES, ClaimChanged, claim_changes, counted
from compare.review.sheet import BOLD, DIM, STYLES, Sheet


def claims_text(old: Check, new: Check, *, width: int, color: bool) -> bytes:
    """Return what changed between two checks, in UTF-8, at most ``width`` columns wide."""
    page = _Claims(width, color)
    lines = page.lines(claim_changes(old, new), ClaimCards(old, new))
    return ("\n".join(lines) + "\n").encode()


class _Claims(Sheet):
    def lines(self, found: Sequence[ClaimChanged], cards: ClaimCards) -> Iterator[str]:
        counts = counted(found)
        words = [f"{counts[change]} {COUNTED[change]}" for change in CLAIM_CHANGES]
        yield from self.wrap([Run(", ".join(words))])
        for change in CLAIM_CHANGES:
            group = [item for item in found if item.change == change != "kept"]
            if group:
                yield ""
                yield self.rule(f"{HEADS[change]} ({len(group)})")
            for item in group:
                yield ""
                yield from self._card(cards.of(item))

    def _card(self, card: ClaimCard) -> Iterator[str]:
        side = card.side
        style = STYLES[side.kind] if side.kind else DIM
        more = ", ".join(filter(None, (f"line {side.line}", card.number)))
        head = [Run(f"{side.sign} {card.numbers}", style), Run(f" {card.verdicts}", BOLD)]
        yield from self.wrap([*head, Run(f", {more}", DIM)])
        if not card.reworded:
            yield from self._words("", side)
        if card.old is None or card.new is None:
            yield from self._reason("→ ", side)
            yield from self._places(side.places)
            return
        for when, one in (("before: ", card.old), ("now: ", card.new)):
            if card.reworded:
                yield from self._words(when, one)
            yield from self._reason("→ " if card.reworded else when, one)
            if one is card.new:
                yield from self._places(one.places, ", as before")
            else:  # what is the same is told once, below, unless it goes by another letter there
                below = {(place.document, place.name) for place in card.new.places if place.same}
                yield from self._places(
                    [p for p in one.places if not p.same or (p.document, p.name) not in below]
                )

    def _words(self, lead: str, side: Side) -> Iterator[str]:
        runs = [Run(lead, DIM), Run("“"), *self.marked(side.pieces), Run("”")]
        yield from self.wrap(runs, "  ", "  ")

    def _reason(self, lead: str, side: Side) -> Iterator[str]:
        yield from self.wrap([Run(lead, DIM), Run(clean(side.reason))], "  ", "    ")

    def _places(self, places: Iterable[Place], still: str = "") -> Iterator[str]:
        for place in places:
            said = f"{place.bearing}{still if place.same else ''}"
            lead = f"{place.document}  {clean(place.name)}, {place.where}, {said}:"
            runs = [Run(lead, DIM), Run(" “"), *self.marked(place.pieces), Run("”")]
            yield from self.wrap(runs, "    ", "       ")
