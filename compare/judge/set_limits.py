"""Limits that somebody set, and those that are estimates of what happened.

*At least 30 were hurt* and *at least 45 were hurt* can both hold. A rule that sets a limit sets
one: *within 30 days* and *within 45 days* cannot both be what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from compare.judge import kinship
from compare.judge.counterparts import counterparts
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from compare.judge.context import Account, Pair, Side
    from compare.model import Quantity, Token

End = Literal["most", "least"]

# Closed classes: the modal verbs of rules, and what a rule is about.
_SETTING = frozenset("may can must shall should need will".split())
_UNSURE = frozenset("could might would".split())
_RULES = frozenset(
    """limit maximum minimum cap ceiling deadline fine penalty prison jail sentence notice threshold
    allowance quota due valid entitled eligible liable punishable restrict permit allow require
    entitle face admit pay payable cost fee ban forbid prohibit grant cover need
    demand free apply mean reserve restrict exempt minimum rule law permit regulation condition
    """.split()
)
_PUNISHING = frozenset("jail imprison fine sentence punish".split())
_SLACK = 0.05
"""How far two limits may differ that are one in two units: *30 days*, *a month*."""


@remembered
def is_set(account: Account, quantity: Quantity) -> bool:
    """Tell whether a number is a limit that a rule sets."""
    if end_of(account, quantity) is None:
        return False
    if quantity.form != "bound" and _has_time(account, quantity):
        return True
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
    if past or _was(account, clauses[0]):
        return False
    if quantity.unit == "age":
        return True  # "those aged 60 and over ride free"
    return bool(_RULES & _around(account, near)) or any(_rules(account, c) for c in clauses[1:])


def _rules(account: Account, verb: Token) -> bool:
    """Tell whether a clause around that of the number lays down what may or must be."""
    helping = _helping(account, verb)
    if _was(account, verb) or _UNSURE & helping or "have" in helping:
        return False
    return bool(_SETTING & helping) or verb.lemma in _RULES


# Closed classes: what makes the number behind it, or before it, the end of what is allowed.
_MOST = frozenset("within maximum most limit ceiling cap limited under below".split())
_LEAST = frozenset("minimum least threshold over above".split())
_MORE = frozenset("later longer faster older higher heavier larger further more".split())
_LESS = frozenset("earlier shorter slower younger lower lighter smaller less fewer".split())
_BEFORE = 5
"""Tokens before a number in which such a word may stand."""


@remembered
def end_of(account: Account, quantity: Quantity) -> End | None:
    """Return which end of a range a number gives, if it gives one: *within 30 days*, *30 or over*.

    Where the number has been read as exact, the words before it may still say so: *a limit of 30*.
    """
    if quantity.form == "bound":
        return "most" if quantity.low <= 0 else "least"
    if quantity.form not in ("exact", "about"):
        return None
    if quantity.form == "about":  # a month is 28 to 31 days
        return "most" if _has_time(account, quantity) else None
    tokens, at = account.analysis.tokens, quantity.token
    first = max(at - _BEFORE, account.analysis.bounds[quantity.sentence])
    before = [t.text.lower() for t in tokens[first:at]]
    for n, word in enumerate(before):
        denied = n > 0 and before[n - 1] in ("no", "not")
        if before[n + 1 : n + 2] == ["than"] and denied and word in _MORE | _LESS:
            return "most" if word in _MORE else "least"
    if _MOST & set(before) or _has_time(account, quantity):
        return "most"
    return "least" if _LEAST & set(before) else None


def _has_time(account: Account, quantity: Quantity) -> bool:
    """Tell *have 30 days to file*, *there are 30 days to file*: as long and no longer."""
    verb = account.tree.head(account.analysis.tokens[quantity.token])
    for _ in range(2):
        if verb is not None and verb.lemma not in ("have", "be"):
            verb = account.tree.head(verb)
    if quantity.unit != "s" or verb is None or verb.lemma not in ("have", "be"):
        return False
    if verb.lemma == "be" and not account.tree.children(verb, "expl"):
        return False
    behind = account.analysis.tokens_of(quantity.sentence)
    return any(t.text.lower() == "to" and t.index > quantity.token for t in behind)


def other_limit(left: Account, a: Quantity, right: Account, b: Quantity) -> bool:
    """Tell whether two limits at one end are not one."""
    ends = end_of(left, a), end_of(right, b)
    if ends[0] is None or ends[0] != ends[1]:
        return False
    x, y = (a.high, b.high) if ends[0] == "most" else (a.low, b.low)
    return abs(x - y) > _SLACK * max(abs(x), abs(y))


_OF_ONE_RULE = 0.8
"""Score from which two sentences lay down one rule."""


def of_one_rule(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether two limits are what one rule sets.

    They are the only ones of their kind in sentences of which no other could be meant.
    """
    if pair.internal or _unit(a) != _unit(b):
        return False
    if a.noun and b.noun and not a.unit and kinship.nouns(a.noun, b.noun) < kinship.KIND_OF:
        return False
    left, right = pair.a.account, pair.b.account
    if end_of(left, a) != end_of(right, b) or not (is_set(left, a) and is_set(right, b)):
        return False
    if not (_alone(pair.a, a) and _alone(pair.b, b)):
        return False
    return pair.score >= _OF_ONE_RULE or counterparts(pair)


def told_too(account: Account, limit: Quantity) -> bool:
    """Tell whether an account has a limit of the other as well, of whatever."""
    return any(
        q.form == limit.form and (q.low, q.high) == (limit.low, limit.high)
        for q in account.analysis.quantities
    )


def _alone(side: Side, quantity: Quantity) -> bool:
    held = [q for q in side.quantities if _unit(q) == _unit(quantity)]
    return sum(end_of(side.account, q) is not None for q in held) == 1


def _unit(quantity: Quantity) -> str:
    """Return the unit of a limit: *three a day* is three, and an age a bare number."""
    return "" if quantity.unit == "age" else quantity.unit.split("/")[0]


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
