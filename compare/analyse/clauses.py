"""Sentence -> clauses: what each verb says, without the clauses that hang on it.

A sentence of a news agency tells three or four things, and another account tells them in three
sentences: what is compared is the clause. Each token belongs to one clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.analyse.tree import tree_of
from compare.model import Clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.analyse.tree import Tree
    from compare.model import Analysis, Token

_HEADS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "acl", "parataxis", "pcomp"})
"""Dependencies under which a verb makes a clause of its own. ``xcomp`` is none: *began to fall*
is one statement."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "SYM"})
_LEAST = 2
"""Telling words that make a clause: *said* alone tells nothing."""


def find(analysis: Analysis) -> tuple[Clause, ...]:
    """Return the clauses of a document in text order of their heads, sentence by sentence."""
    tree = tree_of(analysis.tokens)
    return tuple(
        clause
        for sentence in range(len(analysis.document.sentences))
        for clause in _of_sentence(tree, analysis.tokens_of(sentence), sentence)
    )


def _of_sentence(tree: Tree, tokens: Sequence[Token], sentence: int) -> Iterator[Clause]:
    if not tokens:
        return
    heads = {token.index for token in tokens if _heads(tree, token)}
    held: dict[int, list[int]] = {}
    home: dict[int, int] = {}
    for token in tokens:
        home[token.index] = _home(tree, token, heads)
        held.setdefault(home[token.index], []).append(token.index)
    for head in sorted(held, key=lambda index: -_depth(tree, tree.tokens[index])):
        if len(held) > 1 and sum(tree.tokens[n].pos in _CONTENT for n in held[head]) < _LEAST:
            above = tree.head(tree.tokens[head])
            target = home[above.index] if above is not None else -1
            target = target if target in held and target != head else _largest(held, head)
            for n in held[head]:
                home[n] = target
            held[target] = sorted(held[target] + held.pop(head))
    for head in sorted(held):
        yield Clause(sentence=sentence, tokens=tuple(held[head]), head=head)


def _heads(tree: Tree, token: Token) -> bool:
    above = tree.head(token)
    if above is None:
        return True
    if token.pos not in ("VERB", "AUX") or token.dep not in _HEADS:
        return False
    if token.dep == "conj":
        return above.pos in ("VERB", "AUX")
    return True


def _home(tree: Tree, token: Token, heads: set[int]) -> int:
    if token.index in heads:
        return token.index
    for above in tree.ancestors(token):
        if above.index in heads:
            return above.index
    return token.index


def _depth(tree: Tree, token: Token) -> int:
    return sum(1 for _ in tree.ancestors(token))


def _largest(held: dict[int, list[int]], without: int) -> int:
    return max(
        (head for head in held if head != without), key=lambda head: (len(held[head]), -head)
    )
