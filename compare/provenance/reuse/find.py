"""Documents -> the wording that any two of them share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from compare.model import Passage, Reuse, Share
from compare.provenance.reuse.passages import Shared, copied
from compare.provenance.reuse.rewritten import rewritten
from compare.provenance.reuse.telling import stock
from compare.provenance.reuse.versions import short_sentences
from compare.provenance.reuse.words import Numbers, Words, phrases_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.model import Document
    from compare.options import Options


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two documents with all that they share."""

    a: Words
    b: Words
    shared: tuple[Shared, ...]
    """In the order of the first document."""
    reuse: tuple[Reuse, ...]
    """The same, as a report has it."""
    shares: tuple[Share, Share]


def find(documents: Sequence[Document], options: Options) -> tuple[Pair, ...]:
    """Return what each two of the documents share, in the order of the documents.

    The documents have ids and sentences. Pairs that share nothing are left out; passages are
    numbered through, ``R1``, ``R2``, ...
    """
    numbers: Numbers = {}
    phrases = (*stock(), *phrases_of(options.reuse_exclude))
    held = [words_of(document, numbers, phrases) for document in documents]
    pairs: list[Pair] = []
    count = 0
    for a, b in combinations(held, 2):
        shared = _shared(a, b, options.reuse_min_words)
        if shared:
            pairs.append(_pair(a, b, shared, count))
            count += len(shared)
    return tuple(pairs)


def _shared(a: Words, b: Words, least: int) -> tuple[Shared, ...]:
    found = list(copied(a, b, least))
    found += [
        shared
        for shared in rewritten(a, b, found)
        if min(shared.a_end - shared.a, shared.b_end - shared.b) >= least
    ]
    found += short_sentences(a, b, found)
    return tuple(sorted(found, key=lambda shared: (shared.a, shared.b)))


def _pair(a: Words, b: Words, shared: Sequence[Shared], count: int) -> Pair:
    moved = _moved(shared)
    reuse = tuple(
        replace(_reuse(a, b, one), id=f"R{count + n}", moved=n - 1 in moved)
        for n, one in enumerate(shared, 1)
    )
    shares = (
        _share(a, ((one.kind, one.a, one.a_end) for one in shared)),
        _share(b, ((one.kind, one.b, one.b_end) for one in shared)),
    )
    return Pair(a, b, tuple(shared), reuse, shares)


def _reuse(a: Words, b: Words, shared: Shared) -> Reuse:
    return Reuse(
        kind=shared.kind,
        passages=(
            Passage(a.document, a.span(shared.a, shared.a_end)),
            Passage(b.document, b.span(shared.b, shared.b_end)),
        ),
        score=shared.score,
    )


def _moved(shared: Sequence[Shared]) -> set[int]:
    """Return which passages stand in another order than those that keep theirs.

    What keeps its order are the runs with the most words that are in one order in both. It is asked
    of runs, not of passages: where a sentence was taken out of the middle of a passage, the
    passage goes on behind it, and the sentence lies inside of its range but not in its order.
    ``best`` is a tree of prefix maxima over the second document's order (Fenwick's), so that many
    moves cost little.
    """
    runs = sorted(
        ((run, n) for n, one in enumerate(shared) for run in one.order),
        key=lambda item: (item[0].a, item[0].b),
    )
    by_second = sorted(range(len(runs)), key=lambda n: (runs[n][0].b, runs[n][0].a))
    rank = {n: at for at, n in enumerate(by_second, 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(runs) + 1)
    before: list[int] = []
    for n, (run, _) in enumerate(runs):
        heaviest, last = 0, -1
        at = rank[n] - 1
        while at:
            heaviest, last = max((heaviest, last), best[at])
            at &= at - 1
        before.append(last)
        reached = heaviest + run.length
        at = rank[n]
        while at < len(best):
            best[at] = max(best[at], (reached, n))
            at += at & -at
    away = [sum(run.length for run in one.order) / 2 for one in shared]
    n = max(_prefix(best), default=(0, -1))[1]
    while n >= 0:
        run, passage = runs[n]
        away[passage] -= run.length
        n = before[n]
    return {n for n, left in enumerate(away) if left > 0}


def _prefix(best: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what the tree holds for all of it."""
    at = len(best) - 1
    while at:
        yield best[at]
        at &= at - 1


_GRAVEST = ("copied", "edited", "rewritten", "quoted")


def _share(words: Words, ranges: Iterable[tuple[str, int, int]]) -> Share:
    """Count the words of one document by how they are shared, each once."""
    sorts = bytearray(len(words))
    for kind, first, end in sorted(ranges, key=lambda item: -_GRAVEST.index(item[0])):
        sorts[first:end] = bytes([1 + _GRAVEST.index(kind)]) * (end - first)
    copied_, edited, rewritten_, quoted = (sorts.count(n) for n in range(1, 5))
    return Share(words.document, len(words), copied_, edited, rewritten_, quoted)
