"""Forms of a name that do not depend on how it was typed or transliterated."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[.'’‘ʼ`\"“”]")
_DASHES = re.compile(r"[-‐‑–—]")
_SPECIAL = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})

_COMPANY = frozenset(
    "inc ltd limited corp corporation co company plc llc llp gmbh ag nv bv oyj ab asa sa spa "
    "group holdings holding".split()
)
"""Legal forms at the end of a company's name; they come and go from mention to mention."""

# Letters that transliterations of one name differ in. Applied to both sides and only compared
# where the rest of the name agrees as well.
_LOOSE = (
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"zh"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"(?<=[aeo])[ij]y?$"), "i"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"[iyj]+"), "i"),
    (re.compile(r"ie(?=[aeou])"), "i"),
    (re.compile(r"^ie"), "e"),
    (re.compile(r"(?<=o)ff$"), "v"),
    (re.compile(r"(.)\1"), r"\1"),
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the name in lower case without accents, dots, apostrophes and dashes.

    ``St.`` before another word is ``saint``, ``&`` is ``and``, ``organisation`` is written with z.
    """
    text = unicodedata.normalize("NFKD", name.replace("İ", "I")).casefold().translate(_SPECIAL)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = _DASHES.sub(" ", _MARKS.sub("", text)).replace("&", " and ")
    text = " ".join(text.split())
    text = re.sub(r"\bst (?=\w)", "saint ", text)
    return text.replace("organisation", "organization")


def compact(name: str) -> str:
    """Return :func:`fold` without spaces: what names are looked up by in the tables."""
    return fold(name).replace(" ", "")


@lru_cache(maxsize=65536)
def loose(word: str) -> str:
    """Return a form that transliterations of one name share: *Zelensky*, *Zelenskyy*, *Zelenskiy*.

    Words under five letters are only folded: too many short names differ in one of these letters.
    """
    text = fold(word)
    if len(text) < 5:
        return text
    for pattern, letter in _LOOSE:
        text = pattern.sub(letter, text)
    return text


def without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the legal forms at the end of a company's folded name."""
    while len(words) > 1 and words[-1] in _COMPANY:
        words = words[:-1]
    return words


def name_key(text: str) -> str:
    """Return the key of a name that no table has: folded, without a company's legal form."""
    return " ".join(without_form(tuple(fold(text).split())))
