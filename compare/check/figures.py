"""The numbers, days and names of a claim, and whether a source gives them."""

from __future__ import annotations

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
