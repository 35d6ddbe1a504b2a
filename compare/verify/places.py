"""The places that the JSON of a report names, read with as little trust as can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from compare.model import Span

_DEEPEST = 24
"""Levels of JSON that are looked through; a report has half as many."""
_LISTS = ("alignments", "findings", "reuse", "sharing", "claims", "speakers", "check")


@dataclass(frozen=True, slots=True)
class Spot:
    """An object of the JSON that gives a place in a document."""

    where: str
    """The id of what it belongs to, else its path."""
    document: str
    value: dict[str, Any]
    """The object itself, with ``start``, ``end`` and perhaps ``quote``."""

    @property
    def span(self) -> Span | None:
        """The place, unless it is none."""
        start, end = self.value["start"], self.value["end"]
        if type(start) is not int or type(end) is not int or not 0 <= start <= end:
            return None
        return Span(start, end)

    @property
    def quote(self) -> str | None:
        """The words that the report has for it, if any."""
        quote = self.value.get("quote")
        return quote if isinstance(quote, str) else None


def spots(data: dict[str, Any]) -> Iterator[Spot]:
    """Yield all places in the order of the report, those of the documents' own parts first."""
    for number, document in enumerate(data["documents"]):
        for field, value in document.items():
            yield from _walk(value, "", f"documents[{number}].{field}", document["id"], 0)
    for field in _LISTS:
        draft = data["documents"][0]["id"] if field == "check" and data["documents"] else ""
        yield from _walk(data.get(field), "", field, draft, 0)


def _walk(value: Any, owner: str, path: str, document: str, depth: int) -> Iterator[Spot]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _walk(item, owner, f"{path}[{number}]", document, depth + 1)
    elif isinstance(value, dict):
        named, own = value.get("document"), value.get("id")
        document = named if isinstance(named, str) else document
        owner = own if isinstance(own, str) and own else owner
        if document and "start" in value and "end" in value:
            yield Spot(owner or path, document, value)
        for field, item in value.items():
            yield from _walk(item, owner, f"{path}.{field}", document, depth + 1)
