"""Rule ``date``: one event dated twice, to times that cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.analyse.values import comparable_times, compatible_times, refines_times, show_time
from compare.judge import say
from compare.judge.apart import (
    apart_in_members,
    apart_in_names,
    apart_in_number,
    apart_in_place,
    denied_once,
)
from compare.judge.arguments import argument
from compare.judge.context import Account, Context, Pair
from compare.judge.draft import Draft
from compare.judge.frames import governing
from compare.judge.remember import remembered
from compare.judge.same_event import roles, same_event, verb_likeness
from compare.judge.same_fact import covers
from compare.judge.things import narrowed_apart
from compare.model import Predicate, Scope, Time

_SAME_EVENT = 0.7
_SAME_THING = 0.7
_LONG = frozenset({"year", "decade", "century", "range"})
_SAME_SENTENCE = 0.75
"""Share of the words two sentences must have in common for their dates to be held together
although neither dates a clause."""
_SAME_WORDS = 0.9
"""The same, where clauses with like verbs could not be shown to be about the same things."""
_FEW_TIMES = 2


_ZONE = re.compile(r"\b(?:GMT|UTC|[A-Z]{1,3}S?T|local time)\b")


def find(context: Context) -> Iterator[Draft]:
    """Yield what is agreed, refined or disputed about when something happened."""
    for pair in context.pairs:
        if pair.a.times and pair.b.times:
            yield from _judged(pair)


def _judged(pair: Pair) -> Iterator[Draft]:
    for a in pair.a.times:
        rivals = [b for b in pair.b.times if _same_event_dated(pair, a, b)]
        agreeing = [b for b in rivals if compatible_times(a, b)]
        for b in agreeing[:1] or rivals:
            if not agreeing and any(_agree(x, b) for x in pair.a.times):
                continue  # b dates what another time of this sentence dates
            draft = _draft(pair, a, b)
            if draft is not None:
                yield draft


def _agree(a: Time, b: Time) -> bool:
    return comparable_times(a, b) and compatible_times(a, b)


def _same_event_dated(pair: Pair, a: Time, b: Time) -> bool:
    if not may_contradict(pair, a, b):
        return False
    if _is_subject(pair.a.account, a) or _is_subject(pair.b.account, b):
        return compatible_times(a, b)
    nouns = _dated_noun(pair.a.account, a), _dated_noun(pair.b.account, b)
    if nouns != (None, None):
        return _same_noun_dated(pair, a, b, nouns)
    first, second = _dated(pair.a.account, a), _dated(pair.b.account, b)
    if first is not None and second is not None:
        if same_event(pair, first, second) >= _SAME_EVENT:
            return not apart_in_place(pair) and not _of_two_things(pair, (a, first), (b, second))
        if not verb_likeness(pair, first, second):
            return _same_things_dated(pair, a, b)
    if _same_things_dated(pair, a, b):
        return True
    if (first is None) != (second is None) or apart_in_place(pair):
        return False
    if first is None:
        return _told_alike(pair)
    return covers(pair, _SAME_WORDS)


def _of_two_things(pair: Pair, one: tuple[Time, Predicate], other: tuple[Time, Predicate]) -> bool:
    """Tell whether two things are dated: the *scooter service*, the *bicycle service*."""
    (a, first), (b, second) = one, other
    if compatible_times(a, b):
        return False
    x, y = roles(first), roles(second)
    if narrowed_apart(pair, x.agent, y.agent) or narrowed_apart(pair, x.patient, y.patient):
        return True
    crossed = (x.patient, y.agent), (x.agent, y.patient)
    return any(argument(pair, i, j) > 0 and narrowed_apart(pair, i, j) for i, j in crossed)


def _is_subject(account: Account, time: Time) -> bool:
    """Tell *the first half of 2024 brought a profit*, where the time is what is spoken of."""
    return account.analysis.tokens[time.token].dep in ("nsubj", "nsubjpass")


def _told_alike(pair: Pair) -> bool:
    """Tell whether two lines without a verb say the same beside their dates: no list of dates."""
    if any(len(side.times) > _FEW_TIMES for side in (pair.a, pair.b)):
        return False
    beside = [
        word
        for word in pair.words.a
        if word.content
        and word.token.pos != "NUM"
        and not any(t.span.overlaps(word.token.span) for t in pair.a.times)
    ]
    return len(beside) > 1 and covers(pair, _SAME_SENTENCE)


def _refined(a: Time, b: Time) -> bool:
    return refines_times(a, b) or refines_times(b, a)


def _same_things_dated(pair: Pair, a: Time, b: Time) -> bool:
    """Tell whether two long spans of time, one of them more precise, belong to the same things.

    The verbs may differ (*signed*, *concluded*): that suffices where the times agree.
    """
    if not {a.granularity, b.granularity} <= _LONG or not _refined(a, b):
        return False
    first, second = _things(pair.a.account, a), _things(pair.b.account, b)
    return any(argument(pair, i, j) >= _SAME_THING for i in first for j in second)


def _things(account: Account, time: Time) -> set[int]:
    """Return what a time may belong to: what its clause acts on, and the noun before it."""
    predicate = _dated(account, time)
    found = set() if predicate is None else {roles(predicate).agent, roles(predicate).patient}
    tokens = account.analysis.tokens_of(time.sentence)
    before = [t for t in tokens if t.pos == "NOUN" and t.span.end <= time.span.start]
    found |= {t.index for t in before[-1:]}
    return {index for index in found if index is not None}


def _same_noun_dated(pair: Pair, a: Time, b: Time, nouns: tuple[int | None, int | None]) -> bool:
    """Tell whether two nouns with a time of their own can be held against each other.

    *First-quarter revenue* and *second-quarter revenue* are two things: the time says which one
    is meant. Only what one thing is said to be (*is a 2005 film*) can be dated wrongly.
    """
    if argument(pair, *nouns) < _SAME_EVENT:
        return False
    if compatible_times(a, b):
        return True
    ascribed = [
        next((p for p in side.predicates if p.object == noun), None)
        for side, noun in ((pair.a, nouns[0]), (pair.b, nouns[1]))
    ]
    if ascribed[0] is None or ascribed[1] is None:
        return False
    return argument(pair, ascribed[0].subject, ascribed[1].subject) >= _SAME_EVENT


@remembered
def _dated_noun(account: Account, time: Time) -> int | None:
    """Return the noun that the time belongs to, as in *Friday's semifinal*, *the 2014 talks*."""
    token = account.analysis.tokens[time.token]
    above = account.tree.head(token)
    if above is None or above.pos not in ("NOUN", "PROPN") or time.span.contains(above.span):
        return None
    return above.index if token.dep in ("poss", "compound", "nmod", "amod", "nummod") else None


def may_contradict(pair: Pair, a: Time, b: Time) -> bool:
    """Tell whether the two can contradict each other at all: a clock time and a year cannot."""
    zoned = [
        bool(_ZONE.search(time.span.of(side.account.document.text)))
        for side, time in ((pair.a, a), (pair.b, b))
    ]
    if zoned[0] != zoned[1] and ((a.clock and b.clock) or _next_day(a, b)):
        return False  # which zone the other one means is anybody's guess
    return comparable_times(a, b) and (a.relation == b.relation or "at" in (a.relation, b.relation))


def _next_day(a: Time, b: Time) -> bool:
    if not (a.clock or b.clock):
        return False
    if a.start is None or b.start is None:
        if a.day is None or b.day is None or a.month != b.month:
            return False
        return abs(a.day - b.day) <= 1
    return abs((a.start - b.start).days) <= 1


def _dated(account: Account, time: Time) -> Predicate | None:
    return governing(account, account.analysis.tokens[time.token])


def _draft(pair: Pair, a: Time, b: Time) -> Draft | None:
    left, right = pair.a.account, pair.b.account
    evidence = (left.evidence(a.span, show_time(a)), right.evidence(b.span, show_time(b)))
    if not compatible_times(a, b):
        if _of_two_events(pair):
            return None
        scope: Scope = "internal" if pair.internal else "cross"
        x, y = _told(evidence[0].quote, a), _told(evidence[1].quote, b)
        said = f"{left.id} says both {x} and {y}"
        if not pair.internal:
            said = f"{left.id} says {x}, {right.id} says {y}"
        text = f"{said}: one event cannot have both times."
        return Draft("conflict", "date", scope, text, evidence)
    if pair.internal:
        return None
    finer_first = refines_times(a, b)
    if finer_first or refines_times(b, a):
        finer, coarser = (0, 1) if finer_first else (1, 0)
        more, less = evidence[finer], evidence[coarser]
        text = f"{more.document} is more precise: “{more.quote}” against “{less.quote}”."
        return Draft("detail", "date", "cross", text, evidence, adds=more.document)
    text = f"{left.id} and {right.id} give the same time: {say.time(a)}."
    return Draft("agree", "date", "cross", text, evidence)


def _of_two_events(pair: Pair) -> bool:
    """Tell whether more than the date differs: then the sentences tell of two events."""
    return (
        apart_in_number(pair) or apart_in_names(pair) or apart_in_members(pair) or denied_once(pair)
    )


def _told(quote: str, time: Time) -> str:
    meant = say.time(time)
    alike = set(meant.casefold().split()) == set(quote.casefold().split())
    return f"“{quote}”" if alike else f"“{quote}” ({meant})"
