"""Report -> plain JSON values, fields in the order the format fixes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compare.codec.claims import encode_statement
from compare.codec.decided import encode_decided
from compare.codec.opinion import consulted_to, judged_by_to
from compare.codec.reuse import encode_reuse, encode_sharing, encode_voice
from compare.codec.speakers import encode_speaker
from compare.model import (
    Alignment,
    Dated,
    Document,
    Evidence,
    Finding,
    LeftOut,
    Level,
    Place,
    Provenance,
    Removed,
    Repair,
    Report,
    Sentence,
    Skipped,
    Span,
    Story,
    Whereabouts,
)

FORMAT_VERSION = 2
"""The ``format_version`` that this package writes."""

Json = dict[str, Any]


def to_dict(report: Report) -> Json:
    """Return ``report`` as the dicts, lists, strings and numbers of its JSON.

    Nothing is checked or rounded here, so that nothing is lost. Of how a source was read only what
    there is to tell is written: a plain text has neither places nor grounds.
    """
    places = {d.id: Whereabouts(d.places) for d in report.documents if d.places}
    return {
        "format_version": report.format_version,
        "provenance": _provenance(report.provenance),
        "documents": [document_to_dict(document) for document in report.documents],
        "alignments": [_alignment(alignment) for alignment in report.alignments],
        "findings": [_finding(finding, places) for finding in report.findings],
        "reuse": [encode_reuse(reuse) for reuse in report.reuse],
        "skipped": [_skipped(skipped) for skipped in report.skipped],
        "sharing": [encode_sharing(sharing) for sharing in report.sharing],
        **consulted_to(report.consulted),
        "claims": [encode_statement(statement) for statement in report.claims],
        "speakers": [encode_speaker(speaker) for speaker in report.speakers],
    }


def _provenance(provenance: Provenance) -> Json:
    return {
        "tool": provenance.tool,
        "version": provenance.version,
        "options": {name: _plain(value) for name, value in provenance.options},
        "signature": provenance.signature,
        "models": dict(provenance.models),
    }


def document_to_dict(document: Document) -> Json:
    """Return one document as a report has it."""
    return {
        "id": document.id,
        "name": document.name,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published,
        "language": document.language,
        "text": document.text,
        "sentences": [_sentence(sentence) for sentence in document.sentences],
        "removed": [_removed(removed) for removed in document.removed],
        "dates": [_dated(dated) for dated in document.dates],
        **{name: value for name, value in _as_read(document).items() if value or value == ""},
    }


def _as_read(document: Document) -> Json:
    """Return what is told of how a document was read, to be left out where it is empty."""
    return {
        "updated": document.updated,
        "address": document.address,
        "grounds": dict(document.grounds),
        "places": [_place(place) for place in document.places],
        "left_out": [_left_out(part) for part in document.left_out],
        "stories": [_story(story) for story in document.stories],
        "repairs": [_repair(repair) for repair in document.repairs],
        "notes": list(document.notes),
    }


def _place(place: Place) -> Json:
    return {**_span(place.span), "kind": place.kind, "page": place.page, "label": place.label}


def _repair(repair: Repair) -> Json:
    return {**_span(repair.span), "what": repair.what, "text": repair.text}


def _left_out(part: LeftOut) -> Json:
    return {"reason": part.reason, "text": part.text}


def _story(story: Story) -> Json:
    return {**_span(story.span), "title": story.title, "read": story.read}


def _sentence(sentence: Sentence) -> Json:
    return {
        "index": sentence.index,
        **_span(sentence.span),
        "paragraph": sentence.paragraph,
        "kind": sentence.kind,
    }


def _removed(removed: Removed) -> Json:
    return {**_span(removed.span), "reason": removed.reason}


def _dated(dated: Dated) -> Json:
    return {**_span(dated.span), "value": dated.value}


def _alignment(alignment: Alignment) -> Json:
    return {
        "id": alignment.id,
        "members": [
            {"document": member.document, "sentences": list(member.sentences)}
            for member in alignment.members
        ],
        "score": float(alignment.score),
        "relation": alignment.relation,
        "moved": alignment.moved,
        "differences": [
            {"document": difference.document, **_span(difference.span), "kind": difference.kind}
            for difference in alignment.differences
        ],
        **_voices(alignment),
    }


def _finding(finding: Finding, places: Mapping[str, Whereabouts]) -> Json:
    return {
        "id": finding.id,
        "fingerprint": finding.fingerprint,
        "kind": finding.kind,
        "category": finding.category,
        "scope": finding.scope,
        "rule": finding.rule,
        "confidence": None if finding.confidence is None else float(finding.confidence),
        "explanation": finding.explanation,
        "alignment": finding.alignment,
        "adds": finding.adds,
        "evidence": [
            _evidence(evidence, places.get(evidence.document)) for evidence in finding.evidence
        ],
        "levels": [_level(level) for level in finding.levels],
        **encode_decided(finding),
        **judged_by_to(finding.judged_by),
        **_voices(finding),
    }


def _evidence(evidence: Evidence, places: Whereabouts | None) -> Json:
    place = places.of(evidence.span) if places else None
    return {
        "document": evidence.document,
        **_span(evidence.span),
        "quote": evidence.quote,
        "value": evidence.value,
        **({"place": place} if place else {}),
    }


def _voices(told: Alignment | Finding) -> Json:
    return {"voices": [encode_voice(voice) for voice in told.voices]} if told.voices else {}


def _level(level: Level) -> Json:
    return {
        "comparison": level.comparison,
        "level": level.level,
        "weight": float(level.weight),
    }


def _skipped(skipped: Skipped) -> Json:
    return {"document": skipped.document, "reason": skipped.reason}


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _plain(value: object) -> object:
    """Return an option's value with tuples as the lists that JSON has for them."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
