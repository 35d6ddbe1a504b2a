"""Rule ``exchanged``: the same words in another order, so that names or numbers change places.

*Leeds beat Hull* and *Hull beat Leeds* share every word. Nothing that compares words one by one can
tell them apart, and to call them the same would be the worst of errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.judge.counterparts import counterparts
from compare.judge.draft import Draft
from compare.judge.exchange import MUTUAL
from compare.model import Category, Scope, Span

if TYPE_CHECKING:
    from compare.judge.context import Account, Context, Pair, Side
    from compare.model import Token

_NAMING = frozenset({"PROPN", "NUM", "NOUN"})
_LEAST = 0.5
"""Score of a pair from which it is looked at."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two sentences are one but for names or numbers that change places."""
    for pair in context.pairs:
        if pair.score < _LEAST or pair.internal:
            continue
        changed = exchanged(pair.a, pair.b) or _bound_otherwise(pair)
        if changed is not None:
            spans = [
                _cover(side, held) for side, held in zip((pair.a, pair.b), changed, strict=True)
            ]
            left, right = pair.a.account, pair.b.account
            evidence = (left.evidence(spans[0]), right.evidence(spans[1]))
            scope: Scope = "cross"
            text = (
                f"{left.id} says “{evidence[0].quote}”, {right.id} “{evidence[1].quote}”: "
                "the same words, with what they are about in each other's place."
            )
            category: Category = "number" if changed[0][0].pos == "NUM" else "entity"
            yield Draft("conflict", category, scope, text, evidence)


def _bound_otherwise(pair: Pair) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """Return two values with what they are told of, where that is changed round.

    *Ash gets 12 million and Elm 7*, *12 million goes to Elm and 7 to Ash*.
    """
    if len(pair.a.quantities) + _medals(pair.a) < 2 or not counterparts(pair):
        return None
    ours, theirs = _bound(pair.a, pair.b), _bound(pair.b, pair.a)
    both = sorted(ours.keys() & theirs.keys())
    for v in both:
        for w in both:
            (x, x_label), (y, y_label) = ours[v], theirs[v]
            (p, p_label), (q, q_label) = ours[w], theirs[w]
            if v < w and x_label == q_label != y_label == p_label:
                return sorted((x, p), key=_place), sorted((y, q), key=_place)
    return None


def _place(token: Token) -> int:
    return token.index


def _medals(side: Side) -> int:
    return sum(token.lemma in _MEDALS for token in side.tokens)


_MEDALS = frozenset({"gold", "silver", "bronze"})


def _bound(side: Side, other: Side) -> dict[str, tuple[Token, str]]:
    """Return each value of a sentence with the nearest of the nouns that both sentences have."""
    tree, tokens = side.account.tree, side.account.analysis.tokens
    values = {
        q.token: f"{q.low:g} {q.unit}"
        for q in side.quantities
        if not _is_end(side, tokens[q.token])
    }
    values |= {t.index: t.lemma for t in side.tokens if t.lemma in _MEDALS}
    inside = [q.phrase for q in side.quantities]
    theirs = {t.lemma for t in other.tokens}
    labels = [
        t
        for t in side.tokens
        if t.pos in ("NOUN", "PROPN") and t.lemma in theirs and t.index not in values
        if not any(phrase.contains(t.span) for phrase in inside)
    ]
    near = sorted((_far(side, v, t.index), v, t.index) for v in values for t in labels)
    found: dict[str, tuple[Token, str]] = {}
    taken: set[str] = set()
    for _, v, n in near:
        head = tokens[n]
        above = tree.head(head)
        if head.dep == "compound" and above is not None and above.index not in values:
            head = above
        if values[v] not in found and head.lemma not in taken:
            found[values[v]] = tokens[v], head.lemma
            taken.add(head.lemma)
    return found


def _far(side: Side, a: int, b: int) -> int:
    """Return how far two tokens stand apart; what a comma or *and* parts is told of another."""
    low, high = sorted((a, b))
    between = side.account.analysis.tokens[low + 1 : high]
    return high - low + _PARTED * sum(t.text == "," or t.pos == "CCONJ" for t in between)


_PARTED = 2
"""Tokens that a comma counts for."""


def _is_end(side: Side, value: Token) -> bool:
    """Tell whether a value stands behind a preposition: *from 20 to 24*, *more than 20*."""
    above = value
    while above.dep in ("nummod", "compound", "quantmod") and above.head != above.index:
        above = side.account.analysis.tokens[above.head]
    over = side.account.tree.head(above)
    return above.dep == "pobj" and over is not None and over.lemma not in ("with", "for")


def exchanged(a: Side, b: Side) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """Return the words of each sentence that stand in the other's places, if only those differ.

    Places in one list are no places of their own: *Ann and Bob* are *Bob and Ann*.
    """
    first, second = _words(a), _words(b)
    if len(first) != len(second):
        return None
    at = [
        n
        for n, (x, y) in enumerate(zip(first, second, strict=True))
        if x.text.lower() != y.text.lower()
    ]
    if len(at) < 2:
        return None
    ours, theirs = [first[n] for n in at], [second[n] for n in at]
    if sorted(t.text.lower() for t in ours) != sorted(t.text.lower() for t in theirs):
        return None
    if not all(t.pos in _NAMING or t.text[:1].isupper() for t in (*ours, *theirs)):
        return None
    if _in_one_list(a.account, ours) or _go_together(ours, theirs) or _is_mutual(a.account, ours):
        return None
    return ours, theirs


def _go_together(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Tell whether each number stays with its name: *Ann 4, Bob 3*, *Bob 3, Ann 4*."""
    bound = [
        {
            (x.text, y.text)
            for x, y in pairwise(held)
            if x.pos == "PROPN" and y.pos == "NUM" and x.index < y.index
        }
        for held in (ours, theirs)
    ]
    return len(bound[0]) > 1 and bound[0] == bound[1]


def _is_mutual(account: Account, tokens: Sequence[Token]) -> bool:
    """Tell whether two that change places do it to each other: *Ann met Bob*."""
    heads = {account.tree.head(token) for token in tokens}
    return len(heads) == 1 and all(h is not None and h.lemma in MUTUAL for h in heads)


def permuted(account: Account, sentence: int, other: Account, counterpart: int) -> bool:
    """Tell whether the names and numbers that two sentences share come in another order.

    Who passes over to the passive changes the order too; so this only says that nobody can call the
    two the same without a look at who does what.
    """
    orders = [_shared_order(account, sentence), _shared_order(other, counterpart)]
    both = set(orders[0]) & set(orders[1])
    first, second = ([key for key in order if key in both] for order in orders)
    return len(both) > 1 and first != second


def _shared_order(account: Account, sentence: int) -> list[str]:
    """Return the names and numbers of a sentence in text order, each once, lists sorted."""
    facts = [
        *((m.span, f"@{m.entity}") for m in account.mentions.get(sentence, ())),
        *((q.span, f"#{q.low:g} {q.unit}") for q in account.quantities.get(sentence, ())),
    ]
    lists = [e.span for e in account.enumerations.get(sentence, ())]

    def place(item: tuple[Span, str]) -> tuple[int, str]:
        span, key = item
        within = next((held for held in lists if held.contains(span)), None)
        return (span.start, "") if within is None else (within.start, key)

    return list(dict.fromkeys(key for _, key in sorted(facts, key=place)))


def _words(side: Side) -> list[Token]:
    return [token for token in side.tokens if token.pos not in ("PUNCT", "SPACE")]


def _in_one_list(account: Account, tokens: Sequence[Token]) -> bool:
    """Tell whether the words are joined to each other and nothing else stands between them."""
    lists = [e.span for e in account.enumerations.get(tokens[0].sentence, ())]
    if any(all(span.contains(t.span) for t in tokens) for span in lists):
        return True
    held = {t.index for t in tokens}
    return all(
        t.index in held or t.pos in ("CCONJ", "PUNCT")
        for t in account.analysis.tokens[min(held) : max(held) + 1]
    )


def _cover(side: Side, tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].span.start, tokens[-1].span.end)
