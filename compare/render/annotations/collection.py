"""Notes on places -> a collection of annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from compare.model import Span
from compare.render.annotations.selectors import selectors
from compare.render.plain import clean
from compare.render.standards import address_of, uuid_of, written

if TYPE_CHECKING:
    from compare.model import Document, Report
    from compare.render import Look

Json = dict[str, Any]
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of one or more places."""

    identity: tuple[str, ...]
    """Which note it is, across runs."""
    motivation: Literal["commenting", "assessing"]
    text: str
    tags: tuple[str, ...]
    places: tuple[tuple[str, Span], ...]
    """Documents by their ids, and where in them."""


def collection(report: Report, notes: Sequence[Note], look: Look, *, label: str) -> bytes:
    """Return the annotations as one collection with one page, in UTF-8."""
    own = report.provenance
    hashes = [document.sha256 for document in report.documents]
    generator = {
        "id": uuid_of("tool", own.tool, own.version),
        "type": "Software",
        "name": f"{clean(own.tool)} {clean(own.version)}",
    }
    documents = {document.id: document for document in report.documents}
    addresses = {
        document.id: address_of(report, number, look)
        for number, document in enumerate(report.documents)
    }
    seen: Counter[tuple[str, ...]] = Counter()
    items = []
    for note in notes:
        seen[note.identity] += 1
        targets = [
            {
                "type": "SpecificResource",
                "source": addresses[document],
                "selector": selectors(documents[document], span),
            }
            for document, span in note.places
        ]
        items.append(
            {
                "id": uuid_of(*note.identity, str(seen[note.identity])),
                "type": "Annotation",
                "motivation": note.motivation,
                "generator": generator["id"],
                "body": [_comment(note, documents), *map(_tag, note.tags)],
                "target": targets,
            }
        )
    return written(
        {
            "@context": _CONTEXT,
            "id": uuid_of("annotations", own.signature, *hashes),
            "type": "AnnotationCollection",
            "label": clean(label),
            "generator": generator,
            "total": len(items),
            "first": {
                "id": uuid_of("annotations", own.signature, *hashes, "first page"),
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": items,
            },
        }
    )


def _comment(note: Note, documents: Mapping[str, Document]) -> Json:
    """Return what is said, with what the letters in it stand for."""
    ids = dict.fromkeys(document for document, _ in note.places)
    legend = "; ".join(f"{id} is {documents[id].name}" for id in ids)
    return {
        "type": "TextualBody",
        "purpose": "commenting",
        "value": clean(f"{note.text} ({legend})"),
        "format": "text/plain",
        "language": "en",
    }


def _tag(word: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": word}
