"""``doubled``, ``twice as many``, ``three times``, ``fivefold``."""

from __future__ import annotations

from compare.analyse.numerals import read_number
from compare.analyse.quantities import comparators
from compare.analyse.quantities.line import Line, Reading

RATIOS = {
    "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "tripled": 3.0, "tripling": 3.0,
    "triples": 3.0, "trebled": 3.0, "trebling": 3.0, "quadrupled": 4.0, "quadrupling": 4.0,
    "quintupled": 5.0, "halved": 0.5, "halving": 0.5, "halves": 0.5, "double": 2.0, "triple": 3.0,
    "treble": 3.0, "quadruple": 4.0, "halve": 0.5, "twofold": 2.0, "threefold": 3.0,
    "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "tenfold": 10.0,
}  # fmt: skip
TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


def read_ratio(line: Line, at: int, word: str) -> Reading | None:
    """``doubled``, ``twice as many``: a ratio; ``was fined twice``: a count of times."""
    token = line.token(at)
    if word in TIMES:
        if word == "once" or line.low(at + 1) in {"a", "per", "-", "the"}:
            return None
        if line.low(at + 1) in {"as", "its", "that", "their", "his", "her"}:
            return _scaled(line, at, at + 1, TIMES[word])
        return Reading(at, at + 1, at, TIMES[word], TIMES[word], "exact", "", 1.0, None, "time")
    if token.pos not in {"VERB", "ADJ", "ADV"} or (
        token.pos == "ADJ" and not word.endswith("fold")
    ):
        return None
    if (
        token.pos != "VERB"
        and not word.endswith("fold")
        and line.low(at + 1) not in {"the", "its", "that"}
    ):
        return None
    if line.low(at + 1) in {"-", "down", "as"}:
        return None
    return _scaled(line, at, at + 1, RATIOS[word])


def _scaled(line: Line, at: int, end: int, value: float) -> Reading:
    comparator, taken = comparators.before(line.words(at - 4, at))
    if comparator in {"ge", "le"} and comparator == "le":
        comparator, taken = "", 0
    low, high, form = comparators.widen(comparator, value, 0.1, whole=False)
    if comparator == "gt":
        high = value * 2
    token = line.token(at)
    noun = None
    if token.pos == "VERB":
        for other in line.tokens[line.bounds[0] : line.bounds[1]]:
            if (
                other.head == token.index
                and other.dep in {"dobj", "nsubj", "nsubjpass"}
                and other.pos == "NOUN"
            ):
                noun = other.index
    return Reading(at - taken, end, at, low, high, form, "times", 0.1, noun)


def read_times(line: Line, at: int) -> Reading | None:
    """Read ``three times as many``, ``10 times its size``, ``five-fold``."""
    number = read_number(line.pieces, at)
    if number is None or number.end >= len(line.pieces) or line.low(at - 1) in {"$", "-"}:
        return None
    dash = number.end + 1 if line.low(number.end) == "-" else number.end
    if line.low(dash) == "fold":
        return _scaled(line, at, dash + 1, number.value)
    if line.low(number.end) != "times":
        return None
    if line.low(number.end + 1) in {
        "as", "more", "its", "that", "their", "larger", "bigger", "higher", "faster", "the",
        "greater", "longer", "less", "lower", "smaller", "what",
    }:  # fmt: skip
        return _scaled(line, at, number.end + 1, number.value)
    return None
