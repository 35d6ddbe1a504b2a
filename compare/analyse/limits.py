"""How much text is taken in; what is more is refused at once, not after an hour or all memory."""

from __future__ import annotations

from compare.errors import InputError
from compare.model import Document

CHARACTERS = 1_500_000
"""Characters of a text: some 250,000 words, more than *Crime and Punishment* has."""
SENTENCES = 15_000
"""Sentences, headings and list items of a text."""


def check_length(document: Document) -> None:
    """Raise :class:`InputError` for a text that is too long to be cut into sentences."""
    if len(document.text) > CHARACTERS:
        raise InputError(document.name, _more(len(document.text), CHARACTERS, "characters"))


def check_sentences(document: Document) -> None:
    """Raise :class:`InputError` for a text of too many sentences to be compared."""
    if len(document.sentences) > SENTENCES:
        raise InputError(document.name, _more(len(document.sentences), SENTENCES, "sentences"))


def _more(has: int, limit: int, what: str) -> str:
    return f"holds {has:,} {what}, more than the {limit:,} that one account may have"
