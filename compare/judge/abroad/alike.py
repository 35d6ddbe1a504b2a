"""Sentences of one language that go alike, and their figures that stand in one place.

Nothing is known of such a language but how it writes numbers and dates. So no conflict is found
here, only places to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.analyse.written import Kind, Written, apart, find, same
from compare.judge.context import Context, Pair, Side

_ALIKE = 0.5
"""Share of the words of the shorter sentence that stand in the other as well."""
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4
"""Letters of a counted word that stay the same, whatever form the number asks for."""
_WIDE = "\u2e80"
"""From here on a letter is a word or a syllable, and words are not set apart."""


_DATED: tuple[Kind, ...] = ("date", "weekday", "clock")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the words on either side of it."""

    written: Written
    before: str
    behind: str

    def beside(self, other: Figure) -> bool:
        """Tell whether two figures stand behind the same word or before it."""
        if self.behind[:_STEM] and self.behind[:_STEM] == other.behind[:_STEM]:
            return True
        return bool(self.before) and self.before == other.before


def pairs(context: Context) -> Iterator[Pair]:
    """Yield the pairs of sentences across accounts that go alike.

    Each is the likeliest counterpart of the other, or of it at least: what is told of another
    thing in like words has a likelier one itself.
    """
    best: dict[tuple[str, int, str], float] = {}
    cross = [pair for pair in context.pairs if not pair.internal]
    for pair in cross:
        for key in _keys(pair):
            best[key] = max(best.get(key, 0.0), pair.score)
    for pair in cross:
        if any(pair.score >= best[key] for key in _keys(pair)) and _alike(pair.a, pair.b):
            yield pair


def _keys(pair: Pair) -> tuple[tuple[str, int, str], tuple[str, int, str]]:
    a, b = pair.a, pair.b
    return (a.account.id, a.index, b.account.id), (b.account.id, b.index, a.account.id)


def at_odds(pair: Pair) -> Iterator[tuple[Written, Written]]:
    """Yield the figures that answer each other in two sentences and are surely not the same.

    Both stand beside the same word, or each is the only one of its kind that its sentence has.
    """
    left, right = figures(pair.a), figures(pair.b)
    ours = [one for one in left if not _stands_in(one, right)]
    theirs = [other for other in right if not _stands_in(other, left)]
    sole = _sole(left, right)
    for one in ours:
        found = [other for other in theirs if _answers(one, other, sole)]
        if len(found) == 1 and sum(_answers(own, found[0], sole) for own in ours) == 1:
            yield one.written, found[0].written


def figures(side: Side) -> tuple[Figure, ...]:
    """Return the figures of a sentence, in order."""
    text, start = text_of(side), side.sentence.span.start
    found = []
    for written in find(text, side.account.document.language, start):
        before, behind = text[: written.span.start - start], text[written.span.end - start :]
        found.append(Figure(written, (words(before) or [""])[-1], (words(behind) or [""])[0]))
    return tuple(found)


def text_of(side: Side) -> str:
    """Return the words of a sentence as they stand."""
    return side.sentence.span.of(side.account.document.text)


def words(text: str) -> list[str]:
    """Return words in small letters; in scripts without blanks each letter is one."""
    return [
        part
        for word in _WORD.findall(text.casefold())
        for part in (word if word[0] >= _WIDE else [word])
    ]


def _alike(a: Side, b: Side) -> bool:
    left, right = set(words(text_of(a))), set(words(text_of(b)))
    return len(left & right) >= _ALIKE * max(1, min(len(left), len(right)))


def _stands_in(one: Figure, others: Sequence[Figure]) -> bool:
    return any(same(one.written, other.written) for other in others)


def _sole(left: Sequence[Figure], right: Sequence[Figure]) -> frozenset[str]:
    """Return the kinds of dates and times of which both sentences have one and no other."""
    held = [[figure.written.kind for figure in side] for side in (left, right)]
    return frozenset(kind for kind in _DATED if all(side.count(kind) == 1 for side in held))


def _answers(one: Figure, other: Figure, sole: frozenset[str]) -> bool:
    if not apart(one.written, other.written):
        return False
    kinds = {one.written.kind, other.written.kind}
    return one.beside(other) or (len(kinds) == 1 and kinds <= sole)
