"""The texts of a report cut into sentences anew, and the wording that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from compare.model import Document, Report, Reuse, Sentence, Sharing
from compare.options import Options
from compare.read.repair import AsRead, Way, meant
from compare.read.repair.view import moved_back


@dataclass(frozen=True, slots=True)
class Texts:
    """The documents of a report as they are analysed: with the texts that were meant."""

    documents: tuple[Document, ...]
    ways: tuple[Way | None, ...]
    """For each the way back to the text as it is, if that differs."""

    @classmethod
    def of(cls, report: Report) -> Texts:
        """Return them with their sentences made anew."""
        from compare.analyse.sentences import segment

        pairs = [meant(document) for document in report.documents]
        return cls(tuple(segment(own) for own, _ in pairs), tuple(way for _, way in pairs))

    def sentences(self, n: int) -> tuple[Sentence, ...]:
        """Return the sentences of a document where they stand in its text as it is."""
        own, way = self.documents[n].sentences, self.ways[n]
        return own if way is None else moved_back(own, way)

    @property
    def damaged(self) -> frozenset[str]:
        """The ids of the documents whose texts are not as they were meant."""
        pairs = zip(self.documents, self.ways, strict=True)
        return frozenset(document.id for document, way in pairs if way is not None)


def options_of(report: Report) -> Options | None:
    """Return the options that a report was made with, if they are any of this version."""
    known = {field.name for field in fields(Options)}
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in report.provenance.options
    }
    kinds = {name: type(getattr(Options(), name)) for name in known}
    if values.keys() != known or any(not isinstance(values[n], kinds[n]) for n in known):
        return None
    if any(not isinstance(v, str) for own in values.values() if type(own) is tuple for v in own):
        return None
    try:
        return Options(**values)  # type: ignore[arg-type]  # each is of the type of its default
    except ValueError:
        return None


def shared(
    report: Report, texts: Texts, options: Options
) -> tuple[tuple[Reuse, ...], tuple[Sharing, ...]]:
    """Return the wording that the accounts share, said of the texts as they are."""
    from compare.provenance.reuse.credits import credits_of
    from compare.provenance.reuse.direction import sharings
    from compare.provenance.reuse.find import find

    documents: Sequence[Document] = texts.documents
    pairs = find(documents, options)
    bare = Report(
        report.format_version,
        report.provenance,
        tuple(documents),
        (),
        (),
        reuse=tuple(one for pair in pairs for one in pair.reuse),
        sharing=sharings(pairs, documents, credits_of(documents)),
    )
    told = AsRead.of(report.documents).report(bare)
    return told.reuse, told.sharing
