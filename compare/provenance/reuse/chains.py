"""Runs of equal words -> chains of them, with the words between that were edited."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from compare.provenance.reuse.seeds import SHINGLE, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.provenance.reuse.words import Words

_GAP = 14
"""Words between two runs, on either side, from which they are two passages."""
_PER_WORD = 0.3
"""What an edited word costs, where an equal one counts 1."""
_PER_SHIFT = 0.15
"""What it costs that one side has more words between two runs than the other."""
_BACK = 48
"""Runs before one that it may follow."""
_WINDOW = 8
"""Words beyond the end of a chain in which a short run may take it further."""
_SHORT = 2
"""Words of such a run."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A passage of two documents: equal words in one order, edited words between them."""

    a: int
    a_end: int
    b: int
    b_end: int
    runs: tuple[Run, ...]

    @property
    def equal(self) -> int:
        """How many words are equal."""
        return sum(run.length for run in self.runs)

    @property
    def longest(self) -> int:
        """How many words of it are equal in a row."""
        return max((run.length for run in self.runs), default=0)

    @property
    def share(self) -> float:
        """How much of its longer side is equal."""
        return self.equal / max(self.a_end - self.a, self.b_end - self.b)


def chains(a: Words, b: Words, runs: Sequence[Run]) -> tuple[Chain, ...]:
    """Return chains no two of which hold the same equal word, in the order of the first document.

    ``runs`` are in the order of the first document; the best chains are taken first.
    """
    scores, before = _scored(runs)
    taken_a, taken_b = bytearray(len(a)), bytearray(len(b))
    used = bytearray(len(runs))
    found: list[Chain] = []
    for last in sorted(range(len(runs)), key=lambda n: (-scores[n], n)):
        if not used[last]:
            traced = _traced(runs, before, used, last)
            for chain in _apart(_free(traced, taken_a, taken_b)):
                found.append(_filled(a, b, chain))
                for run in chain:
                    taken_a[run.a : run.a_end] = b"\1" * run.length
                    taken_b[run.b : run.b_end] = b"\1" * run.length
    return tuple(sorted(found, key=lambda chain: (chain.a, chain.b)))


def _scored(runs: Sequence[Run]) -> tuple[list[float], list[int]]:
    """Return for each run what the best chain that ends with it comes to, and the run before."""
    scores: list[float] = []
    before: list[int] = []
    reached = list(accumulate((run.a_end for run in runs), max))
    for n, run in enumerate(runs):
        best, chosen = float(run.length), -1
        for m in range(n - 1, max(-1, n - 1 - _BACK), -1):
            if reached[m] + _GAP < run.a:  # nor does any run before it
                break
            gain = _gain(runs[m], run)
            if gain is not None and scores[m] + gain > best:
                best, chosen = scores[m] + gain, m
        scores.append(best)
        before.append(chosen)
    return scores, before


def _gain(run: Run, following: Run) -> float | None:
    """Return what a run adds to a chain that ends with another, if it can follow it."""
    gap_a, gap_b = following.a - run.a_end, following.b - run.b_end
    overlap = max(-gap_a, -gap_b, 0)
    if overlap >= following.length or following.a <= run.a or following.b <= run.b:
        return None
    gap_a, gap_b = gap_a + overlap, gap_b + overlap
    if max(gap_a, gap_b) > _GAP:
        return None
    cost = _PER_WORD * max(gap_a, gap_b) + _PER_SHIFT * abs(gap_a - gap_b)
    return following.length - overlap - cost


def _traced(runs: Sequence[Run], before: Sequence[int], used: bytearray, last: int) -> list[Run]:
    """Return the chain that ends with a run, in order, up to where another chain has it."""
    chain: list[Run] = []
    at = last
    while at >= 0 and not used[at]:
        used[at] = 1
        chain.append(runs[at])
        at = before[at]
    ordered = chain[::-1]
    apart = ordered[:1]
    for run in ordered[1:]:
        overlap = max(apart[-1].a_end - run.a, apart[-1].b_end - run.b, 0)
        if overlap < run.length:
            apart.append(run.without(overlap))
    return apart


def _free(runs: Iterable[Run], taken_a: bytearray, taken_b: bytearray) -> Iterator[Run]:
    """Yield what of the runs no chain has, as far as it is long enough to say something."""
    for run in runs:
        start = 0
        for n in range(run.length + 1):
            if n == run.length or taken_a[run.a + n] or taken_b[run.b + n]:
                if n - start >= SHINGLE:
                    yield Run(run.a + start, run.b + start, n - start)
                start = n + 1


def _apart(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs in groups without wide gaps."""
    group: list[Run] = []
    for run in runs:
        if group and max(run.a - group[-1].a_end, run.b - group[-1].b_end) > _GAP:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _filled(a: Words, b: Words, runs: Sequence[Run]) -> Chain:
    """Return the chain with the single words that are equal between its runs."""
    runs = _grown(a, b, runs)
    filled = [runs[0]]
    for run in runs[1:]:
        last = filled[-1]
        between = _between(a, b, (last.a_end, run.a), (last.b_end, run.b))
        filled += [*between, run]
    joined = [filled[0]]
    for run in filled[1:]:
        last = joined[-1]
        if run.a == last.a_end and run.b == last.b_end:
            joined[-1] = Run(last.a, last.b, last.length + run.length)
        else:
            joined.append(run)
    return Chain(joined[0].a, joined[-1].a_end, joined[0].b, joined[-1].b_end, tuple(joined))


def _grown(a: Words, b: Words, runs: Sequence[Run]) -> list[Run]:
    """Return the runs with shorter ones near either end, which no shingle begins."""
    grown = list(runs)
    while (run := _next(a, b, grown[-1])) is not None:
        grown.append(run)
    while (run := _previous(a, b, grown[0])) is not None:
        grown.insert(0, run)
    return grown


def _next(a: Words, b: Words, run: Run) -> Run | None:
    ends = a.bounds[a.sentences[run.a_end - 1] + 1], b.bounds[b.sentences[run.b_end - 1] + 1]
    left = a.keys[run.a_end : min(run.a_end + _WINDOW, ends[0])].tolist()
    right = b.keys[run.b_end : min(run.b_end + _WINDOW, ends[1])].tolist()
    found = _near(left, right)
    return Run(run.a_end + found[0], run.b_end + found[1], found[2]) if found else None


def _previous(a: Words, b: Words, run: Run) -> Run | None:
    starts = a.bounds[a.sentences[run.a]], b.bounds[b.sentences[run.b]]
    left = a.keys[max(run.a - _WINDOW, starts[0]) : run.a].tolist()[::-1]
    right = b.keys[max(run.b - _WINDOW, starts[1]) : run.b].tolist()[::-1]
    found = _near(left, right)
    if found is None:
        return None
    i, j, length = found
    return Run(run.a - i - length, run.b - j - length, length)


def _near(left: Sequence[int], right: Sequence[int]) -> tuple[int, int, int] | None:
    """Return where the next equal words are, if there are more of them than of others before."""
    for gap in range(1, min(_WINDOW, max(len(left), len(right)))):
        for i, j in ((gap, n) for n in range(gap + 1)):
            for x, y in ((i, j), (j, i)):
                length = 0
                while (
                    x + length < len(left)
                    and y + length < len(right)
                    and left[x + length] == right[y + length]
                ):
                    length += 1
                if length >= gap and length >= _SHORT:
                    return x, y, length
    return None


def _between(a: Words, b: Words, in_a: tuple[int, int], in_b: tuple[int, int]) -> Iterator[Run]:
    left, right = a.keys[slice(*in_a)].tolist(), b.keys[slice(*in_b)].tolist()
    if left and right:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        for i, j, length in matcher.get_matching_blocks():
            if length:
                yield Run(in_a[0] + i, in_b[0] + j, length)
