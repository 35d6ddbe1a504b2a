"""Rule ``figure``: one telling figure, given for two periods, two ways or two measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.analyse.values import comparable_times, compatible_times, show, show_time
from compare.judge import say
from compare.judge.apart import apart_in_time
from compare.judge.directions import direction
from compare.judge.draft import Draft
from compare.judge.measures import one_measure, two_measures
from compare.judge.remember import remembered
from compare.judge.same_fact import covers
from compare.judge.to_and_by import to_and_by
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account, Context, Pair
    from compare.model import Evidence, Quantity, Scope, Sentence, Time, Token

_PERIODS = frozenset({"quarter", "season", "month", "year", "decade"})
_NO_FIGURE = frozenset({"s", "age", "ordinal"})
_TELLING = 2
"""Digits, noughts at either end left out, from which a sum or share is hardly met by chance."""
_TELLING_COUNT = 3
"""The same of a bare count."""
_SHARES = frozenset({"percent", "pp"})
_TELLING_SHARE = 3
"""And of a share given for two periods: 3.1 percent in March may well be met in April."""
# A closed class: words that lead to what a figure is held against.
_AGAINST = frozenset(
    "from than versus vs vs. against over compare compared since before after".split()
)
_LIKE = 0.4
"""Share of the words that two sentences have in common which give one figure two names."""
_FISCAL = ("fiscal", "financial")


class _Dated(NamedTuple):
    """A telling figure and the period that its sentence gives it for."""

    figure: Quantity
    period: Time


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where one figure is given for two periods or measures, or up and down."""
    for pair in context.pairs:
        if pair.internal or not (pair.a.quantities and pair.b.quantities):
            continue
        if pair.a.times and pair.b.times:
            yield from _in_two_periods(pair)
        yield from _two_ways(pair)
        yield from to_and_by(pair)
        yield from _of_two_measures(pair)


def _two_ways(pair: Pair) -> Iterator[Draft]:
    left, right = pair.a.account, pair.b.account
    told: set[tuple[int, int]] = set()
    for a in _moving(left, pair.a.sentence):
        for b in _moving(right, pair.b.sentence):
            (up, first), (down, second) = direction(left, a), direction(right, b)
            if up == down or first is None or second is None:
                continue
            if (
                _same_figure(a, b)
                and one_measure(left, a, right, b)
                and not apart_in_time(pair, a, b)
                and not _moves(left, a, down)
                and not _moves(right, b, up)
                and (first.index, second.index) not in told
            ):
                told.add((first.index, second.index))
                evidence = (_with(left, a, first), _with(right, b, second))
                text = f"{say.both(evidence)}: one figure of one thing, up and down."
                yield Draft("conflict", "antonym", "cross", text, evidence)


@remembered
def _moving(account: Account, sentence: Sentence) -> tuple[Quantity, ...]:
    """Return the telling figures of a sentence that tell which way something went."""
    return tuple(q for q in _telling(account, sentence) if direction(account, q)[0])


def _moves(account: Account, figure: Quantity, way: int) -> bool:
    """Tell whether an account has the figure with this direction too."""
    return any(
        _same_figure(q, figure) and direction(account, q)[0] == way
        for quantities in account.quantities.values()
        for q in quantities
    )


def _with(account: Account, figure: Quantity, word: Token) -> Evidence:
    spans = figure.span, word.span
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    return account.evidence(span, show(figure))


def _of_two_measures(pair: Pair) -> Iterator[Draft]:
    left, right = pair.a.account, pair.b.account
    for a in _telling(left, pair.a.sentence):
        for b in _telling(right, pair.b.sentence):
            if not _same_figure(a, b):
                continue
            words = two_measures(left, a, right, b)
            if words is None or apart_in_time(pair, a, b) or not covers(pair, _LIKE):
                continue
            first, second = words
            if not _measures(left, a, right, b) and not _measures(right, b, left, a):
                evidence = (_with(left, a, first), _with(right, b, second))
                text = f"{say.both(evidence)}: one figure for two measures."
                yield Draft("conflict", "number", "cross", text, evidence)


def _measures(account: Account, figure: Quantity, other: Account, theirs: Quantity) -> bool:
    """Tell whether an account has the figure for what the other gives it for, too."""
    return any(
        _same_figure(q, figure) and q is not figure and not two_measures(account, q, other, theirs)
        for quantities in account.quantities.values()
        for q in quantities
    )


@remembered
def _telling(account: Account, sentence: Sentence) -> tuple[Quantity, ...]:
    """Return the telling figures of a sentence that have a unit."""
    return tuple(q for q in _figures(account, sentence.index) if q.unit and _is_telling(account, q))


def _in_two_periods(pair: Pair) -> Iterator[Draft]:
    left, right = pair.a.account, pair.b.account
    for a in _dated(left, pair.a.sentence):
        for b in _dated(right, pair.b.sentence):
            if (
                _same_figure(a.figure, b.figure)
                and _apart(pair, a.period, b.period)
                and direction(left, a.figure)[0] * direction(right, b.figure)[0] >= 0
                and one_measure(left, a.figure, right, b.figure)
                and not _given_for(left, a.figure, b.period)
                and not _given_for(right, b.figure, a.period)
            ):
                yield _draft(pair, a, b)


def _same_figure(a: Quantity, b: Quantity) -> bool:
    return (a.unit, a.low, a.high) == (b.unit, b.low, b.high) and a.form == b.form


def _apart(pair: Pair, a: Time, b: Time) -> bool:
    if a.granularity != b.granularity or (a.relation, b.relation) != ("at", "at"):
        return False
    fiscal = [
        any(word in time.span.of(side.account.document.text).lower() for word in _FISCAL)
        for side, time in ((pair.a, a), (pair.b, b))
    ]
    return fiscal[0] == fiscal[1] and comparable_times(a, b) and not compatible_times(a, b)


@remembered
def _dated(account: Account, sentence: Sentence) -> tuple[_Dated, ...]:
    """Return the telling figures of a sentence for which it gives a period."""
    found = []
    for figure in _figures(account, sentence.index):
        period = _period(account, figure)
        least = _TELLING_SHARE if figure.unit in _SHARES else 0
        if period is not None and _is_telling(account, figure, least):
            found.append(_Dated(figure, period))
    return tuple(found)


def _figures(account: Account, sentence: int) -> list[Quantity]:
    return [
        q
        for q in account.quantities.get(sentence, ())
        if q.unit not in _NO_FIGURE and not q.unit.startswith("score:")
    ]


def _is_telling(account: Account, figure: Quantity, least: int = 0) -> bool:
    if figure.form not in ("exact", "range"):
        return False
    digits = "".join(c for c in figure.span.of(account.document.text) if c.isdigit())
    return len(digits.strip("0")) >= max(least, _TELLING if figure.unit else _TELLING_COUNT)


def _period(account: Account, figure: Quantity) -> Time | None:
    """Return the period a figure is given for: the one behind it, else the one ahead of all."""
    times = [t for t in account.times.get(figure.sentence, ()) if t.granularity in _PERIODS]
    figures = _figures(account, figure.sentence)
    for time in times:
        if _owner(account, time, figures) is figure:
            return time
    if not figures:
        return None
    ahead = [t for t in times if t.span.end <= figures[0].span.start]
    return ahead[0] if len(ahead) == 1 else None


def _owner(account: Account, time: Time, figures: list[Quantity]) -> Quantity | None:
    """Return the figure right ahead of a time: *3.40 euros in the second quarter*."""
    ahead = [q for q in figures if q.span.end <= time.span.start]
    if not ahead:
        return None
    between = [
        t.lemma
        for t in account.analysis.tokens_of(time.sentence)
        if ahead[-1].span.end <= t.span.start < time.span.start
    ]
    return None if _AGAINST.intersection(between) else ahead[-1]


def _given_for(account: Account, figure: Quantity, period: Time) -> bool:
    """Tell whether an account gives the figure for such a period too, or may do so."""
    for sentence, quantities in account.quantities.items():
        if not any(_same_figure(q, figure) for q in quantities):
            continue
        figures = _figures(account, sentence)
        for time in account.times.get(sentence, ()):
            if comparable_times(time, period) and compatible_times(time, period):
                owner = _owner(account, time, figures)
                if time.granularity == "range" or owner is None or _same_figure(owner, figure):
                    return True
    return False


def _draft(pair: Pair, a: _Dated, b: _Dated) -> Draft:
    left, right = pair.a.account, pair.b.account
    evidence = (
        left.evidence(a.period.span, show_time(a.period)),
        right.evidence(b.period.span, show_time(b.period)),
    )
    scope: Scope = "cross"
    text = (
        f"{left.id} gives {say.quantity(a.figure)} for \u201c{evidence[0].quote}\u201d, "
        f"{right.id} gives it for \u201c{evidence[1].quote}\u201d."
    )
    return Draft("conflict", "date", scope, text, evidence)
