"""Report -> the summary for a terminal: counts, what weighs in full, the rest in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compare.model import Kind, Level, Report
from compare.render import Look
from compare.render.columns import Run, columns, paint, wrap
from compare.render.plain import clean, excerpt, shorten
from compare.render.templating import plural
from compare.render.view import SIGNS, Card, QuoteView, Section, View, make_view
from compare.render.wording import SETTLED, about, in_short, left_out, sureness

_STYLES: dict[Kind, str] = {
    "conflict": "1;31",
    "open": "1;35",
    "detail": "34",
    "agree": "32",
    "only": "36",
}
_BOLD, _DIM, _MARKED = "1", "2", "1;4"
_NARROWEST, _WIDEST = 40, 200
_SHOWN = {"open": 12, "detail": 8, "agree": 4, "only": 4}
_SHARING = 4
"""Pairs of accounts whose shared wording is told."""
_HEADS = {
    "conflicts": "Conflicts",
    "internal": "Conflicts inside one account",
    "open": "To compare",
}


def render(report: Report, look: Look) -> bytes:
    """Return the summary as UTF-8, at most ``look.width`` columns wide (kept in 40 to 200)."""
    page = _Page(make_view(report), report, look)
    return ("\n".join(page.lines()) + "\n").encode()


class _Page:
    def __init__(self, view: View, report: Report, look: Look) -> None:
        self._view = view
        self._report = report
        self._color = look.color
        self._explain = look.explain
        self._width = min(max(look.width, _NARROWEST), _WIDEST)

    def lines(self) -> Iterator[str]:
        """Yield the whole summary."""
        yield from self._counts()
        yield ""
        yield from self._sources()
        yield from self._skipped()
        yield from self._shared()
        if not any(section.kind == "conflict" for section in self._view.sections):
            yield ""
            yield "No conflict was found."
        for section in self._view.sections:
            yield ""
            yield self._rule(section)
            if section.kind in ("conflict", "open"):
                yield from self._in_full(section)
            else:
                yield from self._others(section)
        yield from self._settled()
        yield from self._notes()

    # --- head -----------------------------------------------------------------------

    def _counts(self) -> Iterator[str]:
        runs: list[Run] = []
        for kind, words in self._view.summary:
            # no-break spaces keep each count on one line and set the next apart
            runs += [Run("\xa0\xa0 ")] if runs else []
            runs.append(Run(f"{SIGNS[kind]} {words}".replace(" ", "\xa0"), _STYLES[kind]))
        for line in wrap(runs, self._width, color=self._color):
            yield line.replace("\xa0", " ").rstrip()

    def _sources(self) -> Iterator[str]:
        for source in self._view.sources:
            known = ", ".join(filter(None, (about(source), plural(source.words, "word"))))
            title = [Run(f" {clean(source.title)}.")] if source.title else []
            runs = [Run(clean(source.name), _BOLD), Run(":"), *title, Run(f" {clean(known)}")]
            yield from self._wrap(runs, f"{source.id}  ", "   ")

    def _skipped(self) -> Iterator[str]:
        for skipped in self._report.skipped:
            yield ""
            note = f" {clean(skipped.document)}: {clean(skipped.reason)}"
            yield from self._wrap([Run("Please note.", _BOLD), Run(note)], "", "  ")

    def _shared(self) -> Iterator[str]:
        """Say in a line or two what each two accounts share, those that share most first."""
        if not self._view.sharing:
            return
        yield ""
        yield paint("Shared wording", _BOLD, color=self._color)
        ranked = sorted(self._view.sharing, key=lambda shared: -shared.part)
        for shared in ranked[:_SHARING]:
            told = " ".join(filter(None, (shared.line, clean(shared.origin))))
            yield from self._wrap([Run(told)], "  ", "    ")
        if (left := len(ranked) - _SHARING) > 0:
            yield self._more(left)

    def _rule(self, section: Section) -> str:
        title = f"{section.sign} {clean(_HEADS.get(section.key, section.title))}"
        title = f"{shorten(title, self._width - 8)} ({len(section.cards)}) "
        line = "─" * max(0, self._width - columns(title))
        return paint(title, _STYLES[section.kind], color=self._color) + paint(
            line, _DIM, color=self._color
        )

    # --- findings -------------------------------------------------------------------

    def _in_full(self, section: Section) -> Iterator[str]:
        # of what is open the first are the surest; asked to explain, all are shown
        capped = section.kind == "open" and not self._explain
        most = _SHOWN["open"] if capped else len(section.cards)
        shown = [card for n, card in enumerate(section.cards) if n < most or card.told]
        for card in shown:
            yield from self._card(card)
        if left := len(section.cards) - len(shown):
            yield ""
            yield self._more(left)

    def _card(self, card: Card) -> Iterator[str]:
        yield ""
        head = [Run(f"{card.sign} {card.id}", _STYLES[card.kind])]
        head.append(Run(f" {card.category_label}", _BOLD))
        if sure := sureness(card):
            head.append(Run(f" ({sure})", _DIM))
        yield from self._wrap(head)
        yield from self._wrap([Run(clean(card.explanation))], "  ", "  ")
        if card.decided:
            yield from self._wrap([Run(clean(card.decided), _BOLD)], "  ", "  ")
        for remark in card.remarked:
            yield from self._wrap([Run(clean(remark))], "  ", "  ")
        for quote in card.quotes:
            yield from self._quote(quote)
        if self._explain and card.levels:
            yield from self._levels(card.levels)

    def _levels(self, levels: Sequence[Level]) -> Iterator[str]:
        """Say why the places were taken for one question, a line for each comparison."""
        yield from self._wrap([Run("why these two places were taken for one question", _DIM)], "  ")
        names = [clean(level.comparison) for level in levels]
        room = min(max(map(columns, names)), self._width // 3)
        for name, level in zip(names, levels, strict=True):
            first = f"     {level.weight:+6.2f}  {shorten(name, room)}"
            first += " " * (room + 15 - columns(first))
            yield from self._wrap([Run(clean(level.level))], first, " " * (room + 15))

    def _quote(self, quote: QuoteView) -> Iterator[str]:
        place = f"{quote.document}  {clean(quote.name)}{quote.spot}"
        yield from self._wrap([Run(place, _DIM)], "  ", "     ")
        room = max(240, self._width * 4)
        opening, closing = quote.marks
        runs = [Run(opening)]
        for piece in excerpt(quote.pieces, room):
            if piece.marked and not self._color:
                runs += _starred(piece.text)
            else:
                runs.append(Run(piece.text, _MARKED if piece.marked else ""))
        runs.append(Run(closing))
        yield from self._wrap(runs, "     ", "     ")

    def _others(self, section: Section) -> Iterator[str]:
        # what somebody has written on is shown, however many there are
        most = _SHOWN[section.kind]
        shown = [card for n, card in enumerate(section.cards) if n < most or card.told]
        for card in shown:
            yield from self._short(card)
            yield from self._told(card, _BOLD)
        if left := len(section.cards) - len(shown):
            yield self._more(left)

    def _more(self, left: int) -> str:
        return paint(f"      \N{HORIZONTAL ELLIPSIS} and {left} more", _DIM, color=self._color)

    def _short(self, card: Card) -> Iterator[str]:
        # no-break spaces keep the places on one line
        apart = "; " if any(q.place for q in card.quotes) else "\xa0"
        spots = (f"{q.document}{q.spot}".replace(" ", "\xa0") for q in card.quotes)
        places = apart.join(dict.fromkeys(spots))
        runs = [Run(f"{shorten(in_short(card), self._room())} "), Run(places, _DIM)]
        label = f"{card.id:<5} "
        first = paint(label, _STYLES[card.kind], color=self._color)
        lines = self._wrap(runs, " " * len(label), " " * len(label))
        for index, line in enumerate(lines):
            spaced = line.replace("\xa0", " ")
            yield first + spaced[len(label) :] if index == 0 else spaced

    def _settled(self) -> Iterator[str]:
        """Name what has been dealt with, and how."""
        if not self._view.settled:
            return
        yield ""
        title = f"{SETTLED} ({len(self._view.settled)}) "
        line = "─" * max(0, self._width - columns(title))
        yield paint(title, _BOLD, color=self._color) + paint(line, _DIM, color=self._color)
        for card in self._view.settled:
            yield from self._short(card)
            yield from self._told(card, _DIM)

    def _told(self, card: Card, style: str) -> Iterator[str]:
        """Tell what people decided and wrote below a finding that is told in short."""
        for words in card.told:
            yield from self._wrap([Run(clean(words), style)], " " * 6, " " * 6)

    def _room(self) -> int:
        """Characters for a finding that is told in short: two lines."""
        return 2 * (self._width - 8) - 12

    # --- what else a reader must know -------------------------------------------------

    def _notes(self) -> Iterator[str]:
        notes = list(self._left_out())
        if notes:
            yield ""
        for note in notes:
            yield from self._wrap([Run(note, _DIM)], "", "  ")
        yield ""
        hint = "Side by side, with every finding in its place: -o report.html or -o brief.pdf"
        yield from self._wrap([Run(hint, _DIM)])

    def _left_out(self) -> Iterator[str]:
        for document, what in left_out(self._report):
            yield f"Left out of {document} as not part of the story: {clean(what)}"

    def _wrap(self, runs: Iterable[Run], first: str = "", rest: str = "") -> list[str]:
        return wrap(runs, self._width, first, rest, color=self._color)


def _starred(text: str) -> Sequence[Run]:
    """Set words off without colour, keeping the blanks around them outside the stars."""
    words = text.strip(" ")
    if not words:
        return (Run(text),)
    lead = text[: len(text) - len(text.lstrip(" "))]
    tail = text[len(text.rstrip(" ")) :]
    return (Run(f"{lead}*{words}*{tail}"),)
