"""Which language a text is in, and first of all whether it is English."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from compare.model import Removed
from compare.read.tongue import UNKNOWN, identify

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DATA = Path(__file__).parents[1] / "data" / "function_words.toml"
_SHARE, _ENOUGH = 0.12, 20
_MOST_FOREIGN, _MANY_MARKED = 0.3, 0.05


def language_of(text: str, removed: Sequence[Removed] = ()) -> str:
    """Return ``en``, the tag of another language, or ``und`` where none is clear.

    English running text has a quarter to a half of its words from a closed class; text in another
    language has next to none of them, or letters that are not Latin. A short text counts as
    English unless something speaks against it. A long list of names or figures is told by the few
    words around it.
    """
    parts = []
    at = 0
    for part in removed:
        parts.append(text[at : part.span.start])
        at = part.span.end
    words = _WORD.findall(" ".join([*parts, text[at:]]))
    if not words:
        words = _WORD.findall(text)
    letters = "".join(words)
    foreign = 0 if letters.isascii() else sum(ord(c) > 0x24F and c != "’" for c in letters)
    if foreign > _MOST_FOREIGN * max(1, len(letters)):
        return identify(words)
    lower = [word.lower() for word in words]
    english, other = (sum(word in known for word in lower) for known in _function_words())
    if len(words) < _ENOUGH:
        marked = sum(ord(c) > 0x7F and c != "’" for c in letters) > _MANY_MARKED * len(letters)
        if other > english or (marked and english < 3):
            return _other(words)
        found = identify(words, least=3) if english < 3 else "en"
        return "en" if found == UNKNOWN else found
    if english >= _SHARE * len(words) and english > other:
        return "en"
    return identify(words)


def _other(words: Sequence[str]) -> str:
    found = identify(words)
    return UNKNOWN if found == "en" else found


@functools.cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return frozenset(data["english"]), frozenset(data["other"])
