"""What the search for names works on and what it finds, before anything is resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.analyse.names.gazetteer import Hit
from compare.model import Analysis, MentionType, Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens taken for a name."""

    first: int
    """Index of its first token in the document."""
    last: int
    """One past its last token."""
    sentence: int
    type: MentionType
    keys: tuple[str, ...] = ()
    """What the tables say it stands for; none where they do not know it."""
    title: str = ""
    """The folded word just before a person's name, where that is a title."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence inside its document."""

    tokens: Sequence[Token]
    """All tokens of the document."""
    low: int
    high: int
    sentence: int
    hits: tuple[Hit, ...]
    """The names in it that the tables know."""


def of_hit(hit: Hit, sentence: int) -> Candidate:
    """Return the candidate that a known name makes."""
    return Candidate(hit.first, hit.last, sentence, hit.known.type, hit.known.keys)


def text_of(analysis: Analysis, candidate: Candidate) -> str:
    """Return the text of a candidate on one line."""
    return text_between(analysis, candidate.first, candidate.last)


def text_between(analysis: Analysis, first: int, last: int) -> str:
    """Return the text from token ``first`` to before token ``last`` on one line."""
    tokens = analysis.tokens
    start, end = tokens[first].span.start, tokens[last - 1].span.end
    return " ".join(analysis.document.text[start:end].split())
