"""One account in full, each conflict and open question a comment on the words it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.render.docx.elements import add_heading, add_paragraph, add_run, mark, turn
from compare.render.docx.styles import LEFT_OUT, LOOKS, SMALL
from compare.render.plain import clean, excerpt, shorten
from compare.render.view import Card, Part, Segment, Source, View
from compare.render.wording import about, sureness

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_COMMENTED = ("conflict", "open")
_COMMENT_ROOM = 240
_INITIALS = "C"


def write_account(document: Document, view: View, source: Source) -> None:
    """Write the text of one account on pages of its own, with its comments."""
    title = f"{source.id}: {clean(source.title or source.name)}"
    add_heading(document, title, new_page=True)
    if known := about(source):
        add_paragraph(document, SMALL, clean(known))
    _Account(document, view).write(_parts(view, source.id))


def _parts(view: View, name: str) -> list[Part]:
    parts = [
        part
        for row in view.rows
        for cell in row.cells
        if cell.document == name
        for part in cell.parts
    ]
    return sorted(parts, key=lambda part: part.segments[0].span if part.segments else (0, 0))


class _Account:
    def __init__(self, document: Document, view: View) -> None:
        self._document = document
        self._tool = shorten(view.tool, 60)
        self._cards = {card.id: card for card in view.cards}
        self._linked = {quote.anchor for card in view.cards for quote in card.quotes}
        self._linked |= {s.anchor for own in view.speakers for cell in own.cells for s in cell}
        self._order = {source.id: place for place, source in enumerate(view.sources)}
        self._commented: set[str] = set()

    def write(self, parts: list[Part]) -> None:
        """Write the parts in their order, a mark without words with what follows it."""
        paragraph: Paragraph | None = None
        last: Part | None = None
        held: list[Part] = []
        for place, part in enumerate(parts):
            if _is_stray(part) and place + 1 < len(parts):
                held.append(part)
                continue
            if paragraph is not None and last is not None and _goes_on(last, part):
                paragraph.add_run(" ")
            else:
                style = "Heading 2" if part.kind == "heading" else None
                paragraph = add_paragraph(self._document, style)
            for stray in held:
                add_run(paragraph, f"{clean(stray.text)} ", LEFT_OUT)
            held = []
            self._part(paragraph, part)
            turn(paragraph)
            last = part

    def _part(self, paragraph: Paragraph, part: Part) -> None:
        """Write one part, and comment on what weighs where its words first stand."""
        if part.anchor in self._linked:
            mark(paragraph, part.anchor, self._bookmark(part.anchor))
        runs: dict[str, list[Run]] = {}
        for segment in part.segments:
            run = add_run(paragraph, clean(segment.text), _look(part, segment))
            for own in (*part.marks, *segment.marks):
                if own.kind in _COMMENTED:
                    runs.setdefault(own.id, []).append(run)
        if part.reason:
            add_run(paragraph, f" [left out: {clean(part.reason)}]", LEFT_OUT)
        for finding, touched in runs.items():
            if finding not in self._commented:
                self._commented.add(finding)
                comment = self._document.add_comment(
                    [touched[0], touched[-1]], text="", author=self._tool, initials=_INITIALS
                )
                _write_comment(comment, self._cards[finding])

    def _bookmark(self, anchor: str) -> int:
        """Return a number that no other part of any account has."""
        document, _, place = anchor.rpartition("-")
        return int(place) * len(self._order) + self._order[document]


def _goes_on(one: Part, other: Part) -> bool:
    return other.paragraph is not None and one.paragraph == other.paragraph


def _is_stray(part: Part) -> bool:
    return part.kind == "removed" and not any(map(str.isalnum, part.text))


def _look(part: Part, segment: Segment) -> str | None:
    if part.kind == "removed" or segment.removed:
        return LEFT_OUT
    kinds = {mark.kind for mark in (*part.marks, *segment.marks)}
    return next((look for kind, look in LOOKS.items() if kind in kinds), None)


def _write_comment(comment: Any, card: Card) -> None:
    """Write the reason, then every quote with its place."""
    known = f" ({sureness(card)})" if sureness(card) else ""
    first = comment.paragraphs[0]
    first.add_run(f"{card.id} {card.category_label}{known}. ").bold = True
    first.add_run(clean(card.explanation))
    for quote in card.quotes:
        line = comment.add_paragraph(f"{quote.document}, {quote.lines}: ")
        opening, closing = quote.marks
        line.add_run(opening)
        for piece in excerpt(quote.pieces, _COMMENT_ROOM):
            line.add_run(piece.text).bold = piece.marked or None
        line.add_run(closing)
