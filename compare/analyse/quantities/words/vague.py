"""``dozens``, ``tens of thousands``, ``several``, ``a few``, ``most of``."""

from __future__ import annotations

import math
from dataclasses import replace

from compare.analyse.numerals import MAGNITUDES
from compare.analyse.quantities import comparators
from compare.analyse.quantities.counted import (
    following_noun,
    governing_noun,
    partitive_noun,
)
from compare.analyse.quantities.line import Line, Reading
from compare.analyse.quantities.units import read_unit

PLURALS = {
    "dozens": (20.0, 200.0),
    "scores": (35.0, 400.0),
    "hundreds": (150.0, 2000.0),
    "thousands": (1500.0, 1e5),
    "millions": (1.5e6, 1e8),
    "billions": (1.5e9, 1e11),
    "trillions": (1.5e12, 1e14),
}
"""As wide as newspapers use them: *thousands* may be thirty thousand."""
SEVERAL = {
    "several": (3.0, 15.0),
    "few": (2.0, 12.0),
    "couple": (2.0, 3.0),
    "handful": (2.0, 12.0),
}
_SCALES = {"dozen": 12.0, "hundred": 100.0, "score": 20.0} | MAGNITUDES


def read_plural(line: Line, at: int) -> Reading | None:
    """``dozens``, ``tens of thousands``, ``hundreds of millions``."""
    low, high = PLURALS.get(line.low(at), (20.0, 200.0))
    start, end = at, at + 1
    follower = line.low(at + 2) if line.low(at + 1) == "of" else ""
    if follower in PLURALS and follower not in {"dozens", "scores", "hundreds"}:
        scale = MAGNITUDES[follower.removesuffix("s")]
        first = {"tens": 10.0, "hundreds": 100.0, "thousands": 1000.0}.get(line.low(at), 20.0)
        low, high, end = 1.5 * first * scale, 20 * first * scale, at + 3
    elif line.low(at) == "tens":
        return None
    if line.low(at) == "scores" and line.low(end) != "of":
        return None
    before = line.low(at - 1)
    if before in {"several", "many", "few"}:
        start = at - 2 if before == "few" and line.low(at - 2) == "a" else at - 1
    elif before and line.token(at - 1).tag == "CD":
        return None
    money = read_unit(line.pieces, end + 1, digits=False) if line.low(end) == "of" else None
    if money is not None and money.base in {"USD", "EUR", "GBP", "m", "kg", "m2", "s"}:
        factor = money.factor
        noun = governing_noun(line, line.token(start), line.token(money.end - 1))
        return Reading(
            start,
            money.end,
            at,
            low * factor,
            high * factor,
            "vague",
            money.base,
            low * factor,
            noun,
        )
    noun = partitive_noun(line, end) or following_noun(line, end, 2)
    if noun is None and line.token(at).dep not in {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "conj",
        "attr",
    }:
        return None
    return _around(
        line, Reading(start, end, at, low, high, "vague", "", low, noun, "", noun is not None)
    )


def _around(line: Line, reading: Reading) -> Reading:
    """Take in ``at least``, ``many`` and the like before a vague number; it stays as vague."""
    comparator, taken = comparators.before(line.words(reading.start - 4, reading.start))
    if comparator:
        high = math.inf if comparator in {"ge", "gt"} else reading.high
        return replace(reading, start=reading.start - taken, high=high)
    return reading


def read_most(line: Line, at: int, word: str) -> Reading | None:
    """Read ``most of the members`` and ``a majority of voters`` as more than half."""
    start = at
    if word == "majority":
        start = at - 1 if line.low(at - 1) in {"a", "the"} else at
        if line.low(at - 1) in {"vast", "large", "overwhelming", "great", "big", "clear"}:
            start = at - 2 if line.low(at - 2) in {"a", "the"} else at - 1
        if line.low(at + 1) != "of":
            return None
        noun = partitive_noun(line, at + 1)
    else:
        noun = partitive_noun(line, at + 1) if line.low(at + 1) == "of" else None
        if line.low(at + 1) != "of" and line.token(at).dep == "amod":
            if line.low(at - 1) in {"the", "his", "her", "its", "'s", "their"}:
                return None
            noun = following_noun(line, at + 1, 2) if at + 1 < len(line.pieces) else None
    if noun is None or line.tokens[noun].tag not in {"NNS", "NNPS"}:
        return None
    return Reading(
        start,
        at + 1,
        at,
        math.nextafter(50.0, 100.0),
        100.0,
        "vague",
        "percent",
        50.0,
        noun,
        "",
        True,
    )


def read_several(line: Line, at: int, word: str) -> Reading | None:
    """Read ``several``, ``a few``, ``a couple of``, ``several million``."""
    low, high = SEVERAL[word]
    start = _several_from(line, at, word)
    if start is None:
        return None
    end = at + 1
    of = 1 if line.low(end) == "of" else 0
    scale = _SCALES.get(line.low(end + of))
    if scale is not None:
        end += 1 + of
        low, high = max(low, 2.0) * scale, min(high, 10.0) * scale
    place = end + 1 if line.low(end) == "of" else end
    unit = read_unit(line.pieces, place, digits=False) if place not in line.taken else None
    if unit is not None:
        if unit.base in {"percent", "pp"}:
            return None
        low, high = low * unit.factor, high * unit.factor
        noun = governing_noun(line, line.token(start), line.token(unit.end - 1))
        return Reading(start, unit.end, at, low, high, "vague", unit.base, low, noun)
    noun = partitive_noun(line, end) if line.low(end) == "of" else following_noun(line, end, 2)
    if noun is None or line.tokens[noun].tag not in {"NNS", "NNPS"}:
        return None
    return Reading(start, end, at, low, high, "vague", "", low, noun, "", True)


def _several_from(line: Line, at: int, word: str) -> int | None:
    """Return where the expression begins, or ``None`` where the word means something else."""
    if at + 1 >= len(line.pieces):
        return None
    if word == "several":
        return at
    article = line.low(at - 1)
    if article != "a" and not (article == "the" and word == "handful"):
        return None  # "few came", "the couple"
    if word != "few" and line.low(at + 1) != "of":
        return None
    return None if line.low(at - 2) == "quite" else at - 1
