"""Of whom or what a word is said, wherever in the sentence that stands.

The subject of its clause, or one that a participle, an infinitive or a joined verb takes over;
the noun that an adjective or another noun stands beside: *the actress Mia Lind*, *made him king*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.analyse.tree import Tree
    from compare.judge.context import Side
    from compare.model import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_OBJECTS = ("dobj", "dative")
_DEPTH = 6
"""Steps up the tree after which nobody would look further."""


def holders(side: Side, token: Token) -> tuple[Token, ...]:
    """Return of what ``token``, a verb or what is ascribed, is said, nearest first.

    There are two where one is said to be the other: *she was the first woman to win*.
    """
    tree = side.account.tree
    found: list[Token] = []
    for _ in range(_DEPTH):
        held, above = _step(tree, token)
        if held is not None:
            found.append(held)
            above = held if held.dep in ("attr", "appos") else None
        if above is None:
            break
        token = above
    return tuple(found)


def _step(tree: Tree, token: Token) -> tuple[Token | None, Token | None]:
    """Return what ``token`` is said of, or else the word that takes after it."""
    own = _one(tree.children(token, *_SUBJECTS))
    if own is not None and own.dep != "expl":
        return _antecedent(tree, token, own), None
    above = tree.head(token)
    if above is None:
        return None, None
    match token.dep:
        case "acl" | "relcl" | "amod" | "appos":
            return above, None
        case "compound" | "nmod":
            return (above, None) if above.pos == "PROPN" else (None, None)
        case "attr" | "acomp" | "advcl" | "conj":
            return None, above
        case "oprd" | "xcomp" | "ccomp":
            return _one(tree.children(above, *_OBJECTS)), above
        case "pobj" if above.lemma == "as":
            verb = tree.head(above)
            return (None, None) if verb is None else (_one(tree.children(verb, *_OBJECTS)), verb)
        case _:
            return None, None


def _antecedent(tree: Tree, token: Token, subject: Token) -> Token:
    """Return what a relative pronoun stands for: *the man who left*."""
    above = tree.head(token)
    if token.dep == "relcl" and above is not None and subject.tag in ("WP", "WDT"):
        return above
    return subject


def _one(tokens: list[Token]) -> Token | None:
    return tokens[0] if tokens else None
