"""The table of formats, and what a reader is.

A reader is a function from decoded text to a :class:`Reading`; its module is imported on first use.
To add a format, write one file with a function ``read`` and give it a line in ``FORMATS``.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol, cast

from compare.errors import InputError
from compare.model import Removed


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader finds in a text, which itself stays as it is."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601 date, as precise as the text gives it."""
    removed: tuple[Removed, ...] = ()
    """What is not the story, in text order, without overlaps."""


class Reader(Protocol):
    """Finds out what a text says about itself and which parts of it are not the story."""

    def __call__(self, text: str) -> Reading:
        """Return what was found; never fails."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format by its media type, its suffixes and the place of its reader."""

    media_type: str
    suffixes: tuple[str, ...]
    place: str
    """``module:function``"""

    def reader(self) -> Reader:
        """Import and return the reader."""
        module, _, name = self.place.partition(":")
        return cast(Reader, getattr(importlib.import_module(module), name))


PLAIN = Format("text/plain", (".txt", ".text"), "compare.read.plain:read")
MARKDOWN = Format(
    "text/markdown", (".md", ".markdown", ".mdown", ".mkd"), "compare.read.markdown:read"
)
FORMATS = (PLAIN, MARKDOWN)

_ADVICE = "save the article as plain text or Markdown"
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_UNREAD = {
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
    ".mhtml": "saved web pages",
    ".rtf": "RTF",
}
_UNREAD_TYPES = {"text/html": "HTML", "application/xhtml+xml": "HTML", "text/rtf": "RTF"}


def by_name(name: str, shown: str) -> Format:
    """Return the format that the suffix stands for: plain text where it stands for none.

    Raises :class:`InputError` for a suffix of a text format that is not supported.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _UNREAD:
        raise InputError(shown, f"{_UNREAD[suffix]} cannot be read yet; {_ADVICE}")
    return next((found for found in FORMATS if suffix in found.suffixes), PLAIN)


def by_media_type(media_type: str, shown: str) -> Format:
    """Return the format of a media type, parameters aside; :class:`InputError` for others."""
    bare = media_type.partition(";")[0].strip().lower()
    for found in FORMATS:
        if found.media_type == bare:
            return found
    raise InputError(shown, f"{_UNREAD_TYPES.get(bare, bare)} cannot be read yet; {_ADVICE}")


def refuse_html(text: str, shown: str) -> None:
    """Raise :class:`InputError` for a page of HTML, whatever it is called.

    Read as text, its tags and scripts would pass for the story.
    """
    if _HTML.match(text[:2000]):
        raise InputError(shown, f"holds HTML, which cannot be read yet; {_ADVICE}")
