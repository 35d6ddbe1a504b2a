"""Number words, alone and together with digits (``2.5 million``, ``two and a half dozen``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.analyse.numerals.atoms import Atom
from compare.analyse.numerals.digits import MOST, parse_digits

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
MAGNITUDES = {
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
_SHORT = {
    "k": 1e3,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
"""Abbreviated magnitudes that mean nothing else behind a number."""
_ORDINAL_SMALL = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_SMALL) if value}
ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()}
ORDINALS |= {"hundredth": 100, "thousandth": 1000}
_SUFFIXES = ("st", "nd", "rd", "th")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from atoms ``start`` to ``end``."""

    value: float
    step: float
    """Size of the last place that was given."""
    start: int
    end: int
    words: bool
    """Whether it begins with a word."""


def read_number(pieces: Sequence[Atom], at: int) -> Number | None:
    """Read the longest number that begins at ``pieces[at]``, or ``None``.

    ``a`` begins a number only before a magnitude, ``hundred``, ``dozen`` or ``half``.
    """
    first = pieces[at]
    if first.kind == "num":
        return _from_digits(pieces, at)
    if first.kind != "word":
        return None
    part = _part_of_scale(pieces, at)
    if part is not None:
        return part
    if first.low == "half":
        return _half(pieces, at, at + 1)
    if first.low in {"a", "an"}:
        follower = _low(pieces, at + 1)
        if follower == "half" and _is_scale(_low(pieces, at + 2)):
            return _half(pieces, at, at + 2)
        if follower in MAGNITUDES or follower in {"hundred", "dozen"}:
            return _from_words(pieces, at)
        return None
    if first.low in SMALL or first.low in TENS:
        return _from_words(pieces, at)
    return None


def read_ordinal(pieces: Sequence[Atom], at: int) -> Number | None:
    """Read ``third``, ``twenty-first`` or ``21st`` at ``pieces[at]``, or ``None``."""
    first = pieces[at]
    if first.kind == "num":
        follower = pieces[at + 1] if at + 1 < len(pieces) else None
        parsed = parse_digits(first.text)
        if parsed and follower and follower.glued and follower.low in _SUFFIXES:
            return Number(parsed[0], 1.0, at, at + 2, words=False)
        return None
    if first.low in TENS:
        after = at + 2 if _low(pieces, at + 1) == "-" else at + 1
        unit = ORDINALS.get(_low(pieces, after), 0)
        if 0 < unit < 10:
            return Number(float(TENS[first.low] + unit), 1.0, at, after + 1, words=True)
        return None
    if first.low in ORDINALS:
        return Number(float(ORDINALS[first.low]), 1.0, at, at + 1, words=True)
    return None


def _low(pieces: Sequence[Atom], at: int) -> str:
    return pieces[at].low if 0 <= at < len(pieces) else ""


def _is_scale(word: str) -> bool:
    return word in MAGNITUDES or word == "dozen"


def _half(pieces: Sequence[Atom], start: int, at: int) -> Number | None:
    # "half a million", "half a dozen", "a half million"
    if _low(pieces, at) in {"a", "-"}:
        at += 1
    word = _low(pieces, at)
    if word == "dozen":
        return Number(6.0, 1.0, start, at + 1, words=True)
    if word in MAGNITUDES:
        scale = MAGNITUDES[word]
        return Number(scale / 2, scale / 10, start, at + 1, words=True)
    return None


_PARTS_OF_SCALE = {"quarter": 4, "quarters": 4, "third": 3, "thirds": 3, "half": 2}


def _part_of_scale(pieces: Sequence[Atom], at: int) -> Number | None:
    """Read ``a quarter of a million``, ``three-quarters of a million``."""
    word = _low(pieces, at)
    count = 1 if word in {"a", "one"} else SMALL.get(word, 0)
    place = at + 2 if _low(pieces, at + 1) == "-" else at + 1
    part, scale = _low(pieces, place), MAGNITUDES.get(_low(pieces, place + 3), 0.0)
    parts = _PARTS_OF_SCALE.get(part, 0)
    if not 0 < count < parts or (count > 1) != part.endswith("s") or not scale:
        return None
    if [_low(pieces, place + n) for n in (1, 2)] != ["of", "a"]:
        return None
    return Number(round(scale * count / parts), scale / 10, at, place + 4, words=True)


def _from_digits(pieces: Sequence[Atom], at: int) -> Number | None:
    parsed = parse_digits(pieces[at].text)
    if parsed is None:
        return None
    value, step = parsed
    end = at + 1
    half = _mixed(pieces, end) if step == 1.0 else None
    if half is not None:
        return _scaled(pieces, at, half[1], value + half[0], half[0], words=False)
    if step == 1.0 and 1 <= value < 1000 and len(pieces[at].text) <= 3:
        while end < len(pieces) and 1000 * value <= MOST and _continues_group(pieces, end):
            value = value * 1000 + float(pieces[end].text)
            end += 1
    return _scaled(pieces, at, end, value, step, words=False)


_SIGNS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}


def _mixed(pieces: Sequence[Atom], at: int) -> tuple[float, int] | None:
    """Read the fraction of ``2 1/2`` or ``2\u00bd``."""
    if _low(pieces, at) in _SIGNS:
        return _SIGNS[_low(pieces, at)], at + 1
    if at + 2 >= len(pieces) or pieces[at + 1].low != "/" or pieces[at].glued:
        return None
    top, bottom = pieces[at].text, pieces[at + 2].text
    if not (pieces[at + 1].glued and pieces[at + 2].glued and len(top) == 1 and len(bottom) == 1):
        return None
    if not (top.isdigit() and bottom.isdigit() and 0 < int(top) < int(bottom)):
        return None
    return int(top) / int(bottom), at + 3


def _continues_group(pieces: Sequence[Atom], at: int) -> bool:
    # "1 200 people": exactly three digits after exactly one space
    piece, before = pieces[at], pieces[at - 1]
    follower = pieces[at + 1] if at + 1 < len(pieces) else None
    return (
        piece.kind == "num"
        and len(piece.text) == 3
        and piece.text.isdigit()
        and piece.start == before.end + 1
        and not (follower and follower.glued and follower.low in {"-", "/", "\u2013"})
        and not (follower and follower.kind == "word" and follower.text[0].isupper())
    )


def _scaled(
    pieces: Sequence[Atom], start: int, end: int, value: float, step: float, *, words: bool
) -> Number:
    """Take in ``and a half`` and magnitudes that follow ``value``."""
    dash = 1 if _low(pieces, end) == "-" and _low(pieces, end + 1) == "and" else 0
    at = end + dash
    if _low(pieces, at) == "and":
        hyphens = 1 if _low(pieces, at + 1) == "-" else 0
        if (
            _low(pieces, at + 1 + hyphens) == "a"
            and _low(pieces, at + 2 + 2 * hyphens) == "half"
            and value < 1000
        ):
            value, step, end = value + 0.5, 0.5, at + 3 + 2 * hyphens
    while end < len(pieces):
        at = end + 1 if pieces[end].low == "-" and pieces[end].glued else end
        word = _low(pieces, at)
        scale = MAGNITUDES.get(word) or (12.0 if word == "dozen" else None)
        if scale is None and at == end and (pieces[at].glued or word in {"bn", "mn", "mln"}):
            scale = _SHORT.get(word)
        if word == "hundred" and not words and value < 100:
            scale = 100.0
        if scale is None or value * scale > MOST:
            break
        value, step = value * scale, step * (1.0 if scale in {12.0, 100.0} else scale)
        end = at + 1
        if scale == 12.0:
            break
    # 4.35 million is 4350000, not 4350000.000000001
    return Number(round(value, 9), step, start, end, words)


def _from_words(pieces: Sequence[Atom], at: int) -> Number | None:
    """Read words by the grammar of English cardinals; stop at the first that does not fit."""
    total, group, step = 0.0, 0.0, 1.0
    limit, group_limit = float("inf"), 1000.0
    end = at
    if pieces[at].low in {"a", "an"}:
        group, group_limit, end = 1.0, 1.0, at + 1
    last = end
    while end < len(pieces):
        word = pieces[end].low
        if word in SMALL or word in TENS:
            number = SMALL[word] if word in SMALL else TENS[word]
            if number >= group_limit or (number == 0 and (total or group)):
                break
            group += number
            group_limit = 10.0 if word in TENS else 1.0
            step = 1.0
        elif word == "hundred" and 1 <= group < 100 and group_limit <= 10:
            group, group_limit, step = group * 100, 100.0, 1.0
        elif word in MAGNITUDES and group and MAGNITUDES[word] < limit:
            limit = step = MAGNITUDES[word]
            total, group, group_limit = total + group * limit, 0.0, min(1000.0, limit)
        else:
            break
        end += 1
        last = end
        end = _joint(pieces, end, group, group_limit, total, limit)
    value = total + group
    if last == at + 1 and pieces[at].low in {"a", "an"}:
        # "a dozen"
        return Number(12.0, 1.0, at, at + 2, words=True) if _low(pieces, last) == "dozen" else None
    return _scaled(pieces, at, last, value, step, words=True)


def _joint(
    pieces: Sequence[Atom], at: int, group: float, group_limit: float, total: float, limit: float
) -> int:
    """Skip a hyphen, a comma or ``and`` where the number can go on behind it."""
    word, follower = _low(pieces, at), _low(pieces, at + 1)
    number = follower in SMALL or follower in TENS
    if word == "-" and (
        (number and group_limit == 10.0 and SMALL.get(follower, 10) < 10)
        or follower in MAGNITUDES
        or follower == "hundred"
    ):
        return at + 1
    if word == "and" and number and (group_limit == 100.0 or (total and not group)):
        # "between one hundred and two hundred" is two numbers
        return at if _begins_another(pieces, at + 1, limit, group) else at + 1
    if word == "," and number and total and not group and _scale_follows(pieces, at + 1):
        return at + 1
    return at


def _begins_another(pieces: Sequence[Atom], at: int, limit: float, group: float) -> bool:
    """Tell whether the number at this place is too large to be the rest of the one before."""
    follower = _low(pieces, at + 1)
    return (follower == "hundred" and group > 0) or MAGNITUDES.get(follower, 0.0) >= limit


def _scale_follows(pieces: Sequence[Atom], at: int) -> bool:
    # "two million, three hundred thousand", but not "two thousand, three of them children"
    return any(
        _low(pieces, place) in MAGNITUDES or _low(pieces, place) == "hundred"
        for place in range(at + 1, at + 5)
    )
