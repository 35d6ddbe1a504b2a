"""``the third time``, ``his 14th title``, ``the second largest city``."""

from __future__ import annotations

from compare.analyse.numerals import Number, read_number, read_ordinal
from compare.analyse.quantities.counted import following_noun
from compare.analyse.quantities.line import Line, Reading

_IDIOMS = set("place hand glance half lady minister degree world party person".split())
"""Nouns with which an ordinal is a name and no rank (``second hand``, ``first lady``)."""


def read_ordinal_fact(line: Line, at: int) -> Reading | None:
    """Read an ordinal that ranks a noun; not ``at first``, not ``Second World War``."""
    ordinal = read_ordinal(line.pieces, at)
    if ordinal is None or any(place in line.taken for place in range(at, ordinal.end)):
        return None
    if line.low(ordinal.end) in {"-", "of", "deputy", "vice"} or line.low(at - 1) == "-":
        return None
    if line.pieces[at].text[0].isupper() and at > 0:
        return None
    if ordinal.end < len(line.pieces) and read_number(line.pieces, ordinal.end) is not None:
        return None  # "the first 20 minutes"
    if ordinal.end < len(line.pieces) and line.token(ordinal.end).tag == "JJS":
        # "the third largest city"
        noun = following_noun(line, ordinal.end, 1)
    else:
        noun = _ranked(line, at, ordinal)
    if noun is None:
        return None
    return Reading(
        at, ordinal.end, at, ordinal.value, ordinal.value, "exact", "ordinal", 1.0, noun, "", True
    )


def _ranked(line: Line, at: int, ordinal: Number) -> int | None:
    """Return the common noun that the ordinal modifies."""
    token = line.token(ordinal.end - 1)
    if line.token(at).pos not in {"ADJ", "NUM", "NOUN"} or token.dep not in {"amod", "nummod"}:
        return None
    head = line.tokens[token.head]
    while head.dep == "compound" and head.head > head.index:
        if line.tokens[head.head].pos != "NOUN":
            break
        head = line.tokens[head.head]
    if (
        head.pos != "NOUN"
        or head.index < token.index
        or head.lemma in _IDIOMS
        or len(head.text) == 1
    ):
        return None
    return head.index
