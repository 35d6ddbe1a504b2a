"""A second look: what the sentences of a finding said before, and what they say now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compare.model import Document, Finding, Report, Span
from compare.provenance import source_key, touched
from compare.render.view import Piece
from compare.render.view.edits import SIGNS_TOO, edits, pieces
from compare.render.view.quoting import Quoting

SAME = "The words are as they were; the finding stands there another number of times."
"""Said of a second look where no word or sign differs."""

MOST = 1_000
"""Words on either side that are matched; of more, what both begin and end with is set aside."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one source that a finding rests on, in two reports."""

    name: str
    """Of the source."""
    old: str | None
    """Its id in the earlier report; ``None`` where nothing rested on it."""
    new: str | None
    before: tuple[Piece, ...]
    """Marked is what is no longer said so; empty where nothing was said."""
    now: tuple[Piece, ...]
    """Marked is what was not said so before."""

    @property
    def same(self) -> bool:
        """Whether both read alike."""
        return _plain(self.before) == _plain(self.now)


class Wordings:
    """Two reports on one story, to be asked for the words of a finding of both."""

    def __init__(self, old: Report, new: Report) -> None:
        """Tell which source of ``new`` is which of ``old``: by name, those alike first."""
        self._old = {document.id: Quoting(document, ()) for document in old.documents}
        self._new = {document.id: Quoting(document, ()) for document in new.documents}
        self._pairs = tuple(_paired(old, new))

    def of(self, old: Finding, new: Finding) -> tuple[Wording, ...]:
        """Return what each source says to the finding, before and now, in the order of now."""
        made = []
        for mine, theirs in self._pairs:
            before = "" if mine is None else said(_spans(old, mine), self._old[mine.id])
            now = "" if theirs is None else said(_spans(new, theirs), self._new[theirs.id])
            gone, come = edits(before, now, SIGNS_TOO, most=MOST)
            source = theirs or mine
            if source is not None and (before or now):
                made.append(
                    Wording(
                        source.name,
                        mine.id if mine is not None and before else None,
                        theirs.id if theirs is not None and now else None,
                        tuple(pieces(before, gone)),
                        tuple(pieces(now, come)),
                    )
                )
        return tuple(made)


def _paired(old: Report, new: Report) -> Iterator[tuple[Document | None, Document | None]]:
    left = list(old.documents)
    pairs: dict[str, Document] = {}
    for alike in (True, False):
        for document in new.documents:
            if document.id in pairs:
                continue
            for other in left:
                named = source_key(other) == source_key(document)
                if named and (other.text == document.text or not alike):
                    pairs[document.id] = other
                    left.remove(other)
                    break
    yield from ((pairs.get(document.id), document) for document in new.documents)
    yield from ((document, None) for document in left)


def _spans(finding: Finding, document: Document) -> Iterator[Span]:
    return (item.span for item in finding.evidence if item.document == document.id)


def said(places: Iterable[Span], quoting: Quoting) -> str:
    """Return the sentences that places in one source touch, each once, in their order."""
    touching = sentences_said(places, quoting.document)
    return "".join(joint + " ".join(quoting.words(span).split()) for joint, span in touching)


def sentences_said(places: Iterable[Span], document: Document) -> Iterator[tuple[str, Span]]:
    """Yield these sentences, each with what is to stand before it: a blank, or dots for a gap.

    A place outside of any sentence stands for itself.
    """
    spans: set[Span] = set()
    for place in places:
        indices = touched(place, document)
        spans.update(document.sentences[n].span for n in indices)
        spans.update(() if indices else (place,))
    end: int | None = None
    for span in sorted(spans):
        near = end is not None and not document.text[end : span.start].strip()
        yield "" if end is None else " " if near else " … ", span
        end = span.end


def _plain(quote: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in quote)
