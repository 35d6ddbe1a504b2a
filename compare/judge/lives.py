"""Rule ``life``: one person's birth or death dated twice, or an act dated before the birth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.analyse.values import compatible_times, show_time
from compare.judge import say
from compare.judge.context import Account, Context
from compare.judge.draft import Draft
from compare.judge.frames import governing
from compare.judge.lifespans import Part, bracketed
from compare.judge.same_event import roles
from compare.model import Mention, Predicate, Time

_PART: dict[str, Part] = {"bear": "birth", "die": "death", "pass away": "death"}
_AT_ANY_AGE = frozenset({"bear", "be", "arrive", "come", "die", "live", "weigh", "have", "belong"})
"""What may be said of a newborn child."""
_ALIAS = ("known as", "nicknamed", "called", "a.k.a.")
_LEAD = 24


@dataclass(frozen=True, slots=True)
class _Dated:
    """When a person was born or died, as one account says."""

    names: tuple[Mention, ...]
    part: Part
    time: Time


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict wherever two accounts date one person's birth or death apart."""
    told = [(account, tuple(_lives(account))) for account in context.accounts]
    for n, (a, first) in enumerate(told):
        for b, second in told[n + 1 :]:
            agreed = {x.part for x in first for y in second if _agree(x, y)}
            for x in first:
                yield from (
                    _draft(a, x, b, y)
                    for y in second
                    if x.part == y.part and x.part not in agreed and _one_person(x, y)
                )
            yield from _too_early(a, first, b, second)
            yield from _too_early(b, second, a, first)


def _agree(a: _Dated, b: _Dated) -> bool:
    return a.part == b.part and _one_person(a, b) and compatible_times(a.time, b.time)


def _lives(account: Account) -> Iterator[_Dated]:
    spans = []
    for mention in account.analysis.mentions:
        for part, time in bracketed(account, mention):
            spans.append(time.span)
            yield _Dated((mention, *_aliases(account, mention)), part, time)
    for time, predicate in _dated_acts(account):
        if predicate.lemma not in _PART or any(time.span.overlaps(span) for span in spans):
            continue
        person = _person(account, predicate)
        if person is not None:
            yield _Dated((person,), _PART[predicate.lemma], time)


def _dated_acts(account: Account) -> Iterator[tuple[Time, Predicate]]:
    for time in account.analysis.times:
        if time.relation != "at" or time.start is None or time.year is None:
            continue
        predicate = governing(account, account.analysis.tokens[time.token])
        if predicate and not predicate.negated and predicate.modality == "actual":
            yield time, predicate


def _aliases(account: Account, mention: Mention) -> tuple[Mention, ...]:
    """Return the other names that the sentence gives a person: *better known as Anne Lund*."""
    text = account.document.text
    return tuple(
        other
        for other in account.mentions.get(mention.sentence, ())
        if other.type == "person"
        and text[max(0, other.span.start - _LEAD) : other.span.start].rstrip().endswith(_ALIAS)
    )


def _person(account: Account, predicate: Predicate) -> Mention | None:
    """Return who is born, dies or acts, if the clause or a plain pronoun names the person."""
    found = roles(predicate)
    index = found.patient if predicate.passive else found.agent
    if index is None:
        return None
    token = account.analysis.tokens[index]
    entities = [account.referent(t) for t in (token, *account.tree.children(token, "appos"))]
    named = (m for m in account.analysis.mentions if m.type == "person")
    return next((m for m in named if m.entity in filter(None, entities)), None)


def _one_person(a: _Dated, b: _Dated) -> bool:
    return any(_same_name(x, y) for x in a.names for y in b.names)


def _same_name(a: Mention, b: Mention) -> bool:
    """Tell whether two names can be one person's: one surname, and first names that fit."""
    if a.entity == b.entity:
        return True
    first, second = a.name.casefold().split(), b.name.casefold().split()
    if min(len(first), len(second)) < 2 or first[-1] != second[-1]:
        return False
    shorter, longer = sorted((first, second), key=len)
    return any(w.startswith(shorter[0]) or shorter[0].startswith(w) for w in longer[:-1])


def _draft(a: Account, x: _Dated, b: Account, y: _Dated) -> Draft:
    evidence = (
        a.evidence(x.time.span, show_time(x.time)),
        b.evidence(y.time.span, show_time(y.time)),
    )
    what = "was born" if x.part == "birth" else "died"
    text = (
        f"{x.names[0].name} {what} on one day only: {a.id} says {say.time(x.time)}, "
        f"{b.id} says {say.time(y.time)}."
    )
    return Draft("conflict", "date", "cross", text, evidence)


def _too_early(
    a: Account, lives: tuple[_Dated, ...], b: Account, theirs: tuple[_Dated, ...]
) -> Iterator[Draft]:
    """Yield a conflict for what ``b`` dates, of a person's doings, to before ``a``'s birth date."""
    births = [life for life in lives if life.part == "birth"]
    if not births:
        return
    for time, predicate in _dated_acts(b):
        person = None if predicate.passive else _person(b, predicate)
        if person is None or predicate.lemma in _AT_ANY_AGE:
            continue
        if any(time.span.overlaps(life.time.span) for life in theirs):
            continue
        for birth in births:
            named = _Dated((person,), "birth", time)
            assert birth.time.start is not None
            if _one_person(birth, named) and time.end is not None and time.end <= birth.time.start:
                evidence = (
                    a.evidence(birth.time.span, show_time(birth.time)),
                    b.evidence(time.span, show_time(time)),
                )
                text = (
                    f"{a.id} dates the birth of {person.name} to {say.time(birth.time)}; "
                    f"what {b.id} dates to {say.time(time)} cannot be so early."
                )
                yield Draft("conflict", "date", "cross", text, evidence)
