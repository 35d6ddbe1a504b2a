"""Short notes about one subject, which one of them may leave unnamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.naming import name_at

if TYPE_CHECKING:
    from compare.judge.context import Account, Pair, Side
    from compare.model import Mention, Token

THIRD_PERSON = frozenset({"he", "she", "it", "they"})
"""Pronouns that may stand for somebody or something named before."""
_NOTE = 3
"""Sentences up to which an account is a note about one subject, and no article."""


def are_notes(a: Account, b: Account) -> bool:
    """Tell whether both accounts are short enough to be notes about one subject."""
    return all(len(account.document.sentences) <= _NOTE for account in (a, b))


def subject_of_notes(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether two short notes open with their common subject, in one of them unnamed.

    What stands before such a note, and would say who *it* or *the film* is, is not there; nobody
    holds two notes against each other that are about two things.
    """
    if pair.internal or not are_notes(pair.a.account, pair.b.account):
        return False
    return any(
        _unnamed(here, x) and _named(there, y) and _fits(x, name_at(there, y))
        for here, x, there, y in ((pair.a, a, pair.b, b), (pair.b, b, pair.a, a))
    )


def _unnamed(side: Side, token: Token) -> bool:
    """Tell *it* and *the film*, at the beginning of an account that has not named them."""
    bounds = side.account.analysis.bounds
    if token.index >= bounds[1] or token.dep not in ("nsubj", "nsubjpass"):
        return False
    if token.pos == "PRON":
        return token.lemma in THIRD_PERSON
    children = side.account.tree.children(token)
    return token.pos == "NOUN" and [c.lemma for c in children] == ["the"]


def _named(side: Side, token: Token) -> bool:
    """Tell a name; one that the parser does not know has a capital and no article."""
    if token.pos == "PROPN":
        return True
    return token.text[:1].isupper() and token.tag == "NN" and not side.account.tree.children(token)


def _fits(unnamed: Token, name: Mention | None) -> bool:
    """Tell whether *she* may be this person; one word may pass for a person without being one."""
    person = name is not None and name.type == "person"
    if unnamed.lemma == "it" and name is not None and " " not in name.name:
        return True
    if unnamed.pos == "PRON":
        return unnamed.lemma == "they" or (unnamed.lemma in ("he", "she")) == person
    return not person or kinship.is_person(unnamed.lemma)
