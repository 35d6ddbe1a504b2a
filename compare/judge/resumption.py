"""Rule ``resumption``: how long something stays shut, against when it is to start again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from compare.analyse.values import show, show_time
from compare.judge import kinship, say
from compare.judge.arguments import argument
from compare.judge.context import Account, Context, Pair, Side
from compare.judge.draft import Draft
from compare.judge.naming import name_at
from compare.model import Category, Predicate, Quantity, Time, Token

# Closed classes: verbs of starting again, verbs of staying, and what is not running.
_AGAIN = frozenset("resume reopen restart recommence reactivate relaunch".split())
_STAYING = frozenset("stay remain be keep lie stand".split())
_STOPPED = frozenset(
    "shut closed close suspend suspended halt halted idle offline shuttered stopped stop down "
    "interrupt interrupted out".split()
)
_AFTER = frozenset({"in", "within", "after"})
_FOR = frozenset({"for"})
_SLACK = 1.1
"""Times longer that a standstill must be: *a month* and *30 days* are one."""
_NEXT = dt.timedelta(days=2)
"""Between the last day of a standstill and the first day after it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause with the time it gives."""

    side: Side
    subject: Token
    value: Quantity | Time


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where one thing is to run again before it ceases to stand still.

    Either account must say it of one thing only, else it is not sure what starts again.
    """
    told = [
        (account, _only(_restarts(account)), _only(_standstills(account)))
        for account in context.accounts
    ]
    for n, (_, start_a, stop_a) in enumerate(told):
        for _, start_b, stop_b in told[n + 1 :]:
            for first, second in ((start_a, stop_b), (stop_a, start_b)):
                if first is None or second is None:
                    continue
                start, stop = (first, second) if first is start_a else (second, first)
                pair = Pair(first.side, second.side, 0.0)
                if _one_thing(pair, start, stop) and _apart(start.value, stop.value):
                    yield _draft(first, second)


def _only(said: Iterator[_Said]) -> _Said | None:
    found = tuple(said)
    return found[0] if len(found) == 1 else None


def _restarts(account: Account) -> Iterator[_Said]:
    for predicate in account.analysis.predicates:
        if not predicate.negated and predicate.lemma in _AGAIN:
            yield from _timed(account, predicate, _AFTER, "at")


def _standstills(account: Account) -> Iterator[_Said]:
    tokens = account.analysis.tokens
    for predicate in account.analysis.predicates:
        verb = tokens[predicate.token]
        rests = verb.lemma in _STAYING and predicate.object is not None
        state = tokens[predicate.object].lemma if rests and predicate.object is not None else ""
        if predicate.passive:
            state = verb.lemma
        if not predicate.negated and state in _STOPPED:
            yield from _timed(account, predicate, _FOR, "until")


def _timed(
    account: Account, predicate: Predicate, before: frozenset[str], relation: str
) -> Iterator[_Said]:
    if predicate.subject is None:
        return
    tokens = account.analysis.tokens
    side = Side(account, predicate.sentence)
    for quantity in side.quantities:
        found = _preposition(account, tokens[quantity.token])
        if quantity.unit != "s" or found is None or found.lemma not in before:
            continue
        if _belongs(account, found, predicate):
            yield _Said(side, tokens[predicate.subject], quantity)
    for time in side.times:
        if time.relation != relation or time.start is None:
            continue
        if _belongs(account, tokens[time.token], predicate):
            yield _Said(side, tokens[predicate.subject], time)


def _preposition(account: Account, token: Token) -> Token | None:
    return next((t for t in account.tree.ancestors(token) if t.pos == "ADP"), None)


def _belongs(account: Account, token: Token, predicate: Predicate) -> bool:
    """Tell whether no other clause lies between ``token`` and the verb."""
    for above in account.tree.ancestors(token):
        if above.index == predicate.token:
            return True
        if above.index in account.predicate_at and above.index != predicate.object:
            return False
    return False


def _one_thing(pair: Pair, a: _Said, b: _Said) -> bool:
    """Tell whether the same thing starts and stands still, or one's work and the other's place."""
    first, second = (a, b) if a.side.account is pair.a.account else (b, a)
    if argument(pair, first.subject.index, second.subject.index) >= kinship.BOTH_PEOPLE:
        return True
    named = name_at(first.side, first.subject), name_at(second.side, second.subject)
    shared = {m.entity for m in a.side.account.analysis.mentions} & {
        m.entity for m in b.side.account.analysis.mentions
    }
    return (
        bool(shared) and named == (None, None) and _is_work(a.subject) and not _is_work(b.subject)
    )


def _is_work(noun: Token) -> bool:
    """Tell whether a noun names what is done at a place: *output*, *production*."""
    from compare.data import lexnames

    return bool({"act", "process"} & set(lexnames(noun.lemma)[:2]))


def _apart(start: Quantity | Time, stop: Quantity | Time) -> bool:
    if isinstance(start, Quantity) and isinstance(stop, Quantity):
        return stop.low > start.high * _SLACK or start.low > stop.high * _SLACK
    if isinstance(start, Time) and isinstance(stop, Time):
        if start.start is None or start.end is None or stop.start is None or stop.end is None:
            return False
        slack = max(stop.end - stop.start, _NEXT)
        return start.end < stop.start or start.start - stop.end > slack
    return False


def _draft(a: _Said, b: _Said) -> Draft:
    evidence = tuple(
        said.side.account.evidence(
            said.value.span,
            show(said.value) if isinstance(said.value, Quantity) else show_time(said.value),
        )
        for said in (a, b)
    )
    left, right = (
        f"{said.side.account.id} says “{said.side.account.document.text[_reach(said)]}”"
        for said in (a, b)
    )
    values = " and ".join(
        say.quantity(said.value) if isinstance(said.value, Quantity) else say.time(said.value)
        for said in (a, b)
    )
    text = f"{left}, {right}: it cannot run again while it stands still ({values})."
    category: Category = "number" if isinstance(a.value, Quantity) else "date"
    return Draft("conflict", category, "cross", text, evidence)


def _reach(said: _Said) -> slice:
    start = min(said.subject.span.start, said.value.span.start)
    return slice(start, max(said.subject.span.end, said.value.span.end))
