"""Rule ``role``: one act, told twice, with another actor, another place or another nationality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.judge import kinship
from compare.judge.apart import apart_in_number, apart_in_time_as_wholes, denied_once
from compare.judge.arguments import CLASH, argument
from compare.judge.context import Context, Pair, Side
from compare.judge.draft import Draft
from compare.judge.geography import may_be_one_place
from compare.judge.naming import contrast, name_at, name_words, qualifiers
from compare.judge.same_event import roles, verbs_alike
from compare.judge.same_fact import covers
from compare.model import Mention, Predicate, Scope, Token

_SAME_VERB = 0.85
_SAME_ARGUMENT = 0.75
_RETOLD = 0.7
"""Share of common words from which an act that can be repeated is taken to be one act."""
_SETTLEMENTS = frozenset({"city", "town", "village", "district", "state", "province", "county"})
_WHERE = ("in", "at", "near")


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict for each role of one act that two sentences fill with different names."""
    for pair in context.pairs:
        if not pair.a.mentions or not pair.b.mentions:
            continue
        for a in pair.a.predicates:
            for b in pair.b.predicates:
                if a.negated == b.negated and verbs_alike(pair, a, b, _SAME_VERB):
                    yield from _judged(pair, a, b)


def _judged(pair: Pair, a: Predicate, b: Predicate) -> Iterator[Draft]:
    first, second = roles(a), roles(b)
    agents = argument(pair, first.agent, second.agent)
    patients = argument(pair, first.patient, second.patient)
    if max(agents, patients) < _SAME_ARGUMENT:
        return
    if apart_in_time_as_wholes(pair) or apart_in_number(pair) or denied_once(pair):
        return
    if agents == CLASH and patients >= _SAME_ARGUMENT and _is_one_act(pair, a, patients):
        yield from _who(pair, first.agent, second.agent)
    if CLASH not in (agents, patients):
        where = list(_where(pair, a, b))
        if where and _is_one_act(pair, a, max(agents, patients)):
            yield from where
        if first.patient is not None and second.patient is not None and a.lemma == b.lemma:
            yield from _which(pair, first.patient, second.patient)


def _is_one_act(pair: Pair, a: Predicate, shared: float) -> bool:
    """Tell whether two acts with this verb on the same thing must be one and the same act."""
    is_state = pair.a.account.analysis.tokens[a.token].lemma == "be"
    if (is_state or kinship.once_only(a.lemma)) and shared >= _SAME_ARGUMENT:
        return True
    return covers(pair, _RETOLD)


def _who(pair: Pair, a: int | None, b: int | None) -> Iterator[Draft]:
    if a is None or b is None:
        return
    first = name_at(pair.a, pair.a.account.analysis.tokens[a])
    second = name_at(pair.b, pair.b.account.analysis.tokens[b])
    if first is None or second is None or not _alone(pair, a, b):
        return
    if name_words(first.name) & name_words(second.name):
        return
    if first.type == "person" == second.type:
        yield _draft(pair, first, second, "names another actor")


def _alone(pair: Pair, a: int, b: int) -> bool:
    """Tell whether neither actor is one of several that are joined by *and*."""
    sides = ((pair.a, a), (pair.b, b))
    return not any(
        side.account.tree.children(side.account.analysis.tokens[index], "conj")
        or side.account.analysis.tokens[index].dep == "conj"
        for side, index in sides
    )


def _where(pair: Pair, a: Predicate, b: Predicate) -> Iterator[Draft]:
    first, second = _places(pair.a, a), _places(pair.b, b)
    if not first or not second:
        return
    shared = {place.entity for place in first} & {place.entity for place in second}
    if shared or may_be_one_place(first[0], second[0]):
        return
    yield _draft(pair, first[0], second[0], "puts it in another place")


def _places(side: Side, predicate: Predicate) -> list[Mention]:
    """Return the places a clause is set in, the nearest to the verb first."""
    tree, tokens = side.account.tree, side.account.analysis.tokens
    heads = [tokens[predicate.token]]
    if tokens[predicate.token].lemma == "be" and predicate.object is not None:
        ascribed = tokens[predicate.object]  # "is a house located in York", "is a house in York"
        heads += [ascribed, *tree.children(ascribed, "acl")]
    found: list[Mention] = []
    for head in heads:
        for preposition in tree.children(head, "prep"):
            if preposition.lemma in _WHERE:
                found += _named_places(side, preposition)
    return found


def _named_places(side: Side, preposition: Token) -> list[Mention]:
    """Return the place right after a preposition, and those that say where it lies."""
    tree, named = side.account.tree, side.account.mention_at
    objects = tree.children(preposition, "pobj")
    objects += [
        inner
        for noun in objects
        if noun.lemma in _SETTLEMENTS
        for of in tree.children(noun, "prep")
        for inner in tree.children(of, "pobj")
    ]
    around = [t for noun in objects for t in tree.children(noun, "appos", "npadvmod")]
    found = [named[t.index] for t in (*objects, *around) if t.index in named]
    return [mention for mention in found if mention.type in ("place", "other")]


def _which(pair: Pair, a: int, b: int) -> Iterator[Draft]:
    """Yield a conflict where one noun is given two nationalities or two names."""
    first, second = pair.a.account, pair.b.account
    left = qualifiers(first, first.analysis.tokens[a])
    right = qualifiers(second, second.analysis.tokens[b])
    found = contrast(_groups(pair.a, left.values()), _groups(pair.b, right.values()))
    if found is None:
        return
    mentions = (name_at(pair.a, left[found[0]]), name_at(pair.b, right[found[1]]))
    if mentions[0] is not None and mentions[1] is not None:
        yield _draft(pair, mentions[0], mentions[1], "says otherwise")


def _groups(side: Side, tokens: Iterable[Token]) -> dict[str, Token]:
    found = {}
    for token in tokens:
        mention = name_at(side, token)
        if mention is not None and mention.type == "group":
            found[side.account.keys[token.index]] = token
    return found


def _draft(pair: Pair, a: Mention, b: Mention, what: str) -> Draft:
    left, right = pair.a.account, pair.b.account
    evidence = (left.evidence(a.span, a.entity), right.evidence(b.span, b.entity))
    scope: Scope = "internal" if pair.internal else "cross"
    if pair.internal:
        text = f"{left.id} says “{evidence[0].quote}” here and “{evidence[1].quote}” there."
    else:
        text = f"{left.id} says “{a.name}”; {right.id} {what}: “{b.name}”."
    return Draft("conflict", "entity", scope, text, evidence)
