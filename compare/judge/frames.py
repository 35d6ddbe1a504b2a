"""What a number or a time is about: the noun, what narrows it down, and the verb above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.analyse.quotes import REPORTING
from compare.judge.naming import qualifiers
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Predicate, Quantity, Token


@dataclass(frozen=True, slots=True)
class Frame:
    """What a number is about."""

    noun: Token | None
    qualifiers: dict[str, Token]
    verb: Predicate | None


@remembered
def frame(account: Account, quantity: Quantity) -> Frame:
    """Return what ``quantity`` is about: its noun, what narrows it down, and the verb above."""
    tokens = account.analysis.tokens
    noun = None if quantity.noun_token is None else tokens[quantity.noun_token]
    start = tokens[quantity.token] if noun is None else noun
    found = {} if noun is None else qualifiers(account, noun)
    return Frame(noun, found, governing(account, start))


@remembered
def clause(account: Account, token: Token) -> Predicate | None:
    """Return the predicate of the clause that ``token`` stands in."""
    above = (token, *account.tree.ancestors(token))
    return next((p for t in above if (p := account.predicate_at.get(t.index))), None)


@remembered
def governing(account: Account, token: Token) -> Predicate | None:
    """Return the predicate above ``token`` that says something of it, past verbs of saying."""
    for above in (token, *account.tree.ancestors(token)):
        predicate = account.predicate_at.get(above.index)
        if predicate is not None and predicate.lemma not in REPORTING:
            return predicate
    return None
