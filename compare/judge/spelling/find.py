"""Find names of two accounts, or of one, that differ by little in one word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from compare.judge.draft import Draft
from compare.judge.same_story import of_other_events
from compare.judge.spelling.names import by_word, names_of
from compare.judge.spelling.weigh import ENOUGH, NEVER, Use, at_odds, habit, likeness, weight

if TYPE_CHECKING:
    from compare.judge.context import Account, Context

_Uses = dict[str, list[Use]]
"""Word -> its uses in the names of one account, in text order."""
_NUMBER = ("never", "once", "twice")


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict for each pair of spellings of one name, in one account or in two."""
    held = [uses_of(account) for account in context.accounts]
    both = [list(_within(uses)) for uses in held]
    if context.options.internal:
        for uses, pairs in zip(held, both, strict=True):
            for a, b in pairs:
                yield _internal(a, b, uses)
    for (n, ours), (m, theirs) in combinations(enumerate(held), 2):
        if of_other_events(context.accounts[n].analysis, context.accounts[m].analysis):
            continue
        for a, b in _across(ours, theirs):
            inside = context.options.internal and any(
                {a.word, b.word} == {x.word, y.word} for x, y in (*both[n], *both[m])
            )
            if not inside:
                yield _cross(a, b, ours, theirs)


def uses_of(account: Account) -> _Uses:
    """Return the words of all names of an account with their uses."""
    found = by_word(names_of(account))
    return {
        word: [Use(account, name, place) for name, place in places]
        for word, places in found.items()
    }


def _across(ours: _Uses, theirs: _Uses) -> Iterator[tuple[Use, Use]]:
    """Yield the best instance of each pair of spellings, one in each account."""
    for x, y in alike(ours, theirs):
        a, b, score = best(ours[x], theirs[y])
        if score < ENOUGH or _both(a, b, ours) or _both(b, a, theirs):
            continue
        yield a, b


def _both(own: Use, other: Use, uses: _Uses) -> bool:
    """Tell whether an account has the other's spelling too, and so means two by the two.

    Unless that is a slip of its own, which is told once, or of somebody else by that name.
    """
    return any(not at_odds(use, other) for use in uses.get(other.word, ()))


def _within(uses: _Uses) -> Iterator[tuple[Use, Use]]:
    for x, y in alike(uses, uses):
        if x < y:
            a, b, score = best(uses[x], uses[y])
            if score + habit(uses[x], uses[y]) >= ENOUGH:
                yield (a, b) if a.name.span < b.name.span else (b, a)


def best(ours: Sequence[Use], theirs: Sequence[Use]) -> tuple[Use, Use, float]:
    """Return the two uses that most surely are of one name, the first of equals, and how surely."""
    score, _, a, b = max(
        ((weight(a, b), (-n, -m), a, b) for n, a in enumerate(ours) for m, b in enumerate(theirs)),
        key=lambda item: item[:2],
    )
    return a, b, score


def alike(ours: _Uses, theirs: _Uses) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words, one of each, that may be two spellings of one."""
    ends: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for word in theirs:
        ends[word[:2], False].append(word)
        ends[word[-2:], True].append(word)
    for x in ours:
        for y in dict.fromkeys((*ends[x[:2], False], *ends[x[-2:], True])):
            if likeness(x, y) > NEVER:
                yield x, y


def _cross(a: Use, b: Use, ours: _Uses, theirs: _Uses) -> Draft:
    evidence = (a.account.evidence(a.name.span), b.account.evidence(b.name.span))
    x, y = evidence
    text = (
        f"{x.document} writes “{x.quote}” ({_often(a, ours)}), {y.document} "
        f"“{y.quote}” ({_often(b, theirs)}): one name in two spellings."
    )
    return Draft("conflict", "entity", "cross", text, evidence)


def _internal(a: Use, b: Use, uses: _Uses) -> Draft:
    evidence = (a.account.evidence(a.name.span), b.account.evidence(b.name.span))
    x, y = evidence
    text = (
        f"{x.document} writes both “{x.quote}” ({_often(a, uses)}) and “{y.quote}” "
        f"({_often(b, uses)}): one name in two spellings."
    )
    return Draft("conflict", "entity", "internal", text, evidence)


def _often(shown: Use, uses: _Uses) -> str:
    """Return how often an account writes the word so, in this name or alone."""
    same = (use for use in uses[shown.word] if not at_odds(use, shown))
    count = len({use.name.tokens[use.place].index for use in same})
    return _NUMBER[count] if count < len(_NUMBER) else f"{count} times"
