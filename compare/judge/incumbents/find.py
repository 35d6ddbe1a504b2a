"""Hold against each other whom two accounts name for one post."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from compare.judge.counterparts import counterparts
from compare.judge.draft import Draft
from compare.judge.incumbents.held import ANY, Held, holders_of
from compare.judge.naming import name_words
from compare.judge.same_story import of_other_events
from compare.judge.say import both

if TYPE_CHECKING:
    from compare.judge.context import Account, Context, Pair

_Pairs = dict[tuple[str, int, str, int], "Pair"]
_LEAST = 0.8
"""Score from which two sentences tell of one post, of whatever body."""
_NEAR = 0.47
"""Cosine from which they do, where no other sentence is nearer."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two accounts give one post to two people, or to one and not to him."""
    held = [tuple(holders_of(account)) for account in context.accounts]
    near = {(p.a.account.id, p.a.index, p.b.account.id, p.b.index): p for p in context.pairs}
    for (n, ours), (m, theirs) in combinations(enumerate(held), 2):
        a, b = context.accounts[n], context.accounts[m]
        if of_other_events(a.analysis, b.analysis):
            continue
        taken: set[str] = set()
        for x in ours:
            for y in theirs:
                if _two_bodies(x, y) and x.person.entity not in taken:
                    taken.add(x.person.entity)
                    yield _of_two_bodies(x, y)
                key = f"{x.post or y.post} {x.standing} {x.body or y.body}"
                one = _one_post(x, y) or (
                    _one_unnamed(near, x, y) and _only(x, ours) and _only(y, theirs)
                )
                if key not in taken and one and _two_people(x, y, ours, theirs):
                    taken.add(key)
                    yield _draft(x, y)


def _two_bodies(a: Held, b: Held) -> bool:
    """Tell whether one person holds one post in two bodies of like names.

    Whoever heads two bodies heads two of other names: *the Hockey Union*, *the Hockey League*.
    """
    if a.person.entity != b.person.entity or a.post != b.post or a.denied or b.denied:
        return False
    if {a.standing, b.standing} != {"now"} or not a.body[:1] == b.body[:1] == "@":
        return False
    x, y = name_words(a.body[1:]), name_words(b.body[1:])
    if not x & y or x <= y or y <= x:
        return False
    return a.body[1:] not in b.account.entities and b.body[1:] not in a.account.entities


def _of_two_bodies(a: Held, b: Held) -> Draft:
    evidence = (a.account.evidence(a.where), b.account.evidence(b.where))
    text = f"{both(evidence)}: {a.person.name} holds one post, in one of the two."
    return Draft("conflict", "entity", "cross", text, evidence)


def _one_post(a: Held, b: Held) -> bool:
    if a.standing != b.standing or (a.post and b.post and a.post != b.post):
        return False
    if not a.body or not b.body or ANY in (a.body, b.body):
        return a.standing == "before" and (
            a.body == b.body == "" or a.post == b.post or not (a.post and b.post)
        )
    return a.body == b.body and (not a.field or not b.field or a.field == b.field)


def _one_unnamed(near: _Pairs, a: Held, b: Held) -> bool:
    """Tell whether it is one post where the words do not say of what, but the sentences do.

    *Its director* and *who directs the orchestra*; *the foreign minister* of a country unnamed.
    """
    if not (a.standing == b.standing == "now" and a.post == b.post):
        return False
    if a.field and b.field and a.field != b.field:
        return False
    if a.body and b.body and ANY not in (a.body, b.body):
        return False
    if "" in (a.body, b.body) and a.field != b.field:
        return False
    pair = near.get((a.account.id, a.person.sentence, b.account.id, b.person.sentence))
    return pair is not None and (pair.score >= _LEAST or counterparts(pair, _NEAR))


def _two_people(a: Held, b: Held, ours: tuple[Held, ...], theirs: tuple[Held, ...]) -> bool:
    """Tell whether it is held by two, neither of whom the other account knows; or denied of one."""
    same = bool(name_words(a.person.name) & name_words(b.person.name))
    if a.denied or b.denied:
        return same and a.denied != b.denied
    if same or _knows(a.account, b) or _knows(b.account, a):
        return False
    return _alone(a, ours) and _alone(b, theirs)


def _only(one: Held, held: tuple[Held, ...]) -> bool:
    """Tell whether an account gives posts of this name to one person only, whatever their body."""
    return all(
        h.person.entity == one.person.entity
        for h in held
        if h.post == one.post and h.standing == one.standing
    )


def _knows(account: Account, other: Held) -> bool:
    return other.person.entity in account.entities


def _alone(one: Held, held: tuple[Held, ...]) -> bool:
    """Tell whether an account gives the post to one person only."""
    return all(h.person.entity == one.person.entity for h in held if _one_post(one, h))


def _draft(a: Held, b: Held) -> Draft:
    spans = (a.span, b.span) if a.denied or b.denied else (a.person.span, b.person.span)
    evidence = (a.account.evidence(spans[0]), b.account.evidence(spans[1]))
    post = a.post or b.post or "post"
    what = f"one {post}" if a.standing == "now" else f"one last {post} before"
    text = f"{both(evidence)}: there is {what}, and it is not the same person."
    return Draft("conflict", "entity" if not (a.denied or b.denied) else "negation", "cross", text,
                 evidence)  # fmt: skip
