"""Find every quantity in an analysis."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from compare.analyse import times
from compare.analyse.numerals import ORDINALS, SMALL, TENS, Atom, atoms
from compare.analyse.quantities.ages import read_age
from compare.analyse.quantities.line import Line, Reading
from compare.analyse.quantities.measure import read_measure
from compare.analyse.quantities.words import (
    WORDS,
    is_fraction,
    read_fraction,
    read_ordinal_fact,
    read_times,
    read_words,
)
from compare.model import Analysis, Quantity, Span, Time

_NUMBER_WORDS = frozenset(SMALL) | frozenset(TENS) | {"half"}
_AGE_WORDS = {
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
}
_TRIGGERS = WORDS | _NUMBER_WORDS | frozenset(ORDINALS) | _AGE_WORDS
_WORTH = re.compile(
    r"\d|\b(?:" + "|".join(sorted(w for w in _TRIGGERS if w.isalpha())) + r")\b|[\u00bc-\u00be]",
    re.I,
)


def find(analysis: Analysis) -> tuple[Quantity, ...]:
    """Return the quantities of the document in text order; none overlaps a time.

    Where ``analysis.times`` is empty the times are looked for first, so that no date is
    taken for a count. The two numbers of a score share their span; no others overlap.
    """
    taken = analysis.times or times.find(analysis)
    starts = [time.span.start for time in taken]
    found: list[Quantity] = []
    for sentence in analysis.document.sentences:
        tokens = analysis.tokens_of(sentence.index)
        if not tokens:
            continue
        # From the first token on: the marker of a list item is no number of the story.
        text = analysis.document.text[tokens[0].span.start : sentence.span.end]
        if not _WORTH.search(text):
            continue
        pieces = atoms(text, tokens[0].span.start, tokens, analysis.document.removed)
        first = bisect_left(starts, sentence.span.start)
        inside = _inside(pieces, taken[first : bisect_left(starts, sentence.span.end)])
        bounds = (tokens[0].index, tokens[-1].index + 1)
        line = Line(pieces, analysis.tokens, bounds, inside, analysis.document.text)
        found.extend(_quantity(line, reading, sentence.index) for reading in _readings(line))
    return tuple(found)


def _inside(pieces: Sequence[Atom], found: Sequence[Time]) -> frozenset[int]:
    return frozenset(
        place
        for time in found
        for place, piece in enumerate(pieces)
        if time.span.start <= piece.start < time.span.end
    )


def _readings(line: Line) -> Iterator[Reading]:
    at, free = 0, 0
    while at < len(line.pieces):
        piece = line.pieces[at]
        if at in line.taken or not (piece.kind == "num" or piece.low in _TRIGGERS):
            at += 1
            continue
        found = _read(line, at)
        if not found or found[0].start < free or any(_overlaps(line, one) for one in found):
            at += 1
            if not found and piece.kind != "num":
                continue
            if not found:
                at = _past(line, at)
            continue
        yield from found
        free = max(reading.end for reading in found)
        at = max(free, at + 1)


def _overlaps(line: Line, reading: Reading) -> bool:
    return any(place in line.taken for place in range(reading.start, reading.end))


def _past(line: Line, at: int) -> int:
    """Skip what is glued to a number that was no quantity: the rest of ``555-1234``."""
    while (
        at < len(line.pieces)
        and line.pieces[at].glued
        and line.pieces[at].kind in {"num", "word", "code"}
    ):
        at += 1
    return at


def _read(line: Line, at: int) -> tuple[Reading, ...]:
    piece = line.pieces[at]
    number = piece.kind == "num" or piece.low in _NUMBER_WORDS or piece.low in {"a", "an"}
    single: Reading | None = None
    if number or piece.low in _AGE_WORDS:
        single = read_age(line, at)
    if single is None and number:
        single = read_times(line, at) or read_fraction(line, at)
    if single is not None:
        return (single,)
    if number and not is_fraction(line, at):
        found = read_measure(line, at)
        if found:
            return found
    single = read_ordinal_fact(line, at)
    if single is None and piece.low in WORDS:
        single = read_words(line, at)
    return (single,) if single is not None else ()


def _quantity(line: Line, reading: Reading, sentence: int) -> Quantity:
    first, last = line.pieces[reading.start], line.pieces[reading.end - 1]
    span = Span(first.start, last.end)
    noun = line.tokens[reading.noun] if reading.noun is not None else None
    phrase = span
    if noun is not None and reading.count:
        phrase = Span(span.start, max(span.end, noun.span.end))
    elif noun is not None and _adjacent(line, reading, noun.index):
        phrase = Span(min(span.start, noun.span.start), max(span.end, noun.span.end))
    return Quantity(
        span=span,
        phrase=phrase,
        sentence=sentence,
        low=reading.low,
        high=reading.high,
        form=reading.form,
        unit=reading.unit,
        step=reading.step,
        noun=reading.name or (noun.lemma if noun is not None else ""),
        noun_token=noun.index if noun is not None else None,
        token=line.pieces[reading.number].token,
    )


def _adjacent(line: Line, reading: Reading, noun: int) -> bool:
    """Tell whether the noun stands next to the number, at most a few words away."""
    first = line.token(reading.start).index
    last = line.token(reading.end - 1).index
    if noun > last:
        return noun - last <= 3
    return (
        0 < first - noun <= 2 and line.tokens[first - 1].tag in {"IN", "TO"}
    ) or first - noun == 1
