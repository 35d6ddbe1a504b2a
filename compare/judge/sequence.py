"""Rule ``sequence``: two acts of one account in the other order: *sang and then fainted*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from compare.judge import kinship, say
from compare.judge.counterparts import counterparts
from compare.judge.draft import Draft
from compare.judge.remember import remembered
from compare.model import Span

if TYPE_CHECKING:
    from compare.judge.context import Account, Context, Pair
    from compare.model import Sentence, Token

_LEAST = 0.5
# Closed classes of English.
_THEN = frozenset({"then", "afterwards", "afterward", "later", "subsequently", "finally"})
_BEFORE = frozenset({"before", "until", "till"})
_AFTER = frozenset({"after", "once"})
_ACTS = frozenset({"VERB", "NOUN"})


class _Order(NamedTuple):
    """Two acts, the first of which was over before the second."""

    first: Token
    second: Token


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two accounts tell two acts in two orders."""
    for pair in context.pairs:
        if not pair.internal and (pair.score >= _LEAST or counterparts(pair)):
            found = _turned(pair)
            if found is not None:
                yield _draft(pair, *found)


def _turned(pair: Pair) -> tuple[_Order, _Order] | None:
    ours, theirs = (orders(s.account, s.sentence) for s in (pair.a, pair.b))
    for a in ours:
        for b in theirs:
            if _one(pair, a.first, b.second) and _one(pair, a.second, b.first):
                return a, b
    return None


def _one(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether two words name one act, as a verb or a noun."""
    if a.lemma == b.lemma and a.pos == b.pos:
        return True
    return a.pos == b.pos == "VERB" and kinship.verbs(a.lemma, b.lemma) >= kinship.SYNONYM


@remembered
def orders(account: Account, sentence: Sentence) -> tuple[_Order, ...]:
    """Return which acts of a sentence come before which, as far as its words say so."""
    return tuple(_orders(account, sentence))


def _orders(account: Account, sentence: Sentence) -> Iterator[_Order]:
    tree = account.tree
    for token in account.analysis.tokens_of(sentence.index):
        below = {t.lemma for t in tree.children(token, "advmod")}
        above = tree.head(token)
        if token.dep == "conj" and above is not None and below & _THEN and _both_act(above, token):
            yield _Order(above, token)
        elif token.dep in ("advcl", "pcomp") and above is not None:
            marks = {t.lemma for t in tree.children(token, "mark", "advmod")}
            governing = above
            if token.dep == "pcomp":
                marks = {above.lemma}
                governing = tree.head(above) or above
            if _both_act(governing, token):
                yield from _marked(governing, token, marks)
        elif token.dep == "pobj" and above is not None and token.pos == "NOUN":
            governing = tree.head(above) or above
            if _both_act(governing, token) and governing.pos == "VERB":
                yield from _marked(governing, token, {above.lemma})


def _marked(main: Token, other: Token, marks: set[str]) -> Iterator[_Order]:
    if marks & _BEFORE:
        yield _Order(main, other)
    elif marks & _AFTER:
        yield _Order(other, main)


def _both_act(a: Token, b: Token) -> bool:
    return a.pos in _ACTS and b.pos in _ACTS and a.lemma != b.lemma


def _draft(pair: Pair, a: _Order, b: _Order) -> Draft:
    evidence = (
        pair.a.account.evidence(_span(a), f"{a.first.lemma}, {a.second.lemma}"),
        pair.b.account.evidence(_span(b), f"{b.first.lemma}, {b.second.lemma}"),
    )
    text = f"{say.both(evidence)}: the same two, in the other order."
    return Draft("conflict", "antonym", "cross", text, evidence)


def _span(order: _Order) -> Span:
    start, end = sorted((order.first.span, order.second.span))
    return Span(start.start, end.end)
