"""The words of a text -> its marks: the names, figures and dates by which an event is known again.

Two accounts of one event need not share a single sentence, but they name the same people and
places, count the same dead, and date it alike. Marks are found by the form of the words alone: a
model that knows names takes a thousand times as long, and here a mark that is none costs little,
since only rare ones count, and several of them together.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from compare.analyse.names.words import CALENDAR
from compare.archive.shingles import number
from compare.provenance.reuse.words import fold, forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.model import Span

MOST = 160
"""Marks of one article, the first ones: news tells first what it is about."""
_LEAD = 150
"""Words at the top of which the long ones count as well, with or without a capital."""
_LONG = 5
_STEM = 7
"""Letters of a long word that stand for all its forms."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
_MONTH = {form: n for n, name in enumerate(_MONTHS, 1) for form in (name, name[:3])}
_END = re.compile(r"[.!?\n\u201c\"]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def marks(text: str, removed: Iterable[Span] = ()) -> tuple[str, ...]:
    """Return the marks of a text, each once, in its order.

    ``name|...`` is a word, or two in a row, with capitals; ``figure|...`` a number with what it
    counts, or one that is long; ``date|5-17`` a day; ``word|...`` the beginning of a long word at
    the top.
    """
    matches = list(forms(text, tuple(removed)))
    return of_words(text, matches, [fold(match.group()) for match in matches])


def of_words(text: str, matches: Sequence[re.Match[str]], plain: Sequence[str]) -> tuple[str, ...]:
    """Return the same of a text whose words were found, and folded, before."""
    return tuple(dict.fromkeys(_marks(text, matches, plain)))[:MOST]


def keys(found: Iterable[str]) -> list[int]:
    """Return the marks as positive numbers, the same in every process."""
    return [number(mark) >> 1 for mark in found]


def _marks(text: str, matches: Sequence[re.Match[str]], plain: Sequence[str]) -> Iterator[str]:
    words = [match.group() for match in matches]
    small = {low for word, low in zip(words, plain, strict=True) if word == low}
    named = [_is_name(word, low, small) for word, low in zip(words, plain, strict=True)]
    for n, word in enumerate(plain):
        if named[n]:
            yield f"name|{_bare(word)}"
            if n + 1 < len(plain) and named[n + 1] and _touch(text, matches[n], matches[n + 1]):
                yield f"name|{_bare(word)} {_bare(plain[n + 1])}"
        elif _FIGURE.fullmatch(word):
            yield from _figures(plain, n)
        elif n < _LEAD and len(word) >= _LONG and word.isalpha() and word not in _common():
            yield f"word|{word[:_STEM]}"


def _is_name(word: str, low: str, small: set[str]) -> bool:
    return word[0].isupper() and len(word) > 2 and low not in small and low not in _common()


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _touch(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    return not _END.search(text, first.end(), second.start())


def _figures(words: Sequence[str], n: int) -> Iterator[str]:
    figure = words[n]
    before = words[n - 1] if n else ""
    after = words[n + 1] if n + 1 < len(words) else ""
    month = _MONTH.get(before) or _MONTH.get(after)
    if month and len(figure) <= 2:
        yield f"date|{month}-{int(figure)}"
    elif len(figure) > 2 and not _YEAR.fullmatch(figure):
        yield f"figure|{figure.replace(',', '')}"
    elif after and not _YEAR.fullmatch(figure) and after not in _common():
        yield f"figure|{figure} {after}"


@cache
def _common() -> frozenset[str]:
    """Return words that mark nothing: small ones, days and months, and those of news itself."""
    from compare.provenance.reuse.telling import small_words

    return frozenset({*small_words(), *CALENDAR, *_NEWS})


_NEWS = frozenset(
    "said says told according reported reports reporters news people officials official statement "
    "article photo image images getty reuters associated press published updated monday's".split()
)
