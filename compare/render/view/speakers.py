"""Who is quoted -> a table of speakers with what each says in each account."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.model import Document, Report, Saying, Span, SpeakerKind
from compare.render.view.model import Piece
from compare.render.view.text import Part
from compare.render.view.whom import note_on


@dataclass(frozen=True, slots=True)
class SayingView:
    """What an account lets somebody say."""

    document: str
    pieces: tuple[Piece, ...]
    """The words, those marked that another account of the quotation has not."""
    direct: bool
    verb: str
    anchor: str
    """The part to look at."""
    denies: tuple[str, ...]
    """Ids of the accounts that let the speaker say what is denied here."""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody who is quoted."""

    id: str
    name: str
    kind: SpeakerKind
    cells: tuple[tuple[SayingView, ...], ...]
    """One for each account, in the order of the report."""
    note: str = ""
    """What is said beside its name: *names nobody*, *not named*, *asked not to be named*."""


def speakers_of(report: Report, parts: Mapping[str, Sequence[Part]]) -> tuple[SpeakerView, ...]:
    """Return a row for each speaker."""
    documents = {document.id: document for document in report.documents}
    starts = {name: [part.segments[0].span.start for part in own] for name, own in parts.items()}

    def view(saying: Saying) -> SayingView:
        own = parts[saying.document]
        place = max(bisect_right(starts[saying.document], saying.span.start) - 1, 0)
        return SayingView(
            document=saying.document,
            pieces=_cut(documents[saying.document], saying),
            direct=saying.direct,
            verb=saying.verb,
            anchor=own[place].anchor if own else "",
            denies=saying.denies,
        )

    return tuple(
        SpeakerView(
            speaker.id,
            speaker.name,
            speaker.kind,
            tuple(
                tuple(view(s) for s in speaker.sayings if s.document == document.id)
                for document in report.documents
            ),
            note_on(speaker),
        )
        for speaker in report.speakers
    )


def _cut(document: Document, saying: Saying) -> tuple[Piece, ...]:
    pieces = []
    at = saying.span.start
    for own in saying.differing:
        pieces.append(Piece(Span(at, own.span.start).of(document.text), False))
        pieces.append(Piece(own.span.of(document.text), True))
        at = own.span.end
    pieces.append(Piece(Span(at, saying.span.end).of(document.text), False))
    return tuple(piece for piece in pieces if piece.text)
