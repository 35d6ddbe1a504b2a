"""A degree that somebody took: once, at one university."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Token

_TAKEN = frozenset("earn receive complete obtain get take gain finish".split())
_DOCTORATES = frozenset({"phd", "ph.d", "ph.d.", "doctorate", "dphil"})
_FIELDS = frozenset("medical law undergraduate bachelor master doctoral engineering".split())
"""A closed class: what a degree is called after."""


def degree(account: Account, verb: Token) -> tuple[str, tuple[Token, ...]] | None:
    """Return the degree that a clause says was taken, and the names of where; else ``None``."""
    if verb.lemma not in _TAKEN:
        return None
    for noun in account.tree.children(verb, "dobj"):
        name = _name(account, noun)
        if name:
            schools = tuple(
                school
                for preposition in (
                    *account.tree.children(verb, "prep"),
                    *account.tree.subtree(noun, without=("relcl", "acl")),
                )
                if preposition.dep == "prep" and preposition.lemma in ("from", "at")
                for school in account.tree.children(preposition, "pobj")
            )
            return name, schools
    return None


def _name(account: Account, noun: Token) -> str:
    if noun.lemma in _DOCTORATES or noun.text.casefold() in _DOCTORATES:
        return "doctorate"
    if noun.lemma != "degree":
        return ""
    before = account.tree.children(noun, "amod", "compound", "poss", "nmod")
    found = sorted({token.lemma for token in before} & _FIELDS)
    return f"{found[0]} degree" if len(found) == 1 else ""
