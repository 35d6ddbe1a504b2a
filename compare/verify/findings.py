"""Findings and alignments: what of them follows from the texts and from each other."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from compare.codec.reuse import encode_voice
from compare.verify.compared import differing
from compare.verify.model import Broken

if TYPE_CHECKING:
    from compare.model import Alignment, Finding, Kind, Report, Span, Voice
    from compare.provenance.reuse.voices import Sources
    from compare.verify.sharing import Texts

_DECIDING: tuple[Kind, ...] = ("conflict", "open", "detail")


def alignments_of(report: Report, texts: Texts) -> tuple[tuple[Alignment, ...], tuple[Broken, ...]]:
    """Return the alignments with relation, order and voices made anew, and where they were others.

    Which sentences belong together is taken as it stands.
    """
    from compare.align.match import Place, moved

    rank = {document.id: n for n, document in enumerate(report.documents)}
    places = [
        tuple(sorted(Place(rank[m.document], n) for m in a.members for n in m.sentences))
        for a in report.alignments
    ]
    on = {(finding.alignment, finding.kind) for finding in report.findings}
    sources = sources_of(report, texts)
    made: list[Alignment] = []
    broken: list[Broken] = []
    for alignment, out in zip(report.alignments, moved(places), strict=True):
        own = replace(
            alignment,
            relation=next((kind for kind in _DECIDING if (alignment.id, kind) in on), "agree"),
            moved=out,
        )
        if not texts.damaged & {member.document for member in alignment.members}:
            spans = {
                m.document: tuple(texts.documents[rank[m.document]].sentences[n].span
                                  for n in m.sentences)
                for m in alignment.members
            }  # fmt: skip
            own = replace(own, voices=sources.voices(spans))
        made.append(own)
        stated, found = _fields(alignment), _fields(own, rank)
        broken += differing(stated, found, alignment.id)
    return tuple(made), tuple(broken)


def _fields(alignment: Alignment, rank: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Return what is compared; with ``rank``, members and their sentences as they must stand."""
    members = [(m.document, list(m.sentences)) for m in alignment.members]
    if rank is not None:
        held: dict[str, list[int]] = defaultdict(list)
        for document, sentences in members:
            held[document] += sentences
        members = [(d, sorted(set(held[d]))) for d in sorted(held, key=rank.__getitem__)]
    return {
        "relation": alignment.relation,
        "moved": alignment.moved,
        "voices": _voices(alignment.voices),
        "members": [{"document": d, "sentences": sentences} for d, sentences in members],
    }


def _voices(voices: Sequence[Voice]) -> list[dict[str, Any]]:
    return [encode_voice(voice) for voice in voices]


def sources_of(report: Report, texts: Texts, *, decided: bool = False) -> Sources:
    """Return what ties accounts together; ``decided`` heeds what was decided of conflicts."""
    from compare.provenance.reuse.credits import credits_of
    from compare.provenance.reuse.voices import Sources

    documents = texts.documents
    findings = [f if decided else replace(f, decision=None) for f in report.findings]
    return Sources(documents, report.reuse, credits_of(documents), report.speakers, findings)


def findings_of(report: Report, texts: Texts) -> Iterator[Broken]:
    """Yield what of the findings does not follow: order, alignment, voices, a known confidence."""
    yield from _order(report, texts)
    sources = sources_of(report, texts)
    homes = {
        (member.document, sentence): alignment.id
        for alignment in report.alignments
        for member in alignment.members
        for sentence in member.sentences
    }
    for finding in report.findings:
        made: dict[str, Any] = {}
        stated = {
            "alignment": finding.alignment,
            "adds": finding.adds,
            "confidence": finding.confidence,
            "voices": _voices(finding.voices),
        }
        where = {evidence.document for evidence in finding.evidence}
        made["alignment"] = _alignment(finding, report, homes)
        if finding.kind != "detail" or (finding.adds and finding.adds not in where):
            made["adds"] = None
        made |= _confidence(finding, report)
        if not texts.damaged & where:
            made["voices"] = _voices(_voices_of(finding, sources))
        yield from differing(stated, made, finding.id)
        if (finding.scope == "internal") != (len(where) == 1) and finding.kind == "conflict":
            scope = "internal" if len(where) == 1 else "cross"
            yield from differing({"scope": finding.scope}, {"scope": scope}, finding.id)


def _voices_of(finding: Finding, sources: Sources) -> tuple[Voice, ...]:
    places: dict[str, list[Span]] = defaultdict(list)
    for item in finding.evidence:
        places[item.document].append(item.span)
    if (finding.kind, finding.scope) != ("agree", "cross") or len(places) < 2:
        return ()
    return sources.voices({document: tuple(spans) for document, spans in places.items()})


def _alignment(finding: Finding, report: Report, homes: dict[tuple[str, int], str]) -> str | None:
    """Return the alignment that holds all places of a finding, or the stated one of several.

    Where a finding was put together of several, it is that of one of them.
    """
    documents = {document.id: document for document in report.documents}
    held = []
    for item in finding.evidence:
        sentences = documents[item.document].sentences
        at = bisect_right(sentences, item.span.start, key=lambda s: s.span.start) - 1
        held.append(homes.get((item.document, at)))
    if finding.scope == "internal":
        return None
    if finding.judged_by is not None:  # a model may have named other words
        return finding.alignment
    if len(set(held)) == 1:
        return held[0]
    of_several = len(held) > 2 and finding.alignment in held
    return finding.alignment if of_several else None


def _confidence(finding: Finding, report: Report) -> dict[str, Any]:
    """Return the confidence where a table gives it, as it does of conflicts across accounts."""
    from compare.judge.confidence import confidence

    if finding.judged_by is not None:
        return {} if finding.rule != "second-opinion" else {"confidence": None}
    if finding.kind == "open":
        return {}  # a model's
    if (finding.kind, finding.scope) != ("conflict", "cross"):
        return {"confidence": None}
    kind = f"{finding.rule}/{finding.category}"
    scores: dict[str | None, float | None] = {a.id: a.score for a in report.alignments}
    due = confidence(kind, scores.get(finding.alignment))
    if len(finding.evidence) > 2:  # the surest of those that it was put together of
        known = {confidence(kind, score) for score in (None, *scores.values())}
        due = finding.confidence if finding.confidence in known else due
    return {"confidence": due}


def _order(report: Report, texts: Texts) -> Iterator[Broken]:
    """Yield the first finding that does not stand where its kind and its place have it."""
    from compare.judge.order import GRAVITY

    def rank(finding: Finding) -> tuple[object, ...]:
        gravity: tuple[object, ...] = (GRAVITY.index(finding.kind),)
        if report.consulted is not None:  # what a model has turned goes behind its new kind
            return gravity
        sure = finding.confidence if finding.kind == "open" else None
        gravity += (finding.scope == "internal", sure is None, -(sure or 0.0))
        if texts.damaged:
            return gravity
        places = tuple((e.document, e.span.start, e.span.end) for e in finding.evidence)
        return (*gravity, places, finding.category, finding.rule)

    due = sorted(report.findings, key=rank)
    for own, other in zip(report.findings, due, strict=True):
        if own is not other:
            yield Broken("derived", "findings", stated=own.id, found=other.id, field="order")
            return
