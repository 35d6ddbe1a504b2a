"""Do two clauses speak of the same event? The verb and who takes part in it decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from compare.judge.context import Account, Pair, Side
    from compare.model import Mention, Predicate, Token

CLASH = -1.0
"""What two arguments are worth that cannot be the same thing."""
_UNKNOWN = 0.0
_THIRD_PERSON = frozenset({"he", "she", "it", "they"})
_PRONOUNS = frozenset("he she it they we i you this that these those who which one".split())


@dataclass(frozen=True, slots=True)
class Roles:
    """Who acts and what is acted on, whichever way round the clause says it."""

    agent: int | None
    patient: int | None


def roles(predicate: Predicate) -> Roles:
    """Return the roles of a predicate's subject and object."""
    if predicate.passive:
        return Roles(agent=predicate.object, patient=predicate.subject)
    return Roles(agent=predicate.subject, patient=predicate.object)


def same_event(pair: Pair, a: Predicate, b: Predicate) -> float:
    """Return how surely the two predicates speak of one event, 0 to 1.

    The verbs must be related and at least one argument shared; an argument that clashes (two
    different names in one role) makes them two events.
    """
    if not kinship.verbs(a.lemma, b.lemma) and not pair.matches(a.token, b.token):
        return 0.0
    first, second = roles(a), roles(b)
    agents = argument(pair, first.agent, second.agent)
    patients = argument(pair, first.patient, second.patient)
    crossed = 0.0
    if agents <= 0 and patients <= 0:  # "the plant resumed output", "output resumed": one word
        crosses = ((first.patient, second.agent), (first.agent, second.patient))
        crossed = max(argument(pair, *both) if _one_word(pair, *both) else 0.0 for both in crosses)
    if CLASH in (agents, patients) and crossed <= 0:
        return 0.0
    shared = max(agents, patients, crossed)
    if shared <= 0 or _complements_apart(pair, a, b):
        return 0.0
    if patients == _UNKNOWN and crossed <= 0 and None not in (first.patient, second.patient):
        shared *= _OTHER_PATIENT
    return verb_likeness(pair, a, b) * shared


def _one_word(pair: Pair, a: int | None, b: int | None) -> bool:
    return a is not None and b is not None and pair.a.account.keys[a] == pair.b.account.keys[b]


_OTHER_PATIENT = 0.6
"""What is left where both say what was acted on, and nothing tells that it is the same."""
_SCENE = frozenset("in at on near by since until during after before".split())


def _complements_apart(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether one preposition leads to other things: *moved to the navy*, *to the front*.

    Prepositions of place and time set the scene; they have rules of their own.
    """
    first, second = _complements(pair.a.account, a), _complements(pair.b.account, b)
    return any(
        all(not _one_complement(pair, i, j, preposition == _MADE) for i in held for j in others)
        for preposition, held in first.items()
        if held and (others := second.get(preposition))
    )


def _one_complement(pair: Pair, a: int, b: int, made: bool) -> bool:
    """Tell whether two complements may be one; of two offices, those of other bodies are not."""
    if not made:
        return argument(pair, a, b) > 0
    sides = ((pair.a.account, a), (pair.b.account, b))
    of = [
        [
            inner.index
            for preposition in account.tree.children(account.analysis.tokens[n], "prep")
            if preposition.lemma == "of"
            for inner in account.tree.children(preposition, "pobj")
        ]
        for account, n in sides
    ]
    if all(of) and all(argument(pair, i, j) <= 0 for i in of[0] for j in of[1]):
        return False
    return argument(pair, a, b) > kinship.BOTH_PEOPLE


_MADE = "as"
"""What somebody is made, with or without the preposition."""


def _complements(account: Account, predicate: Predicate) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    verb = account.analysis.tokens[predicate.token]
    if predicate.passive or verb.lemma == "become":  # "was appointed captain"
        held = account.tree.children(verb, "oprd", "attr", "dobj")
        found[_MADE] = [t.index for t in held]
    for preposition in account.tree.children(verb, "prep"):
        if preposition.lemma not in _SCENE:
            objects = account.tree.children(preposition, "pobj")
            key = _MADE if preposition.lemma == "as" and predicate.passive else preposition.lemma
            key = "to" if key == "with" else key  # "signed to the club", "with the club"
            found.setdefault(key, []).extend(t.index for t in objects)
    return {lemma: held for lemma, held in found.items() if held}


def verb_likeness(pair: Pair, a: Predicate, b: Predicate) -> float:
    """Return how surely the verbs of two predicates name one act, 0 to 1."""
    likeness = kinship.verbs(a.lemma, b.lemma)
    return 1.0 if likeness < 1 and pair.matches(a.token, b.token) else likeness


def verbs_alike(pair: Pair, a: Predicate, b: Predicate, least: float) -> bool:
    """Tell whether :func:`verb_likeness` is ``least`` or more, which often takes less to find."""
    return kinship.verbs(a.lemma, b.lemma) >= least or pair.matches(a.token, b.token)


def argument(pair: Pair, a: int | None, b: int | None) -> float:
    """Return how surely two arguments are the same thing: 1 to 0, :data:`CLASH` if they are not."""
    if a is None or b is None:
        return _UNKNOWN
    first = pair.a.account.analysis.tokens[a]
    second = pair.b.account.analysis.tokens[b]
    if first.lemma in _PRONOUNS or second.lemma in _PRONOUNS:
        return _pronouns(pair, first, second)
    if pair.a.account.keys[a] == pair.b.account.keys[b] != "" or pair.matches(a, b):
        return 0.0 if _told_apart(pair, first, second) else 1.0
    named = (name_at(pair.a, first), name_at(pair.b, second))
    if within_name(pair, first, second):
        return _WITHIN_NAME
    if named[0] is not None and named[1] is not None:
        return CLASH if named[0].type == named[1].type else _UNKNOWN
    if _subject_of_notes(pair, first, second):
        return _PRONOUN_FOR_NAME
    return kinship.nouns(first.lemma, second.lemma) or _UNKNOWN


_SAME_PRONOUN = 0.8
_PRONOUN_FOR_NAME = 0.75
_ALIGNED = 0.5


def _pronouns(pair: Pair, a: Token, b: Token) -> float:
    """Compare arguments of which at least one is a pronoun; what cannot be resolved is no clash."""
    first = pair.a.account.referent(a)
    second = pair.b.account.referent(b)
    if first and second:
        return _SAME_PRONOUN if first == second else _UNKNOWN
    if a.lemma == b.lemma:
        return _SAME_PRONOUN if a.lemma in _THIRD_PERSON else _UNKNOWN
    named = (first and b.lemma in _THIRD_PERSON) or (second and a.lemma in _THIRD_PERSON)
    if named and pair.score >= _ALIGNED:
        return _PRONOUN_FOR_NAME
    return _PRONOUN_FOR_NAME if _subject_of_notes(pair, a, b) else _UNKNOWN


_NOTE = 3
"""Sentences up to which an account is a note about one subject, and no article."""


def _subject_of_notes(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether two short notes open with their common subject, in one of them unnamed.

    What stands before such a note, and would say who *it* or *the film* is, is not there; nobody
    holds two notes against each other that are about two things.
    """
    if any(len(s.account.document.sentences) > _NOTE for s in (pair.a, pair.b)) or pair.internal:
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
        return token.lemma in _THIRD_PERSON
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


_WITHIN_NAME = 0.9


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


def _told_apart(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether what qualifies two like nouns sets them apart ("the first", "the second")."""
    first, second = qualifiers(pair.a.account, a), qualifiers(pair.b.account, b)
    if contrast(first, second):
        return True
    titles = _titles(pair.a, a), _titles(pair.b, b)
    return bool(titles[0] and titles[1]) and titles[0].isdisjoint(titles[1])


_QUOTED = re.compile(
    r"\s*,?\s*[\"\u201c\u2018'](?P<title>[^\"\u201c\u201d]{2,80}?),?[\"\u201d\u2019']"
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
