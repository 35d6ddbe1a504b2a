"""Two words that may be spellings of one name, and those that are only forms of one word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.analyse.names.folding import fold

if TYPE_CHECKING:
    from compare.data import Pos

_SHORTEST = 3
"""Letters from which a word can be told from another by one of them."""
_LONG = 6
"""Letters from which two edits leave a word to be recognised by."""
_SOUNDING = 3
"""Edits that words of one sound may be apart: *Geoffrey*, *Jeffrey*."""

_SOUNDS = (
    (re.compile(r"sch|sh|tch|ch"), "x"),
    (re.compile(r"^(?:kn|gn)"), "n"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"^geo|^je|^ge"), "je"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"ck|c|q"), "k"),
    (re.compile(r"z"), "s"),
    (re.compile(r"v"), "f"),
    (re.compile(r"(?<=[^aeiou])h|h(?![aeiou])"), ""),
    (re.compile(r"[aeiouyw]+"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)

_VARIANTS = (
    (re.compile(r"our"), "or"),
    (re.compile(r"is(?=e|ed|es|ing|ation)"), "iz"),
    (re.compile(r"re$"), "er"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"mme$"), "m"),
    (re.compile(r"ogue$"), "og"),
    (re.compile(r"ll(?=ed|ing|er|or)"), "l"),
    (re.compile(r"dgem"), "dgm"),
)
"""What British and American spelling of ordinary words differ in."""

_CLASSES: tuple[Pos, ...] = ("n", "v", "a", "r")
_PLURAL = re.compile(r"(?:e?s|ies|y)$")
_PLURALS = (("sis", "ses"), ("xis", "xes"), ("um", "a"), ("on", "a"), ("us", "i"), ("man", "men"))
"""Endings of the words whose plural has no *s* added: a closed class."""


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Return a rough key of how a folded word sounds in English."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


@lru_cache(maxsize=1 << 16)
def edits(a: str, b: str) -> int:
    """Return how many letters were added, dropped, changed or swapped with the next one."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and (x, y) == (b[j - 2], a[i - 2]):
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]


@lru_cache(maxsize=1 << 14)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def near(a: str, b: str) -> int:
    """Return how many edits two folded words are apart; 0 where they are no spellings of one."""
    shorter = min(len(a), len(b))
    if a == b or shorter < _SHORTEST or abs(len(a) - len(b)) >= _SOUNDING:
        return 0
    if a[:2] != b[:2] and a[-2:] != b[-2:]:
        return 0
    if not (a.isalpha() and b.isalpha()):
        return 0
    most = 1 + (shorter >= _LONG)
    if shorter > _SHORTEST and sound(a) == sound(b):
        most = max(most, min(_SOUNDING, shorter // 2))
    if len(_letters(a) ^ _letters(b)) > 2 * most:  # an edit takes one letter away and brings one
        return 0
    apart = edits(a, b)
    return apart if apart <= most else 0


def one_spelling(a: str, b: str) -> bool:
    """Tell whether two words are one, written the British and the American way."""
    return _american(a) == _american(b)


@lru_cache(maxsize=1 << 14)
def _american(word: str) -> str:
    for pattern, letters in _VARIANTS:
        word = pattern.sub(letters, word)
    return word


def plural_of(a: str, b: str) -> bool:
    """Tell whether one of two words is the plural or the possessive of the other."""
    if _PLURAL.sub("", a) == _PLURAL.sub("", b) or a + "s" == b or b + "s" == a:
        return True
    return any(
        x.endswith(one) and x.removesuffix(one) + many == y
        for x, y in ((a, b), (b, a))
        for one, many in _PLURALS
    )


@lru_cache(maxsize=1 << 14)
def ordinary(word: str) -> bool:
    """Tell whether a word, written small, is one of the language besides a name, or a plural."""
    from compare.data import known

    forms = [word, *(word.removesuffix(end) for end in ("s", "es") if word.endswith(end))]
    return any(known(form, pos) for form in forms for pos in _CLASSES)


def forms_of_one(a: str, b: str) -> bool:
    """Tell whether two ordinary words are forms of one: *election*, *elections*; *north*."""
    from compare.data import derived

    if plural_of(a, b):
        return True
    return any(derived(a, x, b, y) for x in _CLASSES for y in _CLASSES if x != y)


def rarity(word: str) -> float:
    """Return how much it tells that two names share this word, 0 to 1."""
    return weight(fold(word))
