"""Rule ``presence``: somebody was not in a place, and something happened to him there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from compare.analyse.values import compatible_times
from compare.judge import say
from compare.judge.draft import Draft
from compare.judge.frames import clause
from compare.model import Span

if TYPE_CHECKING:
    from compare.judge.context import Account, Context, Pair, Side
    from compare.model import Predicate, Time, Token

_LEAST = 0.3
_AT = frozenset({"at", "in", "on", "aboard", "inside"})
_ATTENDING = frozenset({"attend", "visit", "join"})


class _Being(NamedTuple):
    """Where somebody is or is not, as a clause has it."""

    clause: Predicate
    who: frozenset[str]
    places: frozenset[str]
    times: tuple[Time, ...]
    span: Span


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where one account has somebody where the other says that he was not."""
    for pair in context.pairs:
        if pair.internal or pair.score < _LEAST:
            continue
        for here, there in permutations((pair.a, pair.b)):
            found = _clash(here, there)
            if found is not None:
                yield _draft(pair, here, *found)
                break


def _clash(here: Side, there: Side) -> tuple[Span, Span] | None:
    absent = [one for one in _beings(here) if _is_absence(here, one)]
    present = [o for o in _beings(there) if not o.clause.negated and o.clause.modality == "actual"]
    for one in absent:
        for other in present:
            met = (
                not one.times
                or not other.times
                or any(compatible_times(x, y) for x in one.times for y in other.times)
            )
            if one.who & other.who and one.places & other.places and met:
                return one.span, other.span
    return None


def _is_absence(side: Side, one: _Being) -> bool:
    verb = side.account.analysis.tokens[one.clause.token]
    return one.clause.negated and (verb.lemma == "be" or verb.lemma in _ATTENDING)


def _beings(side: Side) -> Iterator[_Being]:
    account = side.account
    tokens, tree = account.analysis.tokens, account.tree
    for one in side.predicates:
        verb = tokens[one.token]
        below = tree.subtree(verb, without=("relcl", "advcl", "ccomp", "parataxis", "conj"))
        places = frozenset(
            key
            for preposition in below
            if preposition.lemma in _AT and preposition.dep == "prep"
            for noun in tree.children(preposition, "pobj")
            if (key := _place(account, noun))
        )
        held = [tokens[n] for n in (one.subject, one.object) if n is not None]
        who = frozenset(filter(None, (_who(account, token) for token in held)))
        if places and who:
            times = tuple(t for t in side.times if clause(account, tokens[t.token]) is one)
            start = min([verb.span.start, *(t.span.start for t in held)])
            end = max(t.span.end for t in below)
            yield _Being(one, who, places, times, Span(start, end))


def _place(account: Account, noun: Token) -> str:
    """Return a place by all its words, so that it is one of its kind: *marsham airport*."""
    named = account.mention_at.get(noun.index)
    before = account.tree.children(noun, "compound", "poss", "nmod")
    if named is None and not any(t.pos == "PROPN" for t in before):
        return ""
    if noun.entity in ("DATE", "TIME"):
        return ""
    return " ".join((*(t.lemma for t in before), noun.lemma))


def _who(account: Account, token: Token) -> str:
    if token.lemma in ("he", "she"):
        return account.referent(token)
    for mention in account.mentions.get(token.sentence, ()):
        if mention.span.contains(token.span) and mention.type != "place":
            return mention.entity
    return ""


def _draft(pair: Pair, here: Side, absent: Span, present: Span) -> Draft:
    spans = (absent, present) if here is pair.a else (present, absent)
    evidence = (pair.a.account.evidence(spans[0]), pair.b.account.evidence(spans[1]))
    text = f"{say.both(evidence)}: who was not there cannot have met with it there."
    return Draft("conflict", "negation", "cross", text, evidence)
