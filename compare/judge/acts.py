"""Are two numbers those of two acts, whatever is counted? *Owns*, *borrowed*; *for*, *against*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.data.deeds import of_one_deed
from compare.judge import kinship

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.judge.frames import Frame
    from compare.model import Quantity

OTHER_ACT = 0.16
"""What it tells against one fact that two unrelated acts were done: *owns*, *borrowed*."""
_NO_ACT = frozenset(
    "be have include involve count number total remain come see get take make give put".split()
)
"""A closed class: verbs that say little more than that there were so many."""


def two_acts(a: Quantity, first: Frame, b: Quantity, second: Frame) -> bool:
    """Tell whether unequal numbers come with two acts of which neither is the other."""
    from compare.analyse.values import compatible

    told = ((a, first.verb), (b, second.verb))
    if compatible(a, b) or all(v and v.subject == q.noun_token for q, v in told):
        return False  # who fled and who crossed the border may be the same people
    verbs = [v.lemma for v in (first.verb, second.verb) if v and v.modality == "actual"]
    return len(verbs) > 1 and _NO_ACT.isdisjoint(verbs) and not of_one_deed(*verbs)


def for_and_against(left: Account, first: Frame, right: Account, second: Frame) -> bool:
    """Tell whether what is said of the numbers goes two ways: *voted for*, *voted against*."""
    if first.verb is None or second.verb is None:
        return False
    x, y = (
        {t.lemma for t in account.tree.children(account.analysis.tokens[verb.token], "prep", "prt")}
        for account, verb in ((left, first.verb), (right, second.verb))
    )
    return any(kinship.opposed(p, q, "ADP") for p in x - y for q in y - x)
