"""Rule ``exchange``: one act, told twice, with who did it and whom it was done to changed round."""

from __future__ import annotations

from collections.abc import Iterator

from compare.judge.apart import apart_in_number, apart_in_time_as_wholes, denied_once
from compare.judge.context import Account, Context, Pair, Side
from compare.judge.draft import Draft
from compare.judge.naming import name_at
from compare.judge.same_event import Roles, roles
from compare.judge.same_fact import covers
from compare.model import Evidence, Predicate, Token

_SAME_SENTENCE = 0.8
"""Share of the words two sentences must have in common: most acts can also be returned."""
_MUTUAL = frozenset(
    """accompany adjoin battle border call contact contradict converge correspond court cross date
    debate divorce embrace engage equal face fight greet hug intersect join kiss know match marry
    meet neighbor neighbour oppose overlap parallel play resemble rival touch visit wed wrestle
    """.split()
)
"""Verbs of acts that two do together or both do: to tell it either way is to tell the same."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where *X beat Y* meets *Y beat X*, or *X was beaten by Y*."""
    for pair in context.pairs:
        # What one account tells both ways round was done both ways round.
        if pair.score >= context.options.align_threshold and not pair.internal:
            for a in pair.a.predicates:
                for b in pair.b.predicates:
                    if a.lemma == b.lemma and a.lemma not in _MUTUAL and a.negated == b.negated:
                        yield from _judged(pair, a, b)


def _judged(pair: Pair, a: Predicate, b: Predicate) -> Iterator[Draft]:
    first, second = _parts(pair.a.account, a), _parts(pair.b.account, b)
    if first is None or second is None or first != (second[1], second[0]):
        return
    if apart_in_time_as_wholes(pair) or apart_in_number(pair) or denied_once(pair):
        return
    if not covers(pair, _SAME_SENTENCE) or _told_both_ways(pair, a.lemma, first, second):
        return
    x, y = _actor(pair.a, roles(a)), _actor(pair.b, roles(b))
    text = (
        f"{x.document} has “{x.quote}” {a.lemma} “{y.quote}”; "
        f"{y.document} has it the other way round."
    )
    yield Draft("conflict", "entity", "cross", text, (x, y))


def _parts(account: Account, predicate: Predicate) -> tuple[str, str] | None:
    """Return who acts and what is acted on, as keys; ``None`` unless both are said and differ."""
    held = roles(predicate)
    if held.agent is None or held.patient is None:
        return None
    found = (_key(account, held.agent), _key(account, held.patient))
    return found if "" not in found and found[0] != found[1] else None


def _key(account: Account, token: int) -> str:
    """Return what a token is compared by: the one it refers to, or its own word."""
    word = account.analysis.tokens[token]
    referent = account.referent(word)
    if referent:
        return f"@{referent}"
    return account.keys[token] if word.pos in ("NOUN", "PROPN") else ""


def _told_both_ways(pair: Pair, lemma: str, *parts: tuple[str, str]) -> bool:
    """Tell whether an account tells the act both ways round, so that each did it to the other."""
    for account in (pair.a.account, pair.b.account):
        told = {
            _parts(account, predicate)
            for predicate in account.analysis.predicates
            if predicate.lemma == lemma
        }
        if told >= set(parts):
            return True
    return False


def _actor(side: Side, held: Roles) -> Evidence:
    assert held.agent is not None
    token: Token = side.account.analysis.tokens[held.agent]
    mention = name_at(side, token)
    if mention is not None:
        return side.account.evidence(mention.span, mention.entity)
    return side.account.evidence(token.span, token.lemma)
