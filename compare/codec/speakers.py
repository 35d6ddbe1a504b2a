"""Who is quoted as JSON, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast, get_args

from compare.codec.node import Node
from compare.codec.parts import span_of
from compare.model import Differing, Document, Saying, Span, Speaker, SpeakerKind, Withheld

Json = dict[str, Any]
_ID = re.compile(r"P[1-9][0-9]*", re.ASCII)


def encode_speaker(speaker: Speaker) -> Json:
    """Return somebody who is quoted."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "sayings": [
            {
                "document": saying.document,
                **_span(saying.span),
                "direct": saying.direct,
                "verb": saying.verb,
                "differing": [_span(own.span) for own in saying.differing],
                "denies": list(saying.denies),
                "withheld": [_span(own.span) for own in saying.withheld],
            }
            for saying in speaker.sayings
        ],
        "anonymous": speaker.anonymous,
    }


def decode_speaker(node: Node, documents: Mapping[str, Document]) -> Speaker:
    """Return somebody who is quoted."""
    return Speaker(
        id=node["id"].match(_ID, "'P' and a number"),
        name=node["name"].string(),
        kind=cast("SpeakerKind", node["kind"].choice(get_args(SpeakerKind))),
        sayings=tuple(_saying(item, documents) for item in node["sayings"].items()),
        anonymous=node.get("anonymous", False).boolean(),
    )


def _saying(node: Node, documents: Mapping[str, Document]) -> Saying:
    document = _document(node["document"], documents)
    return Saying(
        document=document.id,
        span=span_of(node, document.text),
        direct=node["direct"].boolean(),
        verb=node["verb"].string(),
        differing=tuple(
            Differing(document.id, span_of(item, document.text))
            for item in node["differing"].items()
        ),
        denies=tuple(_document(item, documents).id for item in node["denies"].items()),
        withheld=tuple(
            Withheld(document.id, span_of(item, document.text))
            for item in node.get("withheld", []).items()
        ),
    )


def _document(node: Node, documents: Mapping[str, Document]) -> Document:
    name = node.string()
    if name not in documents:
        node.fail(f"there is no document {name!r}")
    return documents[name]


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}
