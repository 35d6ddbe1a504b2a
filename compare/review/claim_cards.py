"""What is shown of a claim that has changed: its words and places, before and now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.model import Bearing, Check, Checked, Document, Kind, Span
from compare.provenance import touched
from compare.render.check.labels import BEARINGS, KINDS, LABELS, SIGNS
from compare.render.view import Piece
from compare.render.view.edits import SIGNS_TOO, edits, pieces
from compare.render.view.quoting import Quoting
from compare.review.claims import ClaimChange, ClaimChanged, paired
from compare.review.versions import follow, version_of
from compare.review.words import MOST, sentences_said

HEADS: dict[ClaimChange, str] = {
    "new": "New claims",
    "verdict": "Changed in verdict",
    "words": "Changed in words: the same verdict",
    "backing": "Resting on other words of the sources: the same words and verdict",
    "gone": "Gone",
    "kept": "As before",
}
"""Headings over what became of claims."""
COUNTED: dict[ClaimChange, str] = {
    "new": "new",
    "verdict": "changed in verdict",
    "words": "changed in words",
    "backing": "resting on other words of the sources",
    "gone": "gone",
    "kept": "as before",
}
"""What became of claims, behind how many there are."""
_GRAVEST: tuple[Bearing, ...] = ("contradicts", "differs", "supports", "partly")


@dataclass(frozen=True, slots=True)
class Place:
    """What one source says to a claim: the sentences that the verdict rests on."""

    document: str
    name: str
    where: str
    """``line 3`` or, in a page or PDF, what stands for it."""
    bearing: str
    """In words: ``contradicts``, ``says this``."""
    pieces: tuple[Piece, ...]
    """Marked is what the source has not in the other check."""
    same: bool
    """Whether the other check has the same words there, to the same effect."""

    def like(self, other: Place) -> bool:
        """Tell whether both say the same to the same effect."""
        mine, theirs = ("".join(piece.text for piece in own.pieces) for own in (self, other))
        return (self.bearing, mine) == (other.bearing, theirs)


@dataclass(frozen=True, slots=True)
class Side:
    """A claim as one check has it."""

    id: str
    kind: Kind | None
    """The kind of finding whose colour its verdict shares; ``None`` where it claims nothing."""
    sign: str
    label: str
    line: int
    pieces: tuple[Piece, ...]
    """Its words, those marked that it has not in the other check."""
    reason: str
    places: tuple[Place, ...]
    """One for each source that the verdict rests on, in the order of the check."""


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim before and now."""

    change: ClaimChange
    old: Side | None
    new: Side | None
    reworded: bool
    number: str
    """``2 of 3 with these words``; empty for the only sentence that has them."""

    @property
    def side(self) -> Side:
        """The claim as it stands, else as it stood."""
        side = self.new or self.old
        assert side is not None
        return side

    @property
    def numbers(self) -> str:
        """Its number before and now: ``C2 → C3``."""
        return f"{self.old.id} → {self.new.id}" if self.old and self.new else self.side.id

    @property
    def verdicts(self) -> str:
        """Its verdict before and now: ``Supported → Contradicted``; once where it is the same."""
        labels = dict.fromkeys(side.label for side in (self.old, self.new) if side is not None)
        return " → ".join(labels)


class ClaimCards:
    """Two checks, to be asked for what is shown of a claim of either or both."""

    def __init__(self, old: Check, new: Check) -> None:
        """Tell which sentence of each document of ``new`` is which of ``old``."""
        self._draft, *self._sources = (_Both(*pair) for pair in paired(old, new).pairs)
        self._order = {document.id: n for n, document in enumerate(old.report.documents)}

    def of(self, item: ClaimChanged) -> ClaimCard:
        """Return what is shown of a claim."""
        claims = (item.old, item.new)
        cut = _cut(*(self._draft.words(n, claim) for n, claim in enumerate(claims)))
        places = self._places(claims)
        old, new = (
            None if claim is None else self._side(n, claim, cut[n], places[n])
            for n, claim in enumerate(claims)
        )
        return ClaimCard(
            item.change,
            old,
            new,
            reworded=bool(old and new and any(piece.marked for own in cut for piece in own)),
            number=f"{item.number} of {item.of} with these words" if item.of > 1 else "",
        )

    def _side(self, n: int, claim: Checked, words: tuple[Piece, ...], places: list[Place]) -> Side:
        return Side(
            id=claim.id,
            kind=KINDS.get(claim.verdict),
            sign=SIGNS[claim.verdict],
            label=LABELS[claim.verdict],
            line=self._draft.line(n, claim.span),
            pieces=words,
            reason=claim.reason,
            places=tuple(places),
        )

    def _places(self, claims: tuple[Checked | None, Checked | None]) -> list[list[Place]]:
        """Return the places of both claims, those that are on both sides marked so."""
        made: list[list[Place]] = [[], []]
        for source in (*self._sources, self._draft):
            held = [source.place(n, claim) for n, claim in enumerate(claims)]
            same = held[0] is not None and held[1] is not None and held[0].like(held[1])
            for n, place in enumerate(held):
                made[n] += [] if place is None else [replace(place, same=same)]
        made[0].sort(key=lambda place: self._order[place.document])
        return made


class _Both:
    """A document as two checks have it, or one alone."""

    def __init__(self, old: Document | None, new: Document | None) -> None:
        self._quoting = [None if d is None else Quoting(d, ()) for d in (old, new)]
        self._paths: list[Mapping[int, int]] | None = None
        if old is not None and new is not None and old.text != new.text:
            path = follow(version_of(old), version_of(new))
            self._paths = [path, {there: here for here, there in path.items()}]

    def words(self, n: int, claim: Checked | None) -> str:
        """Return the words of a claim of the draft."""
        return "" if claim is None else self._read(n, claim.span)

    def line(self, n: int, span: Span) -> int:
        """Return on which line a span begins."""
        quoting = self._quoting[n]
        assert quoting is not None
        return quoting.lines.of(span.start)

    def place(self, n: int, claim: Checked | None) -> Place | None:
        """Return where it speaks for or against a claim of the check ``n``, if it does."""
        quoting = self._quoting[n]
        if quoting is None or claim is None:
            return None
        document = quoting.document
        own = [witness for witness in claim.witnesses if witness.document == document.id]
        if not own:
            return None
        spans = [witness.span for witness in own]
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        return Place(
            document=document.id,
            name=document.name,
            where=quoting.place(whole) or quoting.lines.told(whole),
            bearing=BEARINGS[min((w.bearing for w in own), key=_GRAVEST.index)],
            pieces=tuple(self._quote(n, document, spans)),
            same=False,
        )

    def _quote(self, n: int, document: Document, spans: Sequence[Span]) -> Iterator[Piece]:
        """Yield the sentences that spans touch; marked is what the other version has not."""
        for joint, span in sentences_said(spans, document):
            words = self._read(n, span)
            if joint:
                yield Piece(joint, marked=False)
            if self._paths is None:
                yield Piece(words, marked=False)
                continue
            indices = touched(span, document)
            there = self._paths[n].get(indices[0]) if indices else None
            yield from (
                _cut(words, self._sentence(1 - n, there))[0]
                if there is not None
                else (Piece(words, marked=True),)
            )

    def _sentence(self, n: int, index: int) -> str:
        quoting = self._quoting[n]
        return "" if quoting is None else self._read(n, quoting.document.sentences[index].span)

    def _read(self, n: int, span: Span) -> str:
        quoting = self._quoting[n]
        return "" if quoting is None else " ".join(quoting.words(span).split())


def _cut(before: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts with what differs marked; one that stands alone has no marks."""
    gone, come = edits(before, now, SIGNS_TOO, most=MOST) if before and now else ((), ())
    return tuple(pieces(before, gone)), tuple(pieces(now, come))
