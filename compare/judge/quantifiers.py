"""How many of a group, and how often: *all*, *most*, *few*, *none*; *always*, *rarely*, *never*.

Each word leaves some shares of the group possible. Two words exclude each other if they leave
none in common: *most* and *few* do, *most* and *all* do not.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes
from compare.judge.context import Side
from compare.judge.denial import as_certain
from compare.judge.frames import governing
from compare.judge.remember import remembered
from compare.judge.same_event import verb_likeness
from compare.judge.same_fact import covers
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account, Pair
    from compare.model import Predicate, Sentence, Token

Shares = frozenset[int]
"""Shares of a group that may be meant, in steps: 0 none, 1 few, 2 about half, 3 most, 4 all."""

_NONE, _ALL = frozenset({0}), frozenset({4})
_FEW, _SOME = frozenset({0, 1}), frozenset({1, 2, 3, 4})
_MANY, _MOST = frozenset({2, 3, 4}), frozenset({3, 4})
_NOT_ALL = frozenset({0, 1, 2, 3})
# Closed classes of English.
_OF_NOUNS: dict[str, Shares] = {
    **dict.fromkeys(("all", "every", "each", "both"), _ALL),
    **dict.fromkeys(("most",), _MOST),
    **dict.fromkeys(("many",), _MANY),
    **dict.fromkeys(("some", "several", "certain"), _SOME),
    **dict.fromkeys(("few",), _FEW),
    **dict.fromkeys(("no", "none", "neither"), _NONE),
}
_OF_VERBS: dict[str, Shares] = {
    **dict.fromkeys(("always", "invariably", "constantly"), _ALL),
    **dict.fromkeys(
        "usually mostly mainly largely primarily predominantly generally normally typically "
        "chiefly".split(),
        _MOST,
    ),
    **dict.fromkeys(("often", "frequently", "regularly", "commonly", "repeatedly"), _MANY),
    **dict.fromkeys(("sometimes", "occasionally"), _SOME),
    **dict.fromkeys(("rarely", "seldom", "hardly", "scarcely", "infrequently"), _FEW),
    **dict.fromkeys(("never",), _NONE),
}
_TO_A_GROUP = frozenset("of the these those its their his her our".split())
"""What may stand between a quantifier and the number of a group."""
_SHARED = 0.6
"""Share of the lighter sentence's words that must be matched."""


def is_quantifier(token: Token) -> bool:
    """Tell whether a word says how many of a group, or how often."""
    word = token.text.lower()
    return word in _OF_NOUNS or word in _OF_VERBS


def share_counted(account: Account, span: Span) -> Shares | None:
    """Return what share is spoken of where a figure counts a group: *all nine*, *some of the nine*.

    ``None`` where nothing before the figure says it.
    """
    tokens = account.analysis.tokens
    first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    while first and tokens[first - 1].text.lower() in _TO_A_GROUP:
        first -= 1
    return _OF_NOUNS.get(tokens[first - 1].text.lower()) if first else None


def counts_all(account: Account, span: Span) -> bool:
    """Tell whether a figure counts the whole of a group: *all nine*."""
    return share_counted(account, span) == _ALL


def quantities_apart(pair: Pair) -> tuple[Span, Span] | None:
    """Return two quantifiers of one thing that leave no share in common, if there are any."""
    left, right = _told(pair.a.account, pair.a.sentence), _told(pair.b.account, pair.b.sentence)
    if not left or not right or not covers(pair, _SHARED):
        return None
    if apart_in_place(pair) or apart_in_time_as_wholes(pair):
        return None
    for word_a, of_a, shares_a in left:
        for word_b, of_b, shares_b in right:
            if shares_a & shares_b or of_a.pos != of_b.pos:
                continue
            if pair.partner.get(of_a.index) == of_b.index and _alike(pair, of_a, of_b):
                return _span(pair.a, word_a), _span(pair.b, word_b)
    return None


def may_both_hold(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether a denial and a statement speak of parts of one group: *some are*, *some not*."""
    denied, stated = (a, b) if a.negated else (b, a)
    sides = (pair.a, pair.b) if a.negated else (pair.b, pair.a)
    first, second = of_subject(sides[0], denied), of_subject(sides[1], stated)
    if first is None or second is None or _NONE in (first, second):
        return False
    rest = _NOT_ALL if first == _ALL else frozenset(4 - share for share in first)
    return bool(rest & second)


def parts_of_a_group(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether opposites are said of two parts of a group: *some passed*, *three failed*."""
    return all(_is_part(s, p) for s, p in ((pair.a, a), (pair.b, b)))


def _is_part(side: Side, predicate: Predicate) -> bool:
    if predicate.subject is None:
        return False
    subject = side.account.analysis.tokens[predicate.subject]
    shares = of_subject(side, predicate)
    of = any(t.lemma == "of" for t in side.account.tree.children(subject, "prep"))
    counted = subject.pos == "NUM" and of
    return counted or (shares is not None and shares not in (_ALL, _NONE))


def of_subject(side: Side, predicate: Predicate) -> Shares | None:
    """Return of how much of its subject a predicate is said, or ``None`` if that is not told."""
    if predicate.subject is None:
        return None
    subject = side.account.analysis.tokens[predicate.subject]
    below = [subject, *side.account.tree.children(subject)]
    return next((s for t in below if (s := _shares(side, t, _OF_NOUNS)) is not None), None)


@remembered
def _told(account: Account, sentence: Sentence) -> tuple[tuple[Token, Token, Shares], ...]:
    """Return each quantifier of a sentence, what it is said of, and the shares that it leaves."""
    return tuple(_quantifiers(Side(account, sentence.index)))


def _quantifiers(side: Side) -> Iterator[tuple[Token, Token, Shares]]:
    tree = side.account.tree
    for token in side.tokens:
        word = token.text.lower()
        above = tree.head(token)
        if word in _OF_VERBS and token.dep == "advmod" and above is not None:
            shares = _shares(side, token, _OF_VERBS)
            if shares is not None and above.pos in ("VERB", "AUX", "ADJ"):
                yield token, above, shares
        elif word in _OF_NOUNS:
            shares = _shares(side, token, _OF_NOUNS)
            noun = _noun(side, token)
            if shares is not None and noun is not None:
                yield token, noun, shares


def _noun(side: Side, token: Token) -> Token | None:
    """Return what a quantifier counts: *most ministers*, *most of the ministers*."""
    tree = side.account.tree
    for preposition in tree.children(token, "prep"):
        if preposition.lemma == "of":
            return next(iter(tree.children(preposition, "pobj")), None)
    above = tree.head(token)
    beside = token.dep in ("det", "predet", "amod", "nmod", "preconj")
    return above if beside and above is not None and above.pos in ("NOUN", "PROPN") else None


def _shares(side: Side, token: Token, table: dict[str, Shares]) -> Shares | None:
    shares = table.get(token.text.lower())
    if shares is None:
        return None
    first = side.account.analysis.bounds[side.index]
    before = (
        side.account.analysis.tokens[token.index - 1].text.lower() if token.index > first else ""
    )
    if before in ("not", "n't"):
        return {_ALL: _NOT_ALL, _MANY: _FEW}.get(shares)
    if before in ("a", "quite") and shares == _FEW:
        return _SOME
    return None if before in ("almost", "nearly", "not", "at", "after") else shares


def _span(side: Side, quantifier: Token) -> Span:
    """Return the span of a quantifier with the *not* before it."""
    before = side.account.analysis.tokens[max(quantifier.index - 1, 0)]
    if before.sentence == side.index and before.text.lower() in ("not", "n't"):
        return Span(before.span.start, quantifier.span.end)
    return quantifier.span


def _alike(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether the clauses say the same of the two words, as firmly."""
    first, second = governing(pair.a.account, a), governing(pair.b.account, b)
    if first is None or second is None:
        return first is second
    denied = (first.negated and first.token == a.index) or first.negated != second.negated
    return (
        not denied
        and verb_likeness(pair, first, second) >= kinship.KIND_OF
        and as_certain(first, second)
    )
