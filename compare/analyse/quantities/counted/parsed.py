"""The noun that the parse says a number measures: ``revenue rose 4%``, ``a fund of €2m``."""

from __future__ import annotations

from compare.analyse.quantities.line import Line
from compare.analyse.quantities.units import is_unit_word
from compare.data import lexnames
from compare.model import Token

_NOUNS = {"NOUN", "PROPN"}
_LINK = {"of", "in"}
_CHANGE = {
    "rise", "increase", "fall", "drop", "decline", "decrease", "gain", "growth", "cut", "reduction",
    "jump", "slump", "surge", "loss", "change", "climb", "hike", "raise", "improvement",
}  # fmt: skip
"""Nouns of change: what changed is in their ``in`` or ``of`` phrase or stands before them."""
_MEASURES = {
    "be", "cost", "weigh", "measure", "total", "last", "average", "exceed", "reach", "hit", "stand",
    "amount", "rise", "fall", "grow", "increase", "decrease", "decline", "drop", "climb", "jump",
    "surge", "slump", "plunge", "tumble", "soar", "shrink", "sink", "slip", "dip", "gain", "lose",
    "improve", "expand", "contract", "double", "triple", "run", "stretch", "span", "cover",
    "extend", "come", "go", "remain", "stay", "represent", "account", "sit", "edge", "ease",
    "advance", "rebound", "slow", "accelerate", "range", "vary", "trade", "close", "end", "become",
    "worth", "move", "value", "swell", "widen", "narrow", "recover", "peak", "top",
}  # fmt: skip
"""Verbs whose subject is what the number measures."""
_EMPTY = {"range", "record", "average", "total", "mean", "median", "maximum", "minimum"}
_LENGTHS = {
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "decade",
    "mile",
    "metre",
    "meter",
}
_TALLIES = {
    "be",
    "rise",
    "climb",
    "reach",
    "stand",
    "total",
    "number",
    "grow",
    "increase",
    "fall",
    "drop",
    "jump",
    "hit",
}
_PARTS_OF_AMOUNTS = {
    "%",
    "percent",
    "cent",
    "million",
    "billion",
    "trillion",
    "thousand",
    "point",
    "quarter",
}


def measured_noun(line: Line, start: int, end: int) -> int | None:
    """Return what the amount between these places is said of.

    A *range*, *record* or *average* stands for what it is one of.
    """
    found = _noun_before(line, start)
    if found is None:
        found = governing_noun(line, line.token(start), line.token(end - 1))
    if found is not None and line.tokens[found].lemma in _EMPTY:
        token = line.tokens[found]
        for other in line.tokens[found + 1 : found + 4]:
            # "an average of 79 percent of seats" has its noun already; "average price" too.
            if other.pos == "NOUN" and other.head == found:
                return other.index
        found = governing_noun(line, token, token)
        if found is not None and line.tokens[found].lemma in _EMPTY:
            return None
    return found


def _noun_before(line: Line, start: int) -> int | None:
    """Return the noun of ``fund of`` right before the amount, whatever the parse."""
    if line.low(start - 1) != "of" or start < 2:
        return None
    token = line.token(start - 2)
    for place in (start - 3, start - 4):
        if place > 0 and line.low(place) == "per":
            token = line.token(place - 1)  # "earnings per diluted share of"
    return _changed(line, token) if token.pos == "NOUN" and not _is_measure(token) else None


def tallied_noun(line: Line, first: Token, last: Token) -> int | None:
    """Return the *toll* of ``the toll rose to 41``, for a number that counts nothing named.

    ``The number of cases rose to 41`` counts cases.
    """
    current = _climb(line, last, range(first.index, last.index + 1))
    if current is not None and current.pos == "ADP" and current.lemma in {"to", "from", "at"}:
        current = line.tokens[current.head]
        put = _child(line, current, {"dobj"})
        if put is not None and put.lemma in {"toll", "number", "total", "count", "figure"}:
            return put.index  # "put the toll at 38"
    if current is None or current.lemma not in _TALLIES or current.pos not in {"VERB", "AUX"}:
        return None
    subject = _subject(line, current)
    if subject is not None and line.tokens[subject].lemma in {"number", "total", "count"}:
        of = _child(line, line.tokens[subject], {"prep"})
        inner = _child(line, of, {"pobj"}) if of is not None else None
        return inner.index if inner is not None else subject
    return subject


def governing_noun(line: Line, first: Token, last: Token) -> int | None:
    """Return what a measure between these tokens is said of, through the parse.

    ``revenue of $310 million``, ``revenue rose 4%``, ``cut the quota by 15 percent``,
    ``the bridge is 3 km long``.
    """
    current = _climb(line, last, range(first.index, last.index + 1))
    found: int | None = None
    if current is None:
        return None
    if current.pos in _NOUNS and current.index > last.index:
        # "three weeks" stands before a noun by accident; "three-week" and "three weeks'" do not.
        if is_unit_word(last.lemma) and last.tag == "NNS" and last.lemma in _LENGTHS:
            return None
        between = line.tokens[last.index + 1 : current.index]
        if any(token.pos == "PUNCT" and token.text in {",", ";", ")", "("} for token in between):
            return None
        found = current.index
    elif current.pos == "ADP":
        found = _through_preposition(line, current)
    elif current.pos in _NOUNS and current.index < first.index:
        found = _changed(line, current)
    elif current.pos == "ADJ" and line.tokens[current.head].lemma in {"be", "stand"}:
        found = _subject(line, line.tokens[current.head])
    elif current.pos in {"VERB", "AUX"} and (
        current.lemma in _MEASURES or (current.lemma == "take" and last.lemma in _LENGTHS)
    ):
        found = _subject(line, current)
    if found is None or _is_measure(line.tokens[found]):
        return None
    return found


def group_noun(line: Line, first: Token) -> int | None:
    """Return the group that a bare number is the size of: ``a crew of 22``, ``a staff of 40``."""
    of = line.tokens[first.head]
    if first.dep != "pobj" or of.lemma != "of":
        return None
    group = line.tokens[of.head]
    return group.index if group.pos in _NOUNS and "group" in lexnames(group.lemma) else None


def _climb(line: Line, token: Token, inner: range) -> Token | None:
    """Return the first token outside ``inner`` that governs it, past coordinated ones."""
    current = token
    for _ in range(8):
        if current.head == current.index:
            return None
        label = current.dep
        current = line.tokens[current.head]
        if current.index in inner:
            continue
        if label == "appos":
            return None
        if label == "conj" and current.pos not in {"VERB", "AUX"}:
            # "$5 and $7": go on from the first to what governs both.
            continue
        return current
    return None


def _through_preposition(line: Line, preposition: Token) -> int | None:
    if preposition.head == preposition.index:
        return None
    head = line.tokens[preposition.head]
    if head.pos == "ADP" and head.head != head.index:
        head = line.tokens[head.head]
    if head.pos in _NOUNS:
        if preposition.lemma in {
            "of",
            "to",
            "at",
            "from",
            "by",
            "between",
            "with",
            "under",
            "over",
        }:
            return _changed(line, head)
        return None
    if head.pos not in {"VERB", "AUX"} or preposition.lemma not in {
        "by", "to", "from", "at", "of", "below", "above", "for", "under", "over", "between",
    }:  # fmt: skip
        return None
    thing = _child(line, head, {"dobj"})
    if thing is not None and thing.pos in _NOUNS and thing.index < preposition.index:
        if _is_measure(thing):
            return _subject(line, head)
        return thing.index if preposition.lemma != "for" else None
    if preposition.lemma == "for":
        return None
    if head.lemma in _MEASURES or _child(line, head, {"nsubjpass"}) is not None:
        return _subject(line, head)
    return None


def _is_number(token: Token) -> bool:
    return token.pos == "NUM" or token.tag == "CD"


def _changed(line: Line, noun: Token) -> int | None:
    """Go from ``a rise in sales`` to the sales."""
    if noun.lemma not in _CHANGE:
        return noun.index
    for token in line.tokens[line.bounds[0] : line.bounds[1]]:
        if token.head == noun.index and token.dep == "compound" and token.pos in _NOUNS:
            return token.index
    for token in line.tokens[line.bounds[0] : line.bounds[1]]:
        if token.head == noun.index and token.dep == "prep" and token.lemma in _LINK:
            inner = _child(line, token, {"pobj"})
            if inner is not None and inner.pos == "NOUN" and not _is_measure(inner):
                return inner.index
    return noun.index


def _is_measure(token: Token) -> bool:
    """Tell a word that is itself part of an amount."""
    return is_unit_word(token.lemma) or token.lemma in _PARTS_OF_AMOUNTS or _is_number(token)


def _subject(line: Line, verb: Token) -> int | None:
    for _ in range(4):
        found = _child(line, verb, {"nsubj", "nsubjpass"})
        if found is not None:
            return found.index if found.pos in _NOUNS and not _is_measure(found) else None
        if verb.dep not in {"conj", "xcomp"} or verb.head == verb.index:
            return None
        verb = line.tokens[verb.head]
    return None


def _child(line: Line, head: Token, labels: set[str]) -> Token | None:
    for token in line.tokens[line.bounds[0] : line.bounds[1]]:
        if token.head == head.index and token.dep in labels and token.index != head.index:
            return token
    return None
