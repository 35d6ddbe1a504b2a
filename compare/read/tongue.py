"""Which language a text is in that is not English.

By its script where one language alone is written in it, else by which words are frequent in it:
the lists are those of the package jusText, whose words come by their frequency.
"""

from __future__ import annotations

import functools
import pkgutil
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

UNKNOWN = "und"
_DATA = Path(__file__).parents[1] / "data" / "languages.toml"
_FREQUENT = 100
"""Words of a list that are looked at: the others are nouns of whatever the list was made from."""
_SAMPLE, _LETTERS = 1000, 4000
"""Words by which the language is told, and letters by which the script is."""
_OFTEN = 5
"""How often one word counts: a long list repeats its own."""
_SHARE, _MARGIN = 0.12, 1.1
"""Share of words that are frequent ones from which a language is told, and how many times that of
the next it has to be."""
_KANA = 0.05
_CASED = frozenset({"ARMENIAN", "CYRILLIC", "GREEK", "LATIN"})
"""Scripts that have capitals."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language."""

    name: str
    script: str
    words: str | None = None
    near: str | None = None
    """A larger language that shares most of its frequent words."""
    locales: tuple[str, ...] = ()
    """Whose ways to write dates are its own, besides that of its tag."""
    capitals: str = "names"
    """``nouns`` where they begin with a capital as well."""


def name_of(tag: str) -> str | None:
    """Return what a language is called in English; ``None`` for one that is not known."""
    found = _languages().get(tag.partition("-")[0].lower())
    return found.name if found else None


def locales(tag: str) -> tuple[str, ...]:
    """Return the locales, by their Unicode names, in which a language writes its dates."""
    found = _languages().get(tag.partition("-")[0].lower())
    return (tag.partition("-")[0].lower(), *found.locales) if found else ()


def capitals_of(tag: str) -> str:
    """Return what begins with a capital inside a sentence: ``names``, ``nouns``, or ``""``."""
    found = _languages().get(tag.partition("-")[0].lower())
    return found.capitals if found and found.script in _CASED else ""


def is_common(word: str, tag: str) -> bool:
    """Tell whether a word, written small, is among the frequent ones of a language."""
    key = tag.partition("-")[0].lower()
    return key in _languages() and word.lower() in _listed(key)


@functools.cache
def listed_anywhere() -> frozenset[str]:
    """Return the words written small that are listed for a language in Latin script but English."""
    latin = (t for t, one in _languages().items() if one.script == "LATIN" and t != "en")
    return frozenset(word for tag in latin for word in _listed(tag) if word.islower())


def identify(words: Sequence[str], least: int = 2) -> str:
    """Return the tag of the language that most of ``words`` are of; ``und`` where none is clear.

    ``least`` is how many of them have to be frequent in it, where several share its script.
    """
    script = _script("".join(words[:_LETTERS]))
    known = [tag for tag, one in _languages().items() if one.script == script]
    if len(known) < 2:
        return known[0] if known else UNKNOWN
    common = list(islice(_common(words), _SAMPLE)) or list(words[:_SAMPLE])
    counts = {tag: sum(word in _frequent(tag) for word in common) for tag in known}
    best = max(known, key=lambda tag: counts[tag])
    larger = _languages()[best].near
    if larger and counts[best] < _MARGIN * counts[larger]:
        best = larger
    others = [tag for tag in known if tag != best and _languages()[tag].near != best]
    most, next_most = counts[best], max(counts[tag] for tag in others)
    clear = most >= _SHARE * len(common) and most >= least and most >= _MARGIN * next_most
    return best if clear else UNKNOWN


def _common(words: Iterable[str]) -> Iterator[str]:
    """Yield what is no name, since names are of every language, and nothing too often."""
    seen: Counter[str] = Counter()
    for word in words:
        seen[word] += 1
        if seen[word] <= _OFTEN and not word[:1].isupper():
            yield word


def _script(letters: str) -> str:
    found = Counter(_named(letter) for letter in letters[:_LETTERS])
    if found["HIRAGANA"] + found["KATAKANA"] > _KANA * found.total():
        return "KANA"
    return found.most_common(1)[0][0] if found else ""


def _named(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


@functools.cache
def _languages() -> dict[str, Language]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {
        tag: Language(**{**row, "locales": tuple(row.get("locales", ()))})
        for tag, row in data["languages"].items()
    }


@functools.cache
def _frequent(tag: str) -> frozenset[str]:
    distinct = dict.fromkeys(word.lower() for word in _listed(tag))
    return frozenset(islice(distinct, _FREQUENT))


@functools.cache
def _listed(tag: str) -> dict[str, None]:
    """Return the words of a language as they are written, the most frequent first."""
    name = _languages()[tag].words
    data = pkgutil.get_data("justext", f"stoplists/{name}.txt") if name else None
    lines: Iterable[str] = (data or b"").decode("utf-8").split()
    return dict.fromkeys(lines)
