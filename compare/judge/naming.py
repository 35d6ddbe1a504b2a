"""What a noun is called and what narrows it down: names, titles, adjectives, owners."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from compare.judge.context import Account, Pair, Side
    from compare.model import Mention, Token


_WORDS = re.compile(r"\w+(?:['’]\w+)*")


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name; two names without a word in common call different things."""
    return frozenset(_WORDS.findall(name.casefold()))


def within_name(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether one name is part of the other: *the F-35*, *Lockheed Martin F-35 Lightning*."""
    first, second = _name_words(pair.a.account, a), _name_words(pair.b.account, b)
    shorter, longer = sorted((first, second), key=len)
    return any(any(c.isdigit() for c in word) for word in shorter) and shorter <= longer


@remembered
def _name_words(account: Account, token: Token) -> frozenset[str]:
    words = [token, *account.tree.subtree(token, without=("relcl", "prep", "acl", "appos"))]
    return frozenset(
        w.lemma for w in words if w.index <= token.index and w.pos not in ("DET", "PUNCT")
    )


def name_at(side: Side, token: Token) -> Mention | None:
    """Return the name that ``token`` heads or lies in, if any."""
    account = side.account
    found = account.mention_at.get(token.index)
    if found is not None:
        return found
    near = account.mentions.get(token.sentence, ())
    return next((m for m in near if m.span.contains(token.span)), None)


def told_apart(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether what qualifies two like nouns sets them apart ("the first", "the second")."""
    first, second = qualifiers(pair.a.account, a), qualifiers(pair.b.account, b)
    if contrast(first, second):
        return True
    titles = _titles(pair.a, a), _titles(pair.b, b)
    return bool(titles[0] and titles[1]) and titles[0].isdisjoint(titles[1])


_QUOTED = re.compile(
    r"\s*+(?:,\s*+)?[\"\u201c\u2018'](?P<title>[^\"\u201c\u201d]{2,80}?),?[\"\u201d\u2019']"
)


def _titles(side: Side, noun: Token) -> frozenset[str]:
    """Return the words of the title in quotation marks behind a noun: *her album "Echo"*."""
    text = side.account.document.text
    found = _QUOTED.match(text, noun.span.end, side.sentence.span.end)
    return frozenset(re.findall(r"\w+", found["title"].casefold())) if found else frozenset()


@remembered
def qualifiers(account: Account, noun: Token) -> dict[str, Token]:
    """Return what narrows a noun down, by key: adjectives, nouns before it, owners, *of* what."""
    tokens = [
        child
        for child in account.tree.children(noun, "amod", "compound", "poss", "nmod")
        if account.keys[child.index]
    ]
    for preposition in account.tree.children(noun, "prep"):
        if preposition.lemma == "of":
            tokens += account.tree.children(preposition, "pobj")
    return {account.keys[t.index] or t.lemma: t for t in tokens}


def contrast(first: dict[str, Token], second: dict[str, Token]) -> tuple[str, str] | None:
    """Return two qualifiers that set their nouns apart, or ``None``.

    Only qualifiers of one kind can: two names, two ordinals or numbers, two opposites.
    """
    for key_a, a in first.items():
        for key_b, b in second.items():
            if key_a in second or key_b in first:
                continue
            if _excludes(key_a, a, key_b, b):
                return key_a, key_b
    return None


def _excludes(key_a: str, a: Token, key_b: str, b: Token) -> bool:
    if key_a[0] == "@" and key_b[0] == "@":
        return a.dep == b.dep
    if a.entity == b.entity == "ORDINAL" or (a.pos == b.pos == "NUM"):
        return True
    return a.pos == b.pos and kinship.opposed(a.lemma, b.lemma, a.pos)
