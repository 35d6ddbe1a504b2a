"""Which account is a summary of which: short, and each of its sentences held by the longer one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from compare.judge.context import Account, Context, Pair, Side

_SENTENCES = 4
"""Sentences that a summary has at most."""
_ARTICLE = 3
"""And an article at least."""
_LONGER = 1.5
"""How many times the words of its summary an article has at least."""
_HELD = 0.3
"""Score that the best counterpart of each sentence reaches."""
_FELLOW = 0.6
"""Share of the best score from which a sentence holds a part of what is summed up."""
_PARTS = 4


@dataclass(frozen=True, slots=True)
class Summed:
    """A sentence of a summary with the sentences of the article that hold what it says."""

    side: Side
    article: Account
    pairs: tuple[Pair, ...]
    """The best first. The summary may be either side of a pair."""


def summed(context: Context) -> Iterator[Summed]:
    """Yield the sentences of every account that sums up another, in document order.

    Such an account has a few sentences, all of which the other holds, and the other has more
    sentences and many more words.
    """
    held: dict[tuple[str, int, str], list[Pair]] = defaultdict(list)
    for pair in context.pairs:
        if not pair.internal:
            for own, other in ((pair.a, pair.b), (pair.b, pair.a)):
                held[own.account.id, own.index, other.account.id].append(pair)
    for summary, article in permutations(context.accounts, 2):
        body, whole = _body(summary), _body(article)
        if len(whole) < _ARTICLE or not 0 < len(body) <= min(_SENTENCES, len(whole) - 1):
            continue
        if _words(article, whole) < _LONGER * _words(summary, body):
            continue
        found = [(n, _best(held[summary.id, n, article.id])) for n in body]
        if all(pairs for _, pairs in found):
            for n, pairs in found:
                yield Summed(Side(summary, n), article, pairs)


def _body(account: Account) -> list[int]:
    return [s.index for s in account.document.sentences if s.kind != "heading"]


def _words(account: Account, sentences: list[int]) -> int:
    return sum(word.content for n in sentences for word in account.words(n))


def _best(pairs: list[Pair]) -> tuple[Pair, ...]:
    ranked = sorted(pairs, key=lambda pair: (-pair.score, pair.a.index, pair.b.index))
    least = max(_HELD, _FELLOW * ranked[0].score) if ranked else 0.0
    return tuple(pair for pair in ranked if pair.score >= least)[:_PARTS]
