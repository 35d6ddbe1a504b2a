"""Plain JSON values -> Report, with every promise of the format checked.

Fields that this version does not know are left aside: the format may grow within one
``format_version``. What it does know must be right, so that a renderer never meets an
offset outside its text or an id that nothing has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast, get_args

from compare.codec.claims import decode_statement
from compare.codec.decided import decode_decided
from compare.codec.encode import FORMAT_VERSION
from compare.codec.node import Node
from compare.codec.opinion import consulted_of, judged_by_of
from compare.codec.parts import left_out_of, place_of, repair_of, span_of, story_of
from compare.codec.passages import Documents, document_of
from compare.codec.reuse import decode_reuse, decode_sharing, decode_voices
from compare.codec.speakers import decode_speaker
from compare.model import (
    Alignment,
    AlignmentMember,
    Category,
    Dated,
    Difference,
    Document,
    Evidence,
    Finding,
    Kind,
    Level,
    Provenance,
    Removed,
    Report,
    Scope,
    Sentence,
    SentenceKind,
    Skipped,
)

_HASH = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_FINGERPRINT = re.compile(r"cf1:[0-9a-f]{64}", re.ASCII)
_DOCUMENT_ID = re.compile(r"[A-Z]+", re.ASCII)
_ALIGNMENT_ID = re.compile(r"L[1-9][0-9]*", re.ASCII)
_FINDING_ID = re.compile(r"F[1-9][0-9]*", re.ASCII)

_DIFFERENCES = ("changed", "added")
_LEAST = {"conflict": 2, "open": 2}
"""How many places of evidence a kind of finding needs, where one is not enough."""
VERSIONS = (1, FORMAT_VERSION)
"""What is read. Version 1 is version 2 without ``open``."""


def from_dict(data: object) -> Report:
    """Return the report that :func:`compare.codec.to_dict` made ``data`` from.

    A report of version 1 becomes one of this version: nothing it says has changed its meaning.
    Raises :class:`compare.errors.ReportFormatError`, which names the place, for anything
    that is not such a report.
    """
    root = Node(data)
    version = root["format_version"].natural()
    if version not in VERSIONS:
        known = " and ".join(map(str, VERSIONS))
        root.fail(f"has format_version {version}; this version reads {known}")
    kinds = tuple(kind for kind in get_args(Kind) if version > 1 or kind != "open")
    documents: dict[str, Document] = {}
    for node in root["documents"].items():
        document = _document(node)
        if document.id in documents:
            node["id"].fail(f"is given twice: {document.id!r}")
        documents[document.id] = document
    alignments: dict[str, Alignment] = {}
    for node in root["alignments"].items():
        alignment = _alignment(node, documents, kinds)
        if alignment.id in alignments:
            node["id"].fail(f"is given twice: {alignment.id!r}")
        alignments[alignment.id] = alignment
    findings: dict[str, Finding] = {}
    for node in root["findings"].items():
        finding = _finding(node, documents, alignments, kinds)
        if finding.id in findings:
            node["id"].fail(f"is given twice: {finding.id!r}")
        findings[finding.id] = finding
    reuse = tuple(decode_reuse(node, documents) for node in root["reuse"].items())
    passages = {one.id for one in reuse}
    return Report(
        format_version=FORMAT_VERSION,
        provenance=_provenance(root["provenance"]),
        documents=tuple(documents.values()),
        alignments=tuple(alignments.values()),
        findings=tuple(findings.values()),
        reuse=reuse,
        skipped=tuple(
            Skipped(node["document"].string(), node["reason"].string())
            for node in root["skipped"].items()
        ),
        sharing=tuple(
            decode_sharing(node, documents, passages) for node in root.get("sharing", []).items()
        ),
        consulted=consulted_of(root),
        claims=tuple(
            decode_statement(node, documents, alignments, findings)
            for node in root.get("claims", []).items()
        ),
        speakers=tuple(
            decode_speaker(node, documents) for node in root.get("speakers", []).items()
        ),
    )


def _provenance(node: Node) -> Provenance:
    return Provenance(
        tool=node["tool"].string(),
        version=node["version"].string(),
        options=tuple((name, value.plain()) for name, value in node["options"].fields()),
        signature=node["signature"].match(_HASH, "'sha256:' and 64 hex digits"),
        models=tuple((name, value.string()) for name, value in node["models"].fields()),
    )


def document_from(data: object) -> Document:
    """Return the document that a JSON value of a report's ``documents`` gives.

    Raises :class:`compare.errors.ReportFormatError`.
    """
    return _document(Node(data))


def _document(node: Node) -> Document:
    text = node["text"].string()
    return Document(
        id=node["id"].match(_DOCUMENT_ID, "capital letters"),
        name=node["name"].string(),
        sha256=node["sha256"].match(_HASH, "'sha256:' and 64 hex digits"),
        media_type=node["media_type"].string(),
        title=node["title"].text(),
        publisher=node["publisher"].text(),
        author=node["author"].text(),
        published=node["published"].text(),
        language=node["language"].string(),
        text=text,
        sentences=tuple(
            _sentence(item, index, text) for index, item in enumerate(node["sentences"].items())
        ),
        removed=tuple(
            Removed(span_of(item, text), item["reason"].string())
            for item in node["removed"].items()
        ),
        dates=tuple(
            Dated(span_of(item, text), item["value"].string())
            for item in node.get("dates", []).items()
        ),
        updated=node.get("updated", None).text(),
        address=node.get("address", None).text(),
        grounds=tuple((name, value.string()) for name, value in node.get("grounds", {}).fields()),
        places=tuple(place_of(item, text) for item in node.get("places", []).items()),
        left_out=tuple(left_out_of(item) for item in node.get("left_out", []).items()),
        stories=tuple(story_of(item, text) for item in node.get("stories", []).items()),
        repairs=tuple(repair_of(item, text) for item in node.get("repairs", []).items()),
        notes=tuple(item.string() for item in node.get("notes", []).items()),
    )


def _sentence(node: Node, position: int, text: str) -> Sentence:
    index = node["index"].natural()
    if index != position:
        node["index"].fail(f"must be {position}, the sentence's place in the array, not {index}")
    return Sentence(
        index=index,
        span=span_of(node, text),
        paragraph=node["paragraph"].natural(),
        kind=cast("SentenceKind", node.get("kind", "sentence").choice(get_args(SentenceKind))),
    )


def _alignment(node: Node, documents: Documents, kinds: tuple[str, ...]) -> Alignment:
    return Alignment(
        id=node["id"].match(_ALIGNMENT_ID, "'L' and a number"),
        members=tuple(_member(item, documents) for item in node["members"].items()),
        score=node["score"].share(),
        relation=cast("Kind", node["relation"].choice(kinds)),
        moved=node["moved"].boolean(),
        differences=tuple(
            _difference(item, documents) for item in node.get("differences", []).items()
        ),
        voices=decode_voices(node, documents),
    )


def _member(node: Node, documents: Documents) -> AlignmentMember:
    document = document_of(node["document"], documents)
    sentences = []
    for item in node["sentences"].items():
        index = item.natural()
        if index >= len(document.sentences):
            item.fail(f"document {document.id} has no sentence {index}")
        sentences.append(index)
    return AlignmentMember(document.id, tuple(sentences))


def _difference(node: Node, documents: Documents) -> Difference:
    document = document_of(node["document"], documents)
    kind = node["kind"].choice(_DIFFERENCES)
    return Difference(
        document.id, span_of(node, document.text), "changed" if kind == "changed" else "added"
    )


def _finding(
    node: Node,
    documents: Documents,
    alignments: Mapping[str, Alignment],
    kinds: tuple[str, ...],
) -> Finding:
    kind = cast("Kind", node["kind"].choice(kinds))
    alignment = node["alignment"].text()
    if alignment is not None and alignment not in alignments:
        node["alignment"].fail(f"there is no alignment {alignment!r}")
    adds = node.get("adds", None)
    evidence = tuple(_evidence(item, documents) for item in node["evidence"].items())
    if not evidence:
        node["evidence"].fail("must not be empty")
    if len(evidence) < _LEAST.get(kind, 1):
        what = "a conflict" if kind == "conflict" else "an open question"
        node["evidence"].fail(f"{what} needs two places or more")
    return Finding(
        id=node["id"].match(_FINDING_ID, "'F' and a number"),
        fingerprint=node["fingerprint"].match(_FINGERPRINT, "'cf1:' and 64 hex digits"),
        kind=kind,
        category=cast("Category", node["category"].choice(get_args(Category))),
        scope=cast("Scope", node["scope"].choice(get_args(Scope))),
        rule=node["rule"].string(),
        confidence=None if node["confidence"].is_null() else node["confidence"].share(),
        explanation=node["explanation"].string(),
        alignment=alignment,
        adds=None if adds.is_null() else document_of(adds, documents).id,
        evidence=evidence,
        levels=tuple(_level(item) for item in node.get("levels", []).items()),
        **decode_decided(node),
        judged_by=judged_by_of(node),
        voices=decode_voices(node, documents),
    )


def _level(node: Node) -> Level:
    return Level(node["comparison"].string(), node["level"].string(), node["weight"].number())


def _evidence(node: Node, documents: Documents) -> Evidence:
    document = document_of(node["document"], documents)
    span = span_of(node, document.text)
    quote = node["quote"].string()
    if quote != span.of(document.text):
        node["quote"].fail(f"is not what document {document.id} has there")
    return Evidence(document.id, span, quote, node["value"].string())
