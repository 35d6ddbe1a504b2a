"""The tree of a page -> its blocks: paragraphs, headings, rows, captions, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare.model import Place, PlaceKind, Removed, Span
from compare.read.html.notes import NOTE, is_mark, links_within
from compare.read.html.tables import is_data, rows_of
from compare.read.numbers import small

if TYPE_CHECKING:
    from lxml.etree import _Element

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr "
    "picture q rb rp rt ruby s samp small source span strike strong sub sup time tt u var wbr "
    "amp-img".split()
)
SKIPPED = frozenset(
    "script style template noscript head svg math canvas iframe object embed audio video map "
    "select option datalist textarea input button meter progress dialog frameset rt rp".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_STRUCK = frozenset("del s strike".split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CAPTION = re.compile(r"caption", re.I)
_PULLED = re.compile(r"pull[\s_-]?quote", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'”’)\]]*$")
_RUNNING = {"header": "page-header", "footer": "page-footer"}
"""What LibreOffice calls the parts at the top and foot of each page, in the title of a ``div``."""
MOST_DEPTH = 120
"""Deeper elements are taken as one with the element they are in."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that a browser sets as one block."""

    text: str
    kind: PlaceKind
    tag: str
    """The element that makes it a block: ``p``, ``div``, ``h2``, ``tr``, ..."""
    path: tuple[int, ...]
    """Numbers of the elements it is in, from the outermost; each element has its own."""
    hints: tuple[str, ...]
    """Tag, class, id and role of each of these elements."""
    links: int
    """How many of its characters are links."""
    table: int = 0
    """The number of its table on the page and of its row there, from 1; 0 for what has none."""
    row: int = 0
    item: str = ""
    """The mark of a list item: ``-``, ``3.``"""
    inner: tuple[Place, ...] = ()
    cut: tuple[Removed, ...] = ()

    @property
    def link_share(self) -> float:
        """Share of its characters that are links."""
        return self.links / max(1, len(self.text))


@dataclass(slots=True)
class _Buffer:
    """Text of one block as it grows, with white space as a browser shows it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: int = 0
    blank: bool = True
    inner: list[Place] = field(default_factory=list)
    cut: list[Removed] = field(default_factory=list)

    def add(self, text: str | None, linked: bool) -> None:
        if not text:
            return
        text = _BLANKS.sub(" ", text)
        if self.blank:
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.links += len(text) if linked else 0
            self.blank = text[-1] in " \n"

    def end_line(self) -> None:
        if self.length and self.parts[-1].endswith(" "):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1
        if self.length:
            self.parts.append("\n")
            self.length += 1
        self.blank = True


@dataclass(slots=True)
class _Open:
    """An element that the walk is inside of."""

    element: _Element
    number: int
    hint: str
    start: int
    """Where in the buffer it began ..."""
    flushes: int
    """... and how many blocks had ended by then."""


class _Walk:
    """One walk through a page."""

    def __init__(self) -> None:
        self.stack: list[_Open] = []
        self.buffer = _Buffer()
        self.numbers = 0
        self.flushes = 0
        self.tables = 0
        self.linked = 0
        self.items: list[int] = []

    def blocks(self, root: _Element) -> Iterator[Block]:
        from lxml import etree

        links = links_within(root)
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = _tag(element)
            if event == "start":
                if tag in SKIPPED or _hidden(element) or is_mark(element, tag, links):
                    walk.skip_subtree()
                    self._push(element, tag, skipped=True)
                    continue
                yield from self._start(element, tag)
                if tag == "table" and is_data(element):
                    yield from self._rows(element)
                    walk.skip_subtree()
            else:
                yield from self._end(element, tag)
        yield from self._flush()

    def _push(self, element: _Element, tag: str, skipped: bool = False) -> None:
        self.numbers += 1
        names = [element.get(name) or "" for name in ("class", "id", "role", "itemprop")]
        names += [element.get("type") or ""] if tag == "blockquote" else []
        names += [_RUNNING.get(element.get("title") or "", "")] if tag == "div" else []
        hint = " ".join([tag, *names])[:300] if not skipped else ""
        self.stack.append(_Open(element, self.numbers, hint, self.buffer.length, self.flushes))

    def _start(self, element: _Element, tag: str) -> Iterator[Block]:
        if tag == "br":
            yield from self._break(element)
        elif tag not in INLINE or self._own_block(element, tag):
            yield from self._flush()
        self._push(element, tag)
        if tag in ("ul", "ol"):
            self.items.append(small(element.get("start"), 1) - 1)
        elif tag == "li" and self.items:
            self.items[-1] += 1
        self.linked += tag == "a"
        if tag == "q":
            self.buffer.add("“", self.linked > 0)
        self.buffer.add(element.text, self.linked > 0)

    def _end(self, element: _Element, tag: str) -> Iterator[Block]:
        own = self.stack[-1]
        if tag == "q" and own.hint:
            self.buffer.add("”", self.linked > 0)
        if own.hint:
            self._mark(tag, own.start if own.flushes == self.flushes else 0)
            if tag in _STRUCK and self.buffer.length:
                self.buffer.add(" ", False)  # what stands in its place begins a word of its own
            if (tag not in INLINE and tag != "br") or self._own_block(element, tag):
                yield from self._flush()
            self.linked -= tag == "a"
            if tag in ("ul", "ol"):
                self.items.pop()
        self.stack.pop()
        self.buffer.add(element.tail, self.linked > 0)

    def _break(self, element: _Element) -> Iterator[Block]:
        """Take in a line break; two of them end a paragraph."""
        before = self.buffer.parts[-1:] == ["\n"]
        if before and not (element.getprevious() is not None and not self.buffer.length):
            yield from self._flush()
        else:
            self.buffer.end_line()

    def _mark(self, tag: str, start: int) -> None:
        end = self.buffer.length - (self.buffer.blank and self.buffer.length > start)
        if start >= end or (tag not in _STRUCK and tag != "ins"):
            return
        span = Span(start, end)
        self.buffer.inner.append(Place(span, "inserted" if tag == "ins" else "deleted"))
        if tag in _STRUCK:
            self.buffer.cut.append(Removed(span, "deleted text"))

    def _rows(self, table: _Element) -> Iterator[Block]:
        self.tables += 1
        number = 0
        for kind, text, links in rows_of(table):
            number += kind == "table row"
            yield self._block(text, kind, "tr", links, (self.tables, number))

    def _flush(self) -> Iterator[Block]:
        buffer, self.buffer = self.buffer, _Buffer()
        self.flushes += 1
        text = "".join(buffer.parts).rstrip(" \n")
        if any(not c.isspace() for c in text):
            kind, tag = self._kind()
            block = self._block(text, kind, tag, min(buffer.links, len(text)), (0, 0))
            if all(mark.span.end <= len(text) for mark in buffer.inner):
                inner = tuple(sorted(buffer.inner, key=lambda p: (p.span.start, -p.span.end)))
                block = replace(block, inner=inner, cut=tuple(buffer.cut))
            yield block

    def _block(
        self, text: str, kind: PlaceKind, tag: str, links: int, at: tuple[int, int]
    ) -> Block:
        numbers = tuple(own.number for own in self.stack[:MOST_DEPTH])
        hints = tuple(own.hint for own in self.stack[:MOST_DEPTH])
        item = self._item() if kind == "list item" else ""
        return Block(text, kind, tag, numbers, hints, links, *at, item)

    def _own_block(self, element: _Element, tag: str) -> bool:
        """Tell whether an inline element stands for a block: ``<span class="caption">``."""
        if tag != "span" or not _CAPTION.search(element.get("class") or ""):
            return False
        outer = (own for own in self.stack if own.element is not element)
        return not any(_is_caption(_tag(own.element), own.hint) for own in outer)

    def _item(self) -> str:
        ordered = next(
            (o.element.tag for o in reversed(self.stack) if _tag(o.element) in LISTS), ""
        )
        return f"{self.items[-1]}." if ordered == "ol" and self.items else "-"

    def _kind(self) -> tuple[PlaceKind, str]:
        tags = [_tag(own.element) for own in self.stack]
        inner = next((tag for tag in reversed(tags) if tag not in INLINE), "")
        for own, tag in zip(reversed(self.stack), reversed(tags), strict=True):
            if tag in _HEADINGS:
                return "heading", tag
            if _is_caption(tag, own.hint):
                return "caption", tag
            if _PULLED.search(own.hint):
                return "pull quote", tag
            if NOTE.search(own.hint):
                return "footnote", tag
            if tag == "blockquote":
                return "quotation", tag
            if tag == "li":
                return "list item", tag
            if tag in ("article", "main", "section", "body"):
                break
        return "paragraph", inner


LISTS = ("ul", "ol")


def blocks_of(root: _Element) -> Iterator[Block]:
    """Yield the blocks of a page that a reader can see."""
    return _Walk().blocks(root)


def is_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return bool(_SENTENCE.search(text))


def words(text: str) -> Sequence[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"\w+", text.casefold())


def _tag(element: _Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_caption(tag: str, hint: str) -> bool:
    return tag in ("figcaption", "caption") or bool(_CAPTION.search(hint.partition(" ")[2]))


def _hidden(element: _Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )
