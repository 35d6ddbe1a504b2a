"""Alignments and findings -> the claim-by-source table."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from compare.analyse.grouping import ByPlace
from compare.model import Standing, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.model import Alignment, Document, Finding, Kind, Report, Span, Stand

    Said = Mapping[str, ByPlace[tuple[int, str]]]
    """For each document what somebody says in it: the number of the saying, and who says it."""

_GRAVE: dict[Kind, float] = {"conflict": 10.0, "open": 5.0}
"""What a claim weighs beyond the voices that speak to it."""
_LEAST = 2
"""Accounts on the other side from which one is an outlier."""


def statements(report: Report) -> tuple[Statement, ...]:
    """Return a row for each alignment, and one for each sentence that stands alone.

    The accounts that most say the same with *assert*; one whose value cannot hold beside theirs
    *contradicts*, one that answers the same question otherwise *differs*, one that says more
    *adds*.
    The heaviest comes first, else the order is that of the text. A claim weighs the number of
    voices that speak to it, whatever they say of it (accounts of which some copy another are one
    voice), 10 more if it is in conflict and 5 more if it is to compare.
    """
    documents = report.documents
    said = _said(report)
    held = [a for a in report.alignments if any(member.sentences for member in a.members)]
    about: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        about[finding.alignment].append(finding)
    own = [_shared(documents, a, about[a.id], said) for a in held]
    own += _alone(report)
    rank = {document.id: n for n, document in enumerate(documents)}
    own.sort(key=lambda s: (-s.weight, rank[s.document], s.span))
    return tuple(_numbered(n, statement) for n, statement in enumerate(own, 1))


def _numbered(n: int, statement: Statement) -> Statement:
    from dataclasses import replace

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


def _shared(
    documents: Sequence[Document],
    alignment: Alignment,
    findings: Sequence[Finding],
    said: Said,
) -> Statement:
    own = [finding for finding in findings if not finding.settled]
    speaking = _speaking(alignment)
    stands, outlier = stands_of([d.id for d in documents], list(speaking), own)
    spans = {
        d.id: tuple(d.sentences[n].span for n in speaking[d.id])
        for d in documents
        if d.id in speaking
    }
    first = next(
        (d.id for d in documents if d.id in spans and stands[d.id] in ("asserts", "adds")),
        next(d.id for d in documents if d.id in speaking),
    )
    return Statement(
        id="",
        document=first,
        span=_cover(spans[first]),
        relation=alignment.relation,
        alignment=alignment.id,
        standings=tuple(
            Standing(
                d.id,
                stands[d.id],
                _words(d.id, stands[d.id], own, spans.get(d.id, ())),
                _on_the_word_of(said, d.id, spans.get(d.id, ())),
            )
            for d in documents
        ),
        weight=counted(alignment) + _GRAVE.get(alignment.relation, 0.0),
        outlier=outlier,
        findings=tuple(finding.id for finding in own),
    )


def counted(alignment: Alignment) -> int:
    """Return how many voices speak to a point: its accounts, those of one voice counted once."""
    return len(alignment.voices) or len(_speaking(alignment))


def _speaking(alignment: Alignment) -> dict[str, tuple[int, ...]]:
    return {m.document: m.sentences for m in alignment.members if m.sentences}


def stands_of(
    documents: Sequence[str], speaking: Sequence[str], findings: Sequence[Finding]
) -> tuple[dict[str, Stand], str | None]:
    """Return what each account does with a claim, and the one that stands against all others."""
    stands: dict[str, Stand] = dict.fromkeys(documents, "silent")
    stands |= dict.fromkeys(speaking, "asserts")
    for finding in findings:
        if finding.kind == "detail" and finding.adds in stands:
            stands[finding.adds] = "adds"
    outlier = None
    against: tuple[tuple[Kind, Stand], ...] = (("open", "differs"), ("conflict", "contradicts"))
    for kind, stand in against:
        for finding in findings:
            if finding.kind == kind and finding.scope == "cross":
                odd, alone = _otherwise(finding, documents)
                stands |= dict.fromkeys(odd, stand)
                outlier = alone or outlier
    return stands, outlier


def _otherwise(finding: Finding, documents: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the documents with other values than most, and the one that is alone with its own.

    Where no value has more accounts than another, that of the first account counts as theirs.
    """
    values: dict[str, frozenset[str]] = {}
    for document in documents:
        held = frozenset(e.value for e in finding.evidence if e.document == document)
        if held:
            values[document] = held
    if not values:
        return [], None
    counts = Counter(values.values())
    most = max(counts.values())
    usual = next(value for value in values.values() if counts[value] == most)
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


def _alone(report: Report) -> Iterator[Statement]:
    aligned = {
        (member.document, sentence)
        for alignment in report.alignments
        for member in alignment.members
        for sentence in member.sentences
    }
    about, said = _about(report), _said(report)
    for document in report.documents:
        for sentence in document.sentences:
            if (document.id, sentence.index) in aligned or sentence.kind == "heading":
                continue
            standings = tuple(
                Standing(
                    other.id,
                    "asserts",
                    (sentence.span,),
                    _on_the_word_of(said, other.id, (sentence.span,)),
                )
                if other is document
                else Standing(other.id, "silent", ())
                for other in report.documents
            )
            found = dict.fromkeys(about[document.id].over(sentence.span))
            yield Statement(
                "", document.id, sentence.span, "only", None, standings, 1.0, None, tuple(found)
            )


def _about(report: Report) -> Mapping[str, ByPlace[str]]:
    held: dict[str, list[tuple[Span, str]]] = {d.id: [] for d in report.documents}
    for finding in report.findings:
        for item in finding.evidence:
            held[item.document].append((item.span, finding.id))
    return {document: ByPlace(own) for document, own in held.items()}
