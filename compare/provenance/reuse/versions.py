"""What is left where one document is known to be made of another: its short sentences.

A sentence of five words that two accounts have in common shows nothing. Where a third of one is
known to be taken, it is taken as well, with a word exchanged or not.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from compare.provenance.reuse.passages import Kind, Shared
from compare.provenance.reuse.seeds import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.provenance.reuse.words import Words

_KNOWN = 0.3
"""Share of the shorter document from which it is known to be made of the other."""
_POSTINGS = 30
"""Sentences left that may hold a word for it to bring two of them together."""
_BEST = 3
"""Sentences that one is held against."""
_FEWEST = 2
"""Words of a sentence below which it is not looked at."""
_COVERED = 0.5
_EQUAL = 0.6
"""Share of the longer sentence that is equal, in one order."""


def short_sentences(a: Words, b: Words, found: Sequence[Shared]) -> Iterator[Shared]:
    """Yield pairs of whole sentences, as short as they are, where ``found`` makes it likely."""
    taken_a, taken_b = bytearray(len(a)), bytearray(len(b))
    for run in (run for shared in found for run in shared.order):
        taken_a[run.a : run.a_end] = b"\1" * run.length
        taken_b[run.b : run.b_end] = b"\1" * run.length
    if max(sum(taken_a), sum(taken_b)) < _KNOWN * min(len(a), len(b)):
        return
    left, right = _left(a, taken_a), _left(b, taken_b)
    pairs = sorted(_pairs(a, b, left, right), key=lambda pair: (-pair[0], pair[1], pair[2]))
    used: set[tuple[str, int]] = set()
    for share, x, y, runs in pairs:
        if ("a", x) not in used and ("b", y) not in used:
            used |= {("a", x), ("b", y)}
            yield _shared(a, b, x, y, share, runs)


def _left(words: Words, taken: bytearray) -> list[int]:
    return [
        sentence
        for sentence in range(len(words.bounds) - 1)
        if len(places := words.of_sentence(sentence)) >= _FEWEST
        if sum(taken[places.start : places.stop]) < _COVERED * len(places)
    ]


def _pairs(
    a: Words, b: Words, left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[float, int, int, tuple[Run, ...]]]:
    holding: dict[int, list[int]] = defaultdict(list)
    for sentence in left:
        for key in set(_keys(a, sentence)):
            holding[key].append(sentence)
    for y in right:
        shared: dict[int, int] = defaultdict(int)
        for key in set(_keys(b, y)):
            near = holding.get(key, ())
            if len(near) <= _POSTINGS:
                for x in near:
                    shared[x] += 1
        for x in sorted(shared, key=lambda x: (-shared[x], x))[:_BEST]:
            ours, theirs = _keys(a, x), _keys(b, y)
            blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
            share = sum(block.size for block in blocks) / max(len(ours), len(theirs))
            if share >= _EQUAL:
                first = a.of_sentence(x).start, b.of_sentence(y).start
                runs = tuple(Run(first[0] + i, first[1] + j, n) for i, j, n in blocks if n)
                yield share, x, y, runs


def _keys(words: Words, sentence: int) -> list[int]:
    places = words.of_sentence(sentence)
    keys: list[int] = words.keys[places.start : places.stop].tolist()
    return keys


def _shared(a: Words, b: Words, x: int, y: int, share: float, runs: tuple[Run, ...]) -> Shared:
    ours, theirs = a.of_sentence(x), b.of_sentence(y)
    quoted = sum(a.quoted[ours.start : ours.stop]) + sum(b.quoted[theirs.start : theirs.stop])
    kind: Kind = "copied" if share == 1 else "edited"
    return Shared(
        "quoted" if 2 * quoted > len(ours) + len(theirs) else kind,
        ours.start,
        ours.stop,
        theirs.start,
        theirs.stop,
        runs,
        round(share, 4),
    )
