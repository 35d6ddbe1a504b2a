"""Saved web pages (MHTML): the page among its parts, read like any other page."""

from __future__ import annotations

from email.message import Message

from compare.errors import InputError
from compare.read.formats import Reading
from compare.read.html import read_page
from compare.read.html.tree import text_of_page
from compare.read.mail.parts import parse, payload


def read(data: bytes, shown: str) -> Reading:
    """Read the page that an MHTML file holds. Raises :class:`InputError` for one without."""
    message = parse(data)
    page = _page(message)
    if page is None:
        raise InputError(shown, "holds no page: none of its parts is HTML")
    source = text_of_page(payload(page), shown, page.get_content_charset())
    saved = message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    address = str(saved).strip()
    return read_page(source, shown, address if address.startswith(("http:", "https:")) else None)


def _page(message: Message) -> Message | None:
    """Return the part that is named as the first, else the first that is HTML."""
    parts = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = [part for part in parts if start and part.get("Content-ID") == start]
    return next(iter(named or parts), None)


_PAGES = ("text/html", "application/xhtml+xml")
