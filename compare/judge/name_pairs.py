"""Two names with a word in common: one at two lengths, or two that differ in another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.analyse.names.folding import fold
from compare.analyse.names.people import one_given_name
from compare.analyse.names.titles import is_title
from compare.analyse.names.words import COMPASS
from compare.judge.spelling.alike import near, one_spelling, plural_of

if TYPE_CHECKING:
    from compare.model import Mention

_SORTS = ("person", "place", "organisation")
_LINKING = frozenset("of the and for in on at de la le du von van der den al el st saint".split())
_MOST = 3
"""Words of the name of a person at most."""


def two_names(a: str, b: str) -> bool:
    """Tell whether two names share a word, and each has another that the other cannot mean.

    *Northern League*, *Southern League*; *Peter Lorne*, *Paul Lorne*; not *Bob*, *Robert*, and not
    a name with a further word.
    """
    x, y = _words(a), _words(b)
    ours, theirs = [w for w in x if w not in y], [w for w in y if w not in x]
    if not ours or not theirs or len(ours) == len(x) or len(x) != len(y):
        return False
    if any(v != w and (v in y or w in x) for v, w in zip(x, y, strict=True)):
        return False  # the shared words stand in other places: parts of a longer name
    return not any(_one_word(v, w) for v in ours for w in theirs)


def _words(name: str) -> list[str]:
    words = [w.strip(".,'\u2019") for w in fold(name).replace("-", " ").split()]
    return [w for w in words if w and w not in _LINKING and not is_title(w)]


def _one_word(a: str, b: str) -> bool:
    """Tell whether two words may be one: an initial, a short form, another spelling or a plural."""
    if a[:1] == b[:1] and min(len(a), len(b)) == 1:
        return True
    if {a, b} <= COMPASS:
        return False
    if one_given_name(a, b) or one_spelling(a, b) or plural_of(a, b):
        return True
    return bool(near(a, b)) or a.startswith(b) or b.startswith(a)


def of_one_sort(a: Mention, b: Mention) -> bool:
    """Tell whether two names may be of one sort, whatever the parser took each for."""
    if a.type == b.type and a.type in _SORTS:
        return True
    if two_names(a.name, b.name):
        return "group" not in (a.type, b.type)
    return "person" in (a.type, b.type) and may_be_person(a) and may_be_person(b)


def may_be_person(mention: Mention) -> bool:
    """Tell whether a name of two or three words in capitals may be that of somebody."""
    from compare.data import organisations, places

    if mention.type == "person":
        return True
    words = mention.name.split()
    if mention.type not in ("organisation", "other", "work") or not 1 < len(words) <= _MOST:
        return False
    known = mention.entity in organisations() or mention.entity in places()
    return not known and all(w[:1].isupper() and fold(w) not in _LINKING for w in words)
