"""Small counts in words: nobody, both, a pair; and *a man was killed*, where the article counts."""

from __future__ import annotations

from compare.analyse.quantities import comparators
from compare.analyse.quantities.counted import (
    following_noun,
    partitive_noun,
)
from compare.analyse.quantities.line import Line, Reading
from compare.analyse.quantities.units import read_unit

GROUPS = {"pair": 2, "trio": 3, "quartet": 4, "quintet": 5}
_CASUALTY = {
    "kill", "injure", "wound", "hurt", "die", "arrest", "detain", "rescue", "survive", "miss",
    "shoot", "stab", "drown", "evacuate", "hospitalize", "hospitalise", "displace", "convict",
    "execute", "kidnap",
}  # fmt: skip
"""What happens to people whom news counts: here *a man* says how many."""


def read_zero(line: Line, at: int, word: str) -> Reading | None:
    """Read ``no one``, ``none of the passengers``, ``no casualties``: a count of zero."""
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


def read_both(line: Line, at: int) -> Reading | None:
    """Read ``both men``; not ``both Ann and Bob``."""
    place = at + 1
    if line.token(at).dep in {"preconj", "cc"} or place >= len(line.pieces):
        return None
    noun = partitive_noun(line, place)
    if noun is None:
        place += 1 if line.low(place) in {"the", "his", "her", "their"} else 0
        noun = following_noun(line, place, 2) if place < len(line.pieces) else None
    if noun is None or line.tokens[noun].tag not in {"NNS", "NNPS"}:
        return None
    for token in line.tokens[line.token(at).index + 1 : line.bounds[1]]:
        # "both armies and navies": two kinds, of any number
        if token.lemma == "and":
            return None
        if token.index > noun and (token.pos in {"VERB", "AUX", "PUNCT", "ADP"}):
            break
    return Reading(at, at + 1, at, 2.0, 2.0, "exact", "", 1.0, noun, "", True)


def read_group(line: Line, at: int, word: str) -> Reading | None:
    """Read ``a pair of climbers``, ``twins``."""
    token = line.token(at)
    if word in {"twins", "triplets"}:
        if token.tag not in {"NNS", "NNPS"} or (at > 0 and line.pieces[at].text[0].isupper()):
            return None
        if line.low(at - 1) in {"the", "minnesota"}:
            return None
        value = 2.0 if word == "twins" else 3.0
        return Reading(at, at + 1, at, value, value, "exact", "", 1.0, token.index, word[:-1], True)
    if line.low(at - 1) not in {"a", "the", "another"} or line.low(at + 1) != "of":
        return None
    noun = partitive_noun(line, at + 1)
    if noun is None or line.tokens[noun].tag not in {"NNS", "NNPS"}:
        return None
    value = float(GROUPS[word])
    return Reading(at - 1, at + 1, at, value, value, "exact", "", 1.0, noun, "", True)


def read_article(line: Line, at: int) -> Reading | None:
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
        "total",
        "majority",
        "minority",
        "third",
        "record",
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
