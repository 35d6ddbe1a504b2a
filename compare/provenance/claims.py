"""Alignments and findings -> the claim-by-source table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from compare.analyse.grouping import ByPlace
from compare.model import Standing, Statement
from compare.provenance.chains import with_chains

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.model import Alignment, Document, Finding, Kind, Report, Span, Stand, Voice
    from compare.provenance.reuse.voices import Sources

    Said = Mapping[str, ByPlace[tuple[int, str]]]
    """For each document what somebody says in it: the number of the saying, and who says it."""
    Places = Mapping[str, tuple[Span, ...]]
    """The sentences that speak to a claim, by document, in the order of the documents."""

_GRAVE: dict[Kind, float] = {"conflict": 10.0, "open": 5.0}
"""What a claim weighs beyond the voices that speak to it."""
_LEAST = 2
"""Voices on the other side from which one account is an outlier."""


def statements(report: Report) -> tuple[Statement, ...]:
    """Return a row for each alignment, for what is at odds beyond one, and for what stands alone.

    Two places can be at odds, or answer one question, and yet not tell one point: they have a row
    of their own, and their sentences do not stand alone.
    What most voices say their accounts *assert*; one whose value cannot hold beside theirs
    *contradicts*, one that answers the same question otherwise *differs*, one that says more
    *adds*.
    The heaviest comes first, else the order is that of the text. A claim weighs the number of
    voices that speak to it, whatever they say of it (accounts of which some copy another are one
    voice), 10 more if it is in conflict and 5 more if it is to compare.
    """
    return tuple(statement for statement, _ in statements_and_voices(report))


def statements_and_voices(report: Report) -> tuple[tuple[Statement, tuple[Voice, ...]], ...]:
    """Return each row of :func:`statements` with the voices that speak to it, each counted once.

    They are those of its alignment; of a row without one they are told from the report. They are
    left out where a report does not tell, and then each account is a voice of its own.
    """
    across: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.scope == "cross" and not finding.settled:
            across[finding.alignment].append(finding)
    table = _Table(report)
    own = [
        table.row(_places(report.documents, a), across[a.id], a.relation, a)
        for a in report.alignments
        if any(member.sentences for member in a.members)
    ]
    own += [table.row(*held) for held in _beyond(report.documents, across[None])]
    own += table.alone([row for row, _ in own])
    rank = {document.id: n for n, document in enumerate(report.documents)}
    own.sort(key=lambda row: (-row[0].weight, rank[row[0].document], row[0].span))
    numbered = with_chains(report, (_numbered(n, row) for n, (row, _) in enumerate(own, 1)))
    return tuple(zip(numbered, (voices for _, voices in own), strict=True))


def _numbered(n: int, statement: Statement) -> Statement:
    return replace(statement, id=f"S{n}")


def _said(report: Report) -> Said:
    held: dict[str, list[tuple[Span, tuple[int, str]]]] = {d.id: [] for d in report.documents}
    for speaker in report.speakers:
        for saying in speaker.sayings:
            own = held[saying.document]
            own.append((saying.span, (len(own), speaker.id)))
    return {document: ByPlace(own) for document, own in held.items()}


def _on_the_word_of(said: Said, document: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Return the speakers of what an account says in these places."""
    found = sorted({saying for span in spans for saying in said[document].over(span)})
    return tuple(dict.fromkeys(name for _, name in found))


class _Table:
    """Makes the rows of a report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._said = _said(report)
        self._about = _about(report.documents, report.findings)
        internal = (f for f in report.findings if f.scope == "internal" and not f.settled)
        self._inside = _about(report.documents, internal)

    @cached_property
    def _sources(self) -> Sources:
        from compare.provenance.reuse.credits import credits_of
        from compare.provenance.reuse.voices import Sources  # brings NumPy

        own = self._report
        credits = credits_of(own.documents)
        return Sources(own.documents, own.reuse, credits, own.speakers, own.findings)

    def _voices(self, places: Places, alignment: Alignment | None) -> tuple[Voice, ...]:
        if alignment is not None:
            return alignment.voices
        return self._sources.voices(dict(places)) if len(places) > 1 else ()

    def row(
        self,
        places: Places,
        findings: Sequence[Finding],
        relation: Kind,
        alignment: Alignment | None = None,
    ) -> tuple[Statement, tuple[Voice, ...]]:
        """Return what all accounts do with a claim, given the sentences that speak to it."""
        names = [document.id for document in self._report.documents]
        voices = self._voices(places, alignment)
        stands, outlier = stands_of(names, list(places), findings, voices)
        first = next((d for d in places if stands[d] in ("asserts", "adds")), next(iter(places)))
        inside = [n for d in places for span in places[d] for n in self._inside[d].over(span)]
        statement = Statement(
            id="",
            document=first,
            span=_cover(places[first]),
            relation=relation,
            alignment=alignment.id if alignment else None,
            standings=tuple(
                Standing(
                    name,
                    stands[name],
                    _words(name, stands[name], findings, places.get(name, ())),
                    _on_the_word_of(self._said, name, places.get(name, ())),
                )
                for name in names
            ),
            weight=(len(voices) or len(places)) + _GRAVE.get(relation, 0.0),
            outlier=outlier,
            findings=tuple(dict.fromkeys([*(f.id for f in findings), *inside])),
        )
        return statement, voices

    def alone(self, told: Sequence[Statement]) -> Iterator[tuple[Statement, tuple[Voice, ...]]]:
        """Yield a row for each sentence that no other row tells."""
        held = {
            (member.document, sentence)
            for alignment in self._report.alignments
            for member in alignment.members
            for sentence in member.sentences
        }
        apart = {
            document.id: ByPlace(
                (span, row.id)
                for row in told
                if row.alignment is None
                for standing in row.standings
                if standing.document == document.id
                for span in standing.spans
            )
            for document in self._report.documents
        }
        for document in self._report.documents:
            for sentence in document.sentences:
                aligned = (document.id, sentence.index) in held
                if aligned or sentence.kind == "heading" or apart[document.id].over(sentence.span):
                    continue
                row, voices = self.row({document.id: (sentence.span,)}, (), "only")
                found = tuple(dict.fromkeys(self._about[document.id].over(sentence.span)))
                yield replace(row, findings=found), voices


def _places(documents: Sequence[Document], alignment: Alignment) -> Places:
    speaking = _speaking(alignment)
    return {
        d.id: tuple(d.sentences[n].span for n in speaking[d.id])
        for d in documents
        if d.id in speaking
    }


def _beyond(
    documents: Sequence[Document], findings: Sequence[Finding]
) -> Iterator[tuple[Places, Sequence[Finding], Kind]]:
    """Yield what is at odds or to compare by the sentences it is about, with the gravest kind."""
    held: dict[tuple[tuple[str, tuple[Span, ...]], ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.kind in _GRAVE:
            own = {
                d.id: [e.span for e in finding.evidence if e.document == d.id] for d in documents
            }
            places = {
                d.id: touched
                for d in documents
                if (
                    touched := tuple(
                        s.span for s in d.sentences if any(map(s.span.overlaps, own[d.id]))
                    )
                )
            }
            if places:  # else it is about words outside of any sentence
                held[tuple(places.items())].append(finding)
    for key, some in held.items():
        yield dict(key), some, max((f.kind for f in some), key=_GRAVE.__getitem__)


def _speaking(alignment: Alignment) -> dict[str, tuple[int, ...]]:
    return {m.document: m.sentences for m in alignment.members if m.sentences}


def stands_of(
    documents: Sequence[str],
    speaking: Sequence[str],
    findings: Sequence[Finding],
    voices: Sequence[Voice] = (),
) -> tuple[dict[str, Stand], str | None]:
    """Return what each account does with a claim, and the one that stands against all others.

    Accounts of one voice count once; one that is in no voice is one by itself.
    """
    stands: dict[str, Stand] = dict.fromkeys(documents, "silent")
    stands |= dict.fromkeys(speaking, "asserts")
    for finding in findings:
        if finding.kind == "detail" and finding.adds in stands:
            stands[finding.adds] = "adds"
    outlier = None
    voice = {document: n for n, own in enumerate(voices) for document in own.documents}
    against: tuple[tuple[Kind, Stand], ...] = (("open", "differs"), ("conflict", "contradicts"))
    for kind, stand in against:
        for finding in findings:
            if finding.kind == kind and finding.scope == "cross":
                odd, alone = _otherwise(finding, documents, voice)
                stands |= dict.fromkeys(odd, stand)
                outlier = alone or outlier
    return stands, outlier


def _otherwise(
    finding: Finding, documents: Sequence[str], voice: Mapping[str, int]
) -> tuple[list[str], str | None]:
    """Return the documents with other values than most, and the one that is alone with its own.

    Where no value has more voices than another, that of the first account counts as theirs.
    """
    values: dict[str, frozenset[str]] = {}
    behind: dict[frozenset[str], set[int | str]] = defaultdict(set)
    for document in documents:
        held = frozenset(e.value for e in finding.evidence if e.document == document)
        if held:
            values[document] = held
            behind[held].add(voice.get(document, document))
    if not values:
        return [], None
    most = max(map(len, behind.values()))
    usual = next(value for value, own in behind.items() if len(own) == most)
    odd = [document for document in values if values[document] != usual]
    return odd, odd[0] if len(odd) == 1 and most >= _LEAST else None


def _words(
    document: str, stand: Stand, findings: Sequence[Finding], whole: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Return the words by which an account stands as it does, as narrow as a finding gives them."""
    kinds: dict[Stand, Kind] = {"contradicts": "conflict", "differs": "open", "adds": "detail"}
    kind = kinds.get(stand)
    spans = {
        item.span
        for finding in findings
        if finding.kind == kind and (kind != "detail" or finding.adds == document)
        for item in finding.evidence
        if item.document == document
    }
    return tuple(sorted(spans)) or whole


def _cover(spans: Sequence[Span]) -> Span:
    from compare.model import Span

    return Span(spans[0].start, spans[-1].end)


def _about(
    documents: Iterable[Document], findings: Iterable[Finding]
) -> Mapping[str, ByPlace[str]]:
    held: dict[str, list[tuple[Span, str]]] = {d.id: [] for d in documents}
    for finding in findings:
        for item in finding.evidence:
            held[item.document].append((item.span, finding.id))
    return {document: ByPlace(own) for document, own in held.items()}
