"""What a denial may be aimed at, and how much of that another sentence has too.

*The minister did not attend the talks in May* may deny the talks or the month, so that it is
contradicted only by what speaks of both. What stands outside the scope of the denial (the
subject, clauses of their own, what is set off) need not be matched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.vectors import nearness, weight
from compare.analyse.predicates import NEGATIVE
from compare.judge import kinship

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.analyse.tree import Tree
    from compare.judge.context import Pair, Side
    from compare.model import Predicate, Token

_OUTSIDE = frozenset(
    "nsubj nsubjpass csubj csubjpass expl aux auxpass neg mark cc punct preconj parataxis relcl "
    "appos intj dep meta advcl conj".split()
)
"""Branches of a denied verb, or of what depends on it, that the denial does not reach."""
_INNER_OUTSIDE = _OUTSIDE - {"conj"}
_FOCUS = frozenset(
    "only just merely simply even exactly precisely necessarily always all every each both "
    "entirely fully completely wholly totally altogether quite very enough so more most "
    "first".split()
)
"""What draws a denial to itself: *not entirely*, *not only* deny no more than that."""
_BESIDE = frozenset(
    "longer anymore yet again still already also too either however therefore actually really "
    "indeed apparently reportedly allegedly obviously clearly certainly fortunately "
    "unfortunately".split()
)
"""Adverbs of phase, and of the speaker: no denial is aimed at them."""
_WIDER = 0.8
"""What counts of a noun where the other has a wider word: *not the car*, *the vehicle*."""
_NEAR = 0.8
"""What counts of a word where the other has one near in meaning."""
_ALIKE = 0.5
"""Cosine from which two words are that near."""
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_NUMBER = 0.7
"""Weight of a number; vectors of digits tell nothing."""


def scope(side: Side, predicate: Predicate) -> tuple[Token, ...]:
    """Return the words with a meaning of their own that the denial of ``predicate`` may deny."""
    tree = side.account.tree
    verb = side.account.analysis.tokens[predicate.token]
    reached = [verb, *_below(tree, verb)]
    return tuple(
        token
        for token in sorted(reached, key=lambda t: t.index)
        if token.sentence == side.index and _tells(side, token)
    )


def subject_words(side: Side, predicate: Predicate) -> tuple[Token, ...]:
    """Return the words with a meaning of their own in the subject of ``predicate``."""
    if predicate.subject is None:
        return ()
    subject = side.account.analysis.tokens[predicate.subject]
    below = side.account.tree.subtree(subject, ("relcl", "appos", "acl", "cc", "punct"))
    return tuple(t for t in below if t.sentence == side.index and _tells(side, t))


def _below(tree: Tree, verb: Token) -> Iterator[Token]:
    for child in tree.children(verb):
        before = child.index < verb.index and child.dep in ("prep", "advmod", "npadvmod")
        if child.dep in _OUTSIDE or (before and _set_off(tree, child, verb)):
            continue
        yield from tree.subtree(child, _INNER_OUTSIDE)


def _set_off(tree: Tree, child: Token, verb: Token) -> bool:
    """Tell whether what stands before a verb stands before its subject too: *In May, he ...*."""
    return any(child.index < s.index for s in tree.children(verb, "nsubj", "nsubjpass", "expl"))


def _tells(side: Side, token: Token) -> bool:
    word = side.word(token.index)
    told = word is not None and word.content
    if not told or token.pos == "AUX" or token.lemma in NEGATIVE:
        return False
    return token.pos != "ADV" or token.text.lower() not in _BESIDE


def told_apart(
    pair: Pair, a: int | None, b: int | None, beside: tuple[int, int] = (-1, -1)
) -> bool:
    """Tell whether two nouns are each narrowed down in a way that the other is not.

    *The women in the hall* are not *the women in parliament*; *the women* may be either. The
    tokens ``beside``, one of each sentence, do not count.
    """
    if a is None or b is None:
        return False
    matched_a = {beside[0], *pair.partner}
    left = [t for t in _narrowing(pair.a, a) if t.index not in matched_a]
    matched_b = {beside[1], *pair.partner.values()}
    right = [t for t in _narrowing(pair.b, b) if t.index not in matched_b]
    return bool(left and right) and not any(
        kinship.entails(x, y) or kinship.entails(y, x) for x in left for y in right
    )


def _narrowing(side: Side, noun: int) -> list[Token]:
    tree = side.account.tree
    head = side.account.analysis.tokens[noun]
    below = tree.subtree(head, ("relcl", "appos", "cc", "conj", "punct"))
    return [t for t in below if t.index != noun and t.sentence == side.index and _tells(side, t)]


def covered(pair: Pair, denied: Side, stated: Side, words: tuple[Token, ...]) -> float:
    """Return the share of ``words`` by weight that ``stated`` says as well, 0 to 1.

    A wider word than the other's is said as well: who rides a bicycle rides a vehicle.
    """
    matched = pair.words.forward if denied is pair.a else pair.words.backward
    first = denied.account.analysis.bounds[denied.index]
    theirs = pair.words.backward if denied is pair.a else pair.words.forward
    start = stated.account.analysis.bounds[stated.index]
    free = [t for t in stated.tokens if t.index - start not in theirs]
    total = held = 0.0
    for token in words:
        if token.lemma in _FOCUS and token.index - first not in matched:
            return 0.0
        worth = _NUMBER if token.pos == "NUM" else weight(token.lemma)
        total += worth
        if token.index - first in matched or any(kinship.entails(t, token) for t in free):
            held += worth
        elif token.pos == "NOUN" and any(kinship.entails(token, t) for t in free):
            held += _WIDER * worth
        elif any(nearly(token, t) for t in free):
            held += _NEAR * worth
    return held / total if total else 0.0


def nearly(a: Token, b: Token) -> bool:
    """Tell whether two words are so near in meaning that who says one as good as says the other.

    Of whatever class they are: *is not happy*, *smiles*. What excludes the other is near to it too.
    """
    if a.pos not in _OPEN or b.pos not in _OPEN or nearness(a.lemma, b.lemma) < _ALIKE:
        return False
    return not any(kinship.opposed(a.lemma, b.lemma, pos) for pos in _OPEN)
