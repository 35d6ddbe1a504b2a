"""Rule ``age``: one person, put beside two ages, wherever the accounts name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from compare.analyse.values import compatible, show
from compare.judge import say
from compare.judge.apart import published_apart
from compare.judge.context import Account, Context
from compare.judge.draft import Draft
from compare.model import Mention, Quantity, Scope, Span

_AGE = "age"
_OLDEST = 120
_CLOSING = (",", ";", ")", ".", "")
"""What sets off an age behind a name."""
_BEHIND = re.compile(r"\s*[,(]\s*(?:aged\s+)?")
"""What may stand between a name and the age behind it: *Anna Keller, 54*."""
_BEFORE = re.compile(r"(?:\s+[\w-]+){0,3}\s+")
"""What may stand between an age and the name behind it: *54-year-old pilot Ole Lund*."""

_Aged = dict[str, list[tuple[Quantity, Span]]]
"""Person -> the ages beside the name, each with where name and age stand."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two accounts, or two places of one, give a person two ages."""
    aged = [(account, _aged(account)) for account in context.accounts]
    for (first, ours), (second, theirs) in combinations(aged, 2):
        if published_apart(first, second):
            continue
        for person in (name for name in ours if name in theirs):
            if not any(compatible(a, b) for a, _ in ours[person] for b, _ in theirs[person]):
                yield _draft(first, ours[person][0], second, theirs[person][0])
    if context.options.internal:
        for account, own in aged:
            for ages in own.values():
                other = next((one for one in ages if not compatible(ages[0][0], one[0])), None)
                if other is not None:
                    yield _draft(account, ages[0], account, other)


def _aged(account: Account) -> _Aged:
    """Return the ages that stand beside each person's name, in text order."""
    found: _Aged = {}
    for age in account.analysis.quantities:
        if age.form == "exact" and _may_be_age(age):
            for mention in account.mentions.get(age.sentence, ()):
                if _beside(account, mention, age):
                    start = min(mention.span.start, age.phrase.start)
                    where = Span(start, max(mention.span.end, age.phrase.end))
                    held = replace(age, unit=_AGE)
                    found.setdefault(mention.entity, []).append((held, where))
                    break
    return found


def _may_be_age(quantity: Quantity) -> bool:
    if quantity.unit == _AGE:
        return True
    plain = not quantity.unit and quantity.noun_token is None and quantity.low.is_integer()
    return plain and 1 <= quantity.low <= _OLDEST


def _beside(account: Account, mention: Mention, age: Quantity) -> bool:
    text = account.document.text
    kinds = ("person", "other") if age.unit == _AGE else ("person",)
    if mention.type not in kinds:
        return False
    if mention.span.end <= age.phrase.start:
        apposed = age.unit == _AGE or text[age.phrase.end : age.phrase.end + 1] in _CLOSING
        return apposed and bool(_BEHIND.fullmatch(text, mention.span.end, age.phrase.start))
    return age.unit == _AGE and bool(_BEFORE.fullmatch(text, age.phrase.end, mention.span.start))


def _draft(
    first: Account, one: tuple[Quantity, Span], second: Account, other: tuple[Quantity, Span]
) -> Draft:
    (a, here), (b, there) = one, other
    evidence = (first.evidence(here, show(a)), second.evidence(there, show(b)))
    scope: Scope = "internal" if first is second else "cross"
    text = f"{say.both(evidence)}: nobody is both {a.low:g} and {b.low:g} years old."
    return Draft("conflict", "number", scope, text, evidence)
