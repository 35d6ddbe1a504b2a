"""Clauses that are counterparts and answer differently, where nothing shows whether both can hold.

The values are held against each other by type: figures, times, names, quantifiers, opposites. That
they differ is sure; that they answer one question is weighed (:mod:`compare.match.question`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from compare.analyse.values import comparable, comparable_times, compatible, compatible_times
from compare.data import opposed
from compare.data.deeds import of_one_deed
from compare.data.people import line
from compare.judge import kinship
from compare.judge.naming import name_words
from compare.judge.quantifiers import is_quantifier
from compare.judge.same_story import NAMING, of_other_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.data import Class
    from compare.match.question import Scene
    from compare.model import Analysis, Category, Mention, Quantity, Span, Time, Token

_Fact = TypeVar("_Fact")
_FEW = -0.065
"""How far below the best counterpart a clause may lie, so that what is told in two clauses is held
against both."""
_LEAST = 0.55
"""Cosine from which clauses are counterparts at all."""
_CLASSES: dict[str, Class] = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r", "ADP": "p"}
_NAMED = frozenset({"person", "organisation", "place"})


@dataclass(frozen=True, slots=True)
class Clash:
    """Two places, of two accounts by index, with values that differ."""

    a: int
    b: int
    first: Span
    second: Span
    category: Category
    apart: bool = True
    """Whether the values cannot both hold of one thing; else they may, as *at least 18* and *at
    least 21*."""


@dataclass(slots=True)
class _Facts:
    """What one clause holds."""

    amounts: list[Quantity]
    moments: list[Time]
    names: list[Mention]
    words: list[Token]


def find(scene: Scene, accounts: Sequence[int]) -> Iterator[Clash]:
    """Yield the clashes between each two of these accounts, in text order.

    Of accounts of two events only sentences are looked at that name the same.
    """
    held = {n: _facts(scene, n) for n in accounts}
    for a, b in combinations(accounts, 2):
        apart = of_other_events(scene.analyses[a], scene.analyses[b])
        for x, y in _counterparts(scene, a, b):
            if apart and not _names(scene, a, x) & _names(scene, b, y):
                continue
            clash = _clash(scene, a, b, held[a][x], held[b][y])
            if clash is not None:
                apart = clash.apart and not _told_of_others(
                    scene, clash, (x, held[a][x]), (y, held[b][y])
                )
                yield replace(clash, apart=apart)


def _told_of_others(
    scene: Scene, clash: Clash, one: tuple[int, _Facts], other: tuple[int, _Facts]
) -> bool:
    """Tell whether two clauses that differ seem to tell of two things, or of two acts.

    More than one fact differs, the verbs have nothing to do with each other, or a third number is
    what the one has more than the other.
    """
    (x, first), (y, second) = one, other
    a, b = scene.analyses[clash.a], scene.analyses[clash.b]
    verbs = a.tokens[a.clauses[x].head], b.tokens[b.clauses[y].head]
    if all(v.pos == "VERB" for v in verbs):
        lemmas = verbs[0].lemma, verbs[1].lemma
        if not kinship.verbs(*lemmas) and not of_one_deed(*lemmas):
            return True
    if _of_other_kin(first, second, verbs):
        return True
    differ = [
        _all_apart(first.amounts, second.amounts, comparable, compatible),
        _all_apart(first.moments, second.moments, comparable_times, compatible_times),
        _names_alone(a, b, first, second) is not None,
    ]
    if sum(differ) > 1:
        return True
    if clash.category != "number":
        return False
    p, q = (
        next(m for m in held if m.phrase == span)
        for held, span in ((first.amounts, clash.first), (second.amounts, clash.second))
    )
    if p.noun and q.noun and not p.unit and not kinship.nouns(p.noun, q.noun):
        return True
    rest = abs(p.low - q.low)
    thirds = [
        m
        for account, verb in ((a, verbs[0]), (b, verbs[1]))
        for m in account.quantities
        if m.sentence == verb.sentence and m not in (p, q)
    ]
    return any(m.unit == p.unit and m.low <= rest <= m.high for m in thirds)


def _of_other_kin(one: _Facts, other: _Facts, verbs: tuple[Token, Token]) -> bool:
    """Tell whether two clauses are about other kin, or go two ways: *for*, *against*."""
    kin = [{line("kin", t.lemma) for t in held.words} - {""} for held in (one, other)]
    if kin[0] and kin[1] and kin[0].isdisjoint(kin[1]):
        return True
    ways = [
        {t.lemma for t in held.words if t.pos == "ADP" and t.head == verb.index}
        for held, verb in zip((one, other), verbs, strict=True)
    ]
    return any(opposed(x, y, "p") for x in ways[0] - ways[1] for y in ways[1] - ways[0])


def _all_apart(
    ours: Sequence[_Fact],
    theirs: Sequence[_Fact],
    alike: Callable[[_Fact, _Fact], bool],
    hold: Callable[[_Fact, _Fact], bool],
) -> bool:
    met = [(p, q) for p in ours for q in theirs if alike(p, q)]
    return bool(met) and not any(hold(p, q) for p, q in met)


def _names(scene: Scene, account: int, clause: int) -> set[str]:
    """Return who and what is named in the sentence of a clause."""
    analysis = scene.analyses[account]
    sentence = analysis.clauses[clause].sentence
    return {m.entity for m in analysis.mentions if m.sentence == sentence and m.type in NAMING}


def _facts(scene: Scene, n: int) -> dict[int, _Facts]:
    analysis, home = scene.analyses[n], scene.clause_of[n]
    found: dict[int, _Facts] = defaultdict(lambda: _Facts([], [], [], []))
    for quantity in analysis.quantities:
        if quantity.unit != "ordinal":
            found[home[quantity.token]].amounts.append(quantity)
    for time in analysis.times:
        found[home[time.token]].moments.append(time)
    for mention in analysis.mentions:
        if mention.type in _NAMED:
            found[home[mention.token]].names.append(mention)
    for token in analysis.tokens:
        if token.pos in _CLASSES or is_quantifier(token):
            found[home[token.index]].words.append(token)
    return found


def _counterparts(scene: Scene, a: int, b: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of clauses of which one is, or nearly is, the other's best counterpart."""
    near = scene.nearness(a, b)
    best = {(x, int(y)) for x, y in enumerate(near.rows.where) if y >= 0}
    best |= {(int(x), y) for y, x in enumerate(near.columns.where) if x >= 0}
    for x, y in sorted(best):
        cosine = near.cosine(x, y)
        lowest = min(near.rows.above(x, y, cosine), near.columns.above(y, x, cosine))
        if cosine >= _LEAST and lowest >= 4 * _FEW and not _in_heading(scene, (a, x), (b, y)):
            yield x, y


def _in_heading(scene: Scene, *clauses: tuple[int, int]) -> bool:
    for account, clause in clauses:
        analysis = scene.analyses[account]
        if analysis.document.sentences[analysis.clauses[clause].sentence].kind == "heading":
            return True
    return False


def _clash(scene: Scene, a: int, b: int, one: _Facts, other: _Facts) -> Clash | None:
    """Return the first thing in which two clauses differ: what is typed before what is worded."""
    amounts = [(p, q) for p in one.amounts for q in other.amounts if comparable(p, q)]
    if amounts and not any(compatible(p, q) for p, q in amounts):
        p, q = min(amounts, key=lambda pair: (pair[0].noun != pair[1].noun, pair[0].span))
        return Clash(a, b, p.phrase, q.phrase, "number")
    limits = [(p, q) for p, q in amounts if _other_limits(p, q)]
    if limits and len(limits) == len(amounts):
        return Clash(a, b, limits[0][0].phrase, limits[0][1].phrase, "number", apart=False)
    moments = [(p, q) for p in one.moments for q in other.moments if comparable_times(p, q)]
    if moments and not any(compatible_times(p, q) for p, q in moments):
        return Clash(a, b, moments[0][0].span, moments[0][1].span, "date")
    ends = [(p, q) for p, q in moments if _other_ends(p, q)]
    if ends and len(ends) == len(moments):
        return Clash(a, b, ends[0][0].span, ends[0][1].span, "date", apart=False)
    names = _names_alone(scene.analyses[a], scene.analyses[b], one, other)
    if names is not None:
        return Clash(a, b, names[0].span, names[1].span, "entity")
    words = _opposites(one.words, other.words)
    if words is not None:
        return Clash(a, b, words[0].span, words[1].span, "antonym")
    return None


def _other_limits(p: Quantity, q: Quantity) -> bool:
    """Tell whether two limits differ: as estimates both may hold, as what was set they do not."""
    if not p.form == q.form == "bound":
        return False
    return (p.low, p.high) != (q.low, q.high) and (p.low == q.low or p.high == q.high)


def _other_ends(p: Time, q: Time) -> bool:
    """Tell whether two periods that no date is known of end, or begin, at other times.

    *Until June* holds where *until July* does; as what was set they differ.
    """
    if p.relation == "at" or p.relation != q.relation:
        return False
    fields = [(getattr(p, name), getattr(q, name)) for name in ("year", "month", "day", "weekday")]
    return any(x is not None and y is not None and x != y for x, y in fields)


def _names_alone(
    a: Analysis, b: Analysis, one: _Facts, other: _Facts
) -> tuple[Mention, Mention] | None:
    """Return a name of each clause, of one type, that the other account has nowhere."""
    for p in one.names:
        for q in other.names:
            if p.type == q.type and not _known(p, b, q) and not _known(q, a, p):
                return p, q
    return None


def _known(name: Mention, account: Analysis, other: Mention) -> bool:
    """Tell whether an account has a name, by the words of it that ``other`` is not called by.

    What both are called by tells neither from the other: *Mill Lane*, *Church Lane*; nor does what
    one of them has in short: *E. Mill Lane*, *East Mill Lane*.
    """
    called = name_words(other.name)
    words = {
        word
        for word in name_words(name.name) - called
        if not any(_in_short(*sorted((word, w), key=len)) for w in called)
    }
    return not words or any(
        name.entity == m.entity or words & name_words(m.name) for m in account.mentions
    )


_SHORT = 3


def _in_short(word: str, whole: str) -> bool:
    """Tell whether a word is how the other is cut short, such as *E.* or *Ave.*."""
    return len(word) <= _SHORT and whole.startswith(word)


def _opposites(one: Sequence[Token], other: Sequence[Token]) -> tuple[Token, Token] | None:
    mine, theirs = {t.lemma for t in one}, {t.lemma for t in other}
    for a in one:
        for b in other:
            if a.pos != b.pos or a.lemma in theirs or b.lemma in mine:
                continue
            if is_quantifier(a) and is_quantifier(b):
                return a, b
            kind = _CLASSES.get(a.pos)
            if kind is not None and opposed(a.lemma, b.lemma, kind):
                return a, b
    return None
