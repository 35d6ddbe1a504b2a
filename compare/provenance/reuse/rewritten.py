"""Sentences told over again in other words: found by what they say, kept where chance is out.

Independent accounts of one event share names, figures and some nouns. What they do not share are
six or more telling words in one sentence, some of them in the same order side by side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from compare.align.terms import stem
from compare.align.vectors import weight
from compare.provenance.reuse.passages import Shared
from compare.provenance.reuse.telling import in_phrases, is_name, small_words, stock
from compare.provenance.reuse.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.provenance.reuse.telling import Phrase
    from compare.provenance.reuse.words import Words

_POSTINGS = 60
"""Sentences that may hold a stem for it to bring two of them together."""
_BEST = 4
"""Sentences that one is held against."""
_SHORTEST = 4
"""Telling words below which a sentence is not looked at."""
_COMMONEST = 1 / 3
_NEAR = 3
"""Words within which two telling words stand side by side."""
_COVERED = 0.5
"""Share of a sentence that is copied, from which it is not looked at again."""
_TIMES = 2
"""Sentences of the other document that one can be made of."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """What two sentences must share."""

    plain: int
    """Stems that are no names."""
    tells: float
    """What these tell, where a rare word tells 1."""
    share: float
    """Their part of all that the sentence that says less tells."""
    beside: int
    """Stems that stand side by side in both."""
    reach: float = 0.0
    """Their part of all that the sentence that says more tells."""


_ALONE = _Bound(plain=7, tells=1.7, share=0.65, beside=3, reach=0.5)
"""What it takes where nothing else shows that one of the two knew the other."""
_SURE = _Bound(plain=6, tells=1.7, share=0.6, beside=2)
"""What it takes between documents of which one is known to have passages of the other."""
_KNOWN = 2
"""So many passages show it."""
_TOGETHER = _Bound(plain=3, tells=1.2, share=0.6, beside=1)
"""What is enough where several sentences are alike in the same order."""
_SEVERAL = 4
_OF_ALL = 0.15
"""Share of the sentences of the shorter document that these must be."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The telling words of one sentence by stem: what each tells, if a name, and its place."""

    sentence: int
    stems: Mapping[str, tuple[float, bool, int]]
    total: float
    """What all that are no names tell."""


@dataclass(frozen=True, slots=True)
class _Pair:
    a: _Told
    b: _Told
    plain: int
    tells: float
    told: float
    """The same, however common the words are in these two."""
    beside: int

    @property
    def share(self) -> float:
        """The part of what the sentence that says less tells."""
        least = min(self.a.total, self.b.total)
        return self.told / least if least else 0.0

    @property
    def reach(self) -> float:
        """The part of what the sentence that says more tells."""
        most = max(self.a.total, self.b.total)
        return self.told / most if most else 0.0

    def reaches(self, bound: _Bound) -> bool:
        return (
            self.plain >= bound.plain
            and self.tells >= bound.tells
            and self.share >= bound.share
            and self.beside >= bound.beside
            and self.reach >= bound.reach
        )


def rewritten(
    a: Words, b: Words, taken: Iterable[Shared], excluded: Sequence[Phrase]
) -> Iterator[Shared]:
    """Yield the sentences of two documents that tell one thing in words too alike for chance.

    Sentences of which half is in the passages of ``taken`` are left alone. Words in stock phrases
    and in those that are ``excluded`` tell nothing.
    """
    held = list(taken)
    phrases = (*stock(), *excluded)
    left = _sentences(a, _covered(a, [(s.a, s.a_end) for s in held]), in_phrases(a, phrases))
    right = _sentences(b, _covered(b, [(s.b, s.b_end) for s in held]), in_phrases(b, phrases))
    pairs = _chosen(list(_pairs(left, right)))
    if not _several(pairs, min(len(a.bounds), len(b.bounds)) - 1):
        pairs = [pair for pair in pairs if pair.reaches(_SURE)]
        if sum(shared.kind != "quoted" for shared in held) < _KNOWN:
            pairs = [pair for pair in pairs if _whole(pair, pairs).reaches(_ALONE)]
    for pair in sorted(pairs, key=lambda pair: (pair.a.sentence, pair.b.sentence)):
        in_a, in_b = a.of_sentence(pair.a.sentence), b.of_sentence(pair.b.sentence)
        score = round(min(pair.share, 1.0), 4)
        yield Shared("rewritten", in_a.start, in_a.stop, in_b.start, in_b.stop, (), score)


def _covered(words: Words, ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the sentences of which much lies in one of the ranges."""
    counts: dict[int, int] = defaultdict(int)
    for first, end in ranges:
        for n in range(first, end):
            counts[words.sentences[n]] += 1
    return {
        sentence
        for sentence, count in counts.items()
        if count >= _COVERED * len(words.of_sentence(sentence))
    }


def _sentences(words: Words, covered: set[int], anybodys: bytearray) -> list[_Told]:
    told = []
    for sentence in range(len(words.bounds) - 1):
        if sentence not in covered:
            made = _told(words, sentence, anybodys)
            if len(made.stems) >= _SHORTEST:
                told.append(made)
    return told


def _told(words: Words, sentence: int, anybodys: bytearray) -> _Told:
    places = words.of_sentence(sentence)
    stems: dict[str, tuple[float, bool, int]] = {}
    small = small_words()
    for n in places:
        word = fold(words.forms[n])
        if word in small or words.quoted[n] or anybodys[n]:
            continue
        if is_name(words, n):
            stems.setdefault(word, (0.0, True, n - places.start))
        else:
            stems.setdefault(stem(word), (weight(word), False, n - places.start))
    return _Told(sentence, stems, sum(tells for tells, name, _ in stems.values() if not name))


def _pairs(left: Sequence[_Told], right: Sequence[_Told]) -> Iterator[_Pair]:
    """Yield each sentence with those of the other document that share most of what is rare."""
    holding: dict[str, list[int]] = defaultdict(list)
    times: dict[str, int] = defaultdict(int)
    for n, told in enumerate(left):
        for key in told.stems:
            holding[key].append(n)
            times[key] += 1
    for told in right:
        for key in told.stems:
            times[key] += 1
    for told in right:
        scores: dict[int, float] = defaultdict(float)
        for key, (tells, name, _) in told.stems.items():
            near = holding.get(key, ())
            if not name and len(near) <= _POSTINGS:
                for n in near:
                    scores[n] += tells / sqrt(len(near))
        for n in sorted(scores, key=lambda n: (-scores[n], n))[:_BEST]:
            pair = _pair(left[n], told, times)
            if pair.reaches(_TOGETHER):
                yield pair


def _pair(a: _Told, b: _Told, times: Mapping[str, int]) -> _Pair:
    shared = [key for key in a.stems if key in b.stems]
    plain = [key for key in shared if not (a.stems[key][1] or b.stems[key][1])]
    told = sum(a.stems[key][0] for key in plain)
    tells = sum(a.stems[key][0] * max(_COMMONEST, 1 / sqrt(times[key] - 1)) for key in plain)
    ordered = sorted(shared, key=lambda key: a.stems[key][2])
    beside = sum(
        a.stems[y][2] - a.stems[x][2] <= _NEAR and 0 < b.stems[y][2] - b.stems[x][2] <= _NEAR
        for x, y in pairwise(ordered)
    )
    return _Pair(a, b, len(plain), tells, told, beside)


def _chosen(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the pairs that tell most; a sentence is in two at most."""
    uses: dict[tuple[str, int], int] = defaultdict(int)
    chosen = []
    for pair in sorted(pairs, key=lambda p: (-p.tells * p.share, p.a.sentence, p.b.sentence)):
        ends = ("a", pair.a.sentence), ("b", pair.b.sentence)
        again = any(uses[end] for end in ends)
        if all(uses[end] < _TIMES for end in ends) and (not again or pair.reaches(_SURE)):
            chosen.append(pair)
            for end in ends:
                uses[end] += 1
    return chosen


def _whole(pair: _Pair, pairs: Sequence[_Pair]) -> _Pair:
    """Return the pair with all others that one of its sentences is in: it was split or joined."""
    related = [other for other in pairs if other.a is pair.a or other.b is pair.b]
    return _Pair(
        _joined({other.a.sentence: other.a for other in related}),
        _joined({other.b.sentence: other.b for other in related}),
        sum(other.plain for other in related),
        sum(other.tells for other in related),
        sum(other.told for other in related),
        sum(other.beside for other in related),
    )


def _joined(sentences: Mapping[int, _Told]) -> _Told:
    first = next(iter(sentences.values()))
    return replace(first, total=sum(told.total for told in sentences.values()))


def _several(pairs: Sequence[_Pair], sentences: int) -> bool:
    """Tell whether there are so many pairs in one order that the whole is a rewrite."""
    ordered = sorted(pairs, key=lambda pair: (pair.a.sentence, pair.b.sentence))
    tails: list[int] = []
    for pair in ordered:
        at = bisect_left(tails, pair.b.sentence)
        tails[at : at + 1] = [pair.b.sentence]
    return len(tails) >= max(_SEVERAL, _OF_ALL * sentences)
