"""Scored pairs of sentences -> groups over any number of documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LARGEST = 4
"""Sentences that one document may bring to a group."""
_CERTAIN = 0.85
"""Score from which sentences belong together though they share little of what each says."""
_RIVAL = 0.8
"""A pair must reach this share of the best score either of its sentences has elsewhere in the
other document: a mere resemblance gives way to the real counterpart."""


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


def strongest(links: Sequence[Link], threshold: float) -> tuple[Link, ...]:
    """Return the links between documents that reach ``threshold`` and have no better rival."""
    best: dict[tuple[Place, int], float] = defaultdict(float)
    for link in links:
        for here, there in ((link.a, link.b), (link.b, link.a)):
            key = (here, there.document)
            best[key] = max(best[key], link.score)
    return tuple(
        link
        for link in links
        if link.a.document != link.b.document
        and link.score >= threshold
        and (link.firm or link.score >= _CERTAIN)
        and link.score >= _RIVAL * best[link.a, link.b.document]
        and link.score >= _RIVAL * best[link.b, link.a.document]
    )


def group(links: Iterable[Link]) -> tuple[tuple[tuple[Place, ...], float], ...]:
    """Join links, best first, into groups of neighbouring sentences; return them with a score.

    A document's sentences in a group stand next to each other, and are at most a few. The
    score of a group is the mean of the links that made it. The result does not depend on the
    order of the documents beyond their indices.
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
        elif _joinable(groups[first] | groups[second]):
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


def _joinable(places: set[Place]) -> bool:
    by_document: dict[int, list[int]] = defaultdict(list)
    for place in places:
        by_document[place.document].append(place.sentence)
    return all(
        len(held) <= _LARGEST and max(held) - min(held) < len(held) for held in by_document.values()
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
