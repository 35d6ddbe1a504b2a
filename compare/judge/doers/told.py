"""What a sentence tells of deeds: who did it, to what, by a verb, its counterpart or a noun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.analyse.quotes import REPORTING
from compare.data.deeds import doers
from compare.judge.remember import remembered
from compare.judge.same_event import roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account
    from compare.model import Predicate, Sentence, Token

WHOM = "to whom:"
"""Begins the deed of which the answer is whom it was done to."""
_LIGHT = frozenset("be have do make take get give put go see call".split())
"""A closed class: verbs that tell no deed by themselves."""
_NAMING = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Done:
    """A deed as a sentence tells it."""

    deeds: frozenset[str]
    """Its names in ``deeds.toml``; ``=verb`` is what a verb tells by itself."""
    who: Token
    thing: int | None
    """Token of what it was done to; ``None`` where a noun for the doer stands alone."""


@remembered
def told(account: Account, sentence: Sentence) -> tuple[Done, ...]:
    """Return the deeds of a sentence, in the order of its verbs, then of its nouns."""
    found: list[Done] = []
    for verb in account.predicates.get(sentence.index, ()):
        if not verb.negated:
            found += [*_by_verb(account, verb), *_behind(account, verb)]
    return (*found, *_by_noun(account, sentence))


def _by_verb(account: Account, verb: Predicate) -> Iterator[Done]:
    """Yield who did what a verb tells, and whom it was done to."""
    agents, tokens, tree = doers().agents, account.analysis.tokens, account.tree
    token, held = tokens[verb.token], roles(verb)
    if held.agent is None or held.patient is None:
        return
    who, whom = _meant(account, tokens[held.agent]), tokens[held.patient]
    for key in dict.fromkeys((verb.lemma, token.lemma)):
        own = frozenset() if key in _LIGHT else frozenset({f"={key}"})
        deeds = agents.get(key, frozenset()) | own
        if not deeds or key in REPORTING:
            continue
        if who.pos in _NAMING and not tree.children(who, "conj"):
            yield Done(deeds, who, held.patient)
        if own and whom.pos in _NAMING and not tree.children(whom, "conj"):
            yield Done(frozenset({f"{WHOM} {key}"}), whom, held.agent)


def _behind(account: Account, verb: Predicate) -> Iterator[Done]:
    """Yield what a verb tells with a preposition: *came across it*, *bought it from X*."""
    table, tokens, tree = doers(), account.analysis.tokens, account.tree
    token, held = tokens[verb.token], roles(verb)
    agent = None if held.agent is None else tokens[held.agent]
    inside = tree.subtree(token, without=("relcl", "advcl", "ccomp", "conj", "acl"))
    for preposition in (t for t in inside if t.dep == "prep"):
        objects = tree.children(preposition, "pobj")
        named = [t for t in objects if t.pos in _NAMING]
        deeds = table.agents.get(f"{token.lemma} {preposition.lemma}")
        if deeds and agent is not None and agent.pos in _NAMING and objects:
            yield Done(deeds, _meant(account, agent), objects[0].index)
        deed = table.behind.get((token.lemma, preposition.lemma))
        if named and deed and agent is not None and preposition.head == token.index:
            yield Done(frozenset({deed}), named[0], agent.index)
        sources = table.sources.get(token.lemma)
        if named and sources and preposition.lemma == "from" and held.patient is not None:
            yield Done(sources, named[0], held.patient)


def _by_noun(account: Account, sentence: Sentence) -> Iterator[Done]:
    """Yield *the architect was X*, *its maker, X,*."""
    tree = account.tree
    for token in account.analysis.tokens_of(sentence.index):
        deeds = doers().nouns.get(token.lemma)
        if not deeds or token.pos != "NOUN":
            continue
        above = tree.head(token)
        near = tree.children(token, "appos")
        if above is not None and above.lemma == "be":
            near += [t for t in tree.children(above, "attr", "nsubj") if t is not token]
        thing = next((t.index for t in tree.children(token, "poss")), None)
        yield from (Done(deeds, who, thing) for who in near if who.pos == "PROPN")


def _meant(account: Account, token: Token) -> Token:
    """Return what a relative pronoun stands for."""
    verb = account.tree.head(token)
    if token.tag in ("WDT", "WP") and verb is not None and verb.dep == "relcl":
        return account.analysis.tokens[verb.head]
    return token
