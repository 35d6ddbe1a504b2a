"""Rule ``rank``: one thing put in two places of an order: *finished second*, *her 20th title*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.analyse.numerals import ORDINALS
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes, denied_once
from compare.judge.arguments import argument
from compare.judge.context import Account, Context, Pair, Side
from compare.judge.draft import Draft
from compare.judge.frames import governing
from compare.judge.naming import contrast, qualifiers
from compare.judge.same_event import roles, verb_likeness
from compare.judge.same_fact import coverage
from compare.model import Predicate, Scope, Span, Token

_RANKING = frozenset("finish come rank place end".split())
_DIGITS = re.compile(r"(\d{1,9})(?:st|nd|rd|th)")
_SAME_VERB = 0.85
_SAME_SUBJECT = 0.75
_SAME_SENTENCE = 0.75


@dataclass(frozen=True, slots=True)
class _Rank:
    """A place in an order, in the clause that gives it."""

    value: int
    span: Span
    clause: Predicate
    noun: Token | None


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict wherever two sentences alike rank one thing differently."""
    for pair in context.pairs:
        for a in _ranks(pair.a):
            for b in _ranks(pair.b):
                if a.value != b.value and _one_order(pair, a, b):
                    yield _draft(pair, a, b)


def _ranks(side: Side) -> Iterator[_Rank]:
    account, tokens = side.account, side.account.analysis.tokens
    for quantity in side.quantities:
        if quantity.unit == "ordinal" and quantity.noun_token is not None:
            noun = tokens[quantity.noun_token]
            clause = governing(account, noun)
            if clause is not None and _belongs(account, noun):
                yield _Rank(round(quantity.low), quantity.phrase, clause, noun)
    for clause in side.predicates:
        verb = tokens[clause.token]
        if verb.lemma in _RANKING:
            placed = account.tree.children(verb, "advmod", "acomp", "attr", "npadvmod")
            for preposition in account.tree.children(verb, "prep"):
                for place in account.tree.children(preposition, "pobj"):
                    if preposition.lemma == "in" and place.lemma == "place":
                        placed += account.tree.children(place, "amod")
            for child in placed:
                value = _ordinal(child)
                if value is not None:
                    yield _Rank(value, child.span, clause, None)


def _belongs(account: Account, noun: Token) -> bool:
    """Tell *her third medal*, a rank, from *the third victim*, one of several."""
    above = account.tree.head(noun)
    ascribed = noun.dep == "attr" and above is not None and above.lemma in ("be", "become")
    return ascribed or bool(account.tree.children(noun, "poss"))


def _ordinal(token: Token) -> int | None:
    found = _DIGITS.fullmatch(token.text)
    if found is not None:
        return int(found[1])
    value = ORDINALS.get(token.text.lower())
    return None if value is None else round(value)


def _one_order(pair: Pair, a: _Rank, b: _Rank) -> bool:
    if a.clause.negated or b.clause.negated or (a.noun is None) != (b.noun is None):
        return False
    if a.noun is not None and b.noun is not None and not _one_noun(pair, a.noun, b.noun):
        return False
    if a.noun is None and verb_likeness(pair, a.clause, b.clause) < _SAME_VERB:
        return False
    if argument(pair, roles(a.clause).agent, roles(b.clause).agent) < _SAME_SUBJECT:
        return False
    if apart_in_time_as_wholes(pair) or apart_in_place(pair) or denied_once(pair):
        return False
    return coverage(pair) >= _SAME_SENTENCE


def _one_noun(pair: Pair, a: Token, b: Token) -> bool:
    if a.lemma != b.lemma:
        return False
    first, second = (
        {key: t for key, t in qualifiers(account, noun).items() if t.entity != "ORDINAL"}
        for account, noun in ((pair.a.account, a), (pair.b.account, b))
    )
    return not contrast(first, second)


def _draft(pair: Pair, a: _Rank, b: _Rank) -> Draft:
    left, right = pair.a.account, pair.b.account
    evidence = (left.evidence(a.span, str(a.value)), right.evidence(b.span, str(b.value)))
    scope: Scope = "internal" if pair.internal else "cross"
    said = f"{left.id} says “{evidence[0].quote}”, {right.id} says “{evidence[1].quote}”"
    return Draft("conflict", "number", scope, f"{said}: one place in one order.", evidence)
