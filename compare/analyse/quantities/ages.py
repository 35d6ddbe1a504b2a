"""Ages: ``a 34-year-old man``, ``aged 34``, ``Ann Lee, 34, from Leeds``, ``in her thirties``."""

from __future__ import annotations

from compare.analyse.numerals import read_number
from compare.analyse.quantities import comparators
from compare.analyse.quantities.counted import following_noun
from compare.analyse.quantities.line import Line, Reading
from compare.data import lexnames

_UNITS = {
    "year": 1.0, "years": 1.0, "month": 1 / 12, "months": 1 / 12, "week": 7 / 365.25,
    "weeks": 7 / 365.25, "day": 1 / 365.25, "days": 1 / 365.25,
}  # fmt: skip
_TENS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90, "teens": 13,
}  # fmt: skip
_OLDEST = 125
_SUBJECTS = {"nsubj", "nsubjpass"}
_BEING = {"is", "was", "be", "turned", "turns"}
_PERSONS = {"he", "she", "who", "i"}
_SOMEBODY = {"man", "woman", "boy", "girl", "child", "lad", "youth"}
"""Whom an age is said of without more: *a group of 12*, *a leader of 30* say something else."""
_AFTER_AGE = {",", ".", ";", ")", "", "when", "and", "but", "at"}
"""What may follow in *he is 34*: anything else may be what is counted."""
_OWNERS = {"his", "her", "their", "my"}
_TWO_DIGITS = 10
"""The least that a number in brackets behind a name must be to be an age, not a count of goals."""


def read_age(line: Line, at: int) -> Reading | None:
    """Read the age whose number begins at this atom."""
    number = read_number(line.pieces, at)
    if (
        number is None
        or number.value > _OLDEST
        or (at > 0 and line.glued(at) and line.low(at - 1) not in {"\u2014", "("})
    ):
        return _decade(line, at)
    end = number.end
    if line.low(end) == "s" and line.glued(end):
        return _decade(line, at)
    return _old(line, at, end, number.value) or _aged(line, at, end, number.value)


def _old(line: Line, at: int, end: int, value: float) -> Reading | None:
    place = end + 1 if line.low(end) == "-" else end
    factor = _UNITS.get(line.low(place))
    if factor is None:
        return None
    hyphen = line.low(place + 1) == "-"
    after = place + 2 if hyphen else place + 1
    if line.low(after) in {"old", "olds"}:
        after += 1
    elif line.low(after) == "of" and line.low(after + 1) == "age":
        after += 2
    else:
        return None
    noun = following_noun(line, after, 1) if hyphen else _person(line, at)
    return _reading(line, at, after, value * factor, factor, noun, behind=hyphen)


def _aged(line: Line, at: int, end: int, value: float) -> Reading | None:
    before = line.low(at - 1)
    if before == "between" and line.low(at - 2) in {"aged", "ages"} and line.low(end) == "and":
        other = read_number(line.pieces, end + 1) if end + 1 < len(line.pieces) else None
        if other is not None and other.value > value:
            person = _person(line, at - 2)
            return Reading(at - 2, other.end, at, value, other.value, "range", "age", 1.0, person)
    if before in {"aged", "age", "ages"} or (before == "of" and line.low(at - 2) == "age"):
        other = None
        if line.low(end) in {"to", "-", "\u2013"}:
            other = read_number(line.pieces, end + 1) if end + 1 < len(line.pieces) else None
        noun = _person(line, at - 1)
        if other is not None and other.value > value:
            return Reading(at - 1, other.end, at, value, other.value, "range", "age", 1.0, noun)
        return _reading(line, at, end, value, 1.0, noun, behind=False)
    first = _first_of_several(line, at, end)
    if first is not None:
        return Reading(at, end, at, value, value, "exact", "age", 1.0, _person(line, first - 1))
    if line.low(end) in _AFTER_AGE and _of_somebody(line, at):
        return Reading(at, end, at, value, value, "exact", "age", 1.0, _person(line, at - 1))
    if (
        before == "at"
        and line.low(end) in {",", ".", ";", ""}
        and line.token(at - 2).lemma == "die"
    ):
        return Reading(at, end, at, value, value, "exact", "age", 1.0)
    if before == "," and line.low(end) in {",", ".", ";", ")", ""} and at >= 2:
        return _apposed(line, at, end, value)
    if before == "(" and line.low(end) == ")" and at >= 2 and _TWO_DIGITS <= value <= _OLDEST:
        return _apposed(line, at, end, value)
    return None


def _of_somebody(line: Line, at: int) -> bool:
    """Tell whether a bare number is said of a person: *who is 39*, *a man of 58*."""
    before = line.low(at - 1)
    if before == "of" and at >= 3 and line.low(at - 3) in {"a", "an"}:
        noun = line.token(at - 2)
        return noun.pos == "NOUN" and noun.lemma in _SOMEBODY
    return before in _BEING and at >= 2 and line.low(at - 2) in _PERSONS


def _first_of_several(line: Line, at: int, end: int) -> int | None:
    """Return where the first number of *aged 9, 11 and 14* stands, of which this is a later one."""
    if line.low(end) and line.token(end).pos in {"NOUN", "PROPN", "ADJ", "SYM"}:
        return None  # "aged 16 and 20 adults"
    place = at
    while line.low(place - 1) in {",", "and", "or"} and place >= 2:
        place -= 2 if line.low(place - 2) != "," else 3
        if place < 1 or line.pieces[place].kind != "num":
            return None
        if line.low(place - 1) in {"aged", "ages"}:
            return place
    return None


def _apposed(line: Line, at: int, end: int, value: float) -> Reading | None:
    name, number = line.token(at - 2), line.token(at)
    if line.pieces[at].kind != "num" or not value.is_integer() or value < 1:
        return None
    if name.pos == "NOUN" and name.dep in _SUBJECTS and lexnames(name.lemma)[:1] == ("person",):
        return Reading(at, end, at, value, value, "exact", "age", 1.0, name.index)
    if name.pos != "PROPN":
        return None
    if at - 2 in line.taken or name.entity in {"DATE", "GPE", "ORG", "LOC", "TIME", "FAC"}:
        return None
    surname = name.entity == "" and at >= 3 and line.token(at - 3).pos == "PROPN"
    if name.entity != "PERSON" and number.head != name.index and not surname:
        return None
    return Reading(at, end, at, value, value, "exact", "age", 1.0, name.index)


def _decade(line: Line, at: int) -> Reading | None:
    """``in his 30s``, ``in her late thirties``."""
    owner = at - 1
    part = ""
    while owner >= 0 and line.low(owner) in {"early", "late", "mid", "-"}:
        part = line.low(owner) if line.low(owner) != "-" else part
        owner -= 1
    if line.low(owner) not in _OWNERS:
        return None
    word = line.low(at)
    if word in _TENS:
        first, end = _TENS[word], at + 1
    elif (
        line.pieces[at].kind == "num"
        and word.isdigit()
        and int(word) % 10 == 0
        and line.low(at + 1) == "s"
    ):
        first, end = int(word), at + 2
    else:
        return None
    if not 10 <= first <= 110:
        return None
    low, high = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}.get(part, (0, 9))
    last = 19 if word == "teens" else first + high
    return Reading(owner + 1, end, at, float(first + low), float(last), "range", "age", 1.0)


def _reading(
    line: Line, at: int, end: int, value: float, step: float, noun: int | None, *, behind: bool
) -> Reading:
    start = at
    comparator, taken = comparators.before(line.words(at - 4, at))
    if line.low(at - 1) in {"aged", "age"}:
        comparator, taken = "", 1
    start -= taken
    if not comparator:
        comparator, taken = comparators.after(line.words(end, end + 3))
        end += taken if comparator else 0
    low, high, form = comparators.widen(comparator, value, step, whole=True)
    return Reading(
        start, end, at, low, high, form, "age", step, noun, "", behind and noun is not None
    )


def _person(line: Line, at: int) -> int | None:
    """Return the noun that the age is said of: the subject of ``is 34``, the man *aged 34*."""
    token = line.token(max(at, 0))
    if token.lemma in {"aged", "age"} and token.head != token.index:
        token = line.tokens[token.head]
    for _ in range(6):
        if token.pos in {"NOUN", "PROPN"} and token.lemma not in {
            "year",
            "month",
            "age",
            "week",
            "day",
            "time",
        }:
            return token.index
        if token.lemma == "be":
            for other in line.tokens[line.bounds[0] : line.bounds[1]]:
                if (
                    other.head == token.index
                    and other.dep == "nsubj"
                    and other.pos in {"NOUN", "PROPN"}
                ):
                    return other.index
            return None
        if token.head == token.index or token.pos == "VERB":
            return None
        token = line.tokens[token.head]
    return None
