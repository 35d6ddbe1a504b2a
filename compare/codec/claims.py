"""The claim-by-source table as JSON, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast, get_args

from compare.codec.node import Node
from compare.codec.parts import span_of
from compare.model import Document, Kind, Span, Stand, Standing, Statement

Json = dict[str, Any]
Documents = Mapping[str, Document]
_ID = re.compile(r"S[1-9][0-9]*", re.ASCII)


def encode_statement(statement: Statement) -> Json:
    """Return one row of the table."""
    return {
        "id": statement.id,
        "document": statement.document,
        **_span(statement.span),
        "relation": statement.relation,
        "alignment": statement.alignment,
        "standings": [
            {
                "document": standing.document,
                "stand": standing.stand,
                "spans": [_span(span) for span in standing.spans],
                "speakers": list(standing.speakers),
                "chains": [list(chain) for chain in standing.chains],
            }
            for standing in statement.standings
        ],
        "weight": float(statement.weight),
        "outlier": statement.outlier,
        "findings": list(statement.findings),
    }


def decode_statement(
    node: Node,
    documents: Documents,
    alignments: Mapping[str, object],
    findings: Mapping[str, object],
) -> Statement:
    """Return one row of the table."""
    document = _document(node["document"], documents)
    alignment, outlier = node["alignment"].text(), node["outlier"]
    if alignment is not None and alignment not in alignments:
        node["alignment"].fail(f"there is no alignment {alignment!r}")
    # The table is made from the findings; one that has been taken out since is passed over.
    names = [name for item in node["findings"].items() if (name := item.string()) in findings]
    return Statement(
        id=node["id"].match(_ID, "'S' and a number"),
        document=document.id,
        span=span_of(node, document.text),
        relation=cast("Kind", node["relation"].choice(get_args(Kind))),
        alignment=alignment,
        standings=tuple(_standing(item, documents) for item in node["standings"].items()),
        weight=node["weight"].number(),
        outlier=None if outlier.is_null() else _document(outlier, documents).id,
        findings=tuple(names),
    )


def _standing(node: Node, documents: Documents) -> Standing:
    document = _document(node["document"], documents)
    return Standing(
        document=document.id,
        stand=cast("Stand", node["stand"].choice(get_args(Stand))),
        spans=tuple(span_of(item, document.text) for item in node["spans"].items()),
        speakers=tuple(item.string() for item in node.get("speakers", []).items()),
        chains=tuple(
            tuple(item.string() for item in chain.items())
            for chain in node.get("chains", []).items()
        ),
    )


def _document(node: Node, documents: Documents) -> Document:
    name = node.string()
    if name not in documents:
        node.fail(f"there is no document {name!r}")
    return documents[name]


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}
