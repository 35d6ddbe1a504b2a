"""Places to break in words that are longer than a column.

WeasyPrint breaks a long word anywhere if asked to, but in quadratic time, and where a mark begins
inside one it lets the rest of the word run off the page. Zero-width spaces help both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_EVERY = 12
_LONG = 25
_BREAK = "\N{ZERO WIDTH SPACE}"
# Chinese, Japanese and Korean may be broken between any two signs as they are.
_WORD = re.compile(
    r"[^\s\u200b\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
    rf"{{{_LONG},}}"
)


def breakable(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the texts, which follow each other without a gap, with breaks in their long words."""
    whole = "".join(texts)
    places = [
        place
        for word in _WORD.finditer(whole)
        for place in range(word.start() + _EVERY, word.end(), _EVERY)
        if _may_break(whole, place)
    ]
    if not places:
        return tuple(texts)
    broken: list[str] = []
    start = 0
    for text in texts:
        end = start + len(text)
        cuts = [start, *(place for place in places if start < place < end), end]
        pieces = [whole[a:b] for a, b in pairwise(cuts)]
        lead = _BREAK if start in places else ""
        broken.append(lead + _BREAK.join(pieces))
        start = end
    return tuple(broken)


def _may_break(text: str, place: int) -> bool:
    """Keep what is drawn as one: combining marks and joined signs."""
    after, before = text[place], text[place - 1]
    joined = unicodedata.category(after) in ("Mn", "Mc", "Me", "Cf")
    return not joined and unicodedata.category(before) != "Cf"
