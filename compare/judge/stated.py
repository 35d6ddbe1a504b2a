"""Which stated number counts which list: shared by the rules on counts and on labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from compare.align.vectors import weight
from compare.judge import kinship
from compare.judge.context import Account, Context
from compare.model import Enumeration, Quantity, Token

_SMALLEST_LIST = 3
_LARGEST_COUNT = 60
"""Nobody names more than this one by one."""
_REACH = 2
"""Sentences after the number within which the list may follow in the same account."""
_NEEDED_NEAR = 0.5
_NEEDED_FAR = 0.9
"""Weight of what the two sentences must share beyond the number and the list."""
_ALIKE = 0.8
"""Share of members that two lists must have in common to be one list."""
_KIN = 0.5
"""Weight of related verbs, of related nouns above, and of one preposition above."""
_COUNTRY_KEY = 2
_APART = frozenset({"other", "another", "additional", "further", "more", "remaining", "rest"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A number and a list that speak of the same things."""

    count: Quantity
    counter: Account
    listed: Enumeration
    lister: Account
    score: float
    """Probability that the two sentences say the same thing; 0 where they are no pair."""

    @property
    def internal(self) -> bool:
        """Whether one account says both."""
        return self.counter is self.lister

    @property
    def direct(self) -> bool:
        """Whether the number stands on the very noun the list spells out."""
        return self.internal and self.count.noun_token == self.listed.noun_token


def stated_counts(context: Context) -> Iterator[Stated]:
    """Yield every number that can be held against a list, in document order.

    A number that counts a list of its own account also counts the same list elsewhere.
    """
    linked = _linked(context)
    for counter in context.accounts:
        for count in (q for q in counter.analysis.quantities if _is_count(counter, q)):
            own = [e for e in _lists(counter) if _counts(count, counter, e, counter, False)]
            if context.options.internal:
                yield from (Stated(count, counter, e, counter, 0.0) for e in own)
            for lister in context.accounts:
                if lister is counter:
                    continue
                for listed in _lists(lister):
                    key = (counter.id, count.sentence, lister.id, listed.sentence)
                    if any(_alike(listed, e) for e in own) or _counts(
                        count, counter, listed, lister, key in linked
                    ):
                        yield Stated(count, counter, listed, lister, linked.get(key, 0.0))


def _lists(account: Account) -> Iterator[Enumeration]:
    return (e for e in account.analysis.enumerations if len(e.members) >= _SMALLEST_LIST)


def _alike(a: Enumeration, b: Enumeration) -> bool:
    first, second = {m.key for m in a.members}, {m.key for m in b.members}
    return len(first & second) >= _ALIKE * max(len(first), len(second))


def _linked(context: Context) -> dict[tuple[str, int, str, int], float]:
    found: dict[tuple[str, int, str, int], float] = {}
    for pair in context.pairs:
        a, b = (pair.a.account.id, pair.a.index), (pair.b.account.id, pair.b.index)
        found[*a, *b] = found[*b, *a] = pair.score
    return found


def _is_count(account: Account, quantity: Quantity) -> bool:
    if quantity.unit or quantity.form != "exact" or quantity.noun_token is None:
        return False
    noun = account.analysis.tokens[quantity.noun_token]
    return 1 < quantity.low <= _LARGEST_COUNT and not _set_apart(account, noun)


def _set_apart(account: Account, noun: Token) -> bool:
    return any(child.lemma in _APART for child in account.tree.children(noun))


def _counts(
    count: Quantity, counter: Account, listed: Enumeration, lister: Account, linked: bool
) -> bool:
    if counter is lister and count.noun_token == listed.noun_token:
        return True
    if not _noun_fits(count.noun, listed) or _counted_itself(listed, lister):
        return False
    named = listed.noun_token
    if named is not None and _set_apart(lister, lister.analysis.tokens[named]):
        return False
    distance = listed.sentence - count.sentence
    near = counter is lister and 0 < distance <= _REACH
    if not near and not (linked and counter is not lister):
        return False
    shared = _shared_weight(count, counter, listed, lister)
    return shared >= (_NEEDED_NEAR if near else _NEEDED_FAR)


def _noun_fits(noun: str, listed: Enumeration) -> bool:
    if listed.noun and kinship.nouns(noun, listed.noun) >= kinship.SYNONYM:
        return True
    if all(len(m.key) == _COUNTRY_KEY and m.key.isupper() for m in listed.members):
        return _can_name_country(noun)
    return False


@lru_cache(maxsize=1024)
def _can_name_country(noun: str) -> bool:
    return kinship.nouns(noun, "country") >= kinship.KIND_OF or noun in ("state", "member", "power")


def _counted_itself(listed: Enumeration, lister: Account) -> bool:
    """Tell whether the list's own noun carries a number, which then is the one it answers to."""
    near = lister.quantities.get(listed.sentence, ())
    return listed.noun_token is not None and any(q.noun_token == listed.noun_token for q in near)


def _shared_weight(
    count: Quantity, counter: Account, listed: Enumeration, lister: Account
) -> float:
    first = _around(counter, count.sentence, {count.token, count.noun_token})
    second = _around(
        lister,
        listed.sentence,
        {
            t.index
            for t in lister.analysis.tokens_of(listed.sentence)
            if listed.span.contains(t.span) or t.index == listed.noun_token
        },
    )
    shared = first.keys() & second.keys()
    total = sum(weight(first[key].lemma) for key in shared)
    ours = [t for k, t in first.items() if k not in shared]
    theirs = [t for k, t in second.items() if k not in shared]
    kin = any(
        kinship.verbs(a.lemma, b.lemma) >= kinship.KIND_OF
        for a in ours
        for b in theirs
        if a.pos == b.pos == "VERB"
    )
    return total + _KIN * kin + _KIN * _framed_alike(count, counter, listed, lister)


def _framed_alike(count: Quantity, counter: Account, listed: Enumeration, lister: Account) -> bool:
    """Tell whether both hang on one preposition: *accords with ten states*, *ties with ...*."""
    above = [
        account.tree.head(account.analysis.tokens[index])
        for account, index in ((counter, count.noun_token), (lister, listed.noun_token))
        if index is not None
    ]
    if len(above) < 2 or above[0] is None or above[1] is None:
        return False
    return above[0].pos == above[1].pos == "ADP" and above[0].lemma == above[1].lemma


def _around(account: Account, sentence: int, without: set[int | None]) -> dict[str, Token]:
    return {
        account.keys[t.index]: t
        for t in account.analysis.tokens_of(sentence)
        if account.keys[t.index] and t.index not in without
    }
