"""Words of a summary that its article nowhere has, and the opposites that it has in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.kin import likeness
from compare.align.words import open_term
from compare.judge import kinship
from compare.judge.unsourced.instead import sides
from compare.judge.unsourced.trends import trends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.align.kin import Term
    from compare.align.words import Word
    from compare.judge.context import Side
    from compare.judge.unsourced.summary import Summed
    from compare.judge.unsourced.vocabulary import Vocabulary
    from compare.model import Token

_COVERED = 0.4
"""Share of the lighter sentence that must be told alike: opposites say enough by themselves."""
_KIN = 0.7
"""Likeness from which a word says much the same as another."""
_CLASSES = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


def reversals(
    said: Summed, article: Vocabulary, summary: Vocabulary
) -> Iterator[tuple[Token, Token]]:
    """Yield words that the article has nowhere with the opposite that it has in their place.

    The opposite stands in a sentence that holds the rest, and nowhere in the summary; and neither
    of the two has a word of like meaning on the other side, nor one for the same trend.
    """
    found: set[int] = set()
    held = [(pair, there) for pair, there in sides(said, _COVERED)]
    theirs_all = _terms([there for _, there in held])
    ours_all = _terms([said.side])
    acts = {t.span for t in said.side.tokens if t.pos in ("VERB", "NOUN")}
    up_or_down = {span: way for way, span in trends(said.side) if way and span in acts}
    ways = {way for _, there in sides(said, 0.0) for way, _ in trends(there)}
    for pair, there in held:
        ours, theirs = pair.words.left_of_a(), pair.words.left_of_b()
        if pair.a.account is not said.side.account:
            ours, theirs = theirs, ours
        for word in _new(ours, article):
            for other in _new(theirs, summary):
                if word.token.index in found or not _opposed(word.token, other.token):
                    continue
                if up_or_down.get(word.token.span) in ways:
                    continue
                if _has_kin(word, theirs_all) or _has_kin(other, ours_all):
                    continue
                if _denied(said.side, word.token) == _denied(there, other.token):
                    found.add(word.token.index)
                    yield word.token, other.token


def _new(words: tuple[Word, ...], other: Vocabulary) -> list[Word]:
    """Return those that may have opposites and that the other account does not have."""
    return [
        word
        for word in words
        if word.token.pos in _CLASSES and word.key[0] not in "@#" and not other.says(word.token)
    ]


def _terms(held: list[Side]) -> dict[Term, None]:
    words = (word for side in held for word in side.account.words(side.index))
    return dict.fromkeys(term for word in words if (term := open_term(word)) is not None)


def _has_kin(word: Word, terms: dict[Term, None]) -> bool:
    own = open_term(word)
    return own is not None and any(likeness(own, term) >= _KIN for term in terms)


def _opposed(a: Token, b: Token) -> bool:
    return a.pos == b.pos and kinship.opposed(a.lemma, b.lemma, a.pos)


def _denied(side: Side, token: Token) -> bool:
    """Tell whether something above a word is denied, the verb of saying too."""
    tree = side.account.tree
    above = (token, *tree.ancestors(token))
    return any(tree.children(word, "neg") for word in above)
