"""Do two clauses speak of the same event? The verb and who takes part in it decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.arguments import CLASH, UNKNOWN, argument

if TYPE_CHECKING:
    from compare.judge.context import Account, Pair
    from compare.model import Predicate


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
    if patients == UNKNOWN and crossed <= 0 and None not in (first.patient, second.patient):
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
    if kinship.begins(a.lemma, b.lemma):
        return 0.0
    return 1.0 if likeness < 1 and pair.matches(a.token, b.token) else likeness


def verbs_alike(pair: Pair, a: Predicate, b: Predicate, least: float) -> bool:
    """Tell whether :func:`verb_likeness` is ``least`` or more, which often takes less to find."""
    return kinship.verbs(a.lemma, b.lemma) >= least or pair.matches(a.token, b.token)
