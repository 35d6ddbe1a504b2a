"""Rule ``list``: two accounts name the members of one list, and not the same ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.judge import kinship
from compare.judge.apart import apart_in_time_as_wholes
from compare.judge.context import Account, Context, Pair
from compare.judge.draft import Draft
from compare.judge.naming import name_words
from compare.judge.same_fact import covers
from compare.model import Enumeration, Evidence, Member

_SMALLEST = 3
_ALIKE = 0.5
"""Share of the shorter list's members that must be in the other for them to be one list."""
_SAME_SENTENCE = 0.5
"""Share of the words that must match for members that differ to be a conflict."""


def find(context: Context) -> Iterator[Draft]:
    """Yield agreement, added members or conflict for lists of the same things."""
    for pair in context.pairs:
        if pair.internal or apart_in_time_as_wholes(pair):
            continue
        for a in pair.a.enumerations:
            for b in pair.b.enumerations:
                if _same_list(a, b):
                    yield from _judged(pair, a, b)


def _same_list(a: Enumeration, b: Enumeration) -> bool:
    if min(len(a.members), len(b.members)) < _SMALLEST:
        return False
    shared = {m.key for m in a.members} & {m.key for m in b.members}
    if len(shared) < _ALIKE * min(len(a.members), len(b.members)):
        return False
    return not (a.noun and b.noun) or kinship.nouns(a.noun, b.noun) > 0 or len(shared) > _SMALLEST


def _judged(pair: Pair, a: Enumeration, b: Enumeration) -> Iterator[Draft]:
    left, right = pair.a.account, pair.b.account
    only_a, only_b = _missing(a, b), _missing(b, a)
    if not only_a and not only_b:
        both = (_whole(left, a), _whole(right, b))
        names = ", ".join(member.name for member in a.members)
        text = f"{left.id} and {right.id} name the same {len(a.members)}: {names}."
        yield Draft("agree", "list", "cross", text, both)
    elif only_a and only_b and _exclusive(pair, a, b):
        evidence = (
            *(left.evidence(m.span, m.key) for m in only_a),
            *(right.evidence(m.span, m.key) for m in only_b),
        )
        text = (
            f"Otherwise the same list: {left.id} has {_names(only_a)}, "
            f"{right.id} has {_names(only_b)} instead."
        )
        yield Draft("conflict", "list", "cross", text, evidence)
    else:
        yield from _added(pair, (left, a, only_a), (right, b, only_b))


_Part = tuple[Account, Enumeration, Sequence[Member]]


def _added(pair: Pair, first: _Part, second: _Part) -> Iterator[Draft]:
    for (account, _, only), (other, rest, _) in ((first, second), (second, first)):
        if only:
            evidence = (*(account.evidence(m.span, m.key) for m in only), _whole(other, rest))
            text = f"{account.id} also names {_names(only)}; {other.id} does not."
            yield Draft("detail", "list", "cross", text, evidence, adds=account.id)


def _exclusive(pair: Pair, a: Enumeration, b: Enumeration) -> bool:
    """Tell whether the two claim to be complete: both closed, as long, in matching sentences."""
    if a.open or b.open or len(a.members) != len(b.members):
        return False
    words_a = {word for m in _missing(a, b) for word in name_words(m.name)}
    words_b = {word for m in _missing(b, a) for word in name_words(m.name)}
    if words_a & words_b:  # "South Asia" and "Asia" may be said of one thing
        return False
    return covers(pair, _SAME_SENTENCE)


def _missing(a: Enumeration, b: Enumeration) -> tuple[Member, ...]:
    keys = {member.key for member in b.members}
    return tuple(member for member in a.members if member.key not in keys)


def _whole(account: Account, listed: Enumeration) -> Evidence:
    return account.evidence(listed.span, ", ".join(sorted(m.key for m in listed.members)))


def _names(members: Sequence[Member]) -> str:
    return ", ".join(member.name for member in members)
