"""Limits that somebody set, and those that are estimates of what happened.

*At least 30 were hurt* and *at least 45 were hurt* can both hold. A rule that sets a limit sets
one: *within 30 days* and *within 45 days* cannot both be what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge.remember import remembered

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Quantity, Token

# Closed classes: the modal verbs of rules, and what a rule is about.
_SETTING = frozenset("may can must shall should need will".split())
_UNSURE = frozenset("could might would".split())
_RULES = frozenset(
    """limit maximum minimum cap ceiling deadline fine penalty prison jail sentence notice threshold
    allowance quota due valid entitled eligible liable punishable restrict permit allow require
    entitle face admit pay payable cost fee ban forbid prohibit grant cover need
    demand
    """.split()
)
_PUNISHING = frozenset("jail imprison fine sentence punish".split())
_SLACK = 0.05
"""How far two limits may differ that are one in two units: *30 days*, *a month*."""


@remembered
def is_set(account: Account, quantity: Quantity) -> bool:
    """Tell whether a number is a limit that a rule sets."""
    if quantity.form != "bound":
        return False
    number = account.analysis.tokens[quantity.token]
    above = [number, *account.tree.ancestors(number)]
    clauses = [t for t in above if t.index in account.predicate_at]
    if not clauses:
        return False
    near = [t for t in above if t.index >= 0][: above.index(clauses[0]) + 1]
    helping = _helping(account, clauses[0])
    if _UNSURE & helping:
        return "be" in helping and bool((_RULES | _PUNISHING) & _around(account, near))
    if "have" in helping and not _obliges(account, clauses[0]):
        return False  # "may have killed up to 30"
    if _SETTING & helping or _obliges(account, clauses[0]):
        return True
    past = clauses[0].tag in ("VBD", "VBN") and "be" not in helping
    return not past and not _was(account, clauses[0]) and bool(_RULES & _around(account, near))


def other_limit(a: Quantity, b: Quantity) -> bool:
    """Tell whether two limits on one side are not one."""
    if not a.form == b.form == "bound":
        return False
    upper = a.low <= 0, b.low <= 0
    if upper[0] != upper[1]:
        return False
    x, y = (a.high, b.high) if upper[0] else (a.low, b.low)
    return abs(x - y) > _SLACK * max(abs(x), abs(y))


def _helping(account: Account, verb: Token) -> frozenset[str]:
    helpers = account.tree.children(verb, "aux", "auxpass")
    return frozenset(t.text.lower() if t.tag == "MD" else t.lemma for t in helpers)


def _obliges(account: Account, verb: Token) -> bool:
    """Tell *have to file*, *need to be 18*."""
    above = account.tree.head(verb)
    return verb.dep == "xcomp" and above is not None and above.lemma in ("have", "need", "require")


def _was(account: Account, verb: Token) -> bool:
    helpers = account.tree.children(verb, "aux", "auxpass")
    return any(t.tag == "VBD" for t in (verb, *helpers))


def _around(account: Account, path: list[Token]) -> frozenset[str]:
    """Return the words on the way from a number to its verb and right beside it."""
    beside = [child for token in path for child in account.tree.children(token)]
    return frozenset(t.lemma for t in (*path, *beside))
