"""What keeps two sentences from being called the same, whatever else they share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.judge.exchanged import permuted
from compare.judge.sequence import orders

if TYPE_CHECKING:
    from compare.judge.context import Account


def told_apart(account: Account, sentence: int, other: Account, counterpart: int) -> bool:
    """Tell whether names, acts or figures of two sentences come in another order, or differ."""
    return (
        permuted(account, sentence, other, counterpart)
        or other_order(account, sentence, other, counterpart)
        or figures_apart(
            *(
                a.sentence(n).span.of(a.document.text)
                for a, n in ((account, sentence), (other, counterpart))
            )
        )
    )


_DIGITS = re.compile(r"\d[\d.,\s\u00a0\u202f]*[A-Za-z]?\b")
_NO_DIGIT = re.compile(r"[^\dA-Za-z]")


def figures_apart(a: str, b: str) -> bool:
    """Tell whether each of two sentences has a figure, in digits, that the other has not."""
    x, y = ({_NO_DIGIT.sub("", m[0]) for m in _DIGITS.finditer(text)} for text in (a, b))
    return bool(x - y and y - x)


def other_order(account: Account, sentence: int, other: Account, counterpart: int) -> bool:
    """Tell whether two sentences have two of their acts in two orders."""
    if _shared_verbs(account, sentence, other, counterpart):
        return True
    ours = orders(account, account.sentence(sentence))
    theirs = orders(other, other.sentence(counterpart))
    return any(
        (a.first.lemma, a.second.lemma) == (b.second.lemma, b.first.lemma)
        for a in ours
        for b in theirs
    )


def _shared_verbs(account: Account, sentence: int, other: Account, counterpart: int) -> bool:
    """Tell whether verbs that both have come in two orders, each once."""
    held = [
        [p.lemma for p in a.predicates.get(n, ())]
        for a, n in ((account, sentence), (other, counterpart))
    ]
    both = set(held[0]) & set(held[1])
    first, second = ([lemma for lemma in one if lemma in both] for one in held)
    return len(both) > 1 and sorted(first) == sorted(second) and first != second
