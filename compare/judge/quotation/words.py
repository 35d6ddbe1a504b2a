"""The words of a quotation, in the one form that ways of writing them down share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.analyse.names.folding import fold
from compare.analyse.numerals import SMALL, TENS
from compare.model import Span

_PIECE = re.compile(
    r"(?P<raised>\[\w\]\w+)"
    r"|(?P<edited>\[[^\]]{0,500}\]|\([^)]{0,500}\))"
    r"|(?P<gap>(?:\.\s?){2,}\.|\u2026)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,})"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>\w+(?:['\u2019]\w+)*['\u2019]?)"
)
GAP = "\u2026"
"""Stands for words left out, and for words that an editor put in brackets."""

# How English runs words together: a closed class.
_ENDINGS = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'m", "am"),
    ("'d", "'d"),
    ("'s", "'s"),
)
_IRREGULAR = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "okay": ("ok",),
    "towards": ("toward",),
    "percent": ("per", "cent"),
    "&": ("and",),
}
_SHORT_FOR = {
    "'s": frozenset({"is", "has", "us", "does"}),
    "'d": frozenset({"would", "had", "did"}),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation."""

    key: str
    """What it is compared by: :data:`GAP` for what is not the speaker's."""
    text: str
    span: Span


def words_of(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words of ``text`` inside ``span``, contractions spelled out."""
    found: list[Word] = []
    for match in _PIECE.finditer(text, span.start, span.end):
        where = Span(match.start(), match.end())
        raw = match[0].replace("\u2019", "'").lower()
        if match["raised"]:
            found.append(Word(fold(re.sub(r"[\[\]]", "", raw)), match[0], where))
        elif match["edited"] or match["gap"]:
            found.append(Word(GAP, match[0], where))
        elif match["dotted"]:
            found.append(Word(raw.replace(".", ""), match[0], where))
        elif match["number"]:
            found.append(Word(raw.replace(",", ""), match[0], where))
        else:
            found += [Word(key, match[0], where) for key in _spelled_out(raw.rstrip("'"))]
    return tuple(found)


def _spelled_out(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, whole in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return fold(word.removesuffix(ending)), whole
    number = SMALL.get(word, TENS.get(word))
    return (fold(word) if number is None else f"{number:g}",)


def value(keys: tuple[str, ...]) -> float | None:
    """Return the number that words stand for, ``None`` where they are no number."""
    try:
        return sum(map(float, keys)) if keys else None
    except ValueError:
        return None


def may_be_one(x: str, y: str) -> bool:
    """Tell whether a contraction may stand for a word."""
    return y in _SHORT_FOR.get(x, ()) or x in _SHORT_FOR.get(y, ())
