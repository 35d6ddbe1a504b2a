"""How documents and findings are named where others look for them: by URI."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from compare.model import Document, Report
    from compare.render import Look

_ITS_TEXT = ("text/plain", "text/markdown")
_LONGEST = 2000
_KEPT = ":/?#[]@!$&'()*+,;=%~"
"""What an address has that is not to be escaped; the percent sign, since it is escaped already."""


def is_its_text(document: Document) -> bool:
    """Tell whether the document's text is that of its file, character for character.

    So it is for plain text and Markdown. The text of a page, a PDF or a Word file was taken out of
    it, and offsets or lines of the one say nothing of the other.
    """
    return document.media_type in _ITS_TEXT


def file_of(report: Report, number: int, look: Look) -> str:
    """Return a relative URI of the file of a document: its path if it is known, else its name."""
    document = report.documents[number]
    path = look.paths[number] if number < len(look.paths) else ""
    return quote(path or document.name or "unnamed", safe="/~", errors="replace")


def address_of(report: Report, number: int, look: Look) -> str:
    """Return the address that a document has in the web, else the URI of its file.

    Where two have the same, or it came from no file, it is named by its bytes (RFC 6920).
    """
    names = [
        _web(document.address or "") or file_of(report, n, look)
        for n, document in enumerate(report.documents)
    ]
    document, own = report.documents[number], names[number]
    others = [d.sha256 for d, name in zip(report.documents, names, strict=True) if name == own]
    if set(others) == {document.sha256} and own != "stdin":
        return own
    digest = bytes.fromhex(document.sha256.removeprefix("sha256:"))
    return "ni:///sha-256;" + urlsafe_b64encode(digest).decode().rstrip("=")


def _web(address: str) -> str:
    """Return an address as a URI, unless it is none of the web: what a page says of itself."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    if not sound or len(address) > _LONGEST or not address.isprintable():
        return ""
    return quote(address, safe=_KEPT, errors="replace")


def uuid_of(*parts: Sequence[str] | str) -> str:
    """Return ``urn:uuid:`` and a name-based UUID (version 5): the same parts give the same."""
    from uuid import NAMESPACE_OID, uuid5

    name = json.dumps(["compare-accounts", *parts])
    return f"urn:uuid:{uuid5(NAMESPACE_OID, name)}"
