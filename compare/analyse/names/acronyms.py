"""Acronyms: *Civil Aviation Authority (CAA)*, and initials that fit one name in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.analyse.names.folding import fold
from compare.model import Analysis, Token

_SHORT = re.compile(r"[A-Z][A-Za-z0-9&.+/-]{1,9}")
_SMALL = frozenset("of the and for in on to de la du des von der und a an al el".split())


@dataclass(frozen=True, slots=True)
class Introduction:
    """A long name and the acronym given for it in brackets, as ranges of tokens, half open."""

    long: tuple[int, int]
    short: tuple[int, int]
    acronym: str


def introductions(analysis: Analysis) -> tuple[Introduction, ...]:
    """Return every acronym that the document introduces."""
    found: list[Introduction] = []
    for sentence in analysis.document.sentences:
        found.extend(_in_sentence(analysis.tokens_of(sentence.index)))
    return tuple(found)


def is_acronym(text: str) -> bool:
    """Tell whether a word has the shape of an acronym: two capitals at least, no long tail."""
    return bool(_SHORT.fullmatch(text)) and sum(c.isupper() for c in text) >= 2


def fits(acronym: str, name: str) -> bool:
    """Tell whether an acronym is made of the first letters of a name's words.

    Small words may give a letter or not; all others have to.
    """
    letters = fold(acronym).replace(" ", "")
    words = fold(name).split()
    return len(words) > 1 and _spell(letters, words)


def _spell(letters: str, words: Sequence[str]) -> bool:
    if not words or not letters:
        return not letters and all(word in _SMALL for word in words)
    first = words[0]
    if first[0] == letters[0] and _spell(letters[1:], words[1:]):
        return True
    return first in _SMALL and _spell(letters, words[1:])


def _in_sentence(tokens: Sequence[Token]) -> Iterator[Introduction]:
    for i, token in enumerate(tokens):
        if token.text not in {"(", "["}:
            continue
        end = next((j for j in range(i + 1, len(tokens)) if tokens[j].text in {")", "]"}), None)
        if end is None:
            continue
        inside = [t for t in tokens[i + 1 : end] if t.text not in {'"', "“", "”", "'"}]
        if not inside:
            continue
        if inside[0].text.lower() == "the":
            inside = inside[1:]
        if len(inside) == 1 and is_acronym(inside[0].text):
            first = _start_of_long(tokens[:i], inside[0].text)
            if first is not None:
                yield Introduction(
                    (tokens[first].index, token.index),
                    (inside[0].index, inside[0].index + 1),
                    inside[0].text,
                )
        elif i and len(inside) > 1 and is_acronym(tokens[i - 1].text):
            name = " ".join(t.text for t in inside)
            if _named(inside) and fits(tokens[i - 1].text, name):
                yield Introduction(
                    (inside[0].index, inside[-1].index + 1),
                    (tokens[i - 1].index, token.index),
                    tokens[i - 1].text,
                )


def _start_of_long(before: Sequence[Token], acronym: str) -> int | None:
    """Return where the long name starts whose last word stands just before the bracket."""
    letters = "".join(c for c in fold(acronym) if c.isalnum())
    limit = max(0, len(before) - min(len(letters) + 5, 2 * len(letters)) - 2)
    best = None
    for start in range(len(before) - 2, limit - 1, -1):
        words = before[start:]
        if words[0].text[0].lower() != letters[0] or words[0].text.lower() in _SMALL:
            continue
        marks = {t.text for t in words if t.text in {",", ";", ":", ".", "("}}
        if marks - {","} or not _named(words):
            continue
        name = " ".join(t.text for t in words if t.text != ",")
        if fits(acronym, name):
            return start
        if best is None and not marks and _loosely(letters, fold(name)):
            best = start
    return best


def _loosely(letters: str, name: str) -> bool:
    """Tell whether the letters stand in the name in order, each word giving at least one."""
    at, used = len(name) - 1, set()
    starts = [m.start() for m in re.finditer(r"\S+", name)]
    for n, letter in enumerate(reversed(letters)):
        last = n == len(letters) - 1
        while at >= 0 and (name[at] != letter or (last and at not in starts)):
            at -= 1
        if at < 0:
            return False
        used.add(max(i for i, s in enumerate(starts) if s <= at))
        at -= 1
    big = {i for i, s in enumerate(starts) if name[s:].split(maxsplit=1)[0] not in _SMALL}
    return at < 0 and big <= used


def _named(words: Sequence[Token]) -> bool:
    big = [t for t in words if t.text.lower() not in _SMALL and t.text[0].isalpha()]
    return len(big) > 1 and sum(t.text[0].isupper() for t in big) * 2 > len(big)
