"""Which format a source has, told by what it holds; its name decides only where that tells nothing.

A page saved as ``story.txt`` is a page, and a PDF called ``story.html`` is a PDF: read as text, its
scripts and menus would pass for the story.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import PurePath

from compare.errors import InputError
from compare.read.binary import describe
from compare.read.formats import (
    ALIASES,
    FORMATS,
    HTML,
    JSON,
    MAIL,
    MARKDOWN,
    MHTML,
    OPEN_TEXT,
    PDF,
    PLAIN,
    RTF,
    WORD,
    Format,
)

_HEAD = 64_000
"""How many bytes from the start are looked at."""
_PDF_HEAD = 1024
_PAGE_START = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_PART_START = re.compile(r"<(p|div|article|section|main|h[1-6]|table|ul|ol|figure)\b[^<>]*>", re.I)
_OBJECT_START = re.compile(r"\ufeff?\s*+(?:\[\s*+)?\{\s*+\"(?:[^\"\\]|\\.){1,200}+\"\s*+:", re.S)
"""A key and its colon, which no prose begins with; what follows the reader of JSON judges."""
_TAG = re.compile(r"<(?:[a-z][a-z0-9]*\b[^<>]*|/[a-z][a-z0-9]*\s*)>", re.I)
_XML = re.compile(r"<\?xml\b[^<>]*\?>", re.I)
_ELEMENT = re.compile(r"<([a-z_][\w.:-]{0,60})(?=[\s/>])([^<>]{0,4000})>", re.I | re.A)
_NAMESPACE = re.compile(r"(?<!\S)xmlns\s*+=", re.I)
_INSTRUCTION = re.compile(r"\s*+<\?[^<>]*+>")
_DOCTYPE = re.compile(
    r"\s*+<!doctype\s++([\w.:-]{1,60})[^<>\[]*+(?:\[[^\]]*+\]\s*+)?>", re.I | re.A
)
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,40}):(.*)")
_MAIL_FIELDS = frozenset(
    "from to cc bcc subject date sender reply-to message-id received return-path delivered-to "
    "mime-version content-type content-transfer-encoding in-reply-to references".split()
)
_SENT = frozenset("message-id received return-path delivered-to mime-version content-type".split())
"""What only a program writes at the head of a mail."""
_BLANK_LINE = re.compile(r"\n[ \t]*+\r?\n")
_COPIED = ("from", "to", "subject")
_DAY = frozenset(["date", "sent"])
"""What stands above a mail that was copied out of a program that shows it."""
_GENERAL = frozenset(["text/plain", "application/octet-stream", "binary/octet-stream", ""])


def tell(data: bytes, name: str, media_type: str | None, shown: str) -> Format:
    """Return the format of ``data``.

    ``name`` and ``media_type``, with or without parameters, decide where the content does not.
    Raises :class:`InputError` for a media type that is not supported, and for XML that is no XHTML.
    """
    called: Format | None = _by_name(name)
    if media_type and (bare := media_type.partition(";")[0].strip().lower()) not in _GENERAL:
        called = next((f for f in FORMATS if f.media_type == bare), ALIASES.get(bare))
    found = _by_content(data, called)
    root = None if found not in (None, HTML) else _xml_root(data, called)
    if root is not None:
        advice = "save the article as a web page or as plain text"
        raise InputError(shown, f"is XML ({root}), which cannot be read; {advice}")
    if found is not None:
        return found
    if called is None:
        if describe(data) is None:
            raise InputError(shown, f"{bare} cannot be read")
        return PLAIN  # whose decoder says what it is
    return called if called in (PLAIN, MARKDOWN) else PLAIN


def is_page(text: str) -> bool:
    """Tell whether a text is a page of HTML, whatever it is called."""
    return bool(_PAGE_START.match(text, _skip_comments(text)))


def holds_html(text: str) -> bool:
    """Tell whether a text is a page, or a part of one that begins with a block."""
    return _by_text(text, PLAIN) is HTML


def is_json(text: str) -> bool:
    """Tell whether a text begins as an object of JSON, or a list of them, whatever it is called."""
    return bool(_OBJECT_START.match(text))


def _by_name(name: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    return next((found for found in FORMATS if suffix in found.suffixes), PLAIN)


def _by_content(data: bytes, called: Format | None) -> Format | None:
    if b"%PDF-" in data[:_PDF_HEAD] and (data.startswith(b"%PDF-") or called is PDF):
        return PDF
    if data.startswith(b"{\\rtf"):
        return RTF
    if data.startswith(b"PK\x03\x04"):
        what = describe(data)
        return {"is a Word document": WORD, "is an OpenDocument text": OPEN_TEXT}.get(what or "")
    text = _loosely(data[:_HEAD])
    return _by_text(text, called)


def _by_text(text: str, called: Format | None) -> Format | None:
    fields = _head_fields(text)
    known = fields.keys() & _MAIL_FIELDS
    if "multipart/related" in fields.get("content-type", "") and (
        called is MHTML or "from" not in fields or "snapshot-content-location" in fields
    ):
        return MHTML
    sent = len(known) > 2 and known & _SENT
    if sent or (known and called in (MAIL, MHTML)) or _is_copied(fields, text):
        return MAIL
    if is_json(text) or (called is JSON and text.lstrip()[:1] in ("{", "[")):
        return JSON
    start = _skip_comments(text)
    if _PAGE_START.match(text, start):
        return HTML
    part = _PART_START.match(text, start)
    if called is HTML:
        return HTML if part or _TAG.search(text) else None
    if called in (PLAIN, None) and part and f"</{part[1].lower()}>" in text.lower():
        return HTML
    return None


def _is_copied(fields: Mapping[str, str], text: str) -> bool:
    """Tell whether a text is a mail as people copy it: who, to whom, on what and when; a body."""
    told = all(fields.get(name, "").strip() for name in _COPIED)
    dated = any(fields.get(name, "").strip() for name in _DAY)
    head = text.lstrip("\r\n")
    below = _BLANK_LINE.search(head)
    return told and dated and below is not None and bool(head[below.end() :].strip())


def _xml_root(data: bytes, called: Format | None) -> str | None:
    """Return the name of the outermost element of XML that is no XHTML, ``None`` for all else.

    XML says so at its head, or its outermost element is none of HTML and ends with the text.
    """
    head = _loosely(data[:_HEAD])
    at = _skip_comments(head)
    if not head.startswith("<", at):
        return None
    declared = bool(_XML.match(head.lstrip("\ufeff \t\r\n")))
    while instruction := _INSTRUCTION.match(head, at):
        at, declared = instruction.end(), True
    doctype = _DOCTYPE.match(head, at)
    at = _skip_comments(head[doctype.end() :]) + doctype.end() if doctype else at
    root = _ELEMENT.match(head, at)
    if root is None:
        return None
    from lxml.html.defs import tags

    name, said = root[1], root[2]
    bare = name.lower()
    if bare.rpartition(":")[2] in ("html", "head", "body") or "1999/xhtml" in said:
        return None
    drawn = bare in ("svg", "math")  # which may stand in a page
    own = (bool(_NAMESPACE.search(said)) and not drawn) or (
        doctype is not None and doctype[1].lower() != "html"
    )
    if (bare in tags and not drawn) or bare in ("main", "picture"):
        return name if own else None
    ended = data.rstrip().endswith(f"</{name}>".encode())
    custom = called is HTML and "-" in name  # an element of a page's own
    return name if declared or own or (ended and not custom) else None


def _loosely(head: bytes) -> str:
    """Return text good enough to find ASCII in."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if head[1:2] == b"\0":
        return head.decode("utf-16-le", "replace")
    if head[:1] == b"\0":
        return head.decode("utf-16-be", "replace")
    return head.decode("latin-1")


def _skip_comments(text: str) -> int:
    """Return where the first thing stands that is neither blank nor a comment nor ``<?xml ?>``."""
    at = 0
    while True:
        while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
            at += 1
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            if end < 0:
                return at
            at = end + 3
        elif declaration := _XML.match(text, at):
            at = declaration.end()
        else:
            return at


def _head_fields(text: str) -> dict[str, str]:
    """Return the fields of a head such as mails have, with their values in small letters."""
    fields: dict[str, str] = {}
    last = ""
    for number, line in enumerate(text.lstrip("\r\n").splitlines()):
        if not line.strip():
            break
        if number == 0 and line.startswith("From "):
            continue  # of a mailbox
        if line[0] in " \t" and last:
            fields[last] += line.lower()
        elif match := _FIELD.fullmatch(line):
            last = match[1].lower()
            fields[last] = match[2].lower()
        else:
            return {}
    return fields
