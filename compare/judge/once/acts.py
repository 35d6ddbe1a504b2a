"""Acts that befall one thing once, and where a text tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.judge.kinship import is_people
from compare.judge.once.degrees import degree
from compare.judge.once.subject import subject_of

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Predicate, Token


@dataclass(frozen=True, slots=True)
class Act:
    """What befalls one thing once."""

    name: str
    """How it is said: ``was built``."""
    when: bool = True
    """Whether the day tells of the act itself; where a thing stands has none."""
    where: bool = True
    """Whether it happens in one place only: a book comes out in many."""
    bodies: bool = False
    """Whether a company may do it as well as the people in it."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An act as one sentence tells it."""

    act: Act
    verb: Token
    thing: Token
    """What it befalls: the noun or pronoun that heads it."""
    doers: tuple[Token, ...]
    """Who did it, as far as the clause says."""


_BORN = Act("was born")
_DIED = Act("died")
_BUILT = Act("was built", bodies=True)
_FOUNDED = Act("was founded", bodies=True)
_STANDS = Act("stands", when=False)
_ORIGIN = Act("comes from", when=False)
_BURIED = Act("was buried", when=False)
_HELD = Act("was held", bodies=True)
_BY_BODIES = frozenset({"created", "designed", "produced", "discovered", "demolished"})
_MADE = {
    word: Act(f"was {done}", where=where, bodies=done in _BY_BODIES)
    for done, where, words in (
        ("created", False, "create"),
        ("written", False, "write author"),
        ("composed", False, "compose"),
        ("painted", False, "paint"),
        ("sculpted", False, "sculpt"),
        ("designed", False, "design"),
        ("directed", False, "direct"),
        ("invented", False, "invent"),
        ("discovered", True, "discover"),
        ("produced", False, "produce"),
        ("released", False, "release"),
        ("demolished", False, "demolish"),
    )
    for word in words.split()
}

_BEFALLS = {
    "bear": _BORN,
    **dict.fromkeys(("kill", "murder", "assassinate", "execute"), _DIED),
    **dict.fromkeys(("build", "construct", "erect"), _BUILT),
    **dict.fromkeys(("found", "establish", "set up", "form"), _FOUNDED),
    **dict.fromkeys(("bury", "inter"), _BURIED),
    **dict.fromkeys(("locate", "situate", "headquarter"), _STANDS),
    **dict.fromkeys(("play", "portray"), Act("was played", when=False, where=False)),
    **dict.fromkeys(("hold", "stage"), _HELD),
    **_MADE,
}
"""A closed class: verbs of coming into being, ending and being situated, by what they act on."""
_SHARED = frozenset({"play", "portray", "produce", "release", "hold", "stage"})
"""Of these only the passive tells of one act: many play one part, and many parts are played."""
_BY_ITSELF = {
    **dict.fromkeys(("die", "pass away"), _DIED),
    **dict.fromkeys(("originate", "hail"), _ORIGIN),
    "form": _FOUNDED,
    "enlist": Act("enlisted", where=False),
}
"""The same, by what they are said of."""


def happenings(account: Account) -> Iterator[Happening]:
    """Yield what an account states as done or standing, of those acts."""
    for predicate in account.analysis.predicates:
        if predicate.negated or predicate.modality != "actual":
            continue
        verb = account.analysis.tokens[predicate.token]
        if taken := degree(account, verb):
            yield from _graduated(account, predicate, verb, *taken)
        elif verb.lemma == "be":
            yield from _standing(account, predicate, verb)
        elif predicate.lemma in _BEFALLS and _is_transitive(account, predicate, verb):
            yield from _suffered(account, predicate, verb)
        elif predicate.object is None and (act := _by_itself(account, predicate, verb)):
            subject = subject_of(account, predicate)
            if subject is not None:
                yield Happening(act, verb, _meant(account, subject, verb), ())


def _by_itself(account: Account, predicate: Predicate, verb: Token) -> Act | None:
    away = verb.lemma == "pass" and any(t.lemma == "away" for t in account.tree.children(verb))
    return _BY_ITSELF.get("pass away" if away else predicate.lemma)


def _graduated(
    account: Account, predicate: Predicate, verb: Token, name: str, schools: tuple[Token, ...]
) -> Iterator[Happening]:
    subject = subject_of(account, predicate)
    if subject is not None and not predicate.passive:
        act = Act(f"took a {name}", where=False)
        yield Happening(act, verb, _meant(account, subject, verb), schools)


def _is_transitive(account: Account, predicate: Predicate, verb: Token) -> bool:
    return predicate.object is not None or _is_suffered(account, predicate, verb)


def _standing(account: Account, predicate: Predicate, verb: Token) -> Iterator[Happening]:
    """Yield *it is in York*, *it is a house in York*."""
    subject = subject_of(account, predicate)
    if subject is None:
        return
    thing = _meant(account, subject, verb)
    for place in (verb, *account.tree.children(verb, "attr")):
        if any(t.lemma in ("in", "at") for t in account.tree.children(place, "prep")):
            yield Happening(_STANDS, place, thing, ())


def _suffered(account: Account, predicate: Predicate, verb: Token) -> Iterator[Happening]:
    tokens, act = account.analysis.tokens, _BEFALLS[predicate.lemma]
    subject = subject_of(account, predicate)
    if _is_suffered(account, predicate, verb):
        if subject is None:
            return
        thing = _meant(account, subject, verb)
        if act is _HELD or (act is _BEFALLS["play"] and thing.pos == "NOUN"):
            if thing.tag == "NN" and not is_people(thing.lemma):  # named ones come every year
                yield Happening(_HELD, verb, thing, ())
        else:
            yield Happening(act, verb, thing, _by(account, verb))
    elif subject is not None and predicate.object is not None and predicate.lemma not in _SHARED:
        thing = tokens[predicate.object]
        if thing.dep == "dobj":
            yield Happening(act, verb, thing, _and_others(account, _meant(account, subject, verb)))


def _is_suffered(account: Account, predicate: Predicate, verb: Token) -> bool:
    """Tell *was built*, *a house built by*, *born in York, he*, *was designed and built*."""
    if predicate.passive:
        return True
    if verb.tag != "VBN" or account.tree.children(verb, "aux", "dobj", "nsubj"):
        return False
    if verb.dep in ("acl", "advcl"):
        return True
    above = account.tree.head(verb)
    if verb.dep != "conj" or above is None or above.tag != "VBN":
        return False
    before = account.predicate_at.get(above.index)
    return before is not None and _is_suffered(account, before, above)


def _meant(account: Account, token: Token, verb: Token) -> Token:
    """Return what a subject stands for: *which* for the noun before it, a kind for its bearer.

    *York House is a school built in 1902*: it is York House that was built.
    """
    tree = account.tree
    if token.lemma in ("who", "which", "that") and verb.dep == "relcl":
        token = tree.head(verb) or token
    above = tree.head(token)
    if above is not None and token.dep == "attr" and above.lemma == "be":
        copula = account.predicate_at.get(above.index)
        return (copula and subject_of(account, copula)) or token
    return above if above is not None and token.dep == "appos" else token


def _by(account: Account, verb: Token) -> tuple[Token, ...]:
    """Return who did what was suffered, also behind a second verb: *created and produced by*."""
    tree = account.tree
    found = [
        doer
        for by in tree.children(verb, "agent", "prep")
        if by.lemma == "by"
        for doer in tree.children(by, "pobj")
    ]
    if not found:
        for other in tree.children(verb, "conj"):
            if other.index == verb.index + 2 and other.tag == "VBN":
                return _by(account, other)
    return tuple(t for doer in found for t in _and_others(account, doer))


def _and_others(account: Account, first: Token) -> tuple[Token, ...]:
    """Return a noun and those joined to it."""
    found, here = [first], first
    while joined := account.tree.children(here, "conj"):
        found += joined
        here = joined[-1]
    return tuple(found)
