"""What sets two facts apart that are told in like words: time, place, number, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.words import occurs
from compare.judge.frames import clause, governing
from compare.judge.geography import may_be_one_place
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from compare.judge.context import Account, Pair, Side
    from compare.model import Mention, Quantity, Sentence, Time, Token


def apart_in_time(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether the two sentences date their numbers to times that cannot be the same."""
    first = _times(pair.a, a)
    second = _times(pair.b, b)
    if first and second:
        return not any(_may_be_same(x, y) for x in first for y in second)
    return _looks_back(pair.a) != _looks_back(pair.b)


def dated_apart(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether one number is of a year that is told, the other of another or of none.

    *Last year*, of an account without a date, may be any.
    """
    first, second = (_times(side, q) for side, q in ((pair.a, a), (pair.b, b)))
    return any(map(_is_year_told, first)) != any(map(_is_year_told, second))


def apart_in_time_as_wholes(pair: Pair) -> bool:
    """Tell whether all that the two sentences date lies at different times."""
    first, second = pair.a.times, pair.b.times
    return bool(first and second) and not any(_may_be_same(x, y) for x in first for y in second)


def _times(side: Side, quantity: Quantity) -> list[Time]:
    """Return the times that may date a number: those of its own clause, if it has any."""
    account = side.account
    tokens = account.analysis.tokens
    found = [time for time in side.times if not time.span.overlaps(quantity.span)]
    if len(found) < 2:
        return found
    own = governing(account, tokens[quantity.token])
    near = [time for time in found if governing(account, tokens[time.token]) is own]
    return near or found


def _may_be_same(a: Time, b: Time) -> bool:
    from compare.analyse.values import compatible_times

    if (_is_bare_weekday(a) and _is_year_told(b)) or (_is_bare_weekday(b) and _is_year_told(a)):
        return False
    if (_is_some_year(a) and _is_year_told(b)) or (_is_some_year(b) and _is_year_told(a)):
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


def _is_some_year(time: Time) -> bool:
    """Tell whether it is *last year* in an account whose date is not known."""
    return time.granularity == "year" and time.year is None and time.start is None


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


def apart_in_members(pair: Pair) -> bool:
    """Tell whether each sentence names, in a list of the same things, something of its own."""
    lists = (
        ({m.key for m in a.members}, {m.key for m in b.members})
        for a in pair.a.enumerations
        for b in pair.b.enumerations
    )
    return any(len(a & b) > 1 and a - b and b - a for a, b in lists)


def apart_in_names(pair: Pair) -> bool:
    """Tell whether each sentence names something, of one type, that the other does not.

    An account calls one thing by one name: of two of its sentences any other name will do.
    """
    if pair.internal:
        return _names_left(pair)
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


def _names_left(pair: Pair) -> bool:
    """Tell whether each sentence has a name that no word of the other stands for."""
    left, right = (_name_places(side.account, side.sentence) for side in (pair.a, pair.b))
    if not left or not right:
        return False
    a, b = (side.account.words(side.index) for side in (pair.a, pair.b))
    if any(not occurs(a[n], b) for n in left) and any(not occurs(b[n], a) for n in right):
        return True  # which takes less to tell than to align the two
    words = pair.words
    return any(n not in words.forward for n in left) and any(n not in words.backward for n in right)


@remembered
def _name_places(account: Account, sentence: Sentence) -> tuple[int, ...]:
    """Return where in a sentence names stand that are not of somebody who is quoted."""
    quotes = account.quotes.get(sentence.index, ())
    speakers = [quote.speaker for quote in quotes if quote.speaker is not None]
    return tuple(
        n
        for n, word in enumerate(account.words(sentence.index))
        if word.content
        and word.token.pos == "PROPN"
        and not any(speaker.overlaps(word.token.span) for speaker in speakers)
    )


def denied_once(pair: Pair) -> bool:
    """Tell whether one sentence denies an act that the other states."""
    return any(
        a.negated != b.negated and pair.matches(a.token, b.token)
        for a in pair.a.predicates
        for b in pair.b.predicates
    )


def apart_in_place(pair: Pair) -> bool:
    """Tell whether each sentence is set in a place that the other does not name."""
    left, right = _places(pair.a, pair.b), _places(pair.b, pair.a)
    return bool(left and right) and not any(may_be_one_place(a, b) for a in left for b in right)


def apart_in_direction(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Tell whether the clauses of two numbers are set in parts of a land that are not one."""
    left, right = _quarters(pair.a, a), _quarters(pair.b, b)
    return bool(left and right) and left.isdisjoint(right)


def _quarters(side: Side, quantity: Quantity) -> frozenset[str]:
    account = side.account
    pointing = _pointing(account, side.sentence)
    if not pointing:
        return frozenset()
    own = clause(account, account.analysis.tokens[quantity.token])
    return frozenset(word for token, word in pointing if clause(account, token) is own)


@remembered
def _pointing(account: Account, sentence: Sentence) -> tuple[tuple[Token, str], ...]:
    """Return the words of a sentence for a part of a land, each with the point it is of."""
    tokens = account.analysis.tokens_of(sentence.index)
    words = ((t, t.lemma.removesuffix("ern").removesuffix("ward")) for t in tokens)
    return tuple((token, word) for token, word in words if word in _POINTS)


_POINTS = frozenset(
    "north south east west northeast northwest southeast southwest "
    "north-east north-west south-east south-west".split()
)


def _places(side: Side, other: Side) -> list[Mention]:
    """Return the names after *in*, *at* or *near* that only this sentence has.

    What type a name was given is no guide: a town that is in no table passes for a person.
    """
    tokens = side.account.analysis.tokens
    theirs = {mention.entity for mention in other.mentions}
    found = []
    for mention in side.mentions:
        above = side.account.tree.head(tokens[mention.token])
        if mention.entity in theirs or above is None or mention.type in ("work", "group"):
            continue
        if above.pos == "ADP" and above.lemma in ("in", "at", "near"):
            found.append(mention)
    return found


_NEAR = 1
"""Accounts more months apart than this may each be right in its own day."""
_MONTH = len("2025-12")


def published_apart(a: Account, b: Account) -> bool:
    """Tell whether two accounts were published too long after each other."""
    first, second = a.document.published, b.document.published
    if first is None or second is None:
        return False
    early, late = sorted((first, second))
    years = int(late[:4]) - int(early[:4])
    if len(early) < _MONTH or len(late) < _MONTH:  # only the year is known
        return years > 1
    return 12 * years + int(late[5:7]) - int(early[5:7]) > _NEAR
