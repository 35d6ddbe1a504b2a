"""Places in documents: read, and checked to be there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from compare.codec.parts import span_of
from compare.model import Document, Passage

if TYPE_CHECKING:
    from compare.codec.node import Node

Documents = Mapping[str, Document]


def document_of(node: Node, documents: Documents) -> Document:
    """Return the document that an id names."""
    name = node.string()
    if name not in documents:
        node.fail(f"there is no document {name!r}")
    return documents[name]


def passage_of(node: Node, documents: Documents) -> Passage:
    """Return a span with its document."""
    document = document_of(node["document"], documents)
    return Passage(document.id, span_of(node, document.text))
