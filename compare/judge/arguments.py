"""Are two arguments of two clauses the same thing? Words, names and pronouns decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.naming import name_at, told_apart, within_name
from compare.judge.notes import THIRD_PERSON, subject_of_notes

if TYPE_CHECKING:
    from compare.judge.context import Pair
    from compare.model import Token

CLASH = -1.0
"""What two arguments are worth that cannot be the same thing."""
UNKNOWN = 0.0
"""What they are worth where nothing tells."""
_PRONOUNS = frozenset("he she it they we i you this that these those who which one".split())


def argument(pair: Pair, a: int | None, b: int | None) -> float:
    """Return how surely two arguments are the same thing: 1 to 0, :data:`CLASH` if they are not."""
    if a is None or b is None:
        return UNKNOWN
    first = pair.a.account.analysis.tokens[a]
    second = pair.b.account.analysis.tokens[b]
    if first.lemma in _PRONOUNS or second.lemma in _PRONOUNS:
        return _pronouns(pair, first, second)
    if pair.a.account.keys[a] == pair.b.account.keys[b] != "" or pair.matches(a, b):
        return 0.0 if told_apart(pair, first, second) else 1.0
    named = (name_at(pair.a, first), name_at(pair.b, second))
    if within_name(pair, first, second):
        return _WITHIN_NAME
    if named[0] is not None and named[1] is not None:
        return CLASH if named[0].type == named[1].type else UNKNOWN
    if subject_of_notes(pair, first, second):
        return _PRONOUN_FOR_NAME
    return kinship.nouns(first.lemma, second.lemma) or UNKNOWN


_SAME_PRONOUN = 0.8
_PRONOUN_FOR_NAME = 0.75
_ALIGNED = 0.5


def _pronouns(pair: Pair, a: Token, b: Token) -> float:
    """Compare arguments of which at least one is a pronoun; what cannot be resolved is no clash."""
    first = pair.a.account.referent(a)
    second = pair.b.account.referent(b)
    if first and second:
        return _SAME_PRONOUN if first == second else UNKNOWN
    if a.lemma == b.lemma:
        return _SAME_PRONOUN if a.lemma in THIRD_PERSON else UNKNOWN
    named = (first and b.lemma in THIRD_PERSON) or (second and a.lemma in THIRD_PERSON)
    if named and pair.score >= _ALIGNED:
        return _PRONOUN_FOR_NAME
    return _PRONOUN_FOR_NAME if subject_of_notes(pair, a, b) else UNKNOWN


_WITHIN_NAME = 0.9
