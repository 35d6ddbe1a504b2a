"""Do two numbers measure the same thing? What is counted, what is said of it, where and when."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeAlias

from compare.judge import kinship
from compare.judge.acts import OTHER_ACT, for_and_against, two_acts
from compare.judge.apart import apart_in_direction, apart_in_names, apart_in_place, apart_in_time
from compare.judge.arguments import CLASH, argument
from compare.judge.changes import acted_on, measured, other_measure, slot
from compare.judge.frames import Frame, frame
from compare.judge.harm import counted_apart, one_harm, widened
from compare.judge.naming import contrast
from compare.judge.same_event import roles, verb_likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Container

    from compare.align.words import Words
    from compare.judge.context import Account, Pair, Side
    from compare.model import Mention, Quantity, Span

SURE = 0.6
"""Strength from which two numbers are taken to measure the same thing."""

_SAME_SCORE = 0.6
"""Share of common words from which two scores are of one match at one moment."""


def same_quantity(pair: Pair, a: Quantity, b: Quantity) -> float:
    """Return how surely two numbers measure the same thing, 0 to 1.

    What cannot reach :data:`SURE` is not looked at further: it may be less than is returned.
    """
    if not _of_one_kind(a, b) or apart_in_time(pair, a, b):
        return 0.0
    if counted_apart(pair.a.account, a, pair.b.account, b) and not _said_of_more(pair, a, b):
        return 0.0
    first, second = frame(pair.a.account, a), frame(pair.b.account, b)
    if _told_otherwise(pair, a, first, b, second):
        return 0.0
    noun, verb = _noun(pair, a, b), _verb(pair, first, second)
    if (
        verb < 0
        or apart_in_place(pair)
        or apart_in_direction(pair, a, b)
        or (pair.internal and apart_in_names(pair))
    ):
        return 0.0
    if of_two_actors(pair, (a, first), (b, second)):
        return 0.0
    if a.unit == "magnitude":
        return SURE if all(map(_one_shock, (pair.a, pair.b))) else 0.0
    if one_harm(a, first, b, second):
        noun = verb = 1.0
    elif of_two_things(pair, a, b):
        return 0.0
    return _strength(pair, (a, first), (b, second), noun, verb)


Told: TypeAlias = "tuple[Quantity, Frame]"
"""A number with what it is about."""


def _strength(pair: Pair, one: Told, other: Told, noun: float, verb: float) -> float:
    (a, first), (b, second) = one, other
    timed = _timed(pair, a, b, first, second)
    if a.noun and b.noun and not max(noun, timed):
        return 0.0
    said = first.verb is not None and second.verb is not None
    if said and not verb and not timed and not (a.noun and b.noun):
        return 0.0  # so many killed, so many hurt
    shared = bool(first.qualifiers.keys() & second.qualifiers.keys())
    named = 0.1 if not a.noun and not b.noun else -0.2 if a.unit else -0.35

    def strength(covered: float) -> float:
        if a.unit.startswith("score:") and covered < _SAME_SCORE:
            return 0.0
        around = max(covered, (covered + pair.score) / 2)
        if timed:
            return min(1.0, 0.45 * timed + 0.25 * verb + 0.35 * around)
        if a.noun and b.noun:
            acts = OTHER_ACT if said and not verb and two_acts(a, first, b, second) else 0.0
            return min(1.0, 0.4 * noun + 0.2 * shared + 0.25 * verb + 0.35 * around - acts)
        return min(1.0, 0.6 * verb + 0.5 * around + named)

    best = strength(_most(pair))
    return best if best < SURE else strength(coverage(pair))


def _told_otherwise(pair: Pair, a: Quantity, first: Frame, b: Quantity, second: Frame) -> bool:
    """Tell whether the numbers play other parts, are denied, or are of another measure."""
    left, right = pair.a.account, pair.b.account
    return (
        _other_slot(left, a, right, b)
        or _denied(left, first, a)
        or _denied(right, second, b)
        or bool(contrast(first.qualifiers, second.qualifiers))
        or comes_on_top(left, a) != comes_on_top(right, b)
        or other_measure(left, a, right, b)
        or for_and_against(left, first, right, second)
    )


def _other_slot(left: Account, a: Quantity, right: Account, b: Quantity) -> bool:
    slots = {slot(left, a), slot(right, b)}
    if slots == {"level", "change"} and acted_on(left, a) and acted_on(right, b):
        return False  # "cut a third of it", "strip out a sixth of it"
    return len(slots) > 1


def of_two_actors(pair: Pair, one: Told, other: Told) -> bool:
    """Tell whether two different ones did it: *the Alliance won*, *Unity took*.

    Two accounts may call one thing by two nouns; inside one account they are two until shown
    to be one.
    """
    likeness = one_actor(pair, one, other)
    return likeness is not None and (likeness == CLASH or (pair.internal and likeness <= 0))


def one_actor(pair: Pair, one: Told, other: Told) -> float | None:
    """Return how surely one and the same did it, if both clauses say who.

    Who is counted is no actor: *ten workers died*.
    """
    actors = _actor(*one), _actor(*other)
    return None if None in actors else argument(pair, *actors)


def _actor(quantity: Quantity, about: Frame) -> int | None:
    agent = None if about.verb is None else roles(about.verb).agent
    return None if agent in (quantity.token, quantity.noun_token) else agent


def of_two_things(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether unequal numbers are what two unrelated things came to: *profit*, *revenue*."""
    from compare.analyse.values import compatible

    left, right = measured(pair.a.account, a), measured(pair.b.account, b)
    if left is None or right is None or compatible(a, b):
        return False
    tokens = pair.a.account.analysis.tokens[left], pair.b.account.analysis.tokens[right]
    return all(t.pos == "NOUN" for t in tokens) and argument(pair, left, right) <= 0


def _of_one_kind(a: Quantity, b: Quantity) -> bool:
    """Tell whether the two can be held against each other; ordinals tell, they do not measure."""
    from compare.analyse.values import comparable, compatible

    if "ordinal" in (a.unit, b.unit):
        return False
    return comparable(a, b) or not compatible(a, b)


def _said_of_more(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether one figure is that of the dead here and of the dead or hurt there."""
    same = a.form == b.form == "exact" and a.low == b.low >= _BY_CHANCE
    return same and widened(pair.a.account, a, pair.b.account, b)


_BY_CHANCE = 3
"""Below it as many may have been killed as were hurt."""


def _one_shock(side: Side) -> bool:
    """Tell whether a sentence gives the magnitude of one earthquake and of no aftershock."""
    given = sum(quantity.unit == "magnitude" for quantity in side.quantities)
    return given == 1 and not any(t.lemma in ("aftershock", "foreshock") for t in side.tokens)


def _denied(account: Account, about: Frame, quantity: Quantity) -> bool:
    """Tell whether the clause says that it was *not* so many, which leaves open how many.

    *None of the 18 sailors* denies something else: that there were 18 is taken for granted.
    """
    if about.verb is None or not about.verb.negated or quantity.high <= 0:
        return False
    given = () if about.noun is None else account.tree.children(about.noun, "det", "poss")
    return not any(child.lemma in _GIVEN or child.dep == "poss" for child in given)


def comes_on_top(account: Account, quantity: Quantity) -> bool:
    """Tell whether so many come on top of others, which the number does not hold."""
    tokens = account.analysis.tokens
    first = bisect_left(tokens, quantity.phrase.start, key=lambda token: token.span.start)
    last = quantity.token if quantity.noun_token is None else quantity.noun_token
    return any(token.lemma in _ON_TOP for token in tokens[max(0, first - 1) : last + 1])


_ON_TOP = frozenset({"additional", "another", "further", "extra", "other"})
"""A closed class: what makes so many others of the same."""


_GIVEN = frozenset({"the", "these", "those", "all", "both"})


def _noun(pair: Pair, a: Quantity, b: Quantity) -> float:
    first, second = _group(pair.a.account, a), _group(pair.b.account, b)
    if first and second:
        return kinship.nouns(first, second)
    both = a.noun_token, b.noun_token
    if both[0] is not None and both[1] is not None and pair.matches(both[0], both[1]):
        return 1.0
    return kinship.nouns(a.noun, b.noun)


def _group(account: Account, quantity: Quantity) -> str:
    """Return what is counted; for members (*18 crew members*) what they are members of."""
    if quantity.noun_token is None:
        return ""
    noun = account.analysis.tokens[quantity.noun_token]
    if noun.lemma != "member":
        return noun.lemma
    before = account.tree.children(noun, "compound")
    return before[-1].lemma if before else noun.lemma


def _timed(pair: Pair, a: Quantity, b: Quantity, first: Frame, second: Frame) -> float:
    """Return how surely two durations time one thing: what the verbs above them act on."""
    if a.unit != "s" or first.verb is None or second.verb is None:
        return 0.0
    if first.verb.modality != "actual" or second.verb.modality != "actual":
        return 0.0
    if any(len([q for q in s.quantities if q.unit == "s"]) > 1 for s in (pair.a, pair.b)):
        return 0.0
    x, y = roles(first.verb), roles(second.verb)
    return max(
        0.0, *(argument(pair, i, j) for i in (x.agent, x.patient) for j in (y.agent, y.patient))
    )


def _verb(pair: Pair, a: Frame, b: Frame) -> float:
    """Return how near what is said of them is; negative where it rules out one fact."""
    if a.verb is None or b.verb is None:
        return 0.0
    if kinship.opposed(a.verb.lemma, b.verb.lemma, "VERB"):
        return -1.0
    return verb_likeness(pair, a.verb, b.verb)


def coverage(pair: Pair, apart: Collection[Mention] = ()) -> float:
    """Return the share of the lighter sentence's words that the other has too, 0 to 1.

    Numbers are left out, and the names ``apart``: they are what may differ.
    """
    words = pair.words
    return _share(pair, (words.a, words.b), (words.forward, words.backward), apart)


def covers(pair: Pair, least: float) -> bool:
    """Tell whether :func:`coverage` is ``least`` or more, which often takes less to find."""
    return _most(pair) >= least and coverage(pair) >= least


def _most(pair: Pair) -> float:
    """Return what :func:`coverage` is at most, without aligning the words of the sentences."""
    if "words" in vars(pair):
        return 1.0
    a, b = pair.a.account, pair.b.account
    return _share(pair, (a.words(pair.a.index), b.words(pair.b.index)), pair.reach)


def _share(
    pair: Pair,
    words: tuple[Words, Words],
    matched: tuple[Container[int], Container[int]],
    apart: Collection[Mention] = (),
) -> float:
    sides = []
    for side, own, found in zip((pair.a, pair.b), words, matched, strict=True):
        told = own.told
        if named := _spans(side, apart):
            told = tuple(
                (n, token, value)
                for n, token, value in told
                if not any(span.contains(token.span) for span in named)
            )
        total = sum([value for _, _, value in told])
        held = sum([value for n, _, value in told if n in found])
        sides.append((total, held / total if total else 0.0))
    return min(sides)[1]


def _spans(side: Side, mentions: Collection[Mention]) -> list[Span]:
    """Return where those of the names stand that the side's account has."""
    at = side.account.mention_at
    return [mention.span for mention in mentions if at.get(mention.token) is mention]
