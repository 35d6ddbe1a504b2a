"""Bytes of a Word document -> what it tells, as its author would see it with all changes accepted.

The XML is read here and not by python-docx, which leaves out what was inserted under tracked
changes ("will pay  million"), and footnotes and text boxes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any

from compare.errors import InputError
from compare.model import PlaceKind
from compare.read.docx.body import Body
from compare.read.docx.styles import Lists, Styles
from compare.read.formats import Reading
from compare.read.package import Package, attribute, local
from compare.read.properties import with_properties
from compare.read.rendition import Piece, put_together, with_head
from compare.read.runs import COMMENT

_WHAT = "a Word document"
_MAIN = "word/document.xml"
_NOTES: tuple[tuple[str, PlaceKind], ...] = (("footnotes", "footnote"), ("endnotes", "endnote"))
_MARGINS = (("header", "running head"), ("footer", "running foot"))
_MOST_MARGINS = 60
_PROPERTIES = (("title", "title"), ("author", "creator"), ("language", "language"))


def read(data: bytes, shown: str) -> Reading:
    """Read a Word document (``.docx``, ``.docm``); nothing in it is run, looked up or fetched.

    Insertions are text, deletions stay in the text and are removed. Tables, lists, text boxes,
    captions, foot- and endnotes are part of the account; comments, headers and footers are not.
    Raises :class:`compare.errors.InputError`.
    """
    package = Package(data, shown, _WHAT)
    main, related = _main(package)
    root = package.xml(main)
    body = None if root is None else next((c for c in root if local(c) == "body"), None)
    if body is None:
        raise package.damaged()

    def part(kind: str) -> Any:
        name = next((target for found, target in related if found == kind), None)
        return None if name is None else package.xml(name)

    reader = Body(Styles(part("styles")), Lists(part("numbering")))
    pieces = [*reader.read(body)]
    for kind, what in _NOTES:
        pieces += _notes(reader, part(kind), what)
    pieces += _comments(reader, part("comments"))
    for kind, reason in _MARGINS:
        pieces += _margins(reader, package, related, kind, reason)
    return with_properties(with_head(put_together(pieces)), _properties(package))


def _main(package: Package) -> tuple[str, list[tuple[str, str]]]:
    """Return the name of the main part, and the parts related to it by kind, none from outside."""
    main = next(
        (target for kind, target in _targets(package, "") if kind == "officeDocument"), _MAIN
    )
    return main, list(dict.fromkeys(_targets(package, main)))


def _targets(package: Package, part: str) -> Iterator[tuple[str, str]]:
    folder, name = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in root if root is not None else ():
        if attribute(relation, "TargetMode") == "External":
            continue
        kind = (attribute(relation, "Type") or "").rpartition("/")[2]
        target = attribute(relation, "Target") or ""
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if path in package:
            yield kind, path


def _notes(reader: Body, root: Any, what: PlaceKind) -> Iterator[Piece]:
    number = 0
    for note in root if root is not None else ():
        if attribute(note, "type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        number += 1
        yield from reader.aside(note, what, f"{what} {number}")


def _comments(reader: Body, root: Any) -> Iterator[Piece]:
    for number, comment in enumerate(root if root is not None else (), 1):
        yield from reader.aside(comment, "comment", f"comment {number}", removed=COMMENT)


def _margins(
    reader: Body, package: Package, related: Sequence[tuple[str, str]], kind: str, reason: str
) -> Iterator[Piece]:
    """Yield what stands above or below the text of every page, once."""
    seen = set()
    for target in [target for name, target in related if name == kind][:_MOST_MARGINS]:
        for piece in reader.aside(package.xml(target), "paragraph", "", removed=reason):
            if piece.text not in seen:
                seen.add(piece.text)
                yield piece


def _properties(package: Package) -> dict[str, str]:
    try:
        root = package.xml("docProps/core.xml")
    except InputError:  # what it says of itself is not worth the text
        return {}
    found: dict[str, str] = {}
    for element in root if root is not None else ():
        found.setdefault(local(element), " ".join("".join(element.itertext()).split()))
    return {name: found.get(key, "") for name, key in _PROPERTIES}
