"""What one account says beyond the others, and whether it is enough to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.analyse.predicates import NEGATIVE
from compare.judge.wording.words import OPEN, is_content, tokens_in

if TYPE_CHECKING:
    from compare.analyse.grouping import ByPlace
    from compare.judge.context import Account
    from compare.model import Alignment, Difference, Span, Token

_TELLING = 1.2
"""Summed weight of the words one account alone has, from which it says more, not otherwise."""
_ONE_WORD = 0.5
"""Weight of a single word that does so by itself: *judge*, where the other has *lawyer*."""
_REWORDED = 0.5
"""Share of their weight that words count with where others stand in their place."""


def says_more(alignment: Alignment, account: Account, judged: ByPlace[Span]) -> tuple[Span, ...]:
    """Return the spans that only this account has, if they weigh enough to count.

    What a conflict is about needs no second word, nor do numbers and times that were compared:
    ``judged`` has where they stand in this account.
    """
    own = [d for d in own_words(alignment, account) if _beyond(account, d, judged)]
    told = sum(_weight(account, difference) for difference in own)
    if told >= _TELLING or any(_never_the_same(account, difference) for difference in own):
        added = tuple(d.span for d in own)
        return tuple(span for span in added if is_content(account, span)) or added
    return ()


def own_words(alignment: Alignment, account: Account) -> list[Difference]:
    """Return the words of an alignment that only this account has."""
    return [d for d in alignment.differences if d.document == account.id]


def _beyond(account: Account, difference: Difference, judged: ByPlace[Span]) -> bool:
    """Tell whether a difference has a word that no other finding is about."""
    near = judged.over(difference.span)
    return not near or any(
        token.pos in OPEN and not any(span.contains(token.span) for span in near)
        for token in tokens_in(account, difference.span)
    )


def _never_the_same(account: Account, difference: Difference) -> bool:
    """Tell whether words can be no other way to say the same, or nobody here could tell.

    A denial, a name, a number or a telling word that nothing in the other sentence stands for;
    anything in a language that is not read.
    """
    if account.document.language != "en":
        return True
    return any(map(_tells, tokens_in(account, difference.span)))


def _tells(token: Token) -> bool:
    if token.lemma in NEGATIVE or token.pos in ("NUM", "PROPN"):
        return True
    return token.pos in OPEN and weight(token.lemma) >= _ONE_WORD


def _weight(account: Account, difference: Difference) -> float:
    words = difference.span.of(account.document.text).split()
    told = sum(weight(word.lower()) for word in words if len(word) > 2)
    return told if difference.kind == "added" else _REWORDED * told
