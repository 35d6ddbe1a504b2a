"""What was read: a document, its sentences, and what is no part of the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model.spans import Span

SentenceKind = Literal["sentence", "heading", "item"]


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of text that stays in the document but is left out of the analysis."""

    span: Span
    reason: str
    """Why, as a short noun: ``advertisement``, ``navigation``, ``repeated heading``, ..."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or list item of the story."""

    index: int
    span: Span
    paragraph: int
    kind: SentenceKind = "sentence"


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that name a day or a stretch of days which could be told from the text."""

    span: Span
    value: str
    """In ISO 8601: ``2025-12-20``, ``1992/2002``, ``2014/..``, ``2025-11-06T05:20/06:00``."""


@dataclass(frozen=True, slots=True)
class Document:
    """One account as read: the text is never altered after decoding."""

    id: str
    """``A``, ``B``, ... in the order given; empty until the pipeline assigns it."""
    name: str
    """File name without its folder, ``stdin``, or the name the caller gave."""
    sha256: str
    """``sha256:`` and the hex digest of the bytes that were read."""
    media_type: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    """ISO 8601 date, as precise as the text gives it (``2025-12-20``, ``2025-12``)."""
    language: str
    """``en``, or ``und`` where the text does not look like English."""
    text: str
    sentences: tuple[Sentence, ...] = ()
    removed: tuple[Removed, ...] = ()
    dates: tuple[Dated, ...] = ()
    """What the sentences date, in the order of the text."""
