"""How much text is taken in; what is more is refused at once, not after an hour or all memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from compare.errors import InputError
from compare.model import Analysis, Document

CHARACTERS = 1_500_000
"""Characters of a text: some 250,000 words, more than *Crime and Punishment* has."""
SENTENCES = 15_000
"""Sentences, headings and list items of a text."""

LIST = 20
"""Numbers of a sentence beyond which it is a list of them: each is held against each of another."""
OF_LIST, OF_LISTS = 40, 400
"""Numbers of one such list, and of all in a text, that are compared as numbers."""


def check_length(document: Document) -> None:
    """Raise :class:`InputError` for a text that is too long to be cut into sentences."""
    if len(document.text) > CHARACTERS:
        raise InputError(document.name, _more(len(document.text), CHARACTERS, "characters"))


def check_sentences(document: Document) -> None:
    """Raise :class:`InputError` for a text of too many sentences to be compared."""
    if len(document.sentences) > SENTENCES:
        raise InputError(document.name, _more(len(document.sentences), SENTENCES, "sentences"))


def without_lists_of_numbers(analysis: Analysis) -> Analysis:
    """Return the analysis without the numbers of long lists that are more than can be compared.

    A note of the document says how many; the words of the lists stay what they are.
    """
    counts = Counter(quantity.sentence for quantity in analysis.quantities)
    lists = {sentence for sentence, count in counts.items() if count > LIST}
    listed = sum(counts[sentence] for sentence in lists)
    taken: Counter[int] = Counter()
    kept = []
    for quantity in analysis.quantities:
        here = quantity.sentence
        if here in lists:
            if taken[here] >= OF_LIST or taken.total() >= OF_LISTS:
                continue
            taken[here] += 1
        kept.append(quantity)
    if len(kept) == len(analysis.quantities):
        return analysis
    note = (
        f"{listed:,} numbers stand in lists of more than {LIST} in one sentence: {taken.total():,} "
        f"of them were compared as numbers, the others as words"
    )
    document = replace(analysis.document, notes=(*analysis.document.notes, note))
    return replace(analysis, document=document, quantities=tuple(kept))


def _more(has: int, limit: int, what: str) -> str:
    return f"holds {has:,} {what}, more than the {limit:,} that one account may have"
