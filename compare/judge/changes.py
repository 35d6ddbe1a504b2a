"""What part a number plays: where a change starts, how far it goes, where it ends, or a level."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from compare.analyse.quantities.units import is_money
from compare.judge.frames import governing

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Quantity, Token

Slot = Literal["level", "start", "change", "forecast"]

# Closed classes of the language: verbs of moving along a scale, and words that name what a
# number is held against.
_CHANGING = frozenset(
    "rise fall increase decrease grow drop decline climb jump surge plunge slump soar shrink dip "
    "slide tumble gain lose edge improve advance expand contract slip sink plummet rocket leap "
    "rally skid slow accelerate widen narrow ease retreat rebound recover raise lower reduce cut "
    "boost trim swell dwindle inch creep shed up down".split()
)
_CHANGES = frozenset(
    "rise fall increase decrease growth drop decline climb jump surge plunge slump gain loss "
    "improvement reduction cut raise rebound recovery".split()
)
_FORECASTING = frozenset("anticipate expect project forecast predict foresee guide target".split())
_ACCOUNTING = frozenset(
    "net gross operating pretax pre-tax underlying adjusted unadjusted gaap non-gaap diluted basic "
    "organic comparable statutory core annualized annualised per".split()
)
"""What makes a figure another figure of the same name: net and gross, a share and the whole."""
_AGAINST = frozenset({"from", "versus", "vs", "vs.", "against", "than"})
_COMPARING = frozenset({"compare", "oppose"})
_HELD_WITH = frozenset({"to", "with"})
_CLIMB = 4
_PARTS = ("nummod", "quantmod", "compound", "nmod", "amod", "conj", "det")


def slot(account: Account, quantity: Quantity) -> Slot:
    """Return what part a number plays in its clause.

    *Sales rose 4 percent to 52 million from 50 million*: change, level, start. What is expected
    of the year and what the year came to are two things as well.
    """
    number = account.analysis.tokens[quantity.token]
    here = _phrase(account, number)
    above = account.tree.head(here)
    if above is None:
        return "level"
    if above.lemma in _AGAINST and above.pos in ("ADP", "SCONJ", "CCONJ"):
        return "level" if _range_opens(account, above) else "start"
    over = account.tree.head(above)
    if above.lemma in _HELD_WITH and over is not None and over.lemma in _COMPARING:
        return "start"
    if not quantity.unit or quantity.unit == "age":
        return "level"
    if quantity.noun in _CHANGES and quantity.noun != "loss":
        return "change"
    if above.lemma in _CHANGING and here.dep in ("npadvmod", "dobj", "advmod", "nmod"):
        return "change"
    if above.lemma == "by" and above.dep != "agent":
        return "change"
    return "forecast" if _is_forecast(account, here) else "level"


def acted_on(account: Account, quantity: Quantity) -> bool:
    """Tell whether an amount is itself what is cut, saved or spent: *cut a third of it*."""
    here = account.analysis.tokens[quantity.token]
    above = account.tree.head(here)
    for _ in range(_CLIMB):
        if above is None or here.dep not in (*_PARTS, "appos"):
            break
        here, above = above, account.tree.head(above)
    return here.dep == "dobj" and above is not None and above.lemma not in _COMING_TO


def _is_forecast(account: Account, token: Token) -> bool:
    """Tell whether the clause around a number, or one above it, looks ahead."""
    for above in account.tree.ancestors(token):
        predicate = account.predicate_at.get(above.index)
        if predicate is not None:
            if above.lemma in _FORECASTING or predicate.modality in ("expected", "planned"):
                return True
            if above.dep not in ("xcomp", "ccomp"):
                return False
    return False


def measured(account: Account, quantity: Quantity) -> int | None:
    """Return the token of what moves to a value, or comes to it: *sales* in *sales rose to 5*.

    Of a clause with an object that is what is moved: *the firm raised its dividend to 5*.
    """
    here = _phrase(account, account.analysis.tokens[quantity.token])
    above = account.tree.head(here)
    if above is not None and above.pos == "ADP" and above.lemma in _REACHING:
        above = account.tree.head(above)
    if above is None or above.lemma not in _CHANGING | _COMING_TO:
        return None
    predicate = account.predicate_at.get(above.index)
    if predicate is None:
        return None
    held = predicate.object
    return predicate.subject if held is None or held == here.index else held


_REACHING = frozenset({"to", "at", "by"})
_COMING_TO = frozenset("amount come equal exceed hit reach stand total".split())


def other_measure(first: Account, a: Quantity, second: Account, b: Quantity) -> bool:
    """Tell whether two figures measure other things of one name: *net*, *excluding tax*."""
    if is_money(a.unit) and _of_other_size(a, b, _APART):
        return True
    if not a.unit and _of_other_size(a, b, _COUNTS_APART):
        return True
    if _reckoned(first, a) != _reckoned(second, b):
        return True
    if _statistic(first, a) != _statistic(second, b):
        return True
    if not a.unit or a.noun_token is None or b.noun_token is None:
        return False
    return _kinds(first, a.noun_token) != _kinds(second, b.noun_token)


def _kinds(account: Account, noun: int) -> frozenset[str]:
    token = account.analysis.tokens[noun]
    near = account.tree.children(token, "amod", "compound", "nmod", "prep", "poss")
    return frozenset(t.text.lower() for t in near) & _ACCOUNTING


def _statistic(account: Account, quantity: Quantity) -> str:
    """Return whether a figure is a mean or a peak: *winds averaged 45 km/h*, *gusting to 70*."""
    tokens, tree = account.analysis.tokens, account.tree
    near = [tokens[quantity.token]]
    for above in tree.ancestors(near[0]):
        near.append(above)
        predicate = account.predicate_at.get(above.index)
        if predicate is not None:
            near += [] if predicate.subject is None else [tokens[predicate.subject]]
            break
    near += [t for token in near for t in tree.children(token, "prep")]  # "on average"
    words = {t.lemma for token in near for t in (token, *tree.children(token))}
    return next((name for name, held in _STATISTICS.items() if held & words), "")


_STATISTICS = {
    "mean": frozenset({"average", "mean", "median", "typical", "typically"}),
    "peak": frozenset({"gust", "peak", "maximum"}),
}
"""A closed class: what one figure says of many."""


def _reckoned(account: Account, quantity: Quantity) -> bool:
    """Tell whether the clause says beforehand what a figure holds: *Including the driver, ...*.

    Behind what is counted stand some of its members: *six people, including the driver*.
    """
    tokens = account.analysis.tokens
    clause = governing(account, tokens[quantity.token])
    if clause is None:
        return False
    before = (t for t in account.tree.children(tokens[clause.token]) if t.index < quantity.token)
    return any(token.text.lower() in _RECKONING for token in before)


_RECKONING = frozenset({"including", "excluding", "counting", "discounting", "besides"})


_APART = 50.0
_COUNTS_APART = 1000.0


def _of_other_size(a: Quantity, b: Quantity, apart: float) -> bool:
    """Tell whether two numbers lie so far apart that they are no two readings of one.

    The same digits may have got another word behind them: 1.8 million and 1.8 billion.
    """
    small, large = sorted((abs(a.low), abs(b.low)))
    if not small or large < apart * small:
        return False
    places = math.log10(large / small)
    return abs(places - round(places)) > _SAME_DIGITS


_SAME_DIGITS = 1e-6


def _phrase(account: Account, token: Token) -> Token:
    """Return what heads the phrase that is the number with its unit: *from 50 million euros*."""
    for _ in range(_CLIMB):
        above = account.tree.head(token)
        if above is None or token.dep not in _PARTS:
            return token
        if above.pos not in ("NUM", "SYM", "NOUN", "PROPN"):
            return token
        token = above
    return token


def _range_opens(account: Account, preposition: Token) -> bool:
    """Tell *ranged from 5 to 8 percent*, where *from* is the lower end, from a change."""
    above = account.tree.head(preposition)
    return above is not None and above.lemma in ("range", "vary", "run", "extend", "last")
