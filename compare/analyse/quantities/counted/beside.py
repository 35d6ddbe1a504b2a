"""The noun right behind a number: ``ten coastal states``, ``40 of the 120 workers``."""

from __future__ import annotations

from compare.analyse.quantities.line import Line
from compare.model import Token

_RUN = {"ADJ", "NOUN", "PROPN", "NUM"}
NOUNS = {"NOUN", "PROPN"}
PLURAL = {"NNS", "NNPS"}
COLLECTIVE = {
    "people", "police", "personnel", "staff", "cattle", "aircraft", "sheep", "fish", "crew",
    "series", "species", "folk", "spacecraft", "offspring", "deer", "troops", "clergy", "youth",
    "hostage",
}  # fmt: skip
_NOT_IN = {
    "trading",
    "total",
    "court",
    "prison",
    "part",
    "place",
    "size",
    "value",
    "exchange",
    "case",
    "return",
}
_LINK = {"of", "in"}
_FILL = {"other", "more", "others", "such", "different", "additional", "further"}


def following_noun(line: Line, at: int, value: float) -> int | None:
    """Return the token of the noun that the number ending before ``at`` counts.

    The plural that the parse hangs the number on, else the last noun of the run behind the
    number; the run ends at anything that cannot stand inside a noun phrase. A plural is
    required unless a single thing is counted.
    """
    pieces = line.pieces
    if pieces[at - 1].low == "-" and pieces[at].glued and value != 1:
        joined = line.token(at)
        return joined.index if joined.pos in NOUNS else None
    governed = _governed(line, at)
    if governed is not None:
        return governed
    best = _run(line, at)
    if best is None or value == 1 or best.tag in PLURAL or best.lemma in COLLECTIVE:
        return best.index if best is not None else None
    number = line.token(at - 1)
    single = number.dep == "nummod" and number.head == best.index and best.tag == "NN"
    return best.index if single else None


def _run(line: Line, at: int) -> Token | None:
    """Return the last noun of the run that begins at this place."""
    best: Token | None = None
    seen = -1
    for place in range(at, min(at + 9, len(line.pieces))):
        token, piece = line.token(place), line.pieces[place]
        if token.index == seen or (piece.low == "-" and piece.glued):
            continue
        seen = token.index
        if piece.kind != "word" or place in line.taken:
            break
        if token.tag == "POS" or piece.low == "'s":
            return None
        if token.pos in NOUNS:
            if best is not None and _ends(best):
                break
            best = token
        elif (best is not None and best.tag in PLURAL) or not _fills(line, place, token):
            break
    return best


def _fills(line: Line, place: int, token: Token) -> bool:
    """Tell a word that can stand between a number and its noun."""
    if token.tag in {"VBG", "VBN"}:
        # "10 burned houses", but not "10 burned"
        return token.dep in {"amod", "compound", "nmod"} and token.head > token.index
    if token.tag == "RB":
        after = place + 1
        return after < len(line.pieces) and line.token(after).tag in {"VBN", "JJ"}
    return token.tag != "CD" and (token.pos == "ADJ" or token.text.lower() in _FILL)


def _ends(noun: Token) -> bool:
    """Tell a plural that is no part of a longer name, so that a new phrase begins behind it."""
    return noun.tag in PLURAL and noun.dep not in {"compound", "nmod", "amod"}


def _governed(line: Line, at: int) -> int | None:
    """Return the plural that the parse hangs the number on, if nothing between forbids it."""
    number = line.token(at - 1)
    for _ in range(3):
        if (
            number.dep not in {"nummod", "compound", "quantmod", "amod"}
            or number.head <= number.index
        ):
            return None
        number = line.tokens[number.head]
        if number.tag in PLURAL or number.pos == "NOUN":
            break
    start = line.token(at).index
    if number.tag not in PLURAL or not start <= number.index < start + 10:
        return None
    between = line.tokens[start : number.index]
    if any(
        token.tag in {"VBD", "VBZ", "VBP", "MD", "IN", "TO", "POS", "WDT", "WP", "DT"}
        for token in between
    ):
        return None
    if any(token.text in {"(", ")", ";", ":", "--"} for token in between):
        return None
    return number.index


def partitive_noun(line: Line, at: int, *, money: bool = False) -> int | None:
    """Return the noun of ``of the 120 workers`` or ``of aid`` that begins at this place.

    Only ``money`` may take its noun with *in*: ``$5 million in aid``.
    """
    word = line.low(at)
    if word == "worth" and line.low(at + 1) == "of":
        at, word = at + 1, "of"
    if word not in _LINK or at in line.taken or at + 1 in line.taken:
        return None
    if word == "in" and (
        not money or (at + 1 < len(line.pieces) and line.token(at + 1).pos == "DET")
    ):
        return None
    place = at + 1
    while line.low(place) in {
        "the",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "all",
        "our",
        "a",
        "any",
    }:
        place += 1
    if place >= len(line.pieces) or place in line.taken:
        return None
    head = _phrase_head(line, place)
    if head is None:
        return None
    if word == "in" and (line.token(place).pos == "PROPN" or line.tokens[head].lemma in _NOT_IN):
        return None
    return head


def _phrase_head(line: Line, at: int) -> int | None:
    """Return the head noun of the noun phrase that begins at this place."""
    best: Token | None = None
    for place in range(at, min(at + 8, len(line.pieces))):
        token = line.token(place)
        word = line.pieces[place].low
        if place in line.taken:
            break
        if token.pos in NOUNS:
            if best is not None and best.tag in PLURAL and best.dep not in {"compound", "nmod"}:
                break
            best = token
        elif word in {"'s", "'"} or token.tag == "POS":
            best = None
        elif token.pos in _RUN or word == "-" or (token.tag in {"VBG", "VBN"} and best is None):
            if best is not None and word != "-":
                break
        else:
            break
    return best.index if best is not None else None
