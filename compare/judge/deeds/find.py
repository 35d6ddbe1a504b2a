"""Hold against each other what two accounts tell of one deed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compare.analyse.values import comparable, compatible, compatible_times, show_time
from compare.analyse.values import show as show_quantity
from compare.judge import kinship, say
from compare.judge.apart import apart_in_names, apart_in_number, apart_in_place, apart_in_time
from compare.judge.arguments import argument
from compare.judge.dates import may_contradict
from compare.judge.deeds.told import PEOPLE, Told, told
from compare.judge.draft import Draft
from compare.judge.harm import counted_apart
from compare.judge.set_limits import is_set, other_limit
from compare.judge.things import one_thing
from compare.model import Evidence, Quantity

if TYPE_CHECKING:
    from compare.judge.context import Account, Context, Pair

_LEAST = 0.1
"""Score from which two sentences are near enough to speak of one matter."""
_FACTOR = 50.0
"""Two numbers so far apart are no two readings of one."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two accounts tell one deed of one thing with two values."""
    met = [match for pair in context.pairs for match in _matches(pair)]
    agreed = {
        key
        for pair, a, b in met
        if _agree(a, b) and not (a.deed.value == "term" and _is_bound(a) and _is_bound(b))
        for key in _keys(pair, a, b)
    }
    taken: set[tuple[str, object, str]] = set()
    for pair, a, b in sorted(met, key=lambda m: -m[0].score):
        keys = _keys(pair, a, b)
        limits = a.deed.value == "term" and _is_bound(a) and _is_bound(b)
        if (_agree(a, b) and not limits) or any(key in agreed or key in taken for key in keys):
            continue
        if _conflict(pair, a, b):
            taken.update(keys)
            yield _draft(pair, a, b)


def _matches(pair: Pair) -> Iterator[tuple[Pair, Told, Told]]:
    if pair.internal or pair.score < _LEAST:
        return
    left, right = pair.a.account, pair.b.account
    ours, theirs = told(left, pair.a.sentence), told(right, pair.b.sentence)
    for a in ours:
        for b in theirs:
            if a.deed != b.deed or not _comparable(pair, a, b):
                continue
            if one_thing(pair, a.thing, b.thing) and _of_one_doer(pair, a, b):
                yield pair, a, b


def _comparable(pair: Pair, a: Told, b: Told) -> bool:
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        near = kinship.nouns(x.noun, y.noun)
        if a.deed.name == "stock" and x.noun and y.noun and near < kinship.SYNONYM:
            return False
        others = x.noun not in PEOPLE and y.noun not in PEOPLE and x.noun and y.noun
        if a.deed.value == "people" and others and near < kinship.KIND_OF:
            return False  # mourners, police officers
        return comparable(x, y)
    if isinstance(x, Quantity) or isinstance(y, Quantity):
        return False
    return may_contradict(pair, x, y)


def _of_one_doer(pair: Pair, a: Told, b: Told) -> bool:
    """Tell whether nothing shows that two pay for one thing: *the city paid*, *the state paid*."""
    if a.doer is None or b.doer is None:
        return a.doer is b.doer or _pays_more(a, b)
    return argument(pair, a.doer, b.doer) > 0


def _pays_more(a: Told, b: Told) -> bool:
    """Tell whether one who pays is said to pay more than the thing costs: no part of it is more."""
    x, y = (a.value, b.value) if a.doer is not None else (b.value, a.value)
    return isinstance(x, Quantity) and isinstance(y, Quantity) and x.low > y.low


def _agree(a: Told, b: Told) -> bool:
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return compatible(x, y)
    assert not isinstance(x, Quantity) and not isinstance(y, Quantity)
    return compatible_times(x, y)


def _is_bound(one: Told) -> bool:
    return isinstance(one.value, Quantity) and one.value.form == "bound"


def _keys(pair: Pair, a: Told, b: Told) -> tuple[tuple[str, object, str], ...]:
    left, right = pair.a.account.id, pair.b.account.id
    return (left, a.value.span, right), (right, b.value.span, left)


def _conflict(pair: Pair, a: Told, b: Told) -> bool:
    """Tell whether two values cannot both hold, as far as their sentences tell."""
    if apart_in_place(pair) or apart_in_names(pair):
        return False
    x, y = a.value, b.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        known = all(_known(s.account, t.thing) for s, t in ((pair.a, a), (pair.b, b)))
        return known and not apart_in_number(pair)
    if apart_in_time(pair, x, y) or (x.form == "bound") != (y.form == "bound"):
        return False
    if x.form == "bound":
        limits = is_set(pair.a.account, x) and is_set(pair.b.account, y)
        return (
            a.deed.value == "term" and limits and other_limit(pair.a.account, x, pair.b.account, y)
        )
    if _agree(a, b):
        return False
    small, large = sorted((abs(x.low), abs(y.low)))
    if not small or large > _FACTOR * small or counted_apart(pair.a.account, x, pair.b.account, y):
        return False
    return not _made_up_for(pair, large - small, x, y)


def _known(account: Account, thing: int) -> bool:
    """Tell whether a noun says which one is meant, and not only how many or that there was one."""
    token = account.analysis.tokens[thing]
    if token.pos != "NOUN":
        return True
    before = account.tree.children(token, "det", "poss", "nummod")
    return not any(t.dep == "nummod" or t.lemma in _ANY for t in before)


_ANY = frozenset({"a", "an", "another", "some", "any", "each", "every", "several"})


def _made_up_for(pair: Pair, rest: float, a: Quantity, b: Quantity) -> bool:
    """Tell whether a third number is what one has more: *48 passengers and two drivers*, *50*."""
    others = [q for side in (pair.a, pair.b) for q in side.quantities if q is not a and q is not b]
    return any(q.unit == a.unit and q.low <= rest <= q.high for q in others)


def _evidence(account: Account, one: Told) -> Evidence:
    value = one.value
    if isinstance(value, Quantity):
        return account.evidence(value.phrase, show_quantity(value))
    return account.evidence(value.span, show_time(value))


def _draft(pair: Pair, a: Told, b: Told) -> Draft:
    x, y = _evidence(pair.a.account, a), _evidence(pair.b.account, b)
    first, second = (
        side.account.analysis.tokens[one.thing].text for side, one in ((pair.a, a), (pair.b, b))
    )
    of = first if first.lower() == second.lower() else f"{first}, {second}"
    text = f"{say.both((x, y))}: one thing is told of “{of}” with two values."
    return Draft("conflict", "date" if a.deed.value == "time" else "number", "cross", text, (x, y))
