"""Scored pairs of sentences -> groups over any number of documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_LARGEST = 4
"""Sentences that one document may bring to a group."""
_APART = 3
"""Sentences of one document that may stand anywhere, against one sentence of each other one."""
_FAR = 0.75
"""Score of the link by which a sentence joins others that it does not stand next to."""
_CERTAIN = 0.85
"""Score from which sentences belong together though they share little of what each says."""
_RIVAL = 0.8
"""A pair must reach this share of the best score either of its sentences has elsewhere in the
other document: a mere resemblance gives way to the real counterpart."""
_LIKELY = 6.0
"""How many times likelier a counterpart is where one account is a single sentence: it is held
against the other because that one is thought to speak of the same."""
_FELLOW = 0.6
"""What takes the place of :data:`_RIVAL` there: each sentence may bear out a part of the one."""
_PARTS = 6
"""And of :data:`_LARGEST`."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence: document and sentence by index."""

    document: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences with the probability that they say the same thing."""

    a: Place
    b: Place
    score: float
    firm: bool = True
    """Whether the two share enough of what they say, not only rare words in long sentences."""
    wide: bool = False
    """Whether rivals are weighed in the score, so that the best of either sentence will do: what
    one account tells in one sentence the other may tell in three, in places far apart."""
    odds: float | None = None
    """The log odds that both cannot hold, by :mod:`compare.align.cross_encoder`, where it has read
    the two together."""


Asked = tuple[Place, int]
"""A sentence that is a whole account, and the longer document that is asked about it."""


def strongest(
    links: Sequence[Link], threshold: float, asked: Collection[Asked] = ()
) -> tuple[Link, ...]:
    """Return the links between documents that reach ``threshold`` and have no better rival.

    For what is ``asked`` a counterpart is likelier beforehand, so that less likeness is enough,
    and several sentences may each hold a part of it.
    """
    best: dict[tuple[Place, int], float] = defaultdict(float)
    for link in links:
        for here, there in ((link.a, link.b), (link.b, link.a)):
            key = (here, there.document)
            best[key] = max(best[key], link.score)
    found = []
    for link in links:
        lenient = (link.a, link.b.document) in asked or (link.b, link.a.document) in asked
        rival = _FELLOW if lenient else _RIVAL
        if (
            link.a.document != link.b.document
            and link.score >= (_lowered(threshold) if lenient else threshold)
            and (link.firm or link.score >= _CERTAIN)
            and _holds(
                link.score,
                rival,
                best[link.a, link.b.document],
                best[link.b, link.a.document],
                wide=link.wide,
            )
        ):
            found.append(link)
    return tuple(found)


def _holds(score: float, rival: float, first: float, second: float, *, wide: bool) -> bool:
    """Tell whether a link stands up to the best ones of its two sentences."""
    weaker, stronger = sorted((first, second))
    return score >= rival * (weaker if wide else stronger)


def _lowered(threshold: float) -> float:
    """Return the score that is worth ``threshold`` once the odds are :data:`_LIKELY` as good."""
    return threshold / (threshold + _LIKELY * (1 - threshold))


def group(
    links: Iterable[Link], asked: Collection[Asked] = ()
) -> tuple[tuple[tuple[Place, ...], float], ...]:
    """Join links, best first, into groups of sentences; return them with a score.

    A document's sentences in a group stand next to each other, and are at most a few. Anywhere may
    stand up to three that strong links hold against one sentence of each other document, and
    what a single sentence is borne out by (:func:`strongest`).
    The score of a group is the mean of the links that made it. The result does not depend on
    the order of the documents beyond their indices.
    """
    home: dict[Place, int] = {}
    groups: dict[int, set[Place]] = {}
    scores: dict[int, list[float]] = {}
    ranked = sorted(links, key=lambda link: (-link.score, link.a, link.b))
    for link in ranked:
        for place in (link.a, link.b):
            if place not in home:
                home[place] = len(home)
                groups[home[place]] = {place}
                scores[home[place]] = []
        first, second = home[link.a], home[link.b]
        if first == second:
            scores[first].append(link.score)
        elif _joinable(groups[first] | groups[second], link.score, asked):
            for place in groups[second]:
                home[place] = first
            groups[first] |= groups.pop(second)
            scores[first] += [*scores.pop(second), link.score]
    made = [
        (tuple(sorted(places)), sum(scores[n]) / len(scores[n]))
        for n, places in groups.items()
        if len({place.document for place in places}) > 1
    ]
    return tuple(sorted(made))


def _joinable(places: set[Place], score: float, asked: Collection[Asked]) -> bool:
    by_document: dict[int, list[int]] = defaultdict(list)
    for place in places:
        by_document[place.document].append(place.sentence)
    largest = max(map(len, by_document.values()))
    several = sum(len(held) > 1 for held in by_document.values())
    if several <= 1 and largest <= _APART and score >= _FAR:
        return True
    if _bears_out(by_document, asked):
        return largest <= _PARTS
    return largest <= _LARGEST and all(
        max(held) - min(held) < len(held) for held in by_document.values()
    )


def _bears_out(by_document: Mapping[int, Sequence[int]], asked: Collection[Asked]) -> bool:
    """Tell whether all of one document's sentences stand against what it is asked about."""
    if len(by_document) != 2:
        return False
    return any(
        by_document[place.document] == [place.sentence] and document in by_document
        for place, document in asked
        if place.document in by_document
    )


def moved(places: Sequence[tuple[Place, ...]]) -> tuple[bool, ...]:
    """Tell which groups stand out of the order that most of the others keep.

    The order is the longest run of groups that rises in every pair of documents, found for
    each pair of documents by itself; a group is moved if it breaks the run of any pair.
    """
    out = [False] * len(places)
    pairs: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for n, group_ in enumerate(places):
        first: dict[int, int] = {}
        for place in group_:
            first.setdefault(place.document, place.sentence)
        held = sorted(first)
        for i, a in enumerate(held):
            for b in held[i + 1 :]:
                pairs[a, b].append((first[a], first[b], n))
    for found in pairs.values():
        found.sort()
        kept = _longest_rising([second for _, second, _ in found])
        for at, (_, _, n) in enumerate(found):
            out[n] = out[n] or at not in kept
    return tuple(out)


def _longest_rising(values: Sequence[int]) -> set[int]:
    """Return the indices of a longest strictly rising run, by patience sorting."""
    from bisect import bisect_left

    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(n)
        else:
            tails[at], ends[at] = value, n
    kept: set[int] = set()
    n = ends[-1] if ends else -1
    while n >= 0:
        kept.add(n)
        n = before[n]
    return kept
