"""Quantities that are words alone: zero, fractions, ratios, *dozens*, *several*, *both*."""

from __future__ import annotations

import math

from compare.analyse.numerals import MAGNITUDES, Number, read_number, read_ordinal
from compare.analyse.quantities import comparators
from compare.analyse.quantities.counted import following_noun, governing_noun, partitive_noun
from compare.analyse.quantities.line import Line, Reading
from compare.analyse.quantities.units import read_unit

_PLURALS = {
    "dozens": (20.0, 200.0),
    "scores": (35.0, 400.0),
    "hundreds": (150.0, 2000.0),
    "thousands": (1500.0, 1e5),
    "millions": (1.5e6, 1e8),
    "billions": (1.5e9, 1e11),
    "trillions": (1.5e12, 1e14),
}
"""As wide as newspapers use them: *thousands* may be thirty thousand."""
_SEVERAL = {
    "several": (3.0, 15.0),
    "few": (2.0, 12.0),
    "couple": (2.0, 3.0),
    "handful": (2.0, 12.0),
    "many": (2.0, 99.0),
}
_SCALES = {"dozen": 12.0, "hundred": 100.0, "score": 20.0} | MAGNITUDES
_GROUPS = {"pair": 2, "trio": 3, "quartet": 4, "quintet": 5}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
_SIGNS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3}
_RATIOS = {
    "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "tripled": 3.0, "tripling": 3.0,
    "triples": 3.0, "trebled": 3.0, "trebling": 3.0, "quadrupled": 4.0, "quadrupling": 4.0,
    "quintupled": 5.0, "halved": 0.5, "halving": 0.5, "halves": 0.5, "double": 2.0, "triple": 3.0,
    "treble": 3.0, "quadruple": 4.0, "halve": 0.5, "twofold": 2.0, "threefold": 3.0,
    "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "tenfold": 10.0,
}  # fmt: skip
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_CASUALTY = {
    "kill", "injure", "wound", "hurt", "die", "arrest", "detain", "rescue", "survive", "miss",
    "shoot", "stab", "drown", "evacuate", "hospitalize", "hospitalise", "displace", "convict",
    "execute", "kidnap",
}  # fmt: skip
"""What happens to people whom news counts: here *a man* says how many."""
WORDS = frozenset(
    {*_PLURALS, *_SEVERAL, *_GROUPS, *_PARTS, *_SIGNS, *_RATIOS, *_TIMES}
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
_FRACTION_REACH = 0.05
"""A fraction in words is loose: *a third* may be 32 or 35 percent."""


def read_words(line: Line, at: int) -> Reading | None:
    """Read the quantity in words that begins at this atom."""
    word = line.low(at)
    if word in {"no", "none", "nobody", "zero"}:
        return _zero(line, at, word)
    if word in _PLURALS or word == "tens":
        return _plural(line, at)
    if word == "both":
        return _both(line, at)
    if word in _RATIOS or word in _TIMES:
        return _ratio(line, at, word)
    if word in {"most", "majority"}:
        return _most(line, at, word)
    if word in _GROUPS or word in {"twins", "triplets"}:
        return _group(line, at, word)
    fraction = read_fraction(line, at)
    if fraction is not None:
        return fraction
    if word in _SEVERAL:
        return _several(line, at, word)
    if word in {"a", "an"}:
        return _article(line, at)
    return None


def _zero(line: Line, at: int, word: str) -> Reading | None:
    if word == "nobody" or (word == "no" and line.low(at + 1) in {"one", "body"}):
        end = at + 1 if word == "nobody" else at + 2
        return Reading(at, end, at, 0.0, 0.0, "exact", "", 1.0, None, "people")
    if word == "none":
        noun = partitive_noun(line, at + 1) if line.low(at + 1) == "of" else None
        if noun is None and line.token(at).dep not in {"nsubj", "nsubjpass"}:
            return None
        if noun is not None and line.tokens[noun].tag not in {"NNS", "NNPS"}:
            return None
        return Reading(at, at + 1, at, 0.0, 0.0, "exact", "", 1.0, noun, "", noun is not None)
    if line.low(at + 1) in {"longer", "more", "less", "fewer", "other", "later", "such", "-", ","}:
        return None
    if word == "no" and line.token(at).dep != "det":
        return None
    noun = following_noun(line, at + 1, 2) if at + 1 < len(line.pieces) else None
    if noun is None or line.tokens[noun].tag != "NNS" or line.tokens[noun].text[0].isupper():
        return None
    return Reading(at, at + 1, at, 0.0, 0.0, "exact", "", 1.0, noun, "", True)


def _plural(line: Line, at: int) -> Reading | None:
    """``dozens``, ``tens of thousands``, ``hundreds of millions``."""
    low, high = _PLURALS.get(line.low(at), (20.0, 200.0))
    start, end = at, at + 1
    follower = line.low(at + 2) if line.low(at + 1) == "of" else ""
    if follower in _PLURALS and follower not in {"dozens", "scores", "hundreds"}:
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
        return _moved(reading, reading.start - taken, high)
    return reading


def _moved(reading: Reading, start: int, high: float) -> Reading:
    return Reading(
        start, reading.end, reading.number, reading.low, high, reading.form, reading.unit, reading.step,
        reading.noun, reading.name, reading.count,
    )  # fmt: skip


def _both(line: Line, at: int) -> Reading | None:
    token = line.token(at)
    if token.dep in {"preconj", "cc"} or at + 1 >= len(line.pieces):
        return None
    noun = partitive_noun(line, at + 1) or following_noun(line, at + 1, 2)
    if (
        noun is None
        and line.low(at + 1) in {"the", "his", "her", "their"}
        and at + 2 < len(line.pieces)
    ):
        noun = following_noun(line, at + 2, 2)
    if noun is None or line.tokens[noun].tag not in {"NNS", "NNPS"}:
        return None
    later = line.words(at + 1, at + 7)
    if (
        "and" in later
        and line.tokens[noun].span.start > line.pieces[at + 1 + later.index("and")].start
    ):
        return None
    return Reading(at, at + 1, at, 2.0, 2.0, "exact", "", 1.0, noun, "", True)


def _ratio(line: Line, at: int, word: str) -> Reading | None:
    """``doubled``, ``twice as many``: a ratio; ``was fined twice``: a count of times."""
    token = line.token(at)
    if word in _TIMES:
        if word == "once" or line.low(at + 1) in {"a", "per", "-", "the"}:
            return None
        if line.low(at + 1) in {"as", "its", "that", "their", "his", "her"}:
            return _scaled(line, at, at + 1, _TIMES[word])
        return Reading(at, at + 1, at, _TIMES[word], _TIMES[word], "exact", "", 1.0, None, "time")
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
    return _scaled(line, at, at + 1, _RATIOS[word])


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


def _most(line: Line, at: int, word: str) -> Reading | None:
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


def _group(line: Line, at: int, word: str) -> Reading | None:
    token = line.token(at)
    if word in {"twins", "triplets"}:
        if token.tag != "NNS" or line.low(at - 1) in {"the", "minnesota"}:
            return None
        value = 2.0 if word == "twins" else 3.0
        return Reading(at, at + 1, at, value, value, "exact", "", 1.0, token.index, "", True)
    if line.low(at - 1) not in {"a", "the", "another"} or line.low(at + 1) != "of":
        return None
    noun = partitive_noun(line, at + 1)
    if noun is None or line.tokens[noun].tag not in {"NNS", "NNPS"}:
        return None
    value = float(_GROUPS[word])
    return Reading(at - 1, at + 1, at, value, value, "exact", "", 1.0, noun, "", True)


def read_fraction(line: Line, at: int) -> Reading | None:
    """Read ``a quarter``, ``two-thirds``, ``half the members``, ``3/4 of``, ``half a mile``."""
    parsed = _fraction(line, at)
    if parsed is None:
        return None
    value, start, end = parsed
    after = line.low(end)
    place = end + 1 if after in {"of", "a", "an", "-"} else end
    place += 1 if after == "of" and line.low(place) in {"a", "an"} else 0
    unit = read_unit(line.pieces, place, digits=False) if place > end else None
    if (
        unit is not None
        and unit.base in {"s", "m", "kg", "m3", "m2"}
        and (place > end + 1 or after != "of")
    ):
        size = value * unit.factor
        comparator, taken = comparators.before(line.words(start - 4, start))
        low, high, form = comparators.widen(comparator, size, size, whole=False)
        if comparator in {"", "about"}:
            low, high, form = size * 0.9, size * 1.1, "about"
        return Reading(start - taken, unit.end, at, low, high, form, unit.base, size, None)
    if after in {"hour", "hours", "day", "time", "-", "life", "brother", "century"}:
        return None
    noun = partitive_noun(line, end) if after == "of" else None
    if (
        noun is None
        and value == 0.5
        and after in {"the", "its", "their", "his", "her", "all", "of"}
    ):
        skip = end + 2 if line.low(end + 1) == "the" else end + 1
        noun = following_noun(line, skip, 2) or following_noun(line, skip, 1)
        if (
            noun is not None
            and after == "the"
            and line.tokens[noun].lemma in {"time", "way", "battle"}
        ):
            return None
    by = line.low(start - 1) in {
        "by",
        "than",
        "nearly",
        "almost",
        "about",
        "roughly",
        "over",
        "only",
        "just",
    }
    if noun is None and not (by or (after in {"", ".", ","} and value != 0.5)):
        return None
    if noun is None and after not in {
        "",
        ".",
        ",",
        ";",
        "in",
        "on",
        "of",
        "since",
        "from",
        "and",
        "to",
        "during",
        "this",
    }:
        return None
    count = noun is not None
    if noun is None:
        noun = governing_noun(line, line.token(start), line.token(end - 1))
    comparator, taken = comparators.before(line.words(start - 4, start))
    percent = 100 * value
    reach = percent * _FRACTION_REACH
    low, high, form = comparators.widen(comparator, percent, 1.0, whole=False)
    match comparator:
        case "":
            low, high, form = percent - reach, percent + reach, "about"
        case "about" | "above" | "below":
            low = percent - (0 if comparator == "above" else 2 * reach)
            high = percent + (0 if comparator == "below" else 2 * reach)
        case "gt" | "ge":
            high = 100.0
        case _:
            pass
    return Reading(start - taken, end, at, low, high, form, "percent", percent, noun, "", count)


def _fraction(line: Line, at: int) -> tuple[float, int, int] | None:
    word = line.low(at)
    if word in _SIGNS and not line.glued(at):
        return _SIGNS[word], at, at + 1
    piece = line.pieces[at]
    if (
        piece.kind == "num"
        and line.low(at + 1) == "/"
        and line.glued(at + 1)
        and line.glued(at + 2)
    ):
        top, bottom = piece.text, line.low(at + 2)
        after = line.low(at + 3)
        if (
            top.isdigit()
            and bottom.isdigit()
            and 0 < int(top) < int(bottom) <= 10
            and after == "of"
        ):
            return int(top) / int(bottom), at, at + 3
        return None
    if word == "half":
        if line.low(at - 1) in {
            "first",
            "second",
            "other",
            "latter",
            "-",
            "and",
            "1st",
            "2nd",
            "top",
            "final",
        }:
            return None
        if line.token(at).pos in {"VERB"}:
            return None
        start = at - 1 if line.low(at - 1) in {"a", "one"} else at
        return 0.5, start, at + 1
    count, place = 0.0, at
    if word in {"a", "an", "one"}:
        count, place = 1.0, at + 1
    else:
        number = read_number(line.pieces, at)
        if number is None or not number.words or number.value > 9:
            return None
        count, place = number.value, number.end
    if line.low(place) == "-":
        place += 1
    name = line.low(place)
    parts = _PARTS.get(name)
    if parts is None or name in {"half", "halves"}:
        return None
    plural = name.endswith("s")
    if (count == 1) == plural or count >= parts:
        return None
    if (
        count == 1
        and name != "quarter"
        and line.low(place + 1) not in {"of", "in", "", ".", ",", "since", "from"}
    ):
        return None
    if place < len(line.pieces) and place in line.taken:
        return None
    if (
        count == 1
        and name == "quarter"
        and line.low(at - 1) in {"per", "in", "for", "during", "each"}
    ):
        return None
    return count / parts, at, place + 1


def _several(line: Line, at: int, word: str) -> Reading | None:
    """``several``, ``a few``, ``a couple of``, ``several million``, ``many thousands``."""
    low, high = _SEVERAL[word]
    start = at
    if word in {"few", "couple", "handful"}:
        if line.low(at - 1) not in {"a", "the"}:
            return None
        if line.low(at - 1) == "the" and word != "handful":
            return None
        start = at - 1
        if word == "few" and line.low(at - 2) == "quite":
            return None
    end = at + 1
    if word in {"couple", "handful"}:
        if line.low(end) != "of":
            return None
        end += 0
    scale = _SCALES.get(line.low(end)) or (
        _SCALES.get(line.low(end + 1)) if line.low(end) == "of" else None
    )
    if scale is not None:
        end += 1 if line.low(end) in _SCALES else 2
        if word == "many":
            return None
        low, high = (low if low > 2 else 2.0) * scale, min(high, 10.0) * scale
    elif word == "many":
        return None
    at_unit = end + 1 if line.low(end) == "of" else end
    if at_unit in line.taken:
        return None
    unit = read_unit(line.pieces, at_unit, digits=False)
    if unit is not None and unit.base != "":
        if unit.base in {"percent", "pp"}:
            return None
        low, high = low * unit.factor, high * unit.factor
        noun = governing_noun(line, line.token(start), line.token(unit.end - 1))
        return Reading(start, unit.end, at, low, high, "vague", unit.base, low, noun)
    noun = partitive_noun(line, end) if line.low(end) == "of" else following_noun(line, end, 2)
    if noun is None or line.tokens[noun].tag not in {"NNS", "NNPS"}:
        return None
    return Reading(start, end, at, low, high, "vague", "", low, noun, "", True)


def _article(line: Line, at: int) -> Reading | None:
    """``at least a month``, ``within an hour``; and ``a man was killed``, where it counts."""
    comparator, taken = comparators.before(line.words(at - 4, at))
    before = line.low(at - 1)
    unit = read_unit(line.pieces, at + 1, digits=False)
    if unit is not None and at + 1 not in line.taken:
        leads = comparator or (before in {"for", "in", "after", "of"} and unit.base == "s")
        if before == "over" and unit.base == "s":
            return None
        if unit.word in {"second", "minute", "foot", "stone"} and not comparator:
            return None
        behind = line.low(unit.end)
        if (
            not leads
            or unit.base not in {"s", "m", "kg", "m2", "m3"}
            or behind in {"ago", "old", "-"}
        ):
            return None
        if unit.base == "s" and line.token(at + 1).dep == "compound":
            return None
        size = unit.factor
        low, high, form = comparators.widen(comparator, size, size, whole=False)
        if comparator == "":
            low, high, form = (
                (size, size, "exact") if size < 2e6 else (size * 0.92, size * 1.02, "about")
            )
        elif comparator == "ge" and size > 2e6:
            low *= 0.92
        return Reading(at - taken, unit.end, at, low, high, form, unit.base, size, None)
    if line.low(at + 1) in {
        "few",
        "couple",
        "handful",
        "pair",
        "number",
        "lot",
        "third",
        "quarter",
        "half",
    }:
        return None
    return _casualty(line, at)


def _casualty(line: Line, at: int) -> Reading | None:
    token = line.token(at)
    noun = line.tokens[token.head]
    if token.dep != "det" or noun.tag != "NN" or noun.index <= token.index:
        return None
    verb = line.tokens[noun.head]
    affected = {"die": {"nsubj"}, "survive": {"nsubj"}, "drown": {"nsubj", "nsubjpass"}}.get(
        verb.lemma, {"nsubjpass", "dobj"}
    )
    if verb.lemma not in _CASUALTY or noun.dep not in affected or verb.pos != "VERB":
        return None
    if noun.lemma in {
        "number",
        "group",
        "crowd",
        "team",
        "family",
        "couple",
        "crew",
        "dozen",
        "blow",
        "lot",
    }:
        return None
    return Reading(at, at + 1, at, 1.0, 1.0, "exact", "", 1.0, noun.index, "", True)


def read_ordinal_fact(line: Line, at: int) -> Reading | None:
    """Read ``his 14th title``, ``the third time``; not ``Second World War`` or ``first``-as-adverb."""
    ordinal = read_ordinal(line.pieces, at)
    if ordinal is None or any(place in line.taken for place in range(at, ordinal.end)):
        return None
    token = line.token(ordinal.end - 1)
    first = line.token(at)
    if (
        first.pos not in {"ADJ", "NUM", "NOUN"}
        or line.low(ordinal.end) in {"-", "of"}
        or line.low(at - 1) == "-"
    ):
        return None
    head = line.tokens[token.head]
    if ordinal.end < len(line.pieces) and line.token(ordinal.end).tag == "JJS":
        # "the third largest city"
        ranked = following_noun(line, ordinal.end, 1)
        if ranked is None:
            return None
        return _place_in_order(at, ordinal, ranked)
    while (
        head.dep == "compound" and head.head > head.index and line.tokens[head.head].pos == "NOUN"
    ):
        head = line.tokens[head.head]
    if token.dep not in {"amod", "nummod"} or head.pos != "NOUN" or head.index < token.index:
        return None
    if first.text[0].isupper() and at > 0:
        return None
    if head.lemma in {
        "place",
        "hand",
        "glance",
        "half",
        "lady",
        "minister",
        "degree",
        "world",
        "party",
        "person",
    }:
        return None
    return _place_in_order(at, ordinal, head.index)


def _place_in_order(at: int, ordinal: Number, noun: int) -> Reading:
    return Reading(
        at, ordinal.end, at, ordinal.value, ordinal.value, "exact", "ordinal", 1.0, noun, "", True
    )
