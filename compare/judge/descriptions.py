"""Rule ``description``: one thing said to be of two nations, or of two kinds that exclude."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from compare.judge.draft import Draft
from compare.judge.kinds import exclude, kind_noun
from compare.judge.once.subject import of_one_thing, show_thing, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account, Context
    from compare.model import Mention, Token


@dataclass(frozen=True, slots=True)
class _Described:
    """What a sentence says something is."""

    account: Account
    thing: Token
    noun: Token
    nation: Mention | None
    """The nation it is said to be of, if it is one only."""
    matter: str = "is"


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where *X is a ...* meets *X is a ...* and nothing can be both."""
    told = [tuple(_described(account)) for account in context.accounts]
    for first, second in combinations(told, 2):
        for pairs in of_one_thing(first, second):
            yield from _of_two_kinds(pairs)
            yield from _of_two_nations(pairs)


def _described(account: Account) -> Iterator[_Described]:
    tree, tokens = account.tree, account.analysis.tokens
    for predicate in account.analysis.predicates:
        verb = tokens[predicate.token]
        if verb.lemma != "be" or predicate.negated or predicate.modality != "actual":
            continue
        thing = subject_of(account, predicate)
        if thing is None or predicate.object is None:
            continue
        noun = tokens[predicate.object]
        named = account.mention_at.get(noun.index)
        if named is not None and named.type == "group":
            yield _Described(account, thing, noun, _nation(account, [noun]))
        elif noun.dep == "acomp" and not tree.children(noun, "det"):
            below = [t for t in tree.subtree(noun) if verb.index < t.index <= noun.index]
            yield _Described(account, thing, noun, _nation(account, below))
        elif (
            noun.dep == "attr"
            and noun.pos == "NOUN"
            and noun.tag == "NN"
            and tree.children(noun, "det")
        ):
            nation = _nation(account, tree.children(noun, "amod", "compound", "nmod"))
            yield _Described(account, thing, kind_noun(account, noun), nation)


def _nation(account: Account, words: list[Token]) -> Mention | None:
    """Return the nation that some words name; ``None`` for two of them (*Danish-born Swedish*)."""
    from compare.data import countries

    named = [account.mention_at.get(word.index) for word in words]
    found = [m for m in named if m is not None and m.type == "group" and m.entity in countries()]
    if len(found) != 1:
        return None
    text, span = account.document.text, found[0].span
    beside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return None if set(beside) & set("-\u2010\u2011\u2013/") else found[0]


def _of_two_kinds(pairs: list[tuple[_Described, _Described]]) -> Iterator[Draft]:
    for a, b in pairs:
        if not exclude(a.account, a.noun, b.account, b.noun):
            return
    a, b = pairs[0]
    evidence = (a.account.evidence(a.noun.span), b.account.evidence(b.noun.span))
    text = (
        f"{a.account.id} calls {show_thing(a.account, a.thing)} \u201c{evidence[0].quote}\u201d, "
        f"{b.account.id} \u201c{evidence[1].quote}\u201d: nothing is both."
    )
    yield Draft("conflict", "entity", "cross", text, evidence)


def _of_two_nations(pairs: list[tuple[_Described, _Described]]) -> Iterator[Draft]:
    named = [(a, a.nation, b, b.nation) for a, b in pairs]
    for _, x, _, y in named:
        if x is None or y is None or x.entity == y.entity:
            return
    a, x, b, y = named[0]
    assert x is not None and y is not None
    evidence = (a.account.evidence(x.span, x.entity), b.account.evidence(y.span, y.entity))
    text = (
        f"{a.account.id} calls {show_thing(a.account, a.thing)} \u201c{evidence[0].quote}\u201d, "
        f"{b.account.id} \u201c{evidence[1].quote}\u201d."
    )
    yield Draft("conflict", "entity", "cross", text, evidence)
