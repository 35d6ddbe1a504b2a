"""Where a stretch of a document is, as SARIF has it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from compare.model import Span, Whereabouts
from compare.render.plain import clean
from compare.render.standards import file_of, is_its_text

if TYPE_CHECKING:
    from compare.model import Document, Report
    from compare.render import Look

Json = dict[str, Any]


def plain(text: str) -> str:
    """Return text in which nothing is a link or a placeholder, as SARIF reads messages."""
    return clean(text).replace("](", "] (").replace("{", "{{").replace("}", "}}")


class Places:
    """The places of a report's documents, as locations of SARIF."""

    def __init__(self, report: Report, look: Look) -> None:
        """Look for the line ends of every document."""
        self._documents = {
            document.id: _Lines(document, file_of(report, number, look), number)
            for number, document in enumerate(report.documents)
        }

    def file(self, document: str) -> str:
        """Return the URI of a document's file."""
        return self._documents[document].uri

    def told(self, document: str, span: Span) -> str:
        """Return where a place is in a few words: the file, and the line or what else is known."""
        own = self._documents[document]
        return f"{document} {own.document.name}, {own.told(span)}"

    def location(self, document: str, span: Span, *, id: int | None = None) -> Json:
        """Return a ``location``; ``id`` is what a message may refer to it by.

        A file whose text is the document's has a region. Of any other there is none that another
        program could find: where the place is stands in words, and what it says in properties.
        """
        own = self._documents[document]
        physical: Json = {"artifactLocation": own.artifact()}
        place: Json = {"physicalLocation": physical}
        if id is not None:
            place = {"id": id, **place, "message": {"text": plain(self.told(document, span))}}
        if own.region is not None:
            physical["region"] = own.region(span)
            return place
        place["logicalLocations"] = [{"fullyQualifiedName": own.told(span)}]
        properties = {"quote": span.of(own.document.text), "start": span.start, "end": span.end}
        return {**place, "properties": properties}


class _Lines:
    """One document by lines that end with a line feed, as everybody counts them."""

    def __init__(self, document: Document, uri: str, number: int) -> None:
        self.document = document
        self.uri = uri
        self._number = number
        self._starts = [0]
        self._starts += [at + 1 for at, char in enumerate(document.text) if char == "\n"]
        self._places = Whereabouts(document.places) if document.places else None
        self.region = self._region if is_its_text(document) else None

    def artifact(self) -> Json:
        return {"uri": self.uri, "index": self._number}

    def told(self, span: Span) -> str:
        first, last = self._at(span.start)[0], self._at(max(span.start, span.end - 1))[0]
        lines = f"line {first}" if first == last else f"lines {first}-{last}"
        return clean((self._places.of(span, lines) if self._places else None) or lines)

    def _at(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _region(self, span: Span) -> Json:
        (line, column), (end_line, end_column) = self._at(span.start), self._at(span.end)
        return {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": span.start,
            "charLength": span.end - span.start,
            "snippet": {"text": span.of(self.document.text)},
        }
