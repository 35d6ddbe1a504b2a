"""Sentences told over again in other words: found by what they say, kept where chance is out.

Independent accounts of one event share names, figures and some nouns. What they do not share are
six or more telling words in one sentence, some of them in the same order side by side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from compare.align.terms import stem
from compare.align.vectors import weight
from compare.provenance.reuse.passages import Shared
from compare.provenance.reuse.telling import is_name, small_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.provenance.reuse.words import Words

_POSTINGS = 60
"""Sentences that may hold a stem for it to bring two of them together."""
_BEST = 4
"""Sentences that one is held against."""
_SHORTEST = 4
"""Telling words below which a sentence is not looked at."""
_COMMONEST = 1 / 3
_ALIKE = 4
"""Letters at the beginning without which two words do not have one stem."""
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


@dataclass(frozen=True)
class _Told:
    """The telling words of one sentence by stem: the word, whether it is a name, and its place."""

    sentence: int
    stems: Mapping[str, tuple[str, bool, int]]

    @cached_property
    def total(self) -> float:
        """What all that are no names tell."""
        return sum(weight(word) for word, name, _ in self.stems.values() if not name)


@dataclass(frozen=True, slots=True)
class _Pair:
    a: tuple[_Told, ...]
    """One sentence, or several that one of the other document was split into."""
    b: tuple[_Told, ...]
    plain: int
    tells: float
    told: float
    """The same, however common the words are in these two."""
    beside: int

    @property
    def ends(self) -> tuple[int, int]:
        """The sentences, where they are one each."""
        return self.a[0].sentence, self.b[0].sentence

    @property
    def share(self) -> float:
        """The part of what the side that says less tells."""
        least = min(_total(self.a), _total(self.b))
        return self.told / least if least else 0.0

    @property
    def reach(self) -> float:
        """The part of what the side that says more tells."""
        most = max(_total(self.a), _total(self.b))
        return self.told / most if most else 0.0

    def reaches(self, bound: _Bound) -> bool:
        return (
            self.plain >= bound.plain
            and self.tells >= bound.tells
            and self.share >= bound.share
            and self.beside >= bound.beside
            and self.reach >= bound.reach
        )


def rewritten(a: Words, b: Words, taken: Iterable[Shared]) -> Iterator[Shared]:
    """Yield the sentences of two documents that tell one thing in words too alike for chance.

    Sentences of which half is in the passages of ``taken`` are left alone.
    """
    held = list(taken)
    keys = _keys(a, b)
    left = _sentences(a, _covered(a, [(s.a, s.a_end) for s in held]), keys)
    right = _sentences(b, _covered(b, [(s.b, s.b_end) for s in held]), keys)
    pairs = _chosen(list(_pairs(left, right)))
    if not _several(pairs, min(len(a.bounds), len(b.bounds)) - 1):
        pairs = [pair for pair in pairs if pair.reaches(_SURE)]
        if sum(shared.kind != "quoted" for shared in held) < _KNOWN:
            pairs = [pair for pair in pairs if _whole(pair, pairs).reaches(_ALONE)]
    for pair in sorted(pairs, key=lambda pair: pair.ends):
        in_a, in_b = a.of_sentence(pair.ends[0]), b.of_sentence(pair.ends[1])
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


def _keys(a: Words, b: Words) -> dict[str, str]:
    """Return what each word of two documents is looked up by: its stem, where that matters.

    It does not where no other word of either begins alike; to find stems takes time.
    """
    alike: dict[str, set[str]] = defaultdict(set)
    for word in {*a.folded, *b.folded} - small_words():
        alike[word[:_ALIKE]].add(word)
    return {
        word: stem(word) if len(words) > 1 else word for words in alike.values() for word in words
    }


def _sentences(words: Words, covered: set[int], keys: Mapping[str, str]) -> list[_Told]:
    told = []
    for sentence in range(len(words.bounds) - 1):
        if sentence not in covered:
            made = _told(words, sentence, keys)
            if len(made.stems) >= _SHORTEST:
                told.append(made)
    return told


def _told(words: Words, sentence: int, keys: Mapping[str, str]) -> _Told:
    places = words.of_sentence(sentence)
    stems: dict[str, tuple[str, bool, int]] = {}
    for n in places:
        word = words.folded[n]
        key = keys.get(word)
        if key is None or words.quoted[n] or words.anybodys[n]:
            continue
        name = is_name(words, n)
        stems.setdefault(word if name else key, (word, name, n - places.start))
    return _Told(sentence, stems)


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
        shared: dict[int, int] = defaultdict(int)
        for key, (_, name, _) in told.stems.items():
            near = holding.get(key, ())
            if not name and len(near) <= _POSTINGS:
                for n in near:
                    scores[n] += 1 / sqrt(len(near))
                    shared[n] += 1
        worth = [n for n, count in shared.items() if count >= _TOGETHER.plain]
        for n in sorted(worth, key=lambda n: (-scores[n], n))[:_BEST]:
            pair = _pair(left[n], told, times)
            if pair.reaches(_TOGETHER):
                yield pair


def _pair(a: _Told, b: _Told, times: Mapping[str, int]) -> _Pair:
    shared = [key for key in a.stems if key in b.stems]
    plain = [key for key in shared if not (a.stems[key][1] or b.stems[key][1])]
    weights = {key: weight(a.stems[key][0]) for key in plain}
    told = sum(weights.values())
    tells = sum(w * max(_COMMONEST, 1 / sqrt(times[key] - 1)) for key, w in weights.items())
    ordered = sorted(shared, key=lambda key: a.stems[key][2])
    beside = sum(
        a.stems[y][2] - a.stems[x][2] <= _NEAR and 0 < b.stems[y][2] - b.stems[x][2] <= _NEAR
        for x, y in pairwise(ordered)
    )
    return _Pair((a,), (b,), len(plain), tells, told, beside)


def _chosen(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the pairs that tell most; a sentence is in two at most."""
    uses: dict[tuple[str, int], int] = defaultdict(int)
    chosen = []
    for pair in sorted(pairs, key=lambda p: (-p.tells * p.share, p.ends)):
        ends = ("a", pair.ends[0]), ("b", pair.ends[1])
        again = any(uses[end] for end in ends)
        if all(uses[end] < _TIMES for end in ends) and (not again or pair.reaches(_SURE)):
            chosen.append(pair)
            for end in ends:
                uses[end] += 1
    return chosen


def _whole(pair: _Pair, pairs: Sequence[_Pair]) -> _Pair:
    """Return the pair with all others that one of its sentences is in: it was split or joined."""
    related = [other for other in pairs if other.a == pair.a or other.b == pair.b]
    return _Pair(
        tuple({told.sentence: told for other in related for told in other.a}.values()),
        tuple({told.sentence: told for other in related for told in other.b}.values()),
        sum(other.plain for other in related),
        sum(other.tells for other in related),
        sum(other.told for other in related),
        sum(other.beside for other in related),
    )


def _total(side: Iterable[_Told]) -> float:
    return sum(told.total for told in side)


def _several(pairs: Sequence[_Pair], sentences: int) -> bool:
    """Tell whether there are so many pairs in one order that the whole is a rewrite."""
    tails: list[int] = []
    for _, sentence in sorted(pair.ends for pair in pairs):
        at = bisect_left(tails, sentence)
        tails[at : at + 1] = [sentence]
    return len(tails) >= max(_SEVERAL, _OF_ALL * sentences)
