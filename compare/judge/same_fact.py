"""Do two numbers measure the same thing? What is counted, what is said of it, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.analyse.quotes import REPORTING
from compare.judge import kinship
from compare.judge.same_event import argument, contrast, name_at, qualifiers, roles

if TYPE_CHECKING:
    from collections.abc import Collection

    from compare.judge.context import Account, Pair, Side
    from compare.model import Mention, Predicate, Quantity, Span, Time, Token

SURE = 0.6
"""Strength from which two numbers are taken to measure the same thing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a number is about."""

    noun: Token | None
    qualifiers: dict[str, Token]
    verb: Predicate | None


def frame(account: Account, quantity: Quantity) -> Frame:
    """Return what ``quantity`` is about: its noun, what narrows it down, and the verb above."""
    tokens = account.analysis.tokens
    noun = None if quantity.noun_token is None else tokens[quantity.noun_token]
    start = tokens[quantity.token] if noun is None else noun
    found = {} if noun is None else qualifiers(account, noun)
    return Frame(noun, found, governing(account, start))


def governing(account: Account, token: Token) -> Predicate | None:
    """Return the predicate above ``token`` that says something of it, past verbs of saying."""
    for above in (token, *account.tree.ancestors(token)):
        predicate = account.predicate_at.get(above.index)
        if predicate is not None and predicate.lemma not in REPORTING:
            return predicate
    return None


def same_quantity(pair: Pair, a: Quantity, b: Quantity) -> float:
    """Return how surely two numbers measure the same thing, 0 to 1."""
    if not _of_one_kind(a, b) or apart_in_time(pair, a, b):
        return 0.0
    first, second = frame(pair.a.account, a), frame(pair.b.account, b)
    if contrast(first.qualifiers, second.qualifiers):
        return 0.0
    noun = _noun(pair, a, b)
    verb = _verb(pair, first, second)
    if verb < 0:
        return 0.0
    timed = _timed(pair, a, b, first, second)
    if a.noun and b.noun and not max(noun, timed):
        return 0.0
    if apart_in_place(pair):
        return 0.0
    covered = coverage(pair)
    around = max(covered, (covered + pair.score) / 2)
    if timed:
        return min(1.0, 0.45 * timed + 0.25 * verb + 0.35 * around)
    if not a.noun or not b.noun:
        if not verb and first.verb is not None and second.verb is not None:
            return 0.0  # so many killed, so many hurt
        named = 0.0 if a.noun or b.noun else 0.3
        return min(1.0, 0.6 * verb + 0.5 * around + named - 0.2)
    shared = bool(first.qualifiers.keys() & second.qualifiers.keys())
    return min(1.0, 0.4 * noun + 0.2 * shared + 0.25 * verb + 0.35 * around)


def _of_one_kind(a: Quantity, b: Quantity) -> bool:
    """Tell whether the two can be held against each other; ordinals tell, they do not measure."""
    from compare.analyse.values import comparable, compatible

    if "ordinal" in (a.unit, b.unit):
        return False
    return comparable(a, b) or not compatible(a, b)


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
    if pair.matches(a.verb.token, b.verb.token):
        return 1.0
    return kinship.verbs(a.verb.lemma, b.verb.lemma)


def coverage(pair: Pair, apart: Collection[Mention] = ()) -> float:
    """Return the share of the lighter sentence's words that the other has too, 0 to 1.

    Numbers are left out, and the names ``apart``: they are what may differ.
    """
    words = pair.words
    sides = []
    sets = ((pair.a, words.a, words.forward), (pair.b, words.b, words.backward))
    for side, own, matched in sets:
        named = _spans(side, apart)
        told = [
            (n, value)
            for n, token, value in own.told
            if not any(span.contains(token.span) for span in named)
        ]
        total = sum(value for _, value in told)
        held = sum(value for n, value in told if n in matched)
        sides.append((total, held / total if total else 0.0))
    return min(sides)[1]


def _spans(side: Side, mentions: Collection[Mention]) -> list[Span]:
    """Return where those of the names stand that the side's account has."""
    at = side.account.mention_at
    return [mention.span for mention in mentions if at.get(mention.token) is mention]


# --- what sets two facts apart ---------------------------------------------------------------


def apart_in_time(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether the two sentences date their numbers to times that cannot be the same."""
    first = _times(pair.a, a)
    second = _times(pair.b, b)
    if first and second:
        return not any(_may_be_same(x, y) for x in first for y in second)
    return _looks_back(pair.a) != _looks_back(pair.b)


def apart_in_time_as_wholes(pair: Pair) -> bool:
    """Tell whether all that the two sentences date lies at different times."""
    first, second = pair.a.times, pair.b.times
    return bool(first and second) and not any(_may_be_same(x, y) for x in first for y in second)


def _times(side: Side, quantity: Quantity) -> list[Time]:
    return [time for time in side.times if not time.span.overlaps(quantity.span)]


def _may_be_same(a: Time, b: Time) -> bool:
    from compare.analyse.values import compatible_times

    if (_is_bare_weekday(a) and _is_year_told(b)) or (_is_bare_weekday(b) and _is_year_told(a)):
        return False
    return compatible_times(a, b)


def _looks_back(side: Side) -> bool:
    """Tell whether a sentence of a report on these days is about another year, which it names.

    *The town was last flooded in 1998.* What such a report does not date is about these days.
    """
    times = side.times
    if not times or not all(time.relation == "at" and _is_year_told(time) for time in times):
        return False
    published = side.account.document.published
    if published is not None:
        this_year = int(published[:4])
        return all(time.year is not None and time.year < this_year for time in times)
    return any(map(_is_bare_weekday, side.account.analysis.times))


def _is_bare_weekday(time: Time) -> bool:
    """Tell whether a time is a weekday of these days, in an account without a date of its own."""
    return time.weekday is not None and time.year is None and time.start is None


def _is_year_told(time: Time) -> bool:
    return time.year is not None and time.weekday is None


def apart_in_number(pair: Pair) -> bool:
    """Tell whether the sentences count the same kind of thing and come to other numbers.

    With another time or place besides, they tell of two events, not of one in two ways.
    """
    from compare.analyse.values import comparable, compatible

    return any(
        a.noun == b.noun and comparable(a, b) and not compatible(a, b)
        for a in pair.a.quantities
        for b in pair.b.quantities
    )


def apart_in_names(pair: Pair) -> bool:
    """Tell whether each sentence names something, of one type, that the other does not."""
    left, right = _named_alone(pair.a, pair.b), _named_alone(pair.b, pair.a)
    if not {m.type for m in left} & {m.type for m in right}:
        return False
    unmatched = {w.token.index for w in pair.words.left_of_a()}
    types = {m.type for m in left if m.token in unmatched}
    unmatched = {w.token.index for w in pair.words.left_of_b()}
    return any(m.type in types for m in right if m.token in unmatched)


def _named_alone(side: Side, other: Side) -> list[Mention]:
    """Return what a sentence names and the other account nowhere does."""
    theirs = other.account.entities
    return [m for m in side.mentions if m.entity not in theirs and m.type != "group"]


def denied_once(pair: Pair) -> bool:
    """Tell whether one sentence denies an act that the other states."""
    return any(
        a.negated != b.negated and pair.matches(a.token, b.token)
        for a in pair.a.predicates
        for b in pair.b.predicates
    )


def apart_in_place(pair: Pair) -> bool:
    """Tell whether each sentence names a place that the other does not, in the same role."""
    left, right = _places(pair.a), _places(pair.b)
    if not left or not right:
        return False
    return any(word.token.index in left for word in pair.words.left_of_a()) and any(
        word.token.index in right for word in pair.words.left_of_b()
    )


def _places(side: Side) -> set[int]:
    """Return the tokens of the places that a sentence is set in."""
    found = set()
    for mention in side.mentions:
        if mention.type == "place":
            above = side.account.tree.head(side.account.analysis.tokens[mention.token])
            if above is not None and above.pos == "ADP" and above.lemma in ("in", "at", "near"):
                found.add(mention.token)
    return found


def same_holder(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether two tokens may name one holder: not two different names of one type."""
    first, second = name_at(pair.a, a), name_at(pair.b, b)
    if first is None or second is None:
        return True
    return first.entity == second.entity or first.type != second.type
