"""Sentences that several renderers say in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from compare.model import Report
from compare.render.templating import day
from compare.render.view import Card, Source, View

SETTLED = "Dealt with"
"""The heading over what somebody has decided not to be looked at any more."""


def headline(view: View) -> str:
    """Say what there is to know in a few words.

    It never says that there is no conflict, only that none was found; and where the facts of an
    account were not judged, that as well.
    """
    counts, number = view.counts, len(view.sources)
    unjudged = [source.id for source in view.sources if source.skipped]
    if unjudged and not (counts.conflicts or counts.internal):
        return f"No conflict was found, but the facts of {listed(unjudged)} were not judged"
    if number == 1:
        if counts.internal:
            return f"The account contradicts itself {_times(counts.internal)}"
        return "No contradiction was found in the account"
    who = f"{number_word(number)} accounts"
    if counts.conflicts:
        points = "point" if counts.conflicts == 1 else "points"
        return f"The {who} conflict on {number_word(counts.conflicts)} {points}"
    none = f"No conflict was found between the {who}"
    if counts.internal:
        return f"{none}, but {_inside(view.section('internal'))}"
    if counts.open:
        points = "point is" if counts.open == 1 else "points are"
        return f"{none}; {number_word(counts.open)} {points} to compare"
    return none


def about(source: Source) -> str:
    """Return publisher, author and date, as far as they are known."""
    date = day(source.published) if source.published else None
    return ", ".join(known for known in (source.publisher, source.author, date) if known)


def in_short(card: Card) -> str:
    """Tell a finding in one go, without its quotes beside it.

    What stands alone is told in its own words. So is an agreement in wording, since that the
    accounts say the same tells nothing without what they say.
    """
    if not card.quotes:
        return card.explanation
    if card.kind == "only":
        return card.quotes[0].text
    if card.kind == "agree" and card.category == "wording":
        said = card.quotes[0]
        opening, closing = said.marks
        return f"{card.explanation} {opening}{said.text.strip()}{closing}"
    return card.explanation


def places(card: Card) -> tuple[str, ...]:
    """Return where a finding stands: ``A line 3``, ``B lines 7-8``; each place once."""
    return tuple(dict.fromkeys(f"{quote.document} {quote.lines}" for quote in card.quotes))


def sureness(card: Card) -> str:
    """Return how sure a finding is, ``confidence 74%``; nothing where that is not known."""
    return "" if card.confidence is None else f"confidence {card.confidence:.0%}"


def left_out(report: Report) -> tuple[tuple[str, str], ...]:
    """Return, for each document with such text, what was not held to be part of the story."""
    told = []
    for document in report.documents:
        reasons = Counter(part.reason for part in document.removed)
        reasons.update(part.reason for part in document.left_out)
        if reasons:
            words = ", ".join(f"{why} ({n})" if n > 1 else why for why, n in reasons.items())
            told.append((document.id, words))
    return tuple(told)


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: ``A, B and C``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def number_word(number: int) -> str:
    """Write a number up to ten in letters."""
    words = "no one two three four five six seven eight nine ten".split()
    return words[number] if number < len(words) else str(number)


def _inside(conflicts: Iterable[Card]) -> str:
    documents = sorted({document for card in conflicts for document in card.documents})
    if len(documents) == 1:
        return f"{documents[0]} contradicts itself"
    return f"{listed(documents)} contradict themselves"


def _times(number: int) -> str:
    return ("never", "once", "twice")[number] if number < 3 else f"{number_word(number)} times"
