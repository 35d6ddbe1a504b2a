"""Report -> Markdown to paste into a ticket: GitHub flavoured, with the text of others escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compare.model import Report
from compare.render import Look
from compare.render.checks import Check, checks
from compare.render.plain import clean, excerpt, shorten
from compare.render.templating import plural
from compare.render.view import SIGNS, Card, Piece, QuoteView, Section, View, make_view
from compare.render.view.speakers import SayingView
from compare.render.wording import (
    SETTLED,
    about,
    headline,
    in_short,
    left_out,
    places,
    sureness,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$&])")
_LIVE = re.compile(r"([@#]|!(?=\d)|:(?=//)|(?<=www)\.)(?=[\w/])", re.IGNORECASE)
_QUOTE_ROOM, _LINE_ROOM, _NAME_ROOM = 600, 240, 60
_FACT_ROOM = 400
_FOLDED = 10
"""A section with more findings than this is folded, except conflicts."""


def render(report: Report, look: Look) -> bytes:
    """Return the brief as UTF-8; ``look`` changes nothing in it."""
    del look
    return ("\n".join(_lines(make_view(report), report)).rstrip() + "\n").encode()


def escape(text: str) -> str:
    """Return words of others so that they are shown as they are: no markup, link or mention.

    A comment parts what GitHub would make live by itself (``@name``, ``#12``, ``http://``).
    """
    escaped = _SPECIAL.sub(r"\\\1", clean(text).strip())
    return _LIVE.sub(r"\1<!-- -->", escaped)


def _lines(view: View, report: Report) -> Iterator[str]:
    yield f"# {headline(view)}"
    yield ""
    yield from _sources(view)
    yield ""
    yield " · ".join(f"{SIGNS[kind]} {words}" for kind, words in view.summary)
    for skipped in report.skipped:
        yield ""
        yield f"**Please note.** {escape(skipped.document)}: {escape(skipped.reason)}"
    conflicts = [section for section in view.sections if section.kind == "conflict"]
    if not conflicts:
        yield ""
        yield "No conflict was found."
    for section in conflicts:
        yield from _section(section)
    if asked := checks(view):
        yield from ("", "## What to check", "")
        yield from map(_check, asked)
    for section in view.sections:
        if section.kind != "conflict":
            yield from _section(section)
    yield from _settled(view)
    yield from _sharing(view)
    yield from _speakers(view)
    yield from _notes(view, report)


def _sharing(view: View) -> Iterator[str]:
    """Yield what each two accounts share, the passages folded, beside each other in a table."""
    if view.sharing:
        yield from ("", "## Shared wording")
    for shared in view.sharing:
        yield ""
        yield " ".join(filter(None, (f"**{escape(shared.line)}**", escape(shared.origin))))
        yield ""
        number = plural(len(shared.passages), "passage")
        yield f"<details><summary>Show {number}</summary>"
        yield ""
        yield f"| | {' | '.join(shared.documents)} |"
        yield "|---|---|---|"
        for own in shared.passages:
            told = (marked(excerpt(quote.pieces, _QUOTE_ROOM)) for quote in own.quotes)
            sides = " | ".join(
                f"{quote.lines}: {said}" for quote, said in zip(own.quotes, told, strict=True)
            )
            yield f"| {own.id} {own.label} | {sides} |"
        yield ""
        yield "</details>"


def _speakers(view: View) -> Iterator[str]:
    """Yield who is quoted, and what each account lets them say, in a table."""
    if not view.speakers:
        return
    yield from ("", f"## Who is quoted ({len(view.speakers)})", "")
    folded = len(view.speakers) > _FOLDED
    if folded:
        yield f"<details><summary>Show {len(view.speakers)}</summary>"
        yield ""
    yield f"| Speaker | {' | '.join(source.id for source in view.sources)} |"
    yield f"|---{'|---' * len(view.sources)}|"
    for own in view.speakers:
        note = f" ({own.note})" if own.note else ""
        name = f"**{escape(shorten(own.name, _NAME_ROOM))}**{note}"
        cells = ("<br>".join(map(_saying, cell)) for cell in own.cells)
        yield f"| {name} | {' | '.join(cells)} |"
    if folded:
        yield from ("", "</details>")


def _saying(saying: SayingView) -> str:
    """Tell what somebody says, in bold the words that another account of it has not."""
    opening, closing = ("“", "”") if saying.direct else ("", "")
    words = marked(excerpt(saying.pieces, _LINE_ROOM))
    against = "".join(f" (against {id})" for id in saying.denies)
    return f"{escape(saying.verb or 'says')}{against}: {opening}{words}{closing}"


def _sources(view: View) -> Iterator[str]:
    yield "| | Account | From | Size | SHA-256 |"
    yield "|---|---|---|---|---|"
    for source in view.sources:
        name = code(source.name)
        account = f"{escape(source.title)} ({name})" if source.title else name
        size = plural(source.words, "word")
        row = (f"**{source.id}**", account, escape(about(source)), size, f"`{source.sha256_short}`")
        yield f"| {' | '.join(row)} |"


def _check(check: Check) -> str:
    ids = ", ".join(card.id for card in check.cards)
    return f"- [ ] {check.words} {ids}".rstrip()


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.sign} {escape(section.title)} ({len(section.cards)})", "")
    folded = len(section.cards) > _FOLDED and section.kind != "conflict"
    if folded:
        yield f"<details><summary>Show {len(section.cards)}</summary>"
        yield ""
    if section.kind in ("conflict", "open"):
        for number, card in enumerate(section.cards):
            if number:
                yield ""
            yield from _in_full(card)
    else:
        for card in section.cards:
            yield _item(card)
            yield from (f"  - {escape(words)}" for words in card.told)
    if folded:
        yield ""
        yield "</details>"


def _settled(view: View) -> Iterator[str]:
    if not view.settled:
        return
    yield from ("", f"## {SETTLED} ({len(view.settled)})", "")
    yield f"<details><summary>Show {len(view.settled)}</summary>"
    yield ""
    for card in view.settled:
        yield f"{_item(card)} {escape(card.decided)}"
        yield from (f"  - {escape(remark)}" for remark in card.remarked)
    yield from ("", "</details>")


def _in_full(card: Card) -> Iterator[str]:
    sure = f" ({sureness(card)})" if sureness(card) else ""
    yield f"**{card.sign} {card.id}** {card.category_label}{sure}: {escape(card.explanation)}"
    if card.decided:
        yield f"**{escape(card.decided)}**"
    yield from (f"- {escape(remark)}" for remark in card.remarked)
    yield ""
    for number, quote in enumerate(card.quotes):
        if number:
            yield ">"
        opening, closing = quote.marks
        said = marked(excerpt(quote.pieces, _QUOTE_ROOM))
        yield f"> **{quote.document}** {_place(quote)}: {opening}{said}{closing}"


def _item(card: Card) -> str:
    said = escape(shorten(in_short(card), _LINE_ROOM))
    return f"- **{card.id}** {said} ({', '.join(places(card))})"


def _place(quote: QuoteView) -> str:
    return f"{code(quote.name)}, {quote.lines}"


def marked(pieces: Iterable[Piece]) -> str:
    """Return the pieces of a quote, escaped, in bold what is marked."""
    said = ""
    for piece in pieces:
        words = piece.text.strip(" ")
        lead = piece.text[: len(piece.text) - len(piece.text.lstrip(" "))]
        tail = piece.text[len(piece.text.rstrip(" ")) :] if words else ""
        said += (
            f"{lead}**{escape(words)}**{tail}" if piece.marked and words else _inline(piece.text)
        )
    return said


def _inline(text: str) -> str:
    """Escape text whose blanks at either end count."""
    words = text.strip(" ")
    if not words:
        return text
    start = text.index(words)
    return text[:start] + escape(words) + text[start + len(words) :]


def code(text: str) -> str:
    """Set a file name as code, within a fence longer than any in it."""
    words = clean(text).replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    return f"{fence} {words} {fence}" if len(fence) > 1 else f"`{words}`"


def _notes(view: View, report: Report) -> Iterator[str]:
    yield ""
    yield "---"
    yield ""
    for source in view.sources:
        if source.found:
            told = ". ".join(escape(shorten(line, _FACT_ROOM)) for line in source.found)
            yield f"{source.id}: {told}.  "
    for document, what in left_out(report):
        yield f"Left out of {document} as not part of the story: {escape(what)}.  "
    yield f"Made by {escape(view.tool)} {escape(view.version)}, signature `{view.signature}`"
