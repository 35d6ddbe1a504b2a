"""The numbers, days and names of a claim, and whether a source gives them."""

from __future__ import annotations

from math import isclose, isfinite
from typing import TYPE_CHECKING

from compare.analyse.values import (
    comparable,
    comparable_times,
    compatible,
    compatible_times,
    refines,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from compare.judge.context import Account
    from compare.model import Quantity, Span, Time, Token

_FEW = 15
"""Up to which a word for a number (*several*, *a few*) says no more than that there are some."""


def figures_of(draft: Account, sentence: int) -> set[int]:
    """Return the tokens of the numbers and days of a sentence, of a day with a year the year."""
    numbers = (q for q in draft.quantities.get(sentence, ()) if not _is_some(q))
    years = {t.text: t.index for t in draft.analysis.tokens_of(sentence) if t.pos == "NUM"}
    times = draft.times.get(sentence, ())
    return {q.token for q in numbers} | {years.get(str(t.year), t.token) for t in times}


def _is_some(number: Quantity) -> bool:
    return number.form == "vague" and number.high <= _FEW


def names_of(draft: Account, sentence: int) -> set[int]:
    """Return the tokens that head the names of a sentence."""
    return {m.token for m in draft.mentions.get(sentence, ())}


def alike(draft: Account, source: Account, sentence: int, places: Collection[int]) -> set[int]:
    """Return the words of numbers and days that some of these sentences give as well."""
    found: list[Span] = []
    years = frozenset(t.year for t in source.analysis.times if t.year is not None)
    for place in places:
        theirs = source.quantities.get(place, ())
        found += [
            q.span
            for q in draft.quantities.get(sentence, ())
            if any(_gives(other, q) for other in theirs)
        ]
        days = source.times.get(place, ())
        found += [
            t.span
            for t in draft.times.get(sentence, ())
            if any(_dates(other, t, years) for other in days)
        ]
    return _within(draft, sentence, found)


def agreeing(draft: Account, source: Account, sentence: int, places: Collection[int]) -> set[int]:
    """Return the words of numbers and times of which it cannot be said that no source has them.

    A source that has *about 2 million* does not back *2 million* as it stands, but has the figure;
    of *a quarter past four on 4 March* one that gives the hour lacks the day alone.
    """
    found: set[int] = set()
    for place in places:
        for q in draft.quantities.get(sentence, ()):
            if any(_same_figure(other, q) for other in source.quantities.get(place, ())):
                found |= _within(draft, sentence, [q.span])
        for time in draft.times.get(sentence, ()):
            for other in source.times.get(place, ()):
                if comparable_times(other, time) and compatible_times(other, time):
                    found |= _given(draft, sentence, time, other)
    return found


def _same_figure(a: Quantity, b: Quantity) -> bool:
    """Tell whether both rest on one figure, however firmly either gives it."""
    if not (comparable(a, b) and compatible(a, b)):
        return False
    return any(isclose(x, y) for x in _figures(a) for y in _figures(b))


def _figures(number: Quantity) -> list[float]:
    """Return what a number may have been written as: its ends, or what lies between."""
    ends = number.low, number.high
    middle = sum(ends) / 2 if all(map(isfinite, ends)) else number.low
    return [value for value in (*ends, middle) if isfinite(value)]


def _given(draft: Account, sentence: int, claim: Time, source: Time) -> set[int]:
    """Return the words of a claim's time but those for a part that the source does not give."""
    lacking = set()
    for name, words in _PARTS.items():
        value = getattr(claim, name)
        if value is not None and getattr(source, name) is None:
            lacking.add(words[value] if words else str(value))
    if claim.clock is not None and source.clock is None:
        return set()
    tokens = draft.analysis.tokens_of(sentence)
    return {t.index for t in tokens if claim.span.contains(t.span) and not lacking & _read_as(t)}


def _read_as(token: Token) -> set[str]:
    """Return what part of a date a word may be: *4th*, *March*, *Mon.*."""
    text = token.text.lower()
    return {text[:3], text.rstrip("stndrh"), text}


_PARTS: dict[str, list[str]] = {
    "year": [],
    "month": ["", *"jan feb mar apr may jun jul aug sep oct nov dec".split()],
    "day": [],
    "weekday": "mon tue wed thu fri sat sun".split(),
}
"""The parts of a date, and how those begin that are words."""


def bare(token: Token) -> str:
    """Return a name without the number joined to it: *covid* of *COVID-19*; else nothing."""
    name, _, number = token.text.lower().rpartition("-")
    return name if token.pos in ("PROPN", "NOUN") and number.isdigit() else ""


def _gives(source: Quantity, claim: Quantity) -> bool:
    """Tell whether a number of a source says what a claim's does, as precisely at least."""
    same = comparable(source, claim) and compatible(source, claim)
    return same and not refines(claim, source)


def _dates(source: Time, claim: Time, years: Collection[int]) -> bool:
    """Tell whether a source's day is the claim's and says all that the claim says of it.

    A year it need not give where it cannot be dated (*17 August last year*) and has that year
    (``years``) elsewhere.
    """
    if not (comparable_times(source, claim) and compatible_times(source, claim)):
        return False
    start, end = source.start, source.end
    known: dict[str, bool] = dict.fromkeys(("year", "month", "day", "weekday"), False)
    if start is not None and end is not None:
        known["year"] = start.year == end.year
        known["month"] = known["year"] and start.month == end.month
        known["day"] = known["weekday"] = start == end
    known["year"] = known["year"] or (start is None and claim.year in years)
    return all(
        getattr(claim, name) is None or there or getattr(source, name) is not None
        for name, there in known.items()
    )


def _within(draft: Account, sentence: int, spans: Sequence[Span]) -> set[int]:
    return {
        token.index
        for token in draft.analysis.tokens_of(sentence)
        if any(span.contains(token.span) for span in spans)
    }
