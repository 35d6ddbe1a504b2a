"""A check <-> the values of its JSON: those of its report, and the field ``check``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast, get_args

from compare.codec.decode import from_dict
from compare.codec.encode import to_dict
from compare.codec.node import Node
from compare.codec.parts import span_of
from compare.codec.reuse import decode_voices, encode_voice
from compare.model import Bearing, Check, Checked, Document, Report, Span, Verdict, Witness

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]
_ID = re.compile(r"C[1-9][0-9]*", re.ASCII)


def check_to_dict(check: Check) -> Json:
    """Return ``check`` as the dicts, lists, strings and numbers of its JSON."""
    return {
        **to_dict(check.report),
        "check": {
            "draft": check.draft,
            "sources": list(check.sources),
            "claims": [_claim(claim) for claim in check.claims],
        },
    }


def _claim(claim: Checked) -> Json:
    return {
        "id": claim.id,
        "sentence": claim.sentence,
        **_span(claim.span),
        "verdict": claim.verdict,
        "reason": claim.reason,
        "support": None if claim.support is None else float(claim.support),
        "missing": [_span(span) for span in claim.missing],
        "disputed": [_span(span) for span in claim.disputed],
        "witnesses": [
            {
                "document": witness.document,
                **_span(witness.span),
                "quote": witness.quote,
                "bearing": witness.bearing,
                "finding": witness.finding,
            }
            for witness in claim.witnesses
        ],
        "sources": list(claim.sources),
        "findings": list(claim.findings),
        "voices": [encode_voice(voice) for voice in claim.voices],
    }


def check_from_dict(data: object) -> Check:
    """Return the check that :func:`check_to_dict` made ``data`` from.

    Raises :class:`compare.errors.ReportFormatError`, which names the place, for anything else.
    """
    report = from_dict(data)
    node = Node(data)["check"]
    documents = {document.id: document for document in report.documents}
    ids = [document.id for document in report.documents]
    draft = _document(node["draft"], documents)
    sources = [_document(item, documents).id for item in node["sources"].items()]
    if [draft.id, *sources] != ids or not sources:
        node.fail("must name the first document as the draft and all others as its sources")
    return Check(
        report=report,
        claims=tuple(_checked(item, draft, documents, report) for item in node["claims"].items()),
    )


def _checked(
    node: Node, draft: Document, documents: Mapping[str, Document], report: Report
) -> Checked:
    sentence = node["sentence"].natural()
    if sentence >= len(draft.sentences):
        node["sentence"].fail(f"the draft has no sentence {sentence}")
    support = node["support"]
    known = {finding.id for finding in report.findings}
    findings = [item.string() for item in node["findings"].items()]
    for name in findings:
        if name not in known:
            node["findings"].fail(f"there is no finding {name!r}")
    return Checked(
        id=node["id"].match(_ID, "'C' and a number"),
        sentence=sentence,
        span=span_of(node, draft.text),
        verdict=cast("Verdict", node["verdict"].choice(get_args(Verdict))),
        reason=node["reason"].string(),
        support=None if support.is_null() else support.share(),
        missing=_spans(node["missing"], draft),
        disputed=_spans(node["disputed"], draft),
        witnesses=tuple(_witness(item, documents, known) for item in node["witnesses"].items()),
        sources=tuple(_document(item, documents).id for item in node["sources"].items()),
        findings=tuple(findings),
        voices=decode_voices(node, dict(documents)),
    )


def _document(node: Node, documents: Mapping[str, Document]) -> Document:
    name = node.string()
    if name not in documents:
        node.fail(f"there is no document {name!r}")
    return documents[name]


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _spans(node: Node, draft: Document) -> tuple[Span, ...]:
    return tuple(span_of(item, draft.text) for item in node.items())


def _witness(node: Node, documents: Mapping[str, Document], known: set[str]) -> Witness:
    document = _document(node["document"], documents)
    span = span_of(node, document.text)
    quote = node["quote"].string()
    if quote != span.of(document.text):
        node["quote"].fail(f"is not what document {document.id} has there")
    finding = node["finding"].text()
    if finding is not None and finding not in known:
        node["finding"].fail(f"there is no finding {finding!r}")
    return Witness(
        document=document.id,
        span=span,
        quote=quote,
        bearing=cast("Bearing", node["bearing"].choice(get_args(Bearing))),
        finding=finding,
    )
