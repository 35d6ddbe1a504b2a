"""The table of formats, and what a reader is.

A reader makes a :class:`Reading` of a decoded text, which itself stays as it is, or of the bytes of
a container, from which it makes the text as well. Its module is imported on first use. To add a
format, write one file with a function ``read``, give it a line in ``FORMATS``, and have
:mod:`compare.read.sniff` tell it by what it holds.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Literal, Protocol, cast

from compare.model import LeftOut, Place, Removed, Repair, Story

TEXT_LIMIT = 10_000_000
"""Most bytes of a text: more than a million words, so surely not an article."""
FILE_LIMIT = 50_000_000
"""Most bytes of a file that may hold pictures as well."""
SENT_LIMIT = FILE_LIMIT + 10_000_000
"""Most bytes of files that are sent at a time: the largest of all, and texts beside it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader finds in a source."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601 date, as precise as the text gives it."""
    removed: tuple[Removed, ...] = ()
    """What is not the story, in text order, without overlaps."""
    text: str | None = None
    """What a reader of bytes made of them; ``None`` from a reader of text, which keeps it."""
    updated: str | None = None
    """ISO 8601 date of the last change."""
    address: str | None = None
    """The source's own address."""
    language: str | None = None
    """What the source says about its language, as a BCP 47 tag."""
    grounds: tuple[tuple[str, str], ...] = ()
    """Field and where it was found, as in :attr:`compare.model.Document.grounds`."""
    places: tuple[Place, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    stories: tuple[Story, ...] = ()
    notes: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    """What is read in another way than it is written."""


class Reader(Protocol):
    """Finds out what a text says about itself and which parts of it are not the story."""

    def __call__(self, text: str) -> Reading:
        """Return what was found; never fails."""


class ByteReader(Protocol):
    """Makes text of a container format, and tells what its parts were."""

    def __call__(self, data: bytes, shown: str) -> Reading:
        """Return the text and what was found; ``shown`` names the source in errors.

        Raises :class:`compare.errors.InputError` for what cannot be read. Reads nothing but
        ``data``: no other file, and nothing from a network.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """One format by its media type, its suffixes and the place of its reader."""

    media_type: str
    name: str
    """What a person calls it: ``HTML``, ``a Word document``."""
    suffixes: tuple[str, ...]
    place: str | None
    """``module:function``; ``None`` for a format that is known and cannot be read."""
    takes: Literal["text", "bytes"] = "text"

    @property
    def limit(self) -> int:
        """Most bytes of one input."""
        return TEXT_LIMIT if self.takes == "text" else FILE_LIMIT

    def reader(self) -> Reader:
        """Import and return the reader of a format of text."""
        return cast(Reader, self._load())

    def byte_reader(self) -> ByteReader:
        """Import and return the reader of a container format."""
        return cast(ByteReader, self._load())

    def _load(self) -> object:
        module, _, name = (self.place or "").partition(":")
        return getattr(importlib.import_module(module), name)


PLAIN = Format("text/plain", "plain text", (".txt", ".text"), "compare.read.plain:read")
MARKDOWN = Format(
    "text/markdown",
    "Markdown",
    (".md", ".markdown", ".mdown", ".mkd"),
    "compare.read.markdown:read",
)
HTML = Format("text/html", "HTML", (".html", ".htm", ".xhtml"), "compare.read.html:read", "bytes")
MHTML = Format(
    "multipart/related",
    "a saved web page",
    (".mhtml", ".mht"),
    "compare.read.mhtml:read",
    "bytes",
)
MAIL = Format("message/rfc822", "a mail", (".eml",), "compare.read.mail:read", "bytes")
PDF = Format("application/pdf", "PDF", (".pdf",), "compare.read.pdf:read", "bytes")
WORD = Format(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "a Word document",
    (".docx", ".docm", ".dotx"),
    "compare.read.docx:read",
    "bytes",
)
OPEN_TEXT = Format(
    "application/vnd.oasis.opendocument.text",
    "an OpenDocument text",
    (".odt",),
    "compare.read.odt:read",
    "bytes",
)
RTF = Format("application/rtf", "RTF", (".rtf",), "compare.read.rtf:read", "bytes")
JSON = Format("application/json", "JSON", (".json",), "compare.read.article_json:read", "bytes")
FORMATS = (PLAIN, MARKDOWN, HTML, MHTML, MAIL, PDF, WORD, OPEN_TEXT, RTF, JSON)

ALIASES = {
    "application/xhtml+xml": HTML,
    "application/x-mimearchive": MHTML,
    "text/rtf": RTF,
    "text/x-markdown": MARKDOWN,
}
"""Further media types."""


def readable() -> str:
    """Return in a line what can be read, and how large: ``plain text or Markdown up to 10 MB``."""
    limits = dict.fromkeys(one.limit for one in FORMATS)
    parts = []
    for limit in limits:
        *names, last = (one.name for one in FORMATS if one.limit == limit and one.place)
        parts.append(f"{', '.join(names)} or {last} up to {in_megabytes(limit)}")
    return "; ".join(parts)


def in_megabytes(limit: int) -> str:
    """Return a limit as a person would say it: ``10 MB``."""
    return f"{limit // 1_000_000} MB"
