"""Does an account tell a part of its story twice? The second telling is no rival of the first.

A page that runs two versions of a passage, or repeats it in a box, tells the same in paragraphs
apart. Two paragraphs are two tellings where at least two sentences of each have their nearest
counterpart of the whole account in the other, in the same order, and share a day or a figure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.analyse.values import comparable, comparable_times, compatible, compatible_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from compare.model import Analysis

_LEAST = 0.66
"""Cosine from which two sentences are two tellings of one."""
_MEAN = 0.74
"""What they come to on average."""
_FEW = 2
_SHARE = 0.5
"""Share of both paragraphs that stands in the other."""
_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Twice:
    """Two paragraphs that tell the same: their sentences by index, and which go together."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]


def told_twice(analysis: Analysis) -> tuple[Twice, ...]:
    """Return the parts of a story that an account tells twice, in text order."""
    return tuple(_found(analysis))


def _found(analysis: Analysis) -> Iterator[Twice]:
    paragraphs: dict[int, list[int]] = defaultdict(list)
    for sentence in analysis.document.sentences:
        tokens = analysis.tokens_of(sentence.index)
        if sentence.kind == "sentence" and any(t.pos in ("VERB", "AUX") for t in tokens):
            paragraphs[sentence.paragraph].append(sentence.index)
    home = {s: p for p, held in paragraphs.items() for s in held}
    between: dict[tuple[int, int], list[tuple[int, int, float]]] = defaultdict(list)
    for a, b, cosine in _mutual(analysis, list(home)):
        if home[a] < home[b] and cosine >= _LEAST:
            between[home[a], home[b]].append((a, b, cosine))
    for (p, q), pairs in sorted(between.items()):
        first, second = paragraphs[p], paragraphs[q]
        rising = [b for _, b, _ in pairs] == sorted(b for _, b, _ in pairs)
        share = len(pairs) / max(len(first), len(second))
        mean = sum(cosine for *_, cosine in pairs) / len(pairs)
        if len(pairs) >= _FEW and rising and share >= _SHARE and mean >= _MEAN:
            held = tuple((a, b) for a, b, _ in pairs)
            if any(_share_a_fact(analysis, a, b) for a, b in held):
                yield Twice(tuple(first), tuple(second), held)


def _mutual(analysis: Analysis, sentences: list[int]) -> Iterator[tuple[int, int, float]]:
    """Yield the sentences that are each other's nearest, with their cosine, in text order."""
    if analysis.vectors is None or len(sentences) < 2 * _FEW:
        return
    vectors = analysis.vectors.sentences[sentences].astype(np.float32)
    where = np.zeros(len(sentences), np.int64)
    best = np.zeros(len(sentences), np.float32)
    for start in range(0, len(sentences), _BLOCK):
        cosines: NDArray[np.float32] = vectors[start : start + _BLOCK] @ vectors.T
        rows = np.arange(len(cosines))
        cosines[rows, rows + start] = -1
        where[start : start + len(rows)] = cosines.argmax(axis=1)
        best[start : start + len(rows)] = cosines.max(axis=1)
    for n, other in enumerate(where.tolist()):
        if n < other and where[other] == n:
            yield sentences[n], sentences[other], float(best[n])


def _share_a_fact(analysis: Analysis, a: int, b: int) -> bool:
    amounts = [[q for q in analysis.quantities if q.sentence == s] for s in (a, b)]
    if any(comparable(x, y) and compatible(x, y) for x in amounts[0] for y in amounts[1]):
        return True
    times = [[t for t in analysis.times if t.sentence == s] for s in (a, b)]
    return any(
        comparable_times(x, y) and compatible_times(x, y) for x in times[0] for y in times[1]
    )
