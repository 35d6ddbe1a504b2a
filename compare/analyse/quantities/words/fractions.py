"""``a quarter``, ``two-thirds of``, ``half a mile``, ``3/4 of``."""

from __future__ import annotations

from dataclasses import dataclass

from compare.analyse.numerals import MAGNITUDES, Number, read_number
from compare.analyse.quantities import comparators
from compare.analyse.quantities.counted import following_noun, measured_noun, partitive_noun
from compare.analyse.quantities.line import Line, Reading
from compare.analyse.quantities.units import Unit, is_unit_word, read_unit

PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
SIGNS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3}
_REACH = 0.05
"""A fraction in words is loose: *a third* may be 32 or 35 percent."""
_HALF = 0.5
_LARGEST = 1000
_BETWEEN = 3
"""Words that may stand between *one* and *in seven*."""
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_BEFORE_SHARE = set("by than nearly almost about roughly over only just".split())
_AFTER_SHARE = {"", ")", ".", ",", ";", *"in on of since from and to during this".split()}
_NOT_BEFORE_HALF = set("first second other latter - and 1st 2nd top final".split())
_NOT_AFTER = set("hour hours day time - life brother century".split())
_OWNERS = set("the its their his her all of".split())
_UNITS = {"s", "m", "kg", "m2", "m3"}


@dataclass(frozen=True, slots=True)
class _Fraction:
    value: float
    start: int
    end: int
    noun: int | None = None
    """Token of what it is a share of, where that stands inside."""


def read_fraction(line: Line, at: int) -> Reading | None:
    """Read a fraction as a share in percent, or as a length, weight or time."""
    fraction = _out_of(line, at) or _digits(line, at) or _half(line, at) or _named(line, at)
    if fraction is None or any(p in line.taken for p in range(fraction.start, fraction.end)):
        return None
    unit = _unit(line, fraction.end)
    if unit is not None:
        return _measure(line, at, fraction, unit)
    return _share(line, at, fraction)


def _digits(line: Line, at: int) -> _Fraction | None:
    if line.low(at) in SIGNS and not line.glued(at):
        return _Fraction(SIGNS[line.low(at)], at, at + 1)
    slash = line.low(at + 1) == "/" and line.glued(at + 1) and line.glued(at + 2)
    top, bottom = line.low(at), line.low(at + 2)
    if not (slash and top.isdigit() and bottom.isdigit() and line.low(at + 3) == "of"):
        return None
    if not 0 < int(top) < int(bottom) <= 10:
        return None
    return _Fraction(int(top) / int(bottom), at, at + 3)


def is_fraction(line: Line, at: int) -> bool:
    """Tell whether a fraction begins here, be it a share or not: no count to be read then."""
    return _out_of(line, at) is not None or _named(line, at) is not None


def _out_of(line: Line, at: int) -> _Fraction | None:
    """Read ``two in five adults`` and ``three out of four homes``."""
    first = read_number(line.pieces, at)
    if first is None:
        return None
    if line.low(first.end) not in {"in", "out"}:
        return _one_in(line, first)
    place = first.end + 1
    if line.low(first.end) == "out":
        if line.low(place) != "of":
            return None
        place += 1
    place += 1 if line.low(place) == "every" else 0
    second = read_number(line.pieces, place) if place < len(line.pieces) else None
    if second is None or second.end >= len(line.pieces) or second.end in line.taken:
        return None
    noun = following_noun(line, second.end, second.value)
    whole = first.value.is_integer() and second.value.is_integer()
    if not whole or not 0 < first.value < second.value <= _LARGEST:
        return None
    if noun is None and not (first.words and line.low(second.end) in {",", ".", ")", "of"}):
        return None
    if line.low(first.end) == "in" and first.value >= 10:
        return None
    if noun is not None and is_unit_word(line.tokens[noun].lemma):
        return None  # "two in 12 days"
    return _Fraction(first.value / second.value, at, second.end)


def _one_in(line: Line, first: Number) -> _Fraction | None:
    """Read ``one branch in seven``: so many times one of them, with what it is one of between.

    With a noun behind it, it is a rate or a place: *one win in seven games*.
    """
    if first.value != 1 or not first.words:
        return None
    place = first.end
    last = min(place + _BETWEEN, len(line.pieces) - 1)
    while place < last and line.token(place).pos in _NAMING:
        place += 1
    noun = line.token(place - 1)
    if place == first.end or noun.pos != "NOUN" or line.low(place) not in {"in", "out"}:
        return None
    place += 2 if line.low(place) == "out" and line.low(place + 1) == "of" else 1
    place += 1 if line.low(place) == "every" else 0
    second = read_number(line.pieces, place) if place < len(line.pieces) else None
    if second is None or second.start in line.taken or not 1 < second.value <= _LARGEST:
        return None
    if following_noun(line, second.end, second.value) is not None:
        return None
    return _Fraction(1 / second.value, first.start, second.end, noun.index)


def _half(line: Line, at: int) -> _Fraction | None:
    if line.low(at) != "half" or line.low(at - 1) in _NOT_BEFORE_HALF:
        return None
    if line.token(at).pos == "VERB":
        return None
    if at > 0 and line.token(at - 1).tag in {"JJ", "JJR"}:
        return None  # "the southern half"
    start = at - 1 if line.low(at - 1) in {"a", "one"} else at
    return _Fraction(_HALF, start, at + 1)


def _named(line: Line, at: int) -> _Fraction | None:
    """Read ``a quarter``, ``one fifth``, ``two-thirds``."""
    if line.low(at) in {"a", "an", "one"}:
        count, place = 1.0, at + 1
    else:
        number = read_number(line.pieces, at)
        if number is None or not number.words or number.value >= 10:
            return None
        count, place = number.value, number.end
    place += 1 if line.low(place) == "-" else 0
    name, after = line.low(place), _next(line, place + 1)
    if after == "of" and line.low(place + 2) == "a" and line.low(place + 3) in MAGNITUDES:
        return None  # "a quarter of a million" is a number
    parts = PARTS.get(name, 2)
    if parts == 2 or (count == 1) == name.endswith("s") or count >= parts:
        return None
    if count == 1 and name == "quarter":
        # "in a quarter" is three months.
        if line.low(at - 1) in {"per", "in", "for", "during", "each"}:
            return None
    elif count == 1 and after not in {"of", "in", "", ".", ",", "since", "from"}:
        return None  # "a third man"
    return _Fraction(count / parts, at, place + 1)


def _next(line: Line, place: int) -> str:
    """Return the word at ``place``; a time that begins there ends the phrase like a stop."""
    return "" if place in line.taken else line.low(place)


def _unit(line: Line, end: int) -> Unit | None:
    """Read the unit of ``half a mile``, ``a quarter of an hour``, ``a half-hour``."""
    place = end
    if line.low(end) == "of":
        place += 1
    if line.low(place) in {"a", "an"} or (place == end and line.low(end) == "-"):
        place += 1
    elif place == end or line.low(end) == "of":
        return None
    unit = read_unit(line.pieces, place, digits=False)
    return unit if unit is not None and unit.base in _UNITS else None


def _measure(line: Line, at: int, fraction: _Fraction, unit: Unit) -> Reading:
    size = fraction.value * unit.factor
    comparator, taken = comparators.before(line.words(fraction.start - 4, fraction.start))
    low, high, form = comparators.widen(comparator, size, size, whole=False)
    if comparator in {"", "about"}:
        low, high, form = size * 0.9, size * 1.1, "about"
    noun = measured_noun(line, fraction.start, unit.end)
    start = fraction.start - taken
    return Reading(start, unit.end, at, low, high, form, unit.base, size, noun)


def _share(line: Line, at: int, fraction: _Fraction) -> Reading | None:
    start, end = fraction.start, fraction.end
    after = _next(line, end)
    if after in _NOT_AFTER:
        return None
    noun = _whole(line, fraction)
    count = noun is not None
    if noun is not None and after == "the" and line.tokens[noun].lemma in {"time", "way", "battle"}:
        return None
    if noun is None and line.low(end - 1) == "quarters" and line.low(end - 2) != "-":
        return None  # "over three quarters" may be nine months
    if noun is None:
        led = line.low(start - 1) in _BEFORE_SHARE
        many = fraction.value > _HALF or line.low(end - 2) in {"in", "of"}
        closed = fraction.value != _HALF and (many or after in {"", ".", ","})
        if after not in _AFTER_SHARE or not (led or closed):
            return None
        noun = measured_noun(line, start, end)
    comparator, taken = comparators.before(line.words(start - 4, start))
    percent = 100 * fraction.value
    low, high, form = comparators.widen(comparator, percent, 1.0, whole=False)
    reach = percent * _REACH
    match comparator:
        case "":
            low, high, form = percent - reach, percent + reach, "about"
        case "about" | "above" | "below":
            low = percent - (0 if comparator == "above" else 2 * reach)
            high = percent + (0 if comparator == "below" else 2 * reach)
        case "gt" | "ge":
            high = 100.0
        case "le" | "lt":
            pass
    return Reading(start - taken, end, at, low, high, form, "percent", percent, noun, "", count)


def _whole(line: Line, fraction: _Fraction) -> int | None:
    """Return what the share is of."""
    if fraction.noun is not None:
        return fraction.noun
    end = fraction.end
    noun = partitive_noun(line, end) if line.low(end) == "of" else None
    if read_number(line.pieces, end - 1) and line.low(end - 2) in {"in", "of", "every"}:
        return following_noun(line, end, 2) or noun
    if noun is None and fraction.value == _HALF and line.low(end) in _OWNERS:
        place = end + 2 if line.low(end + 1) == "the" else end + 1
        if place < len(line.pieces):
            noun = following_noun(line, place, 2) or following_noun(line, place, 1)
    return noun
