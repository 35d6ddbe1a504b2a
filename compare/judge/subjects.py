"""Whether what one sentence denies of its subject is said of the same in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.words import may_match
from compare.judge import kinship
from compare.judge.arguments import argument
from compare.judge.holders import holders
from compare.judge.scope import covered, nearly, subject_words, told_apart

if TYPE_CHECKING:
    from compare.judge.context import Pair, Side
    from compare.model import Predicate, Token

ALL_IN_SCOPE = 0.8
"""Share of what a denial may be aimed at, and of its subject, that the other sentence must say."""


def of_one_subject(
    pair: Pair, denied: Side, stated: Side, predicate: Predicate, clause: Predicate, there: Token
) -> bool:
    """Tell whether what ``predicate`` denies of its subject ``clause`` says of the same.

    ``there`` is the word that says what is denied; it may be said of something else than what
    the clause that it stands in is about.
    """
    subject = predicate.subject
    if (
        subject is not None
        and predicate.object is not None
        and _is_copula(denied, predicate)
        and _is_acted_on(stated, clause, there)
    ):
        other = counterpart(pair, denied, stated, denied.account.analysis.tokens[subject])
        if other is not None and other.index == clause.subject:
            return False
    if _of_the_clause(pair, denied, stated, predicate, clause):
        return True
    if clause.modality != predicate.modality:
        return False
    return _of_its_holder(pair, denied, stated, predicate, there)


def _is_copula(side: Side, predicate: Predicate) -> bool:
    return side.account.analysis.tokens[predicate.token].lemma in _COPULAS


_COPULAS = frozenset({"be", "become", "remain"})


def _is_acted_on(side: Side, clause: Predicate, token: Token) -> bool:
    """Tell whether a noun is what a clause acts on: who *married a model* is none by that."""
    tokens = side.account.analysis.tokens
    while token.dep == "conj":
        token = tokens[token.head]
    return token.dep == "dobj" and token.head == clause.token


def _of_the_clause(
    pair: Pair, denied: Side, stated: Side, predicate: Predicate, clause: Predicate
) -> bool:
    if predicate.subject is None:
        return True
    subject = denied.account.analysis.tokens[predicate.subject]
    if subject.dep == "expl":
        return True
    if clause.subject is not None and clause.sentence == stated.index:
        theirs = stated.account.analysis.tokens[clause.subject]
        if subject.pos == theirs.pos == "PRON" and subject.lemma == theirs.lemma:
            return True
        both = (
            (predicate.subject, clause.subject)
            if denied is pair.a
            else (clause.subject, predicate.subject)
        )
        if "PRON" in (subject.pos, theirs.pos) and (
            argument(pair, *both) > 0 or _speaks_for(subject, theirs)
        ):
            return True
        if kinship.is_anyone(subject.lemma) and kinship.is_people(theirs.lemma):
            return True
    if covered(pair, denied, stated, subject_words(denied, predicate)) < ALL_IN_SCOPE:
        return False
    other = counterpart(pair, denied, stated, subject)
    if other is None or not _takes_part(stated, clause, other):
        return False
    # In another part of the clause a kindred word is another thing.
    same = denied.account.keys[subject.index] == stated.account.keys[other.index]
    return same or other.index == clause.subject


_BODIES = frozenset(
    "company firm group business corporation enterprise organisation organization association "
    "agency authority government administration ministry department party union team club bank "
    "airline carrier maker manufacturer operator retailer university council".split()
)
"""What may say *we* of itself."""


def _speaks_for(a: Token, b: Token) -> bool:
    """Tell whether one is *we* and the other a body that speaks so of itself."""
    return any(x.lemma == "we" and y.lemma in _BODIES for x, y in ((a, b), (b, a)))


def _of_its_holder(
    pair: Pair, denied: Side, stated: Side, predicate: Predicate, there: Token
) -> bool:
    """Tell whether what is denied of a subject is said of it outside of a clause of its own."""
    if predicate.subject is None:
        return False
    subject = predicate.subject
    held_by = list(holders(stated, there))
    if denied.account.analysis.tokens[predicate.token].lemma == "have":
        held_by += _above(stated, there)
    for held in held_by:
        both = (subject, held.index) if denied is pair.a else (held.index, subject)
        if argument(pair, *both) >= kinship.KIND_OF and not told_apart(pair, *both):
            return True
    return False


def _above(side: Side, there: Token) -> list[Token]:
    """Return the subjects of all clauses that a word stands in: all of them have what it names."""
    account = side.account
    clauses = (account.predicate_at.get(t.index) for t in account.tree.ancestors(there))
    found = [c.subject for c in clauses if c is not None and c.modality == "actual"]
    return [account.analysis.tokens[n] for n in found if n is not None]


def head_of(side: Side, predicate: Predicate) -> Token:
    """Return what carries the meaning of a clause: its verb, or what a copula ascribes."""
    account = side.account
    verb = account.analysis.tokens[predicate.token]
    if verb.lemma == "have" and predicate.object is not None:
        return account.analysis.tokens[predicate.object]
    if verb.lemma != "be":
        return verb
    below = account.tree.children(verb, "attr", "acomp", "prep", "advmod")
    inner = [child for word in below for child in account.tree.children(word, "pobj")]
    return next(iter([t for t in inner if t.dep == "pobj"] or below), verb)


def counterpart(pair: Pair, here: Side, there: Side, token: Token) -> Token | None:
    """Return the token of ``there`` that says what ``token`` says, or more."""
    tokens = there.account.analysis.tokens
    if here is pair.a:
        index = pair.partner.get(token.index)
    else:
        index = next((i for i, j in pair.partner.items() if j == token.index), None)
    if index is not None:
        return tokens[index]
    found = next((t for t in there.tokens if kinship.entails(t, token)), None)
    return found or next((t for t in there.tokens if nearly(t, token)), None)


def may_have_counterpart(pair: Pair, here: Side, there: Side, token: Token) -> bool:
    """Tell, without aligning the sentences, whether :func:`counterpart` may find a token."""
    if any(kinship.entails(t, token) or nearly(t, token) for t in there.tokens):
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
