"""What the tests of cleaning share."""

from __future__ import annotations

from compare.model import Document


def removed(document: Document) -> list[tuple[str, str]]:
    return [(r.reason, r.span.of(document.text)) for r in document.removed]


def kept(document: Document) -> str:
    text = document.text
    for part in reversed(document.removed):
        text = text[: part.span.start] + text[part.span.end :]
    return text
