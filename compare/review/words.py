"""A second look: what the sentences of a finding said before, and what they say now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.model import Document, Finding, Report, Span
from compare.provenance import source_key, touched
from compare.render.view import Piece
from compare.render.view.edits import SIGNS_TOO, edits, pieces
from compare.render.view.quoting import Quoting

SAME = "The words are as they were; the finding stands there another number of times."
"""Said of a second look where no word or sign differs."""

_MOST = 1_000
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
            before = _said(old, None if mine is None else self._old[mine.id])
            now = _said(new, None if theirs is None else self._new[theirs.id])
            gone, come = edits(before, now, SIGNS_TOO, most=_MOST)
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


def _said(finding: Finding, quoting: Quoting | None) -> str:
    """Return the sentences that a finding rests on in one source, each once, in their order."""
    if quoting is None:
        return ""
    document = quoting.document
    spans: set[Span] = set()
    for evidence in finding.evidence:
        if evidence.document == document.id:
            indices = touched(evidence.span, document)
            spans.update(document.sentences[n].span for n in indices)
            spans.update(() if indices else (evidence.span,))
    told = ""
    end = 0
    for span in sorted(spans):
        words = " ".join(quoting.words(span).split())
        near = not document.text[end : span.start].strip()
        told += f" {words}" if told and near else f" … {words}" if told else words
        end = span.end
    return told


def _plain(quote: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in quote)
