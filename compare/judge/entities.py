"""Rule ``entity``: sentences alike but for who, what or where, with another name in one role."""

from __future__ import annotations

from collections.abc import Iterator

from compare.judge.apart import apart_in_number, apart_in_time_as_wholes, denied_once
from compare.judge.context import Context, Pair, Side
from compare.judge.draft import Draft
from compare.judge.geography import may_be_one_place
from compare.judge.name_pairs import of_one_sort, two_names
from compare.judge.naming import name_words
from compare.judge.same_fact import coverage
from compare.judge.things import of_two_acts
from compare.model import Mention, Scope

_SAME_SENTENCE = 0.7
"""Share of the words two sentences must have in common for a single other name to count."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two sentences put different names into one role."""
    for pair in context.pairs:
        if pair.score >= context.options.align_threshold:
            yield from _judged(pair)


def _judged(pair: Pair) -> Iterator[Draft]:
    left, right = _named_alone(pair.a, pair.b), _named_alone(pair.b, pair.a)
    if not left or not right:
        return
    if apart_in_time_as_wholes(pair) or apart_in_number(pair) or denied_once(pair):
        return
    likely = [(a, b) for a in left for b in right if two_names(a.name, b.name)]
    if len(likely) != 1:
        left = _unmatched(left, {w.token.index for w in pair.words.left_of_a()})
        right = _unmatched(right, {w.token.index for w in pair.words.left_of_b()})
        if len(left) != 1 or len(right) != 1:
            return  # several names differ: these are two stories, or two ways to tell one
        likely = [(left[0], right[0])]
    a, b = likely[0]
    if coverage(pair, (a, b)) < _SAME_SENTENCE:
        return
    if not of_one_sort(a, b):
        return
    role = _same_role(pair, a, b) or two_names(a.name, b.name)
    if role and not _may_be_one(pair, a, b):
        first, second = pair.a.account, pair.b.account
        evidence = (first.evidence(a.span, a.entity), second.evidence(b.span, b.entity))
        scope: Scope = "internal" if pair.internal else "cross"
        text = (
            f"In otherwise matching sentences {first.id} names “{evidence[0].quote}”, "
            f"{second.id} “{evidence[1].quote}”."
        )
        yield Draft("conflict", "entity", scope, text, evidence)


def _named_alone(side: Side, other: Side) -> list[Mention]:
    """Return what this sentence alone names, without those that may differ."""
    theirs = {mention.entity for mention in other.mentions}
    alone = [m for m in side.mentions if m.entity not in theirs]
    return [m for m in alone if not (_speaks(side, m) or _is_listed(side, m) or _is_any(side, m))]


def _unmatched(mentions: list[Mention], left: set[int]) -> list[Mention]:
    return [mention for mention in mentions if mention.token in left]


def _is_any(side: Side, mention: Mention) -> bool:
    """Tell whether the name is one of many alike: *a witness, Jo Doe,*."""
    name = side.account.analysis.tokens[mention.token]
    above = side.account.tree.head(name)
    if name.dep != "appos" or above is None:
        return False
    return any(t.lemma in ("a", "an", "another") for t in side.account.tree.children(above, "det"))


def _speaks(side: Side, mention: Mention) -> bool:
    """Tell whether the name is that of a speaker: two people may say one thing."""
    return any(q.speaker is not None and q.speaker.contains(mention.span) for q in side.quotes)


def _is_listed(side: Side, mention: Mention) -> bool:
    """Tell whether the name is one of a list, which has a rule of its own."""
    return any(listed.span.contains(mention.span) for listed in side.enumerations)


def _same_role(pair: Pair, a: Mention, b: Mention) -> bool:
    first = pair.a.account.analysis.tokens[a.token]
    second = pair.b.account.analysis.tokens[b.token]
    if first.dep != second.dep:
        return False
    above, beyond = pair.a.account.tree.head(first), pair.b.account.tree.head(second)
    if above is None or beyond is None:
        return above is beyond
    if pair.matches(above.index, beyond.index):
        return True
    if above.lemma != beyond.lemma or not above.pos == beyond.pos == "ADP":
        return False
    return not of_two_acts(pair, above, beyond)


def _may_be_one(pair: Pair, a: Mention, b: Mention) -> bool:
    """Tell whether the two may name one thing: a shared word, or both named together elsewhere."""
    if two_names(a.name, b.name):
        return False
    if name_words(a.name) & name_words(b.name):
        return True
    if a.type == b.type == "place" and may_be_one_place(a, b):
        return True
    for side in (pair.a, pair.b):
        entities = {mention.entity for mention in side.account.analysis.mentions}
        if {a.entity, b.entity} <= entities and a.type == "place":
            return True  # a town and its country, said in turn
    return False
