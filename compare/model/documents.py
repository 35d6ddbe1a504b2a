"""What was read: a document, its sentences, and what is no part of the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model.spans import Span

SentenceKind = Literal["sentence", "heading", "item"]
PlaceKind = Literal[
    "paragraph",
    "heading",
    "list item",
    "table row",
    "caption",
    "quotation",
    "pull quote",
    "line",
    "footnote",
    "endnote",
    "comment",
    "text box",
    "inserted",
    "deleted",
]


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of text that stays in the document but is left out of the analysis."""

    span: Span
    reason: str
    """Why, as a short noun: ``advertisement``, ``navigation``, ``repeated heading``, ..."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch of text that was damaged on its way; the text itself stays as it is."""

    span: Span
    what: str
    """What is wrong, as a short noun: ``soft hyphen``, ``wrong encoding``, ``ligature``, ..."""
    text: str
    """What it is read as."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the source that is neither of the story nor in the document's text."""

    reason: str
    """Why, as in :class:`Removed`: ``navigation``, ``cookie notice``, ``attachment``, ..."""
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """What a stretch of text was in its source, and where it stands there.

    Places are in text order, the wider before the narrower; they nest and do not cross.
    """

    span: Span
    kind: PlaceKind
    page: int | None = None
    """Number of the page as a person counts it, from 1."""
    label: str | None = None
    """What a person finds it by: ``p. 3, line 12``, ``paragraph 7``, ``table 2, row 3``."""


@dataclass(frozen=True, slots=True)
class Story:
    """One of several stories that a source holds."""

    title: str | None
    span: Span
    read: bool
    """Whether it is the one that is compared; the others are removed."""


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
    """``en``; else the tag of the language that the words show, or that the source names, or
    ``und``."""
    text: str
    sentences: tuple[Sentence, ...] = ()
    removed: tuple[Removed, ...] = ()
    dates: tuple[Dated, ...] = ()
    """What the sentences date, in the order of the text."""
    updated: str | None = None
    """ISO 8601 date of the last change, as precise as the source gives it."""
    address: str | None = None
    """The source's own address: what it calls canonical, else where it was fetched from."""
    grounds: tuple[tuple[str, str], ...] = ()
    """Field (``title``, ``published``, ...) and where it was found: ``JSON-LD``, ``byline``, ..."""
    places: tuple[Place, ...] = ()
    """What the parts of the text were in the source; none where its lines are the lines of it."""
    left_out: tuple[LeftOut, ...] = ()
    """What else the source holds, in its order."""
    stories: tuple[Story, ...] = ()
    """The stories of a source that holds several; empty for one."""
    repairs: tuple[Repair, ...] = ()
    """What is damaged in the text, in its order, and what it was read as."""
    notes: tuple[str, ...] = ()
    """What a reader of the report must know of how it was read, each a clause."""

    def line(self, sentence: int) -> str:
        """Return a sentence by its index, on one line."""
        return self.sentences[sentence].span.line(self.text)
