"""Bytes -> the tree of a page. Nothing is fetched, no entity of a page's own is expanded."""

from __future__ import annotations

import contextlib
import re
from itertools import islice
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.read.decode import codec_of, decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"""<meta\b[^<>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)
_XML_CHARSET = re.compile(rb"""<\?xml\b[^<>]*?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""", re.I)
_HEAD = 8192
_OPENING = re.compile(r"<!--|<(script|style|textarea|title)\b[^<>]*+>", re.I)
_ENDS = {
    name: re.compile(rf"</{name}\b", re.I) for name in ("script", "style", "textarea", "title")
}
MOST_ELEMENTS = 300_000
"""Pages of articles have a few thousand."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text_of_page(data: bytes, shown: str, charset: str | None = None) -> str:
    """Return the source of a page as text.

    UTF-8 is told by itself; else the encoding that came with the page counts, ``charset``, then the
    one that it names, then the likeliest. Raises :class:`InputError` for what is no text.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    named = _CHARSET.search(data[:_HEAD]) or _XML_CHARSET.search(data[:_HEAD])
    for name in (charset, named[1].decode("ascii") if named else None):
        codec = codec_of(name)
        if codec and not codec.startswith(("utf-16", "utf-32")):
            with contextlib.suppress(UnicodeError, ValueError):
                return data.decode(codec)
    return decode(data, shown)


def _closed(source: str) -> str:
    """Return a page without a comment that nothing closes, which would take all that follows.

    Its mark goes up to the end of the tag it stands on, as browsers have read such pages.
    """
    at = 0
    while opening := _OPENING.search(source, at):
        start = opening.start()
        if opening[1]:
            closing = _ENDS[opening[1].lower()].search(source, opening.end())
            if closing is None:
                return source
            at = closing.end()
        elif source.startswith((">", "->"), opening.end()):
            at = opening.end() + 1
        else:
            end = source.find("-->", opening.end())
            if end < 0:
                after = source.find(">", opening.end())
                return source[:start] + (source[after + 1 :] if after >= 0 else "")
            at = end + 3
    return source


def tree_of(source: str, shown: str) -> _Element:
    """Return the root element of a page, comments and processing instructions left out.

    Raises :class:`InputError` for one without any element.
    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    clean = _CONTROLS.sub("\ufffd", _closed(source.replace("\0", "")))
    root = etree.fromstring(clean.encode("utf-8"), parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(shown, "is nested too deeply to be read")
    if root is not None and next(islice(root.iter(), MOST_ELEMENTS, None), None) is not None:
        raise InputError(shown, f"has more than {MOST_ELEMENTS:,} elements: no page of an article")
    if root is None:
        raise InputError(shown, "holds no words that could be read")
    return root
