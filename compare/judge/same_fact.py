"""Do two numbers measure the same thing? What is counted, what is said of it, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.words import reachable
from compare.judge import kinship
from compare.judge.apart import apart_in_place, apart_in_time
from compare.judge.frames import Frame, frame
from compare.judge.same_event import argument, contrast, roles, verb_likeness
from compare.judge.slots import measured, other_measure, slot

if TYPE_CHECKING:
    from collections.abc import Collection, Container

    from compare.align.words import Words
    from compare.judge.context import Account, Pair, Side
    from compare.model import Mention, Quantity, Span

SURE = 0.6
"""Strength from which two numbers are taken to measure the same thing."""


def same_quantity(pair: Pair, a: Quantity, b: Quantity) -> float:
    """Return how surely two numbers measure the same thing, 0 to 1.

    What cannot reach :data:`SURE` is not looked at further: it may be less than is returned.
    """
    if not _of_one_kind(a, b) or apart_in_time(pair, a, b):
        return 0.0
    if slot(pair.a.account, a) != slot(pair.b.account, b):
        return 0.0
    first, second = frame(pair.a.account, a), frame(pair.b.account, b)
    sides = ((pair.a.account, first, a), (pair.b.account, second, b))
    if any(_denied(*side) for side in sides):
        return 0.0
    if contrast(first.qualifiers, second.qualifiers):
        return 0.0
    if other_measure(pair.a.account, a, pair.b.account, b):
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
    if _of_two_things(pair, a, b):
        return 0.0
    shared = bool(first.qualifiers.keys() & second.qualifiers.keys())

    def strength(covered: float) -> float:
        around = max(covered, (covered + pair.score) / 2)
        if timed:
            return min(1.0, 0.45 * timed + 0.25 * verb + 0.35 * around)
        if not a.noun or not b.noun:
            named = 0.0 if a.noun or b.noun else 0.3
            return min(1.0, 0.6 * verb + 0.5 * around + named - 0.2)
        return min(1.0, 0.4 * noun + 0.2 * shared + 0.25 * verb + 0.35 * around)

    said = first.verb is not None and second.verb is not None
    if said and not verb and not timed and not (a.noun and b.noun):
        return 0.0  # so many killed, so many hurt
    best = strength(_most(pair))
    return best if best < SURE else strength(coverage(pair))


def _of_two_things(pair: Pair, a: Quantity, b: Quantity) -> bool:
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


def _denied(account: Account, about: Frame, quantity: Quantity) -> bool:
    """Tell whether the clause says that it was *not* so many, which leaves open how many.

    *None of the 18 sailors* denies something else: that there were 18 is taken for granted.
    """
    if about.verb is None or not about.verb.negated or quantity.high <= 0:
        return False
    given = () if about.noun is None else account.tree.children(about.noun, "det", "poss")
    return not any(child.lemma in _GIVEN or child.dep == "poss" for child in given)


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
    words = a.words(pair.a.index), b.words(pair.b.index)
    return _share(pair, words, reachable(*words, a.kin_to(b)))


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
