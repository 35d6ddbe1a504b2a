"""Whether a hyphen at the end of a line belongs to the word."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
END = re.compile(r"(?P<before>[^\W_]{1,40})(?P<hyphen>[-\u2010\u00ad])$")
START = re.compile(r"[^\W_]+")
_ENDINGS = ("s", "es", "ed", "d", "ing")
_SOFT = "\u2010\u00ad"
"""What typesetting programs put in by themselves; a writer types the other one."""


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that stand inside lines, in small letters, with the hyphens they have."""
    found: set[str] = set()
    for line in lines:
        found.update(word.lower() for word in _WORD.findall(line)[:-1])
    return frozenset(found)


def is_broken(before: str, hyphen: str, after: str, seen: Container[str]) -> bool:
    """Tell whether ``before`` and ``after`` are one word that the end of a line has broken.

    ``seen`` are words of the same text. What neither the text nor the dictionary knows is taken
    for one word (*Skar-holm*), unless both halves are words (*well-known*).
    """
    if not (before[-1].isalpha() and after[0].islower()):
        return False
    if hyphen in _SOFT:
        return True
    first, second = before.lower(), after.lower()
    if f"{first}-{second}" in seen:
        return False
    if first + second in seen:
        return True
    if _is_known(f"{first}-{second}"):
        return False
    return _is_known(first + second) or not (_is_known(first) and _is_known(second))


@lru_cache(maxsize=1 << 14)
def _is_known(word: str) -> bool:
    from compare.data.lexicon import lexicon

    find = lexicon().find
    bases = (word, *(word[: -len(end)] for end in _ENDINGS if word.endswith(end)))
    return any(find(base) is not None for base in bases if len(base) > 1)
