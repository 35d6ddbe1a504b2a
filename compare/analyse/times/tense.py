"""Whether the clause around a time speaks of what was or of what will be."""

from __future__ import annotations

from collections.abc import Sequence

from compare.analyse.times.part import Tense
from compare.model import Token

_FUTURE = {"will", "'ll", "shall", "wo", "\u2019ll"}
_PLANS = {
    "plan",
    "expect",
    "schedule",
    "due",
    "set",
    "slate",
    "intend",
    "aim",
    "hope",
    "want",
    "go",
}


def tense_at(token: Token, tokens: Sequence[Token], sentence: Sequence[Token]) -> Tense:
    """Climb from ``token`` to its verb and read the tense from it and its auxiliaries.

    ``tokens`` are all tokens of the document, ``sentence`` those of the sentence.
    """
    current = token
    for _ in range(12):
        if current.pos in {"VERB", "AUX"}:
            break
        if current.head == current.index:
            return "unknown"
        current = tokens[current.head]
    else:
        return "unknown"
    helpers = [
        other
        for other in sentence
        if other.head == current.index and other.dep in {"aux", "auxpass"}
    ]
    words = {helper.text.lower() for helper in helpers}
    if words & _FUTURE:
        return "future"
    if "to" in words or current.tag == "VB":
        governor = tokens[current.head]
        if governor.lemma in _PLANS or (
            words & {"would", "could", "should", "might", "may", "can"}
        ):
            return "future" if governor.lemma in _PLANS else "unknown"
        return "unknown"
    if current.tag == "VBD" or any(helper.tag == "VBD" for helper in helpers):
        return "past"
    if current.tag == "VBN" and not helpers:
        # A reduced relative clause: "the order published on Saturday".
        return "past"
    if any(helper.lemma == "have" for helper in helpers):
        return "past"
    if current.tag in {"VBZ", "VBP"}:
        return "present"
    return "unknown"
