"""Bytes of an OpenDocument text -> what it tells with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from compare.errors import InputError
from compare.model import PlaceKind
from compare.read.formats import Reading
from compare.read.numbers import small
from compare.read.package import Package, attribute, local
from compare.read.properties import with_properties
from compare.read.rendition import Piece, put_together, with_head
from compare.read.runs import COMMENT, DELETED, Run, piece_of
from compare.read.tables import Cell, Table, rows_of

_WHAT = "an OpenDocument text"
_MOST_BLANKS = 100
_SECTIONS = frozenset({"section", "index-body", "text-box", "frame", "g", "a", "deletion"})
_SKIPPED = frozenset({"tracked-changes", "sequence-decls", "forms", "variable-decls"})
_ASIDE = frozenset({"note", "annotation", "text-box"})
_HEADINGS = ("Title", "Subtitle", "Heading")
_CAPTIONS = ("Caption", "Illustration", "Figure", "Drawing")


def read(data: bytes, shown: str) -> Reading:
    """Read an OpenDocument text (``.odt``), as :func:`compare.read.docx.read` does a Word one."""
    package = Package(data, shown, _WHAT)
    content = package.xml("content.xml")
    body = _find(content, "body", "text")
    if body is None:
        raise package.damaged()
    styles = package.xml("styles.xml")
    walk = _Walk(body, _parents(content, styles))
    pieces = [*walk.blocks(body), *walk.notes, *walk.comments]
    seen = set()
    for reason, element in _margins(styles):
        runs = [run for child in element for run in walk.runs(child, [])]
        piece = piece_of(runs, removed=reason)
        if piece.text not in seen:
            seen.add(piece.text)
            pieces.append(piece)
    return with_properties(with_head(put_together(pieces)), _properties(package))


class _Walk:
    """Goes through the body once, in order, since changes begin and end anywhere."""

    def __init__(self, body: Any, parents: dict[str, str]) -> None:
        self.notes: list[Piece] = []
        self.comments: list[Piece] = []
        self._parents = parents
        self._paragraphs = self._tables = self._boxes = 0
        self._inserting: set[str] = set()
        self._insertions: set[str] = set()
        self._deletions: dict[str, str] = {}
        changes = _find(body, "tracked-changes")
        for region in changes if changes is not None else ():
            key = attribute(region, "id") or ""
            for change in region:
                if local(change) == "insertion":
                    self._insertions.add(key)
                elif local(change) == "deletion":
                    paragraphs = [c for c in change if local(c) in ("p", "h")]
                    self._deletions[key] = " ".join(_plain(p) for p in paragraphs)

    def blocks(self, element: Any, kind: PlaceKind | None = None) -> Iterator[Piece]:
        """Yield the paragraphs, lists and tables in an element."""
        for child in element:
            name = local(child)
            if name in ("p", "h"):
                yield from self._paragraph(child, kind)
            elif name == "list":
                for item in child:
                    yield from self.blocks(item, "list item")
            elif name == "table":
                yield from self._table(child)
            elif name in _SECTIONS or name.endswith("-index") or name == "table-of-content":
                yield from self.blocks(child, kind)
            else:
                self._note_change(child)

    def runs(self, element: Any, asides: list[Any]) -> Iterator[Run]:
        """Yield the words of a paragraph; notes, comments and boxes are added to ``asides``."""
        yield from self._text(element.text)
        for child in element:
            name = local(child)
            if name in _ASIDE:
                asides.append(child)
            elif name == "s":
                yield from self._text(" " * min(small(attribute(child, "c"), 1), _MOST_BLANKS))
            elif name in ("tab", "line-break"):
                yield from self._text(" " if name == "tab" else "\n")
            elif name == "change":
                key = attribute(child, "change-id") or ""
                if self._deletions.get(key):
                    yield Run(self._deletions[key], DELETED, "deleted")
            elif name and not self._note_change(child) and name not in _SKIPPED:
                yield from self.runs(child, asides)
            yield from self._text(child.tail, raw=True)

    def _text(self, text: str | None, raw: bool = False) -> Iterator[Run]:
        if text:
            words = text.replace("\r", " ").replace("\n", " ") if raw else text
            yield Run(words, kind="inserted" if self._inserting else None)

    def _note_change(self, element: Any) -> bool:
        key = attribute(element, "change-id") or ""
        if local(element) == "change-start" and key in self._insertions:
            self._inserting.add(key)
        elif local(element) == "change-end":
            self._inserting.discard(key)
        return local(element).startswith("change")

    def _paragraph(self, element: Any, kind: PlaceKind | None) -> Iterator[Piece]:
        asides: list[Any] = []
        runs = list(self.runs(element, asides))
        if any(run.text.strip() for run in runs):
            self._paragraphs += 1
            own = self._kind(element) if kind is None else kind
            mark = [Run("• ", runs[0].removed, runs[0].kind)] if kind == "list item" else []
            yield piece_of([*mark, *runs], own, f"paragraph {self._paragraphs}")
        for aside in asides:
            yield from self._aside(aside)

    def _aside(self, element: Any) -> Iterator[Piece]:
        name = local(element)
        if name == "text-box":
            self._boxes += 1
            yield from self._beside(element, "text box", f"text box {self._boxes}")
        elif name == "annotation":
            number = f"comment {len(self.comments) + 1}"
            self.comments += self._beside(element, "comment", number, COMMENT)
        else:
            what: PlaceKind = (
                "endnote" if attribute(element, "note-class") == "endnote" else "footnote"
            )
            number = f"{what} {len(self.notes) + 1}"
            inner = [child for child in element if local(child) == "note-body"]
            self.notes += (p for body in inner for p in self._beside(body, what, number))

    def _beside(
        self, element: Any, kind: PlaceKind, label: str, removed: str | None = None
    ) -> list[Piece]:
        return [
            piece_of(list(self.runs(child, [])), kind, label, removed)
            for child in element.iter()
            if local(child) in ("p", "h")
        ]

    def _kind(self, element: Any) -> PlaceKind:
        style = attribute(element, "style-name") or ""
        for _ in range(10):
            if local(element) == "h" or style.startswith(_HEADINGS):
                return "heading"
            if style.startswith(_CAPTIONS):
                return "caption"
            if style.startswith("Quotation"):
                return "quotation"
            style = self._parents.get(style, "")
        return "paragraph"

    def _table(self, table: Any) -> Iterator[Piece]:
        self._tables += 1
        asides: list[Any] = []
        rows: list[Sequence[Cell]] = []
        headed = False
        for row, is_head in _rows(table):
            headed = headed or (is_head and not rows)
            cells = [cell for cell in row if local(cell) == "table-cell"]
            rows.append([self._cell(cell, asides) for cell in cells])
        yield from rows_of(Table(rows, headed), f"table {self._tables}")
        for aside in asides:
            yield from self._aside(aside)

    def _cell(self, cell: Any, asides: list[Any]) -> Cell:
        inner = (child for child in cell.iter() if local(child) in ("p", "h"))
        return [runs for child in inner if (runs := list(self.runs(child, asides)))]


def _rows(table: Any) -> Iterator[tuple[Any, bool]]:
    for child in table:
        name = local(child)
        if name == "table-row":
            yield child, False
        elif name == "table-header-rows":
            yield from ((row, True) for row, _ in _rows(child))
        elif name in ("table-rows", "table-row-group"):
            yield from _rows(child)


def _find(element: Any, *names: str) -> Any:
    """Return the element that these names lead to, child by child, or ``None``."""
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if local(child) == name), None)
    return element


def _plain(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _parents(*roots: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for root in roots:
        for part in root if root is not None else ():
            for style in part if local(part) in ("styles", "automatic-styles") else ():
                name, parent = attribute(style, "name"), attribute(style, "parent-style-name")
                if name and parent:
                    found[name] = parent
    return found


def _margins(styles: Any) -> Iterator[tuple[str, Any]]:
    master = _find(styles, "master-styles")
    for page in master if master is not None else ():
        for part in page:
            if local(part).startswith(("header", "footer")):
                yield f"running {'head' if local(part).startswith('header') else 'foot'}", part


def _properties(package: Package) -> dict[str, str]:
    try:
        meta = _find(package.xml("meta.xml"), "meta")
    except InputError:  # what it says of itself is not worth the text
        return {}
    found = {local(element): _plain(element) for element in (meta if meta is not None else ())}
    return {
        "title": found.get("title", ""),
        "author": found.get("initial-creator", "") or found.get("creator", ""),
        "language": found.get("language", ""),
    }
