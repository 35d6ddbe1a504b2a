"""Rule ``label``: a group is named, and then somebody who does not belong to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from compare.data import CHECKED, is_member
from compare.data import group_named as group_of
from compare.judge import say
from compare.judge.context import Account, Context
from compare.judge.draft import Draft
from compare.judge.stated import Stated, stated_counts
from compare.model import Enumeration, Member, Scope, Span, Token


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict for each group name whose list holds others than its members."""
    day = _day(context)
    for account in context.accounts:
        for listed in account.analysis.enumerations:
            if listed.noun and listed.noun_token is not None:
                yield from _judged(account, listed.noun_token, account, listed, day)
    for stated in stated_counts(context):
        noun = stated.count.noun_token
        if noun is not None and not stated.direct and not _said_at_home(context, stated):
            yield from _judged(stated.counter, noun, stated.lister, stated.listed, day)


def _said_at_home(context: Context, stated: Stated) -> bool:
    """Tell whether the number's own account spells out the same list: that is held against it."""
    if stated.internal or not context.options.internal:
        return False
    members = {member.key for member in stated.listed.members}
    return any(
        members == {member.key for member in listed.members}
        for listed in stated.counter.analysis.enumerations
        if listed.noun_token == stated.count.noun_token
    )


def _day(context: Context) -> dt.date:
    """Return the day the accounts speak of: the latest date line, else the table's own day."""
    dated = [account.document.published for account in context.accounts]
    whole = [dt.date.fromisoformat(day) for day in dated if day and len(day) == len("2025-12-20")]
    return max(whole, default=CHECKED)


def _judged(
    labeller: Account,
    noun: int,
    lister: Account,
    listed: Enumeration,
    day: dt.date,
) -> Iterator[Draft]:
    label = _label(labeller, labeller.analysis.tokens[noun])
    if label is None:
        return
    group, span = label
    outside = [m for m in listed.members if is_member(group, m.key, day) is False]
    known = [m for m in listed.members if is_member(group, m.key, day) is not None]
    if not outside or len(outside) * 2 > len(known):
        return  # most do not belong: the list is of something else
    evidence = (
        labeller.evidence(span, group),
        *(lister.evidence(member.span, member.key) for member in outside),
    )
    scope: Scope = "internal" if labeller is lister else "cross"
    who = "it" if labeller is lister else lister.id
    text = (
        f"{labeller.id} speaks of “{evidence[0].quote}”, and {who} names {_names(outside)}, "
        f"no {'member' if len(outside) == 1 else 'members'} on {say.day(day)}."
    )
    yield Draft("conflict", "label", scope, text, evidence)


def _label(account: Account, noun: Token) -> tuple[str, Span] | None:
    """Return the group that a noun with what stands before it names, and where."""
    joined = [t for t in account.tree.children(noun, "conj") if t.pos == "NOUN"]
    if joined or noun.dep == "conj":
        return None  # "neighbours and NATO members": which of the two, nobody can tell
    before = [
        t
        for child in account.tree.children(noun, "amod", "compound", "poss", "nmod")
        for t in account.tree.subtree(child)
        if t.index < noun.index
    ]
    for at in range(len(before)):
        span = Span(before[at].span.start, noun.span.end)
        group = group_of(span.of(account.document.text))
        if group is not None:
            return group, span
    for preposition in account.tree.children(noun, "prep"):
        for holder in account.tree.children(preposition, "pobj"):
            group = group_of(account.tree.span(holder).of(account.document.text))
            if preposition.lemma == "of" and group is not None:
                return group, Span(noun.span.start, account.tree.span(holder).end)
    return None


def _names(members: Sequence[Member]) -> str:
    names = [member.name for member in members]
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
