"""An article as JSON, in the shape that ``docs/documents.md`` describes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from compare.errors import InputError
from compare.read.dates import find_date
from compare.read.formats import Reading
from compare.read.html import read_page
from compare.read.rendition import Piece, put_together, with_head
from compare.read.sniff import holds_html

_TITLE = ("title", "headline")
_AUTHOR = ("author", "authors", "byline", "creator")
_PUBLISHER = ("publisher", "source", "site_name")
_PUBLISHED = ("published", "date", "datePublished", "published_at")
_UPDATED = ("updated", "dateModified", "updated_at")
_ADDRESS = ("url", "address", "link")
_BODY = ("text", "articleBody", "body", "content")
_SHAPE = 'an article is an object with "text" or "paragraphs"; see docs/documents.md'


def read(data: bytes, shown: str) -> Reading:
    """Read an article from its JSON; :class:`InputError` for JSON of any other shape."""
    article = _article(_parsed(data, shown), shown)
    found = {
        "title": _words(article, _TITLE, shown),
        "author": _words(article, _AUTHOR, shown).removeprefix("By ").removeprefix("by "),
        "publisher": _words(article, _PUBLISHER, shown),
        "published": _date(_words(article, _PUBLISHED, shown)),
        "updated": _date(_words(article, _UPDATED, shown)),
        "address": _words(article, _ADDRESS, shown),
        "language": _words(article, ("language",), shown),
    }
    told = {name: value for name, value in found.items() if value}
    page = _page(article, shown)
    if page is None:
        pieces = [piece for piece in _pieces(article, shown) if piece.text]
        if not pieces:
            raise InputError(shown, f"is JSON without an article: {_SHAPE}")
        return with_head(_telling(put_together(pieces), told))
    return _telling(page, told)


def _telling(reading: Reading, told: Mapping[str, str]) -> Reading:
    """Return the reading with what the JSON says of the article."""
    grounds = {**dict(reading.grounds), **dict.fromkeys(told, "JSON")}
    return replace(
        reading,
        title=told.get("title", reading.title),
        author=told.get("author", reading.author),
        publisher=told.get("publisher", reading.publisher),
        published=told.get("published", reading.published),
        updated=told.get("updated", reading.updated),
        address=told.get("address", reading.address),
        language=told.get("language", reading.language),
        grounds=tuple(grounds.items()),
    )


def _page(article: Mapping[str, Any], shown: str) -> Reading | None:
    """Return the reading of a body that is HTML, as the systems of newsrooms hand it out."""
    body = next((article[name] for name in _BODY if article.get(name)), None)
    if "paragraphs" in article or not isinstance(body, str) or not holds_html(body):
        return None
    return read_page(body, shown)


def _parsed(data: bytes, shown: str) -> Any:
    try:
        return json.loads(data.decode(json.detect_encoding(data)))
    except RecursionError:
        raise InputError(shown, "is JSON that is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise InputError(shown, f"is not JSON: {error.msg} in line {error.lineno}") from None
    except ValueError as error:
        cause = "a number too long" if "digit" in str(error) else "not in a Unicode encoding"
        raise InputError(shown, f"is not JSON that can be read: {cause}") from None


def _article(value: Any, shown: str) -> Mapping[str, Any]:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, list):
        raise InputError(shown, f"is a list of {len(value):,} things, not one article: {_SHAPE}")
    if not isinstance(value, dict):
        raise InputError(shown, f"is JSON without an article: {_SHAPE}")
    if "format_version" in value and "documents" in value:
        raise InputError(
            shown, "is a report of compare, not an article; show it with: compare render FILE"
        )
    return value


def _pieces(article: Mapping[str, Any], shown: str) -> Iterator[Piece]:
    paragraphs = article.get("paragraphs")
    body = next((article[name] for name in _BODY if article.get(name)), None)
    if isinstance(body, list) and paragraphs is None:
        paragraphs, body = body, None
    if paragraphs is None:
        if body is None:
            raise InputError(shown, f"is JSON without an article: {_SHAPE}")
        if not isinstance(body, str):
            raise InputError(shown, 'has a "text" that is no string')
        paragraphs = body.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")
    if not isinstance(paragraphs, list) or not all(isinstance(p, str) for p in paragraphs):
        raise InputError(shown, 'has "paragraphs" that are no list of strings')
    number = 0
    for paragraph in paragraphs:
        lines = [line.strip() for line in paragraph.replace("\0", "").split("\n")]
        text = "\n".join(line for line in lines if line)
        number += bool(text)
        yield Piece(text, label=f"paragraph {number}")


def _words(article: Mapping[str, Any], names: tuple[str, ...], shown: str) -> str:
    """Return the first of these fields that is there, as one line."""
    for name in names:
        value = article.get(name)
        if value is None or value == "":
            continue
        items = value if isinstance(value, list) else [value]
        told = [item.get("name") if isinstance(item, dict) else item for item in items]
        texts = [" ".join(item.split()) for item in told if isinstance(item, str)]
        if len(texts) < len(told):
            raise InputError(shown, f'has a "{name}" that is no string')
        return ", ".join(texts)
    return ""


def _date(text: str) -> str:
    found = find_date(text)
    return found[0] if found else ""
