"""Check -> the summary for a terminal: the draft in its order, what is not supported in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.model import Check, Verdict
from compare.render import Look
from compare.render.check.labels import BEARINGS, SIGNS
from compare.render.check.view import CheckView, ClaimView, WitnessView, check_view
from compare.render.columns import Run, paint, wrap
from compare.render.plain import clean, excerpt, shorten
from compare.render.templating import plural
from compare.render.view import Piece, Source
from compare.render.wording import SETTLED, about, left_out

_STYLES: dict[Verdict, str] = {
    "contradicted": "1;31",
    "unsupported": "1;33",
    "open": "1;35",
    "partial": "34",
    "supported": "32",
    "none": "2",
}
_BOLD, _DIM, _MARKED = "1", "2", "1;4"
_NARROWEST, _WIDEST = 40, 200
_ROOM = 200
"""Characters of a source's sentence that are shown."""
_CLOSE: tuple[Verdict, ...] = ("supported", "none")
"""What is told in short."""


def render(check: Check, look: Look) -> bytes:
    """Return the summary as UTF-8, at most ``look.width`` columns wide (kept in 40 to 200)."""
    return ("\n".join(_Page(check_view(check), look).lines()) + "\n").encode()


class _Page:
    def __init__(self, view: CheckView, look: Look) -> None:
        self._view = view
        self._color = look.color
        self._width = min(max(look.width, _NARROWEST), _WIDEST)

    def lines(self) -> Iterator[str]:
        """Yield the whole summary."""
        yield from self._wrap([Run(self._view.headline, _BOLD)])
        yield from self._counts()
        yield ""
        yield from self._source(self._view.draft, "the draft")
        for source in self._view.sources:
            yield from self._source(source, "")
        for skipped in self._view.report.skipped:
            yield ""
            note = f" {clean(skipped.document)}: {clean(skipped.reason)}"
            yield from self._wrap([Run("Please note.", _BOLD), Run(note)], "", "  ")
        yield ""
        yield self._rule("The draft, claim by claim")
        close = True
        for claim in self._view.claims:
            if not (close and claim.verdict in _CLOSE):
                yield ""
            close = claim.verdict in _CLOSE
            yield from self._short(claim) if close else self._full(claim)
        yield from self._settled()
        yield from self._notes()

    def _counts(self) -> Iterator[str]:
        runs: list[Run] = []
        for verdict, words in self._view.summary:
            runs += [Run("\xa0\xa0 ")] if runs else []
            runs.append(Run(f"{SIGNS[verdict]} {words}".replace(" ", "\xa0"), _STYLES[verdict]))
        for line in wrap(runs, self._width, color=self._color) if runs else ():
            yield line.replace("\xa0", " ").rstrip()

    def _source(self, source: Source, role: str) -> Iterator[str]:
        known = ", ".join(filter(None, (role, about(source), plural(source.words, "word"))))
        title = [Run(f" {clean(source.title)}.")] if source.title else []
        runs = [Run(clean(source.name), _BOLD), Run(":"), *title, Run(f" {clean(known)}")]
        yield from self._wrap(runs, f"{source.id}  ", "   ")

    def _rule(self, title: str) -> str:
        line = "─" * max(0, self._width - len(title) - 1)
        return f"{paint(title, _BOLD, color=self._color)} {paint(line, _DIM, color=self._color)}"

    def _full(self, claim: ClaimView) -> Iterator[str]:
        head = f"{claim.sign} {claim.id} {claim.label}"
        yield from self._wrap(
            [Run(head, _STYLES[claim.verdict]), Run(f" line\xa0{claim.line}", _DIM)]
        )
        yield from self._wrap(self._marked(claim.pieces), "  ", "  ")
        yield from self._wrap([Run(clean(claim.reason))], "  → ", "    ")
        for told in claim.said:
            yield from self._wrap([Run(clean(told), _BOLD)], "    ", "    ")
        for witness in claim.witnesses:
            yield from self._witness(witness)

    def _witness(self, witness: WitnessView) -> Iterator[str]:
        where = f"{witness.document}:{witness.first_line} {BEARINGS[witness.bearing]}:"
        quote = self._marked(excerpt(witness.pieces, _ROOM))
        whom = [Run(f" quoting {clean(witness.quoting)}", _DIM)] if witness.quoting else []
        yield from self._wrap(
            [Run(where, _DIM), Run(" “"), *quote, Run("”"), *whom], "    ", "      "
        )

    def _short(self, claim: ClaimView) -> Iterator[str]:
        places = dict.fromkeys(f"{g.document}:{g.first_line}" for g in claim.witnesses)
        label = f"{claim.sign} {claim.id:<4} "
        first = paint(label, _STYLES[claim.verdict], color=self._color)
        runs = [
            Run(f"{shorten(claim.text, 2 * self._width - 40)} "),
            Run("\xa0".join(places), _DIM),
        ]
        for n, line in enumerate(self._wrap(runs, " " * len(label), " " * len(label))):
            spaced = line.replace("\xa0", " ")
            yield first + spaced[len(label) :] if n == 0 else spaced

    def _settled(self) -> Iterator[str]:
        """Tell what has been dealt with, and how."""
        if self._view.settled:
            yield ""
            yield self._rule(f"{SETTLED} ({len(self._view.settled)})")
        for card in self._view.settled:
            first = f"{card.sign} {card.id:<4} "
            rest = " " * len(first)
            yield from self._wrap([Run(clean(card.explanation))], first, rest)
            for told in card.told:
                yield from self._wrap([Run(clean(told), _DIM)], rest, rest)

    def _marked(self, pieces: Iterable[Piece]) -> list[Run]:
        runs = []
        for piece in pieces:
            text = clean(piece.text)
            if piece.marked and not self._color:
                words = text.strip(" ")
                lead, tail = text[: len(text) - len(text.lstrip(" "))], ""
                tail = text[len(text.rstrip(" ")) :] if words else ""
                text = f"{lead}*{words}*{tail}" if words else text
            runs.append(Run(text, _MARKED if piece.marked and self._color else ""))
        return runs

    def _notes(self) -> Iterator[str]:
        notes = []
        if self._view.others:
            told = ", ".join(f"{c.id} ({clean(c.reason)})" for c in self._view.others)
            notes.append(f"Not checked, being no claims: {told}")
        for document, what in left_out(self._view.report):
            notes.append(f"Left out of {document} as not part of the story: {clean(what)}")
        if notes:
            yield ""
        for note in notes:
            yield from self._wrap([Run(note, _DIM)], "", "  ")
        yield ""
        hint = "With all evidence beside the draft: -o check.html, -o check.pdf or -o check.docx"
        yield from self._wrap([Run(hint, _DIM)])

    def _wrap(self, runs: Iterable[Run], first: str = "", rest: str = "") -> list[str]:
        lines = wrap(runs, self._width, first, rest, color=self._color)
        return [line.replace("\xa0", " ") for line in lines]
