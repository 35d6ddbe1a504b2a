"""From an amount to a reading: range or score, comparator, rate, and what is counted."""

from __future__ import annotations

import math
from dataclasses import replace

from compare.analyse.quantities import comparators
from compare.analyse.quantities.amount import Amount, compound, read_amount
from compare.analyse.quantities.counted import (
    following_noun,
    measured_noun,
    partitive_noun,
    tallied_noun,
)
from compare.analyse.quantities.exclude import glued_before, is_bare, is_glued, is_label, is_phone
from compare.analyse.quantities.line import Line, Reading
from compare.analyse.quantities.rates import read_adverb, read_rate
from compare.analyse.quantities.units import is_money

_DASHES = {"-", "\u2013", "\u2014"}
_CHANGES = {
    "rise", "fall", "grow", "increase", "decrease", "decline", "drop", "climb", "jump", "surge",
    "slump", "cut", "raise", "lower", "reduce", "move", "go", "change", "slip", "gain", "lose",
    "improve",
}  # fmt: skip
_CONTEST = {
    "win", "beat", "defeat", "lose", "draw", "lead", "vote", "victory", "score", "loss", "triumph",
    "tie", "record", "margin", "trail", "rule", "pass", "approve", "reject", "winner", "finish",
    "split",
}  # fmt: skip
_THOUSAND = 1000
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
    second = _second(line, first)
    if second is not None:
        score = _score(line, first, second)
        if score:
            return score
        pair = _range(line, first, second)
        if pair is not None:
            return _finish(line, *pair)
        if line.low(first.end) in _DASHES and line.glued(first.end):
            return ()
    if is_glued(line, first.start, first.end):
        return ()
    return _finish(line, compound(line, first), None)


def _second(line: Line, first: Amount) -> Amount | None:
    """Return the number that a dash, ``to``, ``or`` or ``and`` joins to ``first``."""
    joint, place = line.low(first.end), first.end + 1
    if (
        joint not in _DASHES and joint not in {"to", "and", "or", "votes"}
    ) or first.end in line.taken:
        return None
    if joint == "votes" and line.low(place) == "to":
        place += 1
    while place < len(line.pieces) and line.pieces[place].low in {
        "$", "\u20ac", "\u00a3", "us", "a", "as", "many", "much", "nearly", "about",
    } and line.low(place) not in {"nearly", "about"}:  # fmt: skip
        if line.pieces[place].low in {"a", "as", "many", "much"}:
            break
        place += 1
    if place >= len(line.pieces):
        return None
    return read_amount(line, place)


def _score(line: Line, first: Amount, second: Amount) -> tuple[Reading, ...]:
    """``3-1``, ``won 52 to 48``, ``220 votes to 210``: two numbers, the higher and the lower."""
    dash = line.low(first.end) in _DASHES and line.glued(first.end) and line.glued(first.end + 1)
    joint = line.low(first.end)
    votes = joint == "votes"
    if not (dash or votes or joint == "to") or first.unit or second.unit:
        return ()
    if glued_before(line, first.start) or (dash and is_glued_end(line, second.end)):
        return ()
    whole = (
        first.value.is_integer()
        and second.value.is_integer()
        and max(first.value, second.value) < 1000
    )
    if not whole or (first.words != second.words):
        return ()
    if (first.value, second.value) in {(50, 50), (24, 7)} or line.low(second.end) in {
        "%",
        "per",
        "percent",
    }:
        return ()
    low, high = sorted((first.value, second.value))
    noun = following_noun(line, second.end, second.value)
    near = {
        token.lemma
        for token in line.tokens[max(line.bounds[0], line.token(at_of(first)).index - 8) :
                                 min(line.bounds[1], line.token(at_of(first)).index + 9)]
    }  # fmt: skip
    contest = bool(near & _CONTEST)
    if votes or (first.value >= second.value and (dash or contest)):
        pass
    elif not (contest and dash and (noun is None or line.tokens[noun].tag == "NN")):
        return ()
    if noun is not None and line.tokens[noun].tag in {"NNS", "NNPS"} and not (contest or votes):
        return ()
    end = second.end
    return (
        Reading(first.start, end, first.number, high, high, "exact", "score:higher", 1.0),
        Reading(first.start, end, second.number, low, low, "exact", "score:lower", 1.0),
    )


def at_of(amount: Amount) -> int:
    """Return the place of the atom that carries the number."""
    return amount.number


def is_glued_end(line: Line, end: int) -> bool:
    """Tell whether a third number hangs on: ``1-2-3``."""
    return (
        line.low(end) in _DASHES
        and line.glued(end)
        and line.glued(end + 1)
        and (end + 1 < len(line.pieces) and line.pieces[end + 1].kind == "num")
    )


def _range(line: Line, first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    joint = line.low(first.end)
    before = line.low(first.start - 1)
    between = before == "between"
    if joint == "votes" or (joint == "and" and not between) or is_glued_end(line, second.end):
        return None
    dash = joint in _DASHES
    if dash and line.glued(first.end) != line.glued(second.start):
        return None
    if glued_before(line, first.start) or (not dash and is_glued(line, first.start, first.end)):
        return None
    if joint == "or" and (second.raw - first.raw != 1 or first.own):
        return None
    if first.own and second.own and first.unit != second.unit:
        return None
    if first.own and not second.own and not is_money(first.unit):
        return None
    if joint == "to" and _is_change(line, first, before):
        return None
    if not first.own and second.own:
        factor = second.value / second.raw if second.raw else 1.0
        if second.unit == "degC":
            factor = 1.0
        first = replace(
            first, value=first.value * factor, low=first.value * factor, high=first.value * factor,
            step=first.step * factor, unit=second.unit, own=True,
        )  # fmt: skip
    elif first.own and not second.own:
        second = replace(second, unit=first.unit, own=True)
    if second.scaled and not first.scaled and 0 < first.raw < _THOUSAND <= second.raw:
        scale = 10 ** (3 * math.floor(math.log10(second.raw) / 3))
        first = replace(
            first, value=first.value * scale, low=first.low * scale, high=first.high * scale,
            step=first.step * scale,
        )  # fmt: skip
    if first.low >= second.high:
        return None
    return replace(first, start=first.start - 1 if between else first.start), second


def _is_change(line: Line, first: Amount, before: str) -> bool:
    """Tell ``rose from 4% to 6%`` from ``10 to 15 people``."""
    if before == "from":
        return (
            line.token(first.start - 2).lemma not in {"range", "vary", "anywhere"}
            if first.start > 1
            else True
        )
    if before in {"by", "of", "between", "about", "around"}:
        return False
    return first.start > 0 and line.token(first.start - 1).lemma in _CHANGES and first.own


def _finish(line: Line, first: Amount, second: Amount | None) -> tuple[Reading, ...]:
    last = second or first
    unit, end = last.unit, last.end
    noun = None
    count = False
    if not unit:
        # A hyphen opens a measure-like modifier: "a 10-member team".
        at = end + 1 if line.low(end) == "-" and line.glued(end) and line.glued(end + 1) else end
        suffix = comparators.after(line.words(end, end + 3))
        if suffix[0] and _usable_after(line, end, suffix[1], suffix[0]):
            at = end + suffix[1]
        noun = following_noun(line, at, last.value) if at < len(line.pieces) else None
        noun = noun if noun is not None else partitive_noun(line, at)
        count = noun is not None
        if not _counts(line, first, last, noun):
            return ()
        tail = _place_of(line, noun) + 1 if count and noun is not None else end
    else:
        noun = partitive_noun(line, end, money=is_money(unit))
        count = noun is not None
        tail = end
    if not unit and noun is None:
        noun = tallied_noun(line, line.token(first.start), line.token(end - 1))
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
