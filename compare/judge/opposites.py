"""Words that exclude each other in the same place of two like sentences.

What verbs and copulas say of one subject is compared by itself; this is for what stands beside
and below them: *higher prices* and *lower prices*, *a rise in sales* and *a fall in sales*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes
from compare.judge.denial import as_certain
from compare.judge.frames import clause, governing
from compare.judge.quantifiers import is_quantifier
from compare.judge.same_event import verb_likeness
from compare.judge.same_fact import coverage
from compare.judge.scope import told_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.judge.context import Pair, Side
    from compare.judge.poles import Poles
    from compare.model import Predicate, Token

_LEAST = 0.3
"""Score of a pair from which it is looked at."""
_SHARED = 0.4
"""Share of the lighter sentence's words that must be matched."""
_ALMOST_ALL = 0.75
"""The same share for opposites of which one may follow the other, or that may both happen."""


def opposites_in_one_place(
    pair: Pair, pairs: Sequence[Pair], poles: Poles
) -> tuple[Token, Token] | None:
    """Return two words that exclude each other and stand in one place, if there are any.

    ``pairs`` are all pairs: an account that also says elsewhere what the other says does not
    exclude it.
    """
    if pair.score < _LEAST:
        return None
    for a, b in poles.pairs(pair):
        if is_quantifier(a) or is_quantifier(b) or {a.tag, b.tag} == {"JJR", "JJS"}:
            continue  # "smaller sums", "the largest sum"
        if a.index in pair.partner or b.index in pair.partner.values():
            continue
        if not (_in_one_place(pair, a, b) and _exclusive(pair, a, b)):
            continue
        if not _also_said(pairs, pair, a, b):
            return a, b
    return None


def _in_one_place(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether what governs the two words, or what they govern, is the same."""
    first, second = pair.a.account.tree, pair.b.account.tree
    if a.dep == "mark" == b.dep:  # "before the fire broke out"
        return pair.partner.get(a.head) == b.head and _placed_alike(pair, a.head, b.head)
    if a.pos in ("ADP", "SCONJ"):
        return any(
            pair.partner.get(x.index) == y.index
            for x in first.children(a, "pobj", "pcomp")
            for y in second.children(b, "pobj", "pcomp")
        )
    above, over = first.head(a), second.head(b)
    if above is not None and over is not None:
        governed = _role(a) == _role(b) and _same_thing(pair, above, over)
    else:
        governed = False
    return governed or any(
        pair.partner.get(x.index) == y.index
        for x in _below(pair.a, a)
        for y in _below(pair.b, b)
        if _role(x) == _role(y)
    )


def _placed_alike(pair: Pair, a: int, b: int) -> bool:
    """Tell whether what two clauses put before or after themselves is one act.

    *After the theft was noticed, police thought of a guard* and *the guard left before the theft
    was noticed* are both true.
    """
    first, second = pair.a.account, pair.b.account
    over = first.tree.head(first.analysis.tokens[a]), second.tree.head(second.analysis.tokens[b])
    if over[0] is None or over[1] is None:
        return over[0] is over[1]
    if pair.partner.get(over[0].index) == over[1].index:
        return True
    return kinship.verbs(over[0].lemma, over[1].lemma) > 0


def _same_thing(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether two words stand for each other: *small aircraft*, *large aircraft systems*."""
    if pair.partner.get(a.index) == b.index:
        return True
    first = pair.a.account.tree.children(a, "compound") if a.pos == "NOUN" else []
    second = pair.b.account.tree.children(b, "compound") if b.pos == "NOUN" else []
    return any(pair.partner.get(t.index) == b.index for t in first) or any(
        pair.partner.get(a.index) == t.index for t in second
    )


_ROLES = {
    "nsubjpass": "dobj",
    "nsubj": "nsubj",
    "oprd": "acomp",
    "nmod": "amod",
    "compound": "amod",
}


def _role(token: Token) -> str:
    return _ROLES.get(token.dep, token.dep)


def _below(side: Side, token: Token) -> list[Token]:
    """Return the words with a meaning of their own right below a word, past prepositions."""
    tree = side.account.tree
    found = []
    for child in tree.children(token):
        inner = tree.children(child, "pobj") if child.dep in ("prep", "agent") else [child]
        found += [t for t in inner if (word := side.word(t.index)) is not None and word.content]
    return found


def _exclusive(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether the two words are said of one thing, as firmly and at one time."""
    if (
        coverage(pair) < _SHARED
        or apart_in_place(pair)
        or apart_in_time_as_wholes(pair)
        or _measured_apart(pair, a, b)
    ):
        return False
    loose = kinship.successive(a.lemma, b.lemma, a.pos) or kinship.is_person(a.lemma)
    if loose and coverage(pair) < _ALMOST_ALL:
        return False
    if any(t.lemma == b.lemma for t in pair.a.tokens):
        return False
    if any(t.lemma == a.lemma for t in pair.b.tokens):
        return False
    first, second = pair.a.account.tree.head(a), pair.b.account.tree.head(b)
    if first is None or second is None or not {first.pos, second.pos} <= _NOUNS:
        return _alike_clauses(pair, a, b)
    beside = (a.index, b.index)
    return not told_apart(pair, first.index, second.index, beside) and _alike_clauses(pair, a, b)


_NOUNS = frozenset({"NOUN", "PROPN"})


def _alike_clauses(pair: Pair, a: Token, b: Token) -> bool:
    if _denied_above(pair.a, a) or _denied_above(pair.b, b):
        return False
    first, second = governing(pair.a.account, a), governing(pair.b.account, b)
    if first is None or second is None:
        return first is second
    verbs = a.index == first.token or verb_likeness(pair, first, second) > 0
    return (
        (verbs or coverage(pair) >= _ALMOST_ALL)
        and (as_certain(first, second) or _same_doubt(pair, first, second))
        and not told_apart(pair, first.subject, second.subject, (a.index, b.index))
    )


def _denied_above(side: Side, token: Token) -> bool:
    """Tell whether a word stands in the scope of a denial: two denials may both hold."""
    predicates = side.account.predicate_at
    above = (token, *side.account.tree.ancestors(token))
    return any((found := predicates.get(t.index)) is not None and found.negated for t in above)


def _same_doubt(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether sentences that are nearly the same make it equally uncertain."""
    return a.modality == b.modality and coverage(pair) >= _ALMOST_ALL


def _measured_apart(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether the clauses of both words have numbers, and no number in common."""
    first, second = _numbers(pair.a, a), _numbers(pair.b, b)
    return bool(first and second) and not first & second


def _numbers(side: Side, word: Token) -> set[float]:
    account = side.account
    own, tokens = clause(account, word), account.analysis.tokens
    return {q.low for q in side.quantities if clause(account, tokens[q.token]) is own}


def _also_said(pairs: Sequence[Pair], pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether the account of ``a`` says ``b`` elsewhere of what ``b`` is said of, or so."""
    for other in pairs:
        if other is pair or other.score < _LEAST or other.internal:
            continue
        if _is(other.b, pair.b) and _says(other.a, b, other.partner, backwards=True):
            return True
        if _is(other.a, pair.a) and _says(other.b, a, other.partner, backwards=False):
            return True
    return False


def _is(one: Side, other: Side) -> bool:
    return one.account is other.account and one.index == other.index


def _says(side: Side, word: Token, partner: dict[int, int], *, backwards: bool) -> bool:
    """Tell whether a sentence has ``word`` of another matched, and what governs it."""
    held = {j: i for i, j in partner.items()} if backwards else partner
    here = held.get(word.index)
    if here is None:
        return False
    above = side.account.analysis.tokens[here].head
    return here == above or held.get(word.head) == above
