"""Which language a text is in, and first of all whether it is English."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from compare.model import Removed
from compare.read.short import is_foreign
from compare.read.tongue import UNKNOWN, identify

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DATA = Path(__file__).parents[1] / "data" / "function_words.toml"
_SHARE, _ENOUGH, _MANY = 0.12, 20, 60
_MOST_FOREIGN = 0.3


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
    rest = " ".join([*parts, text[at:]])
    words = _WORD.findall(rest)
    if not words:
        rest, words = text, _WORD.findall(text)
    letters = "".join(words)
    foreign = 0 if letters.isascii() else sum(ord(c) > 0x24F and c != "’" for c in letters)
    if foreign > _MOST_FOREIGN * max(1, len(letters)):
        return identify(words)
    lower = [word.lower() for word in words]
    english, other = (sum(word in known for word in lower) for known in _function_words())
    if len(words) >= _ENOUGH and english >= _SHARE * len(words) and english > other:
        return "en"
    found = identify(words)
    if len(words) >= _MANY or (len(words) >= _ENOUGH and found not in ("en", UNKNOWN)):
        return found
    told = _WORD.findall(" ".join(w for w in rest.split() if "@" not in w and "//" not in w))
    if not told or not is_foreign(told, *_function_words()):
        return "en"
    return UNKNOWN if found == "en" else found


@functools.cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return frozenset(data["english"]), frozenset(data["other"])
