"""Report -> plain JSON values, fields in the order the format fixes."""

from __future__ import annotations

from typing import Any

from compare.model import (
    Alignment,
    Dated,
    Decision,
    Document,
    Finding,
    Level,
    Provenance,
    Removed,
    Report,
    Reuse,
    Sentence,
    Skipped,
    Span,
)

FORMAT_VERSION = 2
"""The ``format_version`` that this package writes."""

Json = dict[str, Any]


def to_dict(report: Report) -> Json:
    """Return ``report`` as the dicts, lists, strings and numbers of its JSON.

    Nothing is checked or rounded here, so that nothing is lost.
    """
    return {
        "format_version": report.format_version,
        "provenance": _provenance(report.provenance),
        "documents": [_document(document) for document in report.documents],
        "alignments": [_alignment(alignment) for alignment in report.alignments],
        "findings": [_finding(finding) for finding in report.findings],
        "reuse": [_reuse(reuse) for reuse in report.reuse],
        "skipped": [_skipped(skipped) for skipped in report.skipped],
    }


def _provenance(provenance: Provenance) -> Json:
    return {
        "tool": provenance.tool,
        "version": provenance.version,
        "options": {name: _plain(value) for name, value in provenance.options},
        "signature": provenance.signature,
        "models": dict(provenance.models),
    }


def _document(document: Document) -> Json:
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
    }


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
    }


def _finding(finding: Finding) -> Json:
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
            {
                "document": evidence.document,
                **_span(evidence.span),
                "quote": evidence.quote,
                "value": evidence.value,
            }
            for evidence in finding.evidence
        ],
        "levels": [_level(level) for level in finding.levels],
        **({} if finding.decision is None else {"decision": _decision(finding.decision)}),
    }


def _level(level: Level) -> Json:
    return {
        "comparison": level.comparison,
        "level": level.level,
        "weight": float(level.weight),
    }


def _decision(decision: Decision) -> Json:
    return {
        "state": decision.state,
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at,
    }


def _reuse(reuse: Reuse) -> Json:
    return {
        "kind": reuse.kind,
        "passages": [
            {"document": passage.document, **_span(passage.span)} for passage in reuse.passages
        ],
        "score": float(reuse.score),
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
