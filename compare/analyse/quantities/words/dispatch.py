"""Which reader a word belongs to."""

from __future__ import annotations

from compare.analyse.quantities.line import Line, Reading
from compare.analyse.quantities.words.counts import (
    GROUPS,
    read_article,
    read_both,
    read_group,
    read_zero,
)
from compare.analyse.quantities.words.fractions import PARTS, SIGNS, read_fraction
from compare.analyse.quantities.words.ratios import RATIOS, TIMES, read_ratio
from compare.analyse.quantities.words.vague import (
    PLURALS,
    SEVERAL,
    read_most,
    read_plural,
    read_several,
)

WORDS = frozenset(
    {*PLURALS, *SEVERAL, *GROUPS, *PARTS, *SIGNS, *RATIOS, *TIMES}
    | {
        "no",
        "none",
        "nobody",
        "zero",
        "both",
        "most",
        "majority",
        "a",
        "an",
        "twins",
        "triplets",
        "tens",
    }
)


def read_words(line: Line, at: int) -> Reading | None:
    """Read the quantity in words that begins at this atom."""
    word = line.low(at)
    if word in {"no", "none", "nobody", "zero"}:
        return read_zero(line, at, word)
    if word in PLURALS or word == "tens":
        return read_plural(line, at)
    if word == "both":
        return read_both(line, at)
    if word in RATIOS or word in TIMES:
        return read_ratio(line, at, word)
    if word in {"most", "majority"}:
        return read_most(line, at, word)
    if word in GROUPS or word in {"twins", "triplets"}:
        return read_group(line, at, word)
    fraction = read_fraction(line, at)
    if fraction is not None:
        return fraction
    if word in SEVERAL:
        return read_several(line, at, word)
    if word in {"a", "an"}:
        return read_article(line, at)
    return None
