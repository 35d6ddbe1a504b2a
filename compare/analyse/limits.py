"""How much text is taken in; what is more is refused at once, not after an hour or all memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TypeVar

from compare.analyse.sentences import segment
from compare.errors import InputError
from compare.model import Analysis, Document, Quantity, Time

_Fact = TypeVar("_Fact", Quantity, Time)

CHARACTERS = 1_500_000
"""Characters of a text: some 250,000 words, more than *Crime and Punishment* has."""
SENTENCES = 15_000
"""Sentences, headings and list items of a text."""

LIST = 20
"""Numbers or days of a sentence beyond which it is a list: each is held against each of another."""
OF_LIST, OF_LISTS = 40, 100
"""How many of one such list, and of all in a text, are compared as what they are."""


def cut(document: Document) -> Document:
    """Return the document with its sentences; :class:`InputError` where it is too long."""
    check_length(document)
    found = segment(document)
    check_sentences(found)
    return found


def check_length(document: Document) -> None:
    """Raise :class:`InputError` for a text that is too long to be cut into sentences."""
    check_size(document.text, document.name)


def check_size(text: str, name: str) -> None:
    """Raise :class:`InputError` for a text of that name that is too long."""
    if len(text) > CHARACTERS:
        raise InputError(name, _more(len(text), CHARACTERS, "characters"))


def check_sentences(document: Document) -> None:
    """Raise :class:`InputError` for a text of too many sentences to be compared."""
    if len(document.sentences) > SENTENCES:
        raise InputError(document.name, _more(len(document.sentences), SENTENCES, "sentences"))


def without_long_lists(analysis: Analysis) -> Analysis:
    """Return the analysis without the numbers and days of long lists that are too many to compare.

    A note of the document says how many; the words of the lists stay what they are.
    """
    quantities, of_numbers = _shortened(analysis.quantities, "numbers")
    times, of_days = _shortened(analysis.times, "days")
    notes = (*of_numbers, *of_days)
    if not notes:
        return analysis
    document = replace(analysis.document, notes=(*analysis.document.notes, *notes))
    return replace(analysis, document=document, quantities=quantities, times=times)


def _shortened(facts: tuple[_Fact, ...], what: str) -> tuple[tuple[_Fact, ...], tuple[str, ...]]:
    """Return those of the facts that are compared, with a note where these are not all."""
    counts = Counter(fact.sentence for fact in facts)
    lists = {sentence for sentence, count in counts.items() if count > LIST}
    listed = sum(counts[sentence] for sentence in lists)
    taken: Counter[int] = Counter()
    kept = []
    for fact in facts:
        here = fact.sentence
        if here in lists:
            if taken[here] >= OF_LIST or taken.total() >= OF_LISTS:
                continue
            taken[here] += 1
        kept.append(fact)
    if len(kept) == len(facts):
        return facts, ()
    note = (
        f"{listed:,} {what} stand in lists of more than {LIST} in one sentence: {taken.total():,} "
        f"of them were compared as {what}, the others as words"
    )
    return tuple(kept), (note,)


def _more(has: int, limit: int, what: str) -> str:
    return f"holds {has:,} {what}, more than the {limit:,} that one account may have"
