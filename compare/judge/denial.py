"""What another sentence denies in other words, whatever clauses it says it in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.analyse.predicates import NEGATIVE
from compare.analyse.quotes import REPORTING
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes
from compare.judge.frames import governing
from compare.judge.same_event import same_event
from compare.judge.scope import covered, scope
from compare.judge.subjects import (
    ALL_IN_SCOPE,
    counterpart,
    head_of,
    may_have_counterpart,
    of_one_subject,
)
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.judge.context import Pair, Side
    from compare.model import Modality, Predicate, Token

_HELD: frozenset[Modality] = frozenset({"actual", "planned", "expected"})
"""What is stated to be so, now or later."""
_SAYING = frozenset("say tell add state note remark comment reply respond answer".split())
"""Of the verbs that report those that can do nothing else."""
_TELLING = 0.3
"""Score of a pair from which it may tell of the same."""


def denied_in_other_words(pair: Pair) -> tuple[Predicate, Predicate] | None:
    """Return a denied clause and one that says all it denies of the same subject, if there are any.

    *The band played on the roof* says that the band was on the roof, in no predicate of its own.
    """
    for denied, stated in ((pair.a, pair.b), (pair.b, pair.a)):
        chain = _denied(denied)
        if not chain or _denies(stated):
            continue
        if apart_in_time_as_wholes(pair) or apart_in_place(pair):
            return None
        for predicate in chain:
            other = _said_of_the_same(pair, denied, stated, predicate)
            if other is None or reports(denied, predicate) or reports(stated, other):
                continue
            if once_and_now(denied, predicate, stated, other):
                continue
            if as_certain(predicate, other):
                return (predicate, other) if denied is pair.a else (other, predicate)
    return None


def told_both_ways(pairs: Sequence[Pair], pair: Pair, clash: tuple[Predicate, Predicate]) -> bool:
    """Tell whether an account says elsewhere of the same what the other's clause says.

    *He pleaded guilty, having pleaded not guilty in March*: it was both, one after the other.
    """
    a, b = clash
    for other in pairs:
        if other is pair or other.internal or other.score < _TELLING:
            continue
        if _is(other.b, pair.b) and any(_likewise(other, p, b) for p in other.a.predicates):
            return True
        if _is(other.a, pair.a) and any(_likewise(other, a, p) for p in other.b.predicates):
            return True
    return False


def _is(one: Side, other: Side) -> bool:
    return one.account is other.account and one.index == other.index


def _likewise(pair: Pair, a: Predicate, b: Predicate) -> bool:
    return (
        a.negated == b.negated
        and as_certain(a, b)
        and (a.lemma == b.lemma or pair.matches(a.token, b.token))
        and same_event(pair, a, b) >= ALL_IN_SCOPE
    )


def _denied(side: Side) -> list[Predicate]:
    """Return the denied clauses of a sentence, innermost first."""
    return [p for p in side.predicates if p.negated][::-1]


def _denies(side: Side) -> bool:
    if any(p.negated for p in side.predicates):
        return True
    return any(t.lemma in NEGATIVE or t.lemma in _HARDLY for t in side.tokens)


_HARDLY = frozenset({"little", "few", "hardly", "barely", "scarcely"})


def _said_of_the_same(
    pair: Pair, denied: Side, stated: Side, predicate: Predicate
) -> Predicate | None:
    """Return the clause of ``stated`` with all that ``predicate`` denies, of the same subject."""
    head = head_of(denied, predicate)
    if not may_have_counterpart(pair, denied, stated, head):  # which takes little to tell
        return None
    words = scope(denied, predicate)
    if not words or covered(pair, denied, stated, words) < ALL_IN_SCOPE:
        return None
    there = counterpart(pair, denied, stated, head)
    if there is None or _is_beside_noun(stated, there):
        return None
    clause = stated.account.predicate_at.get(there.index) or governing(stated.account, there)
    if clause is None or clause.sentence != stated.index:
        return None
    if not of_one_subject(pair, denied, stated, predicate, clause, there):
        return None
    if head.dep not in _ASCRIBED:
        return clause
    return replace(clause, span=_reaching(stated, clause, there))


_BESIDE = frozenset({"compound", "nmod", "poss"})
_ASCRIBED = frozenset({"attr", "acomp", "oprd", "dobj"})
_REACH = 8
"""Tokens from a verb to what it ascribes up to which both are shown."""


def _is_beside_noun(side: Side, token: Token) -> bool:
    """Tell *bank* in *a bank clerk*, who is no bank, from *Mayor* in *Mayor Mia Lind*."""
    above = side.account.tree.head(token)
    return token.dep in _BESIDE and above is not None and above.pos == "NOUN"


def _reaching(side: Side, clause: Predicate, there: Token) -> Span:
    """Return the span of a clause with the word in it that matters, or of that word if far off."""
    above = side.account.tree.head(there)
    if there.dep in _BESIDE and above is not None:
        return Span(there.span.start, above.span.end)  # "Mayor Mia Lind"
    if there.index < clause.token and clause.subject == there.index:
        return there.span
    if abs(there.index - clause.token) > _REACH:
        return there.span
    start = min(clause.span.start, there.span.start)
    return Span(start, max(clause.span.end, there.span.end))


def as_certain(a: Predicate, b: Predicate) -> bool:
    """Tell whether both are stated so that they could not both hold.

    What could not be done was not done; what need not be done may have been, and what is planned
    may fall through.
    """
    if a.modality in _HELD and b.modality in _HELD:
        return {a.modality, b.modality} != {"planned", "actual"}
    if a.modality == b.modality:
        return a.modality in ("able", "obliged")
    return any(
        x.negated and x.modality == "able" and y.modality in ("actual", "possible")
        for x, y in ((a, b), (b, a))
    )


def reports(side: Side, predicate: Predicate) -> bool:
    """Tell whether a verb only passes on what somebody says; *conceded defeat* is an act."""
    if predicate.lemma not in REPORTING:
        return False
    told = any(quote.verb in ("", predicate.lemma) for quote in side.quotes)
    return told or predicate.lemma in _SAYING or content(side, predicate) is not None


_NOW = frozenset({"now", "currently", "presently", "today", "nowadays", "longer", "anymore"})


def once_and_now(a: Side, first: Predicate, b: Side, second: Predicate) -> bool:
    """Tell whether a denial of today meets a statement of the past: *was part of*, *is not now*."""
    denied, now, stated, then = (a, first, b, second) if first.negated else (b, second, a, first)
    verb = denied.account.analysis.tokens[now.token]
    if not any(t.text.lower() in _NOW for t in denied.account.tree.children(verb)):
        return False
    told = stated.account.analysis.tokens[then.token]
    helpers = stated.account.tree.children(told, "aux", "auxpass")
    return any(t.tag == "VBD" for t in (told, *helpers))


def content(side: Side, predicate: Predicate) -> int | None:
    """Return the verb of the clause that completes another: *denied that he knew*."""
    verb = side.account.analysis.tokens[predicate.token]
    clauses = side.account.tree.children(verb, "ccomp", "xcomp", "pcomp")
    return clauses[0].index if clauses else None
