"""From an amount to a reading: range or score, comparator, rate, and what is counted."""

from __future__ import annotations

from compare.analyse.quantities import comparators
from compare.analyse.quantities.amount import Amount, compound, read_amount
from compare.analyse.quantities.counted import (
    following_noun,
    group_noun,
    labelled_noun,
    measured_noun,
    partitive_noun,
    tallied_noun,
)
from compare.analyse.quantities.exclude import is_bare, is_glued, is_label, is_phone
from compare.analyse.quantities.line import Line, Reading
from compare.analyse.quantities.pairs import DASHES, read_range, read_score, read_second
from compare.analyse.quantities.rates import read_adverb, read_rate
from compare.analyse.quantities.units import is_money

_DURING = {
    "for",
    "just",
    "well",
    "of",
    "take",
    "took",
    "taken",
    "lasted",
    "after",
    "little",
    "span",
    "spans",
    "spanned",
    "spanning",
    "last",
    "lasting",
}


def read_measure(line: Line, at: int) -> tuple[Reading, ...]:
    """Return the quantity or quantities whose number begins at this atom; mostly one."""
    first = read_amount(line, at)
    if first is None or is_phone(line, at, first.end):
        return ()
    second = read_second(line, first)
    if second is not None:
        score = read_score(line, first, second)
        if score:
            return score
        pair = read_range(line, first, second)
        if pair is not None:
            return _finish(line, *pair)
        if line.low(first.end) in DASHES and line.glued(first.end):
            return ()
    if is_glued(line, first.start, first.end):
        return ()
    return _finish(line, compound(line, first), None)


def _finish(line: Line, first: Amount, second: Amount | None) -> tuple[Reading, ...]:
    last = second or first
    unit, end = last.unit, last.end
    noun = None
    count = False
    if unit == "s" and _is_some_day(line, first, last):
        return ()
    if not unit:
        # A hyphen opens a measure-like modifier: "a 10-member team".
        at = end + 1 if line.low(end) == "-" and line.glued(end) and line.glued(end + 1) else end
        suffix = comparators.after(line.words(end, end + 3))
        if suffix[0] and _usable_after(line, end, suffix[1], suffix[0]):
            at = end + suffix[1]
        noun = following_noun(line, at, last.value) if at < len(line.pieces) else None
        noun = noun if noun is not None else partitive_noun(line, at)
        noun = noun if noun is not None else labelled_noun(line, first.start, end)
        count = noun is not None
        if not _counts(line, first, last, noun):
            return ()
        tail = max(end, _place_of(line, noun) + 1) if count and noun is not None else end
    else:
        noun = partitive_noun(line, end, money=is_money(unit))
        count = noun is not None
        tail = end
    if not unit and noun is None:
        number = line.token(first.start)
        noun = tallied_noun(line, number, line.token(end - 1)) or group_noun(line, number)
        if noun is not None and line.tokens[noun].lemma == "age":
            unit = "age"
    rate = read_rate(line, tail) or (read_adverb(line, tail) if unit else None)
    if rate is not None:
        unit = f"{unit}/{rate[0]}"
        tail = rate[1]
        if last.unit:
            end = tail
    if last.unit and noun is None:
        noun = measured_noun(line, first.start, end)
    if second is not None:
        start = first.start
        low, high, form = first.low, second.high, "range"
        comparator, taken = comparators.before(_words_before(line, start))
        if comparator in {"about", "le", "ge"} and _usable(line, comparator, taken, start, last):
            start -= taken
        step = min(first.step, second.step)
        reading = Reading(start, end, first.number, low, high, "range", unit, step, noun, "", count)
        return (reading,) if form else ()
    return (_compared(line, first, end, tail, unit, noun, count),)


def _is_some_day(line: Line, first: Amount, last: Amount) -> bool:
    """Tell ``one day he will return``, which is no length of time."""
    if first is not last or line.low(first.number) != "one" or line.low(last.end - 1) != "day":
        return False
    leads = {"for", "in", "within", "after", "least", "most", "than", "by"}
    return line.low(first.start - 1) not in leads


def _counts(line: Line, first: Amount, last: Amount, noun: int | None) -> bool:
    if is_label(line, first.start, last.end, noun, words=first.words):
        return False
    one = first.value == 1 and first.words
    if one and first is last:
        if noun is None:
            them = line.words(first.end, first.end + 2) == ["of", "them"]
            return them and line.token(first.start).dep in {"nsubj", "nsubjpass", "dobj"}
        return _is_one(line, first.start, noun)
    if noun is None or noun < line.token(first.start).index:
        return not is_bare(line, first.start, last.end, first.value, words=first.words)
    tag = line.tokens[noun].tag
    if line.tokens[noun].lemma == "block" and line.low(last.end + 1) == "of":
        return False  # an address
    return not (tag == "NNP" and last.value != 1)


def _is_one(line: Line, at: int, noun: int) -> bool:
    """Tell the number *one* from the pronoun and from ``one day``, ``one of the best``."""
    if line.low(at - 1) in {
        "no", "any", "every", "some", "each", "this", "that", "the", "another", "which", "number",
        "-", "day", "good", "great", "big", "only",
    } or line.low(at + 1) in {"another", "more", "thing", "-"}:  # fmt: skip
        return False
    token = line.tokens[noun]
    if token.lemma in {
        "day",
        "time",
        "thing",
        "way",
        "point",
        "hand",
        "side",
        "reason",
        "moment",
        "other",
    }:
        return False
    if line.low(at + 1) == "of":
        inner = [line.tokens[i] for i in range(line.token(at).index, noun)]
        if any(
            other.tag in {"JJS", "RBS"} or other.lemma in {"many", "several", "few"}
            for other in inner
        ):
            return False
        return line.token(at).dep in {"nsubj", "nsubjpass", "dobj"}
    return line.token(at).dep == "nummod" and token.tag == "NN"


def _words_before(line: Line, start: int) -> list[str]:
    at = start
    while at > 0 and start - at < 5 and at - 1 not in line.taken:
        at -= 1
    return line.words(at, start)


def _usable(line: Line, comparator: str, taken: int, start: int, amount: Amount) -> bool:
    """Tell a comparator from a preposition of the same form."""
    words = " ".join(line.words(start - taken, start))
    before = line.low(start - taken - 1)
    if words == "over" and amount.unit == "s":
        return before in _DURING
    if words in {"over", "under", "above", "below", "beyond", "around"} and not amount.unit:
        return amount.value >= 10
    if words == "within":
        return amount.unit in {"s", "m"}
    if words in {"as many as", "as much as", "as long as", "as far as"} and before in {
        "times",
        "twice",
    }:
        return False
    if words == "short of":
        return False
    return bool(comparator)


def _compared(
    line: Line, amount: Amount, end: int, tail: int, unit: str, noun: int | None, count: bool
) -> Reading:
    start = amount.start
    comparator, taken = comparators.before(_words_before(line, start))
    if comparator and _usable(line, comparator, taken, start, amount):
        start -= taken
    else:
        comparator = ""
        for place in dict.fromkeys((end, tail)):
            comparator, taken = comparators.after(line.words(place, place + 3))
            if comparator and _usable_after(line, place, taken, comparator):
                end = place + taken
                break
            comparator = ""
    low, high, form = comparators.widen(
        comparator, amount.value, amount.step, whole=not unit and amount.raw.is_integer()
    )
    if amount.low != amount.high:
        span = amount.high - amount.value, amount.value - amount.low
        if form == "exact":
            low, high, form = amount.low, amount.high, "about"
        elif form == "about":
            low, high = low - span[1], high + span[0]
        elif comparator in {"ge", "gt"}:
            low -= span[1]
    return Reading(start, end, amount.number, low, high, form, unit, amount.step, noun, "", count)


def _usable_after(line: Line, place: int, taken: int, comparator: str) -> bool:
    first = line.low(place)
    if first == "+":
        return line.glued(place)
    if first in {"odd", "plus"}:
        return False
    return not (first == "at" and line.low(place + taken) not in {"", ".", ",", ";"})


def _place_of(line: Line, token: int) -> int:
    """Return the place of the last atom that begins in this token."""
    end = line.tokens[token].span.end
    for place in range(len(line.pieces) - 1, -1, -1):
        if line.pieces[place].start < end:
            return place
    return 0
