"""Markdown: the text stays as it is, and its markup is marked as no part of the story.

Markup inside a paragraph (marks of emphasis, the address of a link) is removed with the reason
``markup``, which lets a sentence run across it. What a reader of the page would not read as words
of the story is removed with a reason of its own: ``image``, ``code``, ``metadata`` for the front
matter. Marks of lists stay, since they are text in plain text as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compare.model import Removed, Span
from compare.read import markdown_tables
from compare.read.clean import Links
from compare.read.condense import condense
from compare.read.dates import find_date
from compare.read.emphasis import emphasis_marks
from compare.read.formats import Reading
from compare.read.lines import Line, split_lines
from compare.read.markdown_tables import Found, without
from compare.read.plain import read_lines

_FRONT = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)\r?\n(?P=fence)[ \t]*(?:\r?\n|\Z)", re.S
)
_FIELD = re.compile(r"^(?P<key>[A-Za-z][\w-]*)\s*[:=][ \t]*(?P<value>.*)$", re.M)
_FENCED = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*\r?$|.*\Z)",
    re.M | re.S,
)
_HIDDEN = (
    ("<!--", "-->", "markup"),
    ("<script", "</script>", "code"),
    ("<style", "</style>", "code"),
)
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^\n]+?)(?<!`)\1(?!`)")
_ESCAPE = re.compile(r"\\[!\"#$%&'()*+,./:;<=>?@\[\\\]^_`{|}~-]")
_TEXT = r"(?:[^\[\]\n]|\n(?![ \t]*\r?\n)){0,500}"
_TARGET = (
    r"\([ \t]*+(?:<[^<>\n]*+>|(?:[^()\s]|\([^()\s]*+\))*+)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?\s*+\)"
)
_IMAGE = re.compile(rf"!\[{_TEXT}\](?:{_TARGET}|\[[^\]\n]*\])")
_LINK = re.compile(rf"\[(?P<text>{_TEXT})\](?:{_TARGET}|\[[^\]\n]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,200}\]:?")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*\S+[^\n]*$", re.M)
_ADDRESS = re.compile(r"<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>", re.I)
_TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>", re.I)
_PREFIX = re.compile(
    r"^[ ]{0,3}(?:>[ \t]?)+(?:[ ]{0,3}#{1,6}(?=\s|$)[ \t]*)?|^[ ]{0,3}#{1,6}(?=\s|$)[ \t]*", re.M
)
_HEADING_END = re.compile(
    r"^[ ]{0,3}(?:>[ \t]?)*+#{1,6}+\s[^\n]*?"
    r"(?P<end>(?:(?<![ \t])|(?<=#[ \t]))[ \t]++#++[ \t]*+)\r?$",
    re.M,
)
_RULE = re.compile(
    r"^[ ]{0,3}(?:(?:=++|-{2,}+)[ \t]*+|(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)"
    r"\r?$",
    re.M,
)
_TABLE_RULE = re.compile(
    r"^[ ]{0,3}\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)++\|?[ \t]*+\r?$", re.M
)
_HARD_BREAK = re.compile(r"\\(?=\r?$)", re.M)
_BAR = re.compile(r" ?\|[ |]*+")
_BETWEEN_LINKS = re.compile(r"[\s|•·/»›→>\[\]()]*")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+")
_HEADING = re.compile(r"^(?:>\s?)*#{2,6}\s|^(?P<strong>\*\*|__)(?!\s).*(?P=strong)$")
_NOT_END = re.compile(r"[^\r\n]")
_ANY_HEADING = re.compile(r"^(?:>\s?)*#{1,6}\s")


def read(text: str) -> Reading:
    """Mark the markup of a Markdown text, and read head and furniture off what is left of it."""
    front = _FRONT.match(text)
    body = front.end() if front else 0
    markup, tables = _markup(text)
    lines = _visible_lines(text, markup, body)
    rows = markdown_tables.lines_of(tables, lines)
    told = [
        replace(line, text=_BAR.sub(": ", line.text)) if n in rows else line
        for n, line in enumerate(lines)
    ]
    reading = read_lines(told, _links(text, lines), rows)
    title = next(
        (line.text for line in lines[:3] if _ANY_HEADING.match(line.span.of(text))), reading.title
    )
    grounds = {"title": "headline", **dict(reading.grounds)} if title else dict(reading.grounds)
    reading = replace(
        reading,
        title=title,
        removed=_joined(reading.removed, markup),
        grounds=tuple(grounds.items()),
        places=tuple(sorted([*reading.places, *tables.places], key=lambda place: place.span)),
        repairs=tables.repairs,
    )
    return _with_front_matter(reading, front["body"]) if front else reading


def _markup(text: str) -> tuple[tuple[Removed, ...], Found]:
    """Return all markup of a Markdown text in order, without overlaps, and its tables."""
    marks: list[Removed] = []
    rest, rows = _find(text, marks)
    plain = _apart(marks)
    tables = markdown_tables.find(rows, lambda cell: condense(text, cell, plain).text.strip())
    bars = _pipes(rest)
    return _apart([*without([*plain, *bars], tables), *tables.removed]), tables


def _apart(parts: Iterable[Removed]) -> tuple[Removed, ...]:
    kept: list[Removed] = []
    for part in sorted(parts, key=lambda part: (part.span.start, -part.span.end)):
        if part.span.start < part.span.end and (not kept or part.span.start >= kept[-1].span.end):
            kept.append(part)
    return tuple(kept)


def _find(text: str, found: list[Removed]) -> tuple[str, str]:
    """Find markup, each kind searched where those before it have left something.

    Return what is left of the text, and what was left while the rules of tables still stood in it.
    """
    rest = text

    def take(pattern: re.Pattern[str], reason: str) -> None:
        nonlocal rest
        found.extend(Removed(Span(*match.span()), reason) for match in pattern.finditer(rest))
        rest = pattern.sub(_blank, rest)

    take(_FRONT, "metadata")
    take(_FENCED, "code")
    for opening, closing, reason in _HIDDEN:
        pieces, at = [], 0
        for start, end in _enclosed(rest, opening, closing):
            found.append(Removed(Span(start, end), reason))
            pieces += [rest[at:start], _NOT_END.sub(" ", rest[start:end])]
            at = end
        rest = "".join([*pieces, rest[at:]])
    for match in _CODE.finditer(rest):
        ticks = len(match[1])
        found.append(Removed(Span(match.start(), match.start() + ticks), "markup"))
        found.append(Removed(Span(match.end() - ticks, match.end()), "markup"))
    rest = _CODE.sub(_letters, rest)
    for match in _ESCAPE.finditer(rest):
        found.append(Removed(Span(match.start(), match.start() + 1), "markup"))
    rest = _ESCAPE.sub(_letters, rest)
    take(_DEFINITION, "markup")
    take(_IMAGE, "image")
    take(_FOOTNOTE, "markup")
    for match in _LINK.finditer(rest):
        start, end = match.span("text")
        if match["text"].strip():
            found.append(Removed(Span(match.start(), start), "markup"))
            found.append(Removed(Span(end, match.end()), "markup"))
        else:  # a link around an image
            found.append(Removed(Span(*match.span()), "image"))
    rest = _LINK.sub(lambda m: f" {m['text']}" + " " * (len(m.group()) - len(m["text"]) - 1), rest)
    take(_ADDRESS, "markup")
    take(_TAG, "markup")
    rows = _PREFIX.sub(_blank, rest)
    for match in _HEADING_END.finditer(rest):
        found.append(Removed(Span(*match.span("end")), "markup"))
    for pattern in (_TABLE_RULE, _RULE, _PREFIX, _HARD_BREAK):
        take(pattern, "markup")
    found.extend(emphasis_marks(rest))
    return rest, rows


def _enclosed(text: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """Return the ranges from each opening to the next closing mark, both included."""
    folded = text.lower() if len(text.lower()) == len(text) else text
    ranges = []
    at = 0
    while (start := folded.find(opening, at)) >= 0:
        end = folded.find(closing, start)
        if end < 0:
            break
        at = end + len(closing)
        ranges.append((start, at))
    return ranges


def _blank(match: re.Match[str]) -> str:
    return _NOT_END.sub(" ", match.group())


def _letters(match: re.Match[str]) -> str:
    """Hide marks from the patterns that follow, yet leave words where words are."""
    return re.sub(r"[^\w\s]", "x", match.group())


def _pipes(rest: str) -> Iterator[Removed]:
    """Yield what separates the cells of table rows."""
    for row in re.finditer(r"^[ ]{0,3}\|.*\|[ \t]*\r?$", rest, re.M):
        for pipe in re.finditer(r"\|", row.group()):
            at = row.start() + pipe.start()
            yield Removed(Span(at, at + 1), "markup")


def _visible_lines(text: str, markup: Sequence[Removed], body: int) -> list[Line]:
    """Return the lines of the body that show words, with only what they show as their text."""
    lines = []
    for line in split_lines(text):
        if line.blank or line.span.end <= body:
            continue
        shown = " ".join(condense(text, line.span, markup).text.split(" ")).strip()
        if shown:
            lines.append(replace(line, text=shown))
    return lines


def _links(text: str, lines: Sequence[Line]) -> Links:
    """Return which lines show nothing but links, and which are headings inside the story."""
    raw = [line.span.of(text) for line in lines]
    return Links(
        only=frozenset(number for number, line in enumerate(raw) if _only_links(line)),
        headings=frozenset(number for number, line in enumerate(raw) if _HEADING.match(line)),
    )


def _only_links(raw: str) -> bool:
    item = _ITEM.match(raw)
    bare = _IMAGE.sub("", raw[item.end() :] if item else raw)
    rest, count = _LINK.subn("", bare)
    if item:
        rest = re.sub(r"[*_~]", "", rest)  # outside lists, strong print may make it a heading
    return count > 0 and bool(_BETWEEN_LINKS.fullmatch(rest))


def _joined(lines: Sequence[Removed], markup: Sequence[Removed]) -> tuple[Removed, ...]:
    """Return removed lines and markup in order; markup inside a removed line goes with it."""
    whole = sorted(lines, key=lambda part: part.span)
    outside = []
    place = 0
    for mark in markup:
        while place < len(whole) and whole[place].span.end <= mark.span.start:
            place += 1
        if place == len(whole) or not whole[place].span.overlaps(mark.span):
            outside.append(mark)
    return tuple(sorted([*whole, *outside], key=lambda part: part.span))


def _with_front_matter(reading: Reading, source: str) -> Reading:
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(source):
        value = match["value"].strip()
        if not value:
            items = re.match(r"(?:\s*\n[ \t]*-[ \t]+[^\n]+)+", source[match.end() :])
            value = ", ".join(re.findall(r"-[ \t]+([^\n]+)", items.group())) if items else ""
        value = ", ".join(part.strip().strip("\"'") for part in value.strip("[]").split(", "))
        fields.setdefault(match["key"].lower(), value)

    def first(*keys: str) -> str | None:
        return next((fields[key] for key in keys if fields.get(key)), None)

    date = find_date(first("date", "published", "pubdate", "publish_date", "created") or "")
    said = {
        "title": first("title", "headline"),
        "author": first("author", "authors", "by", "byline"),
        "publisher": first("publisher", "source", "site", "site_name", "publication"),
        "published": date[0] if date else None,
    }
    front = {name: "front matter" for name, value in said.items() if value}
    return replace(
        reading,
        title=said["title"] or reading.title,
        author=said["author"] or reading.author,
        publisher=said["publisher"] or reading.publisher,
        published=said["published"] or reading.published,
        grounds=tuple({**dict(reading.grounds), **front}.items()),
    )
