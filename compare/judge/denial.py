"""What another sentence denies in other words, whatever clauses it says it in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from compare.align.words import may_match
from compare.analyse.predicates import NEGATIVE
from compare.judge import kinship
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes
from compare.judge.arguments import argument
from compare.judge.frames import governing
from compare.judge.scope import covered, scope, subject_words

if TYPE_CHECKING:
    from compare.judge.context import Pair, Side
    from compare.model import Modality, Predicate, Token

_HELD: frozenset[Modality] = frozenset({"actual", "planned", "expected"})
"""What is stated to be so, now or later."""
_ALL_IN_SCOPE = 0.8
"""Share of what a denial may be aimed at, and of its subject, that the other sentence must say."""


def denied_in_other_words(pair: Pair) -> tuple[Predicate, Predicate] | None:
    """Return a denied clause and one that says all it denies of the same subject, if there are any.

    *The band played on the roof* says that the band was on the roof, in no predicate of its own.
    """
    for denied, stated in ((pair.a, pair.b), (pair.b, pair.a)):
        chain = _one_denial(denied)
        if not chain or _denies(stated):
            continue
        if apart_in_time_as_wholes(pair) or apart_in_place(pair):
            return None
        for predicate in chain:
            other = _said_of_the_same(pair, denied, stated, predicate)
            if other is not None and as_certain(predicate, other):
                return (predicate, other) if denied is pair.a else (other, predicate)
    return None


def _one_denial(side: Side) -> list[Predicate]:
    """Return the denied clauses of a sentence, innermost first, if one denial denies them all."""
    found = [p for p in side.predicates if p.negated]
    for outer, inner in pairwise(found):
        if content(side, outer) != inner.token:
            return []
    return found[::-1]


def _denies(side: Side) -> bool:
    return any(p.negated for p in side.predicates) or any(t.lemma in NEGATIVE for t in side.tokens)


def _said_of_the_same(
    pair: Pair, denied: Side, stated: Side, predicate: Predicate
) -> Predicate | None:
    """Return the clause of ``stated`` with all that ``predicate`` denies, of the same subject."""
    head = _head_of(denied, predicate)
    if not _may_have_counterpart(pair, denied, stated, head):  # which takes little to tell
        return None
    words = scope(denied, predicate)
    if not words or covered(pair, denied, stated, words) < _ALL_IN_SCOPE:
        return None
    there = _counterpart(pair, denied, stated, head)
    if there is None:
        return None
    clause = governing(stated.account, there)
    if clause is None or clause.sentence != stated.index:
        return None
    return clause if _of_one_subject(pair, denied, stated, predicate, clause) else None


def _of_one_subject(
    pair: Pair, denied: Side, stated: Side, predicate: Predicate, clause: Predicate
) -> bool:
    if predicate.subject is None:
        return True
    subject = denied.account.analysis.tokens[predicate.subject]
    if subject.dep == "expl":
        return True
    if clause.subject is not None and clause.sentence == stated.index:
        other = stated.account.analysis.tokens[clause.subject]
        if subject.pos == other.pos == "PRON" and subject.lemma == other.lemma:
            return True
        both = (
            (predicate.subject, clause.subject)
            if denied is pair.a
            else (clause.subject, predicate.subject)
        )
        if "PRON" in (subject.pos, other.pos):
            return argument(pair, *both) > 0
        if kinship.is_anyone(subject.lemma) and kinship.is_people(other.lemma):
            return True
    if covered(pair, denied, stated, subject_words(denied, predicate)) < _ALL_IN_SCOPE:
        return False
    counterpart = _counterpart(pair, denied, stated, subject)
    if counterpart is None or not _takes_part(stated, clause, counterpart):
        return False
    # In another part of the clause a kindred word is another thing.
    same = denied.account.keys[subject.index] == stated.account.keys[counterpart.index]
    return same or counterpart.index == clause.subject


def _head_of(side: Side, predicate: Predicate) -> Token:
    """Return what carries the meaning of a clause: its verb, or what a copula ascribes."""
    account = side.account
    verb = account.analysis.tokens[predicate.token]
    if verb.lemma != "be":
        return verb
    below = account.tree.children(verb, "attr", "acomp", "prep", "advmod")
    inner = [child for word in below for child in account.tree.children(word, "pobj")]
    return next(iter([t for t in inner if t.dep == "pobj"] or below), verb)


def _counterpart(pair: Pair, here: Side, there: Side, token: Token) -> Token | None:
    """Return the token of ``there`` that says what ``token`` says, or more."""
    tokens = there.account.analysis.tokens
    if here is pair.a:
        index = pair.partner.get(token.index)
    else:
        index = next((i for i, j in pair.partner.items() if j == token.index), None)
    if index is not None:
        return tokens[index]
    return next((t for t in there.tokens if kinship.entails(t, token)), None)


def _may_have_counterpart(pair: Pair, here: Side, there: Side, token: Token) -> bool:
    """Tell, without aligning the sentences, whether :func:`_counterpart` may find a token."""
    if any(kinship.entails(t, token) for t in there.tokens):
        return True
    word = here.word(token.index)
    if word is None:
        return False
    others = there.account.words(there.index)
    if here is pair.a:
        return any(may_match(word, other) for other in others)
    return any(may_match(other, word) for other in others)


def _takes_part(side: Side, clause: Predicate, token: Token) -> bool:
    """Tell whether ``token`` is the subject of a clause or stands within it."""
    if token.index in (clause.subject, clause.object):
        return True
    verb = side.account.analysis.tokens[clause.token]
    return any(above.index == verb.index for above in side.account.tree.ancestors(token))


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
        x.negated and x.modality == "able" and y.modality == "actual" for x, y in ((a, b), (b, a))
    )


def content(side: Side, predicate: Predicate) -> int | None:
    """Return the verb of the clause that completes another: *denied that he knew*."""
    verb = side.account.analysis.tokens[predicate.token]
    clauses = side.account.tree.children(verb, "ccomp", "xcomp", "pcomp")
    return clauses[0].index if clauses else None
