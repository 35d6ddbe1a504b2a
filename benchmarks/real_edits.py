"""Edits of real articles, made in place in their own text, around what findings quote.

An edit is a list of pieces: ranges of the text that stay, and words that are new. So it is known
of every character where it went, and of every finding whether the edit was made to what it
quotes, because the edit itself made the difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.edits import ASIDES, FILLERS, OTHERS
from compare.model import Report, Span
from compare.provenance import touched

Piece = Span | str
"""A range of the old text, or new words."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done to one account."""

    account: int
    pieces: tuple[Piece, ...]
    altered: Span | None
    """What is told otherwise now, or not at all; ``None`` where everything is as it was."""
    swapped: bool = False
    """Whether the accounts are handed in in the other order as well."""

    def text(self, old: str) -> str:
        """Return the account as it is now."""
        return "".join(p if isinstance(p, str) else p.of(old) for p in self.pieces)

    def moved(self, span: Span) -> Span | None:
        """Return where the range went, from its first kept character to its last."""
        ends: list[int] = []
        at = 0
        for piece in self.pieces:
            if isinstance(piece, str):
                at += len(piece)
                continue
            start, end = max(span.start, piece.start), min(span.end, piece.end)
            if start < end:
                ends += (at + start - piece.start, at + end - piece.start)
            at += piece.end - piece.start
        return Span(min(ends), max(ends)) if ends else None


Sort = Callable[[Report, Random], Iterator[Edit]]
"""Report of the articles, chance -> every edit of the sort that can be made, in text order."""

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February April June July August September October November December".split()
_NAMES = "Aldous Brandvik Corrigan Delacroix Esterhazy Fairweather Grolle Hathersage".split()
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_FIGURE = re.compile(rf"\d+|\b(?:{'|'.join(_WORDS)})\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS + _MONTHS)})\b")
_DENIED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do)\b(?! not)"
)
_NOT = re.compile(r"(?: not\b|n['\u2019]t\b)")
_MARK = re.compile(r"[\"'\u2018\u2019\u201c\u201d]|--| - | \u2013 | \u2014 ")
_SIGNS = {"$": "\u00a3", "\u00a3": "\u20ac", "\u20ac": "$", "%": ""}
_CLOSE = re.compile(r"[.!?][\"'\u2019\u201d)]*$")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n+|$)")
_PLAIN = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}
_CURLY = {'"': "\u201c\u201d", "'": "\u2018\u2019"}


# --- edits that change what is told ------------------------------------------------------


def figure_changed(report: Report, rng: Random) -> Iterator[Edit]:
    """Put another figure, of as many digits."""

    def change(found: str) -> str:
        if found.isalpha():
            return _other(_WORDS, found, rng)
        made = str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in found[1:])
        return made if made != found else str((int(found[0]) % 9) + 1) + found[1:]

    return _replaced(report, _FIGURE, change)


def name_changed(report: Report, rng: Random) -> Iterator[Edit]:
    """Put another name, or another part of one."""
    return _replaced(
        report, _NAME, lambda found: _other(_NAMES, found, rng), but=(*_DAYS, *_MONTHS)
    )


def day_changed(report: Report, rng: Random) -> Iterator[Edit]:
    """Put another day of the week, or another month."""
    return _replaced(
        report, _DAY, lambda found: _other(_DAYS if found in _DAYS else _MONTHS, found, rng)
    )


def sign_changed(report: Report, _rng: Random) -> Iterator[Edit]:
    """Make a figure one of another currency, or no percentage."""
    return _replaced(report, re.compile("|".join(map(re.escape, _SIGNS))), _SIGNS.__getitem__)


def denied(report: Report, _rng: Random) -> Iterator[Edit]:
    """Put a "not" in, behind an auxiliary verb."""
    return _replaced(report, _DENIED, lambda found: f"{found} not")


def no_longer_denied(report: Report, _rng: Random) -> Iterator[Edit]:
    """Take a "not" out."""
    return _replaced(report, _NOT, lambda _: "")


def sentence_cut(report: Report, _rng: Random) -> Iterator[Edit]:
    """Cut a sentence that a finding rests on."""
    for account, span in _sentences(report):
        yield _edit(report, account, span, "", altered=span)


def decoy_in_place(report: Report, rng: Random) -> Iterator[Edit]:
    """Tell nearly the same of another thing, where a sentence stood that a finding rests on."""
    for account, span in _sentences(report):
        text = span.of(report.documents[account].text)
        told = f"{rng.choice(OTHERS)} {text[0].lower()}{text[1:]}"
        yield _edit(report, account, span, told, altered=span)


# --- edits that leave what findings say as it is -----------------------------------------


def filler_added(report: Report, rng: Random) -> Iterator[Edit]:
    """Add a sentence that nothing is said of, after any other."""
    for account, document in enumerate(report.documents):
        for sentence in document.sentences:
            at = Span(sentence.span.end, sentence.span.end)
            yield _edit(report, account, at, f" {rng.choice(FILLERS)}")


def other_cut(report: Report, _rng: Random) -> Iterator[Edit]:
    """Cut a sentence that no finding rests on."""
    used = set(_sentences(report))
    for account, document in enumerate(report.documents):
        for sentence in document.sentences:
            if (account, sentence.span) not in used:
                yield _edit(report, account, sentence.span, "")


def paragraph_moved(report: Report, _rng: Random) -> Iterator[Edit]:
    """Put a paragraph at the end."""
    for account, document in enumerate(report.documents):
        text = document.text
        for found in list(_PARAGRAPH.finditer(text))[:-1]:
            before, after = Span(0, found.start()), Span(found.end(), len(text))
            pieces = (before, after, "\n\n", Span(found.start(), found.end()))
            yield Edit(account, pieces, None)


def typography(report: Report, _rng: Random) -> Iterator[Edit]:
    """Set quotation marks and dashes anew, in all of an account."""
    for account, document in enumerate(report.documents):
        pieces: list[Piece] = []
        at = 0
        for found in _MARK.finditer(document.text):
            opening = document.text[: found.start()][-1:] in {"", " ", "\n", "("}
            pieces += (Span(at, found.start()), _set(found.group(), opening))
            at = found.end()
        if pieces:
            yield Edit(account, (*pieces, Span(at, len(document.text))), None)


def accounts_swapped(report: Report, _rng: Random) -> Iterator[Edit]:
    """Hand in the accounts in the other order."""
    yield Edit(0, (Span(0, len(report.documents[0].text)),), None, swapped=True)


def reworded_beside(report: Report, rng: Random) -> Iterator[Edit]:
    """Add a few words at the end of a sentence that a finding rests on."""
    for account, span in _sentences(report):
        if close := _CLOSE.search(span.of(report.documents[account].text)):
            at = span.start + close.start()
            yield _edit(report, account, Span(at, at), f", {rng.choice(ASIDES)}")


CHANGES: tuple[Sort, ...] = (
    figure_changed,
    name_changed,
    day_changed,
    denied,
    no_longer_denied,
    sentence_cut,
    decoy_in_place,
)
SIGNS: tuple[Sort, ...] = (sign_changed,)
"""What fingerprints, which read words alone, do not see: apart, so that it hides in no sum."""
KEEPS: tuple[Sort, ...] = (
    filler_added,
    other_cut,
    paragraph_moved,
    typography,
    accounts_swapped,
    reworded_beside,
)


def _replaced(
    report: Report, pattern: re.Pattern[str], change: Callable[[str], str], but: Sequence[str] = ()
) -> Iterator[Edit]:
    """Yield one edit for each place inside of what findings quote."""
    places = set()
    for account, quoted in _quoted(report):
        for found in pattern.finditer(report.documents[account].text, quoted.start, quoted.end):
            if found.group() not in but:
                places.add((account, found.start(), found.end()))
    for account, start, end in sorted(places):
        span = Span(start, end)
        new = change(span.of(report.documents[account].text))
        yield _edit(report, account, span, new, altered=span)


def _set(mark: str, opening: bool) -> str:
    if mark in _CURLY:
        return _CURLY[mark][not opening]
    return _PLAIN.get(mark, " \u2014 " if " " in mark else "\u2014")


def _edit(report: Report, account: int, span: Span, new: str, altered: Span | None = None) -> Edit:
    end = len(report.documents[account].text)
    return Edit(account, (Span(0, span.start), new, Span(span.end, end)), altered)


def _quoted(report: Report) -> Iterator[tuple[int, Span]]:
    index = {document.id: n for n, document in enumerate(report.documents)}
    for finding in report.findings:
        yield from ((index[one.document], one.span) for one in finding.evidence)


def _sentences(report: Report) -> list[tuple[int, Span]]:
    """Return the sentences that findings rest on, by account and in text order."""
    found = {
        (account, report.documents[account].sentences[n].span)
        for account, quoted in _quoted(report)
        for n in touched(quoted, report.documents[account])
    }
    return sorted(found, key=lambda item: (item[0], item[1].start))


def _other(words: Sequence[str], but: str, rng: Random) -> str:
    return rng.choice([word for word in words if word != but])
