"""Two numbers that belong together: a range, or the two sides of a score."""

from __future__ import annotations

import math
from dataclasses import replace

from compare.analyse.quantities.amount import Amount, read_amount
from compare.analyse.quantities.counted import (
    following_noun,
)
from compare.analyse.quantities.exclude import glued_before, is_glued
from compare.analyse.quantities.line import Line, Reading
from compare.analyse.quantities.units import is_money

DASHES = {"-", "\u2013", "\u2014"}
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


def read_second(line: Line, first: Amount) -> Amount | None:
    """Return the number that a dash, ``to``, ``or`` or ``and`` joins to ``first``."""
    joint, place = line.low(first.end), first.end + 1
    if (
        joint not in DASHES and joint not in {"to", "and", "or", "votes"}
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


def read_score(line: Line, first: Amount, second: Amount) -> tuple[Reading, ...]:
    """``3-1``, ``won 52 to 48``, ``220 votes to 210``: two numbers, the higher and the lower."""
    dash = line.low(first.end) in DASHES and line.glued(first.end) and line.glued(first.end + 1)
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
        line.low(end) in DASHES
        and line.glued(end)
        and line.glued(end + 1)
        and (end + 1 < len(line.pieces) and line.pieces[end + 1].kind == "num")
    )


def read_range(line: Line, first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Return both ends of a range in one unit, or ``None`` where the two do not make one."""
    joint = line.low(first.end)
    before = line.low(first.start - 1)
    between = before == "between"
    if joint == "votes" or (joint == "and" and not between) or is_glued_end(line, second.end):
        return None
    dash = joint in DASHES
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
