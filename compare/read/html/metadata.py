"""What a page says about its story, and where it says so.

Asked in this order: JSON-LD, OpenGraph, other ``meta`` elements, the elements of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.read.dates import find_date
from compare.read.html.linked_data import articles_of, names_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 500
"""Longest value that is taken for what its name says."""
_DAY = re.compile(r"\s*(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_SITE = re.compile(r"(?P<title>\S.{10,300}?) (?P<mark>[|–—·»-]) (?P<site>[^|–—·»]{2,50})")
_BY = re.compile(r"(?:written |words |story |reported )?by:?\s+", re.I)

_TITLES = (
    ("og:title", "og:title"),
    ("twitter:title", "twitter:title"),
    ("dc.title", "meta dc.title"),
)
_NAMED = {
    "publisher": ("og:site_name", "dc.publisher", "publisher", "application-name"),
    "author": (
        "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
        "dcterms.creator", "byl", "citation_author",
    ),
    "published": (
        "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
        "sailthru.date", "publish-date", "pubdate", "publishdate", "dc.date.issued",
        "dcterms.created", "dc.date", "citation_publication_date", "date",
    ),
    "updated": (
        "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
        "dcterms.modified",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageData:
    """The values found, and for each field with one where that was."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    address: str | None = None
    language: str | None = None
    grounds: tuple[tuple[str, str], ...] = ()


def metadata_of(root: _Element) -> PageData:
    """Return what a page says about its story; never fails."""
    found: dict[str, tuple[str, str]] = {}
    for name, value, ground in _all(root):
        clean = " ".join(value.split())
        if clean and len(clean) <= _MOST and name not in found:
            found[name] = (clean, ground)
    _cut_site(found)
    values = {name: value for name, (value, _) in found.items()}
    grounds = {name: ground for name, (_, ground) in found.items()}
    order = [field for field in PageData.__dataclass_fields__ if field in grounds]
    return PageData(**values, grounds=tuple((name, grounds[name]) for name in order))


def day_of(value: str) -> str | None:
    """Return the day of a date in ISO 8601, or as a person writes it."""
    match = _DAY.match(value)
    if match and 1 <= int(match[2]) <= 12 and 1 <= int(match[3] or 1) <= 31:
        return "-".join(part for part in match.groups() if part)
    found = find_date(value[:100])
    return found[0] if found else None


def _all(root: _Element) -> Iterator[tuple[str, str, str]]:
    yield from _linked_data(root)
    yield from _meta(root)
    yield from _elements(root)


def _linked_data(root: _Element) -> Iterator[tuple[str, str, str]]:
    for article in articles_of(root):
        said = "JSON-LD"
        yield "title", text_of(article.get("headline")), said
        yield "author", ", ".join(names_of(article.get("author"))), said
        yield "publisher", ", ".join(names_of(article.get("publisher"))[:1]), said
        yield from _dated("published", text_of(article.get("datePublished")), said)
        yield from _dated("updated", text_of(article.get("dateModified")), said)
        yield from _tongue(text_of(article.get("inLanguage")), said)


def _meta(root: _Element) -> Iterator[tuple[str, str, str]]:
    named: dict[str, str] = {}
    authors: list[str] = []
    for element in root.iter("meta"):
        key = (
            element.get("property") or element.get("name") or element.get("itemprop") or ""
        ).lower()
        value = (element.get("content") or "").strip()
        if key and value:
            named.setdefault(key, value)
            authors += [value] if key == "citation_author" else []
    for key, ground in _TITLES:
        yield "title", named.get(key, ""), ground
    for field, keys in _NAMED.items():
        for key in keys:
            value, ground = named.get(key, ""), key if ":" in key else f"meta {key}"
            if field in ("published", "updated"):
                yield from _dated(field, value, ground)
            elif field == "author":
                if not re.match(r"https?:|www\.|@", value):
                    yield field, ", ".join(authors) if key == "citation_author" else value, ground
            else:
                yield field, value, ground
    yield from _addresses(named.get("og:url", ""), "og:url")
    yield from _tongue(named.get("og:locale", ""), "og:locale")


def _elements(root: _Element) -> Iterator[tuple[str, str, str]]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield from _addresses(link.get("href") or "", "canonical link")
    if root.tag == "html":
        yield from _tongue(root.get("lang") or root.get("xml:lang") or "", "lang attribute")
    for element in root.iter():
        prop = (element.get("itemprop") or "").lower() if isinstance(element.tag, str) else ""
        if prop == "datepublished":
            yield from _dated("published", _value(element), "itemprop datePublished")
        elif prop == "datemodified":
            yield from _dated("updated", _value(element), "itemprop dateModified")
        elif prop == "author":
            yield "author", _BY.sub("", _value(element)), "itemprop author"
        elif element.tag == "a" and "author" in (element.get("rel") or "").lower().split():
            yield "author", _BY.sub("", _value(element)), "link to the author"
    times = [time for time in root.iter("time") if time.get("datetime")]
    for time in times:
        name = "updated" if "updat" in _names(time) or "modif" in _names(time) else "published"
        yield from _dated(name, time.get("datetime") or "", "<time>")
    for title in root.iter("title"):
        yield "title", "".join(title.itertext()), "<title>"
        break


def _value(element: _Element) -> str:
    given = element.get("content") or element.get("datetime")
    return given or " ".join("".join(element.itertext()).split())


def _names(element: _Element) -> str:
    own = [element, *([element.getparent()] if element.getparent() is not None else [])]
    return " ".join(f"{e.get('class') or ''} {e.get('id') or ''}" for e in own).lower()


def _dated(field: str, value: str, ground: str) -> Iterator[tuple[str, str, str]]:
    day = day_of(value) if value else None
    if day:
        yield field, day, ground


def _tongue(value: str, ground: str) -> Iterator[tuple[str, str, str]]:
    if _LANGUAGE.fullmatch(value.strip()):
        yield "language", value.strip().replace("_", "-"), ground


def _addresses(value: str, ground: str) -> Iterator[tuple[str, str, str]]:
    value = value.strip()
    if re.match(r"https?://[^\s/]", value, re.I) and value.isprintable():
        yield "address", value, ground


def _cut_site(found: dict[str, tuple[str, str]]) -> None:
    """Cut the name of the site off the title: ``Bridge opens | The Northern Post``."""
    if "title" not in found:
        return
    title, ground = found["title"]
    match = _SITE.fullmatch(title)
    site = found.get("publisher", ("", ""))[0]
    if not match:
        return
    own = match["site"].strip()
    if own.casefold() == site.casefold() or (ground == "<title>" and "|" in title):
        found["title"] = (match["title"], ground)
        if not site:
            found["publisher"] = (own, "<title>")
