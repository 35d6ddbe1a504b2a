"""The words of an account that differences and evidence are made of."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.analyse.predicates import NEGATIVE
from compare.analyse.quotes import REPORTING
from compare.judge import say
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.judge.context import Account
    from compare.model import Evidence, Token

OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
"""Classes of words that tell something of their own."""
_NAMEABLE = 0.35
"""Weight of a noun or an adjective from which it is worth being named."""


def tokens_in(account: Account, span: Span) -> Sequence[Token]:
    """Return the tokens that begin in ``span``."""
    tokens = account.analysis.tokens
    first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    end = bisect_left(tokens, span.end, key=lambda token: token.span.start)
    return tokens[first:end]


def is_content(account: Account, span: Span) -> bool:
    """Tell whether words add something that can be named: who, what, how many, a denial.

    *He said*, *was* and *and reports* are how a sentence goes, not what it tells.
    """
    if account.document.language != "en":
        return True
    return any(map(is_content_word, tokens_in(account, span)))


def is_content_word(token: Token) -> bool:
    """Tell whether a word adds something that can be named."""
    if token.lemma in REPORTING:
        return False
    if token.lemma in NEGATIVE or token.pos in ("NUM", "PROPN"):
        return True
    return token.pos in ("NOUN", "ADJ", "VERB") and weight(token.lemma) >= _NAMEABLE


def weight_of(account: Account, span: Span) -> float:
    """Return how much the words of ``span`` tell."""
    return sum(weight(t.lemma) for t in tokens_in(account, span) if t.pos in OPEN)


def short(account: Account, span: Span) -> str:
    """Return the words of ``span`` as they are read, a long one cut."""
    words = say.words(account.document, span).split()
    return " ".join(words) if len(words) <= 12 else " ".join(words[:11]) + " …"


def whole(account: Account, sentences: Sequence[int]) -> Iterator[Evidence]:
    """Yield the sentences, those in one piece that follow one another."""
    for _, run in groupby(enumerate(sentences), key=lambda item: item[1] - item[0]):
        held = [account.sentence(index).span for _, index in run]
        yield account.evidence(Span(held[0].start, held[-1].end))


def listed(names: Sequence[str]) -> str:
    """Return ``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
