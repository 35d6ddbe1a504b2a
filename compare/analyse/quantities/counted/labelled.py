"""The noun before a colon that a number behind it counts: ``Seats: 24``."""

from __future__ import annotations

from compare.analyse.quantities.counted.beside import COLLECTIVE, NOUNS, PLURAL
from compare.analyse.quantities.line import Line
from compare.model import Token

_MOST = 6
_ENDS = frozenset(["", ";", ".", "(", "|"])
_WITHIN = frozenset(["ADJ", "NOUN", "PROPN", "ADP", "DET", "CCONJ", "VERB", "PART"])


def labelled_noun(line: Line, start: int, end: int) -> int | None:
    """Return the token of the noun in the label of a value that stands alone behind it.

    So rows of tables and lists of figures are written: ``Seats: 24; Cabins: 12``. A label in the
    singular names a number and counts nothing: ``Route: 24``.
    """
    if line.low(start - 1) not in (":", "|") or line.low(end) not in _ENDS:
        return None
    head: Token | None = None
    for place in range(start - 2, max(-1, start - 2 - _MOST), -1):
        token = line.token(place)
        if line.low(place) in (";", "|") or token.pos in ("PUNCT", "SYM", "X"):
            break
        if token.pos not in _WITHIN:
            return None
        if token.pos == "ADP":
            head = None  # "Members of the crew": what stands before it is counted
        elif head is None and token.pos in NOUNS:
            head = token
    if head is None or not (head.tag in PLURAL or head.lemma in COLLECTIVE):
        return None
    return head.index
