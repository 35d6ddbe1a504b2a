"""How near two sentences come in meaning: as wholes, clause by clause and word by word.

Every sentence of an article is on its topic, so that any two of two accounts are alike in what the
accounts are about. What is left when the mean of both accounts is taken away tells which of them
say one thing (the common part of sentence vectors: Arora et al. 2017). Words are held
against the nearest words of the other sentence as in BERTScore (Zhang et al. 2020), the rare ones
counting most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from compare.align.features import Sentences

    Floats = NDArray[np.float64]
    Rows = NDArray[np.int64]

NEARNESS = (
    "sentence", "clause", "within", "own sentence", "own clause", "own clauses", "more words",
    "fewer words",
)  # fmt: skip
"""Cosine of the sentences, the best of their clauses, and the best of a clause of one with the
other sentence; then, without what the accounts have in common, that of the sentences, the best of
their clauses and the mean of the best of each clause; last, how much of the words of one sentence
the other has, in meaning: of the two shares the greater and the lesser."""
_LITTLE = 1e-6


@dataclass(frozen=True, slots=True)
class _Parts:
    """The clauses or the words of each sentence of a document, at least one each."""

    vectors: NDArray[np.float32]
    """Shape (parts, dimensions), rows of length 1, sentence by sentence."""
    starts: Rows
    """Where the parts of each sentence start, and one more."""
    weights: Floats

    def of(self, sentences: Rows) -> tuple[Rows, Rows]:
        """Return the parts of some sentences one after the other, and where each one's start."""
        sizes = self.starts[sentences + 1] - self.starts[sentences]
        first = np.cumsum(sizes) - sizes
        parts = np.arange(sizes.sum()) + np.repeat(self.starts[sentences] - first, sizes)
        return parts, first


def nearness(held: Sentences, a: int, b: int, rows: Rows, columns: Rows) -> Floats:
    """Return the values of :data:`NEARNESS` of pairs of sentences, shape (pairs, 8).

    ``rows`` and ``columns`` are sentences of the documents ``a`` and ``b``, sorted by row. Zero
    where one of the two was not read.
    """
    found = np.zeros((len(rows), len(NEARNESS)))
    if held.vectors[a] is None or held.vectors[b] is None or not len(rows):
        return found
    whole = _sentences(held, a, b)
    centred = tuple(_unit(part) for part in _without_mean(*whole))
    clauses = tuple(_clauses(held, n, own) for n, own in zip((a, b), whole, strict=True))
    means = _without_mean(*(part.vectors for part in clauses))
    own_clauses = tuple(
        _Parts(_unit(v), part.starts, part.weights) for v, part in zip(means, clauses, strict=True)
    )
    words = _words(held, a, b, centred)
    for block in _by_row(rows):
        row, others = int(rows[block.start]), columns[block]
        found[block, 0] = whole[1][others] @ whole[0][row]
        found[block, 1:3] = _of_clauses(clauses, whole, row, others)
        found[block, 3] = centred[1][others] @ centred[0][row]
        found[block, 4:6] = _of_own_clauses(own_clauses, row, others)
        found[block, 6:8] = _of_words(words, row, others)
    return found


def _by_row(rows: Rows) -> Iterator[slice]:
    """Yield the places of each run of one row."""
    starts = np.flatnonzero(np.diff(rows, prepend=-1)).tolist()
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield slice(start, end)


def _sentences(held: Sentences, a: int, b: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    first, second = held.vectors[a], held.vectors[b]
    assert first is not None and second is not None
    return first.sentences.astype(np.float32), second.sentences.astype(np.float32)


def _without_mean(*parts: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    mean = np.concatenate(parts).mean(axis=0)
    return [part - mean for part in parts]


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = vectors / np.maximum(length, _LITTLE)
    return unit


def _clauses(held: Sentences, n: int, whole: NDArray[np.float32]) -> _Parts:
    """Return the clauses of each sentence, or the sentence where it has none."""
    vectors = held.vectors[n]
    assert vectors is not None
    starts = held.clauses[n]
    return _filled(vectors.clauses.astype(np.float32), starts, np.ones(int(starts[-1])), whole)


def _words(
    held: Sentences, a: int, b: int, whole: tuple[NDArray[np.float32], ...]
) -> tuple[_Parts, _Parts]:
    """Return the telling words of each sentence without what all have in common."""
    vectors = []
    for n in (a, b):
        read = held.vectors[n]
        assert read is not None
        vectors.append(read.words[held.telling[n].tokens].astype(np.float32))
    first, second = (
        _filled(_unit(own), held.telling[n].starts, held.telling[n].weights, sentences)
        for n, own, sentences in zip((a, b), _without_mean(*vectors), whole, strict=True)
    )
    return first, second


def _filled(
    vectors: NDArray[np.float32], starts: Rows, weights: Floats, whole: NDArray[np.float32]
) -> _Parts:
    """Return the parts with the sentence as a whole where it has none."""
    empty = np.flatnonzero(np.diff(starts) == 0)
    if not len(empty):
        return _Parts(vectors, starts, weights)
    return _Parts(
        np.insert(vectors, starts[empty], whole[empty], axis=0),
        starts + np.searchsorted(empty, np.arange(len(starts))),
        np.insert(weights, starts[empty], 1.0),
    )


def _of_clauses(
    clauses: tuple[_Parts, ...], whole: tuple[NDArray[np.float32], ...], row: int, others: Rows
) -> Floats:
    """Return the best cosine of two clauses, and of a clause with the other sentence."""
    first, second = clauses
    own = first.vectors[first.starts[row] : first.starts[row + 1]]
    parts, at = second.of(others)
    theirs = second.vectors[parts]
    best = np.maximum.reduceat((theirs @ own.T).max(axis=1), at)
    inside = np.maximum.reduceat(theirs @ whole[0][row], at)
    around = (whole[1][others] @ own.T).max(axis=1)
    return np.column_stack([best, np.maximum(inside, around)])


def _of_own_clauses(clauses: tuple[_Parts, ...], row: int, others: Rows) -> Floats:
    """Return the best cosine of two clauses, and the mean of the best of each clause of both."""
    first, second = clauses
    own = first.vectors[first.starts[row] : first.starts[row + 1]]
    parts, at = second.of(others)
    cosines = second.vectors[parts] @ own.T
    ours = np.maximum.reduceat(cosines, at, axis=0)
    sizes = np.diff(np.append(at, len(parts)))
    theirs = np.add.reduceat(cosines.max(axis=1), at) / sizes
    return np.column_stack([ours.max(axis=1), (ours.mean(axis=1) + theirs) / 2])


def _of_words(words: tuple[_Parts, ...], row: int, others: Rows) -> Floats:
    """Return the share of the words of either sentence that the other has, the greater first."""
    first, second = words
    place = slice(int(first.starts[row]), int(first.starts[row + 1]))
    weight = first.weights[place]
    parts, at = second.of(others)
    cosines = second.vectors[parts] @ first.vectors[place].T
    ours = np.maximum.reduceat(cosines, at, axis=0) @ weight / max(weight.sum(), _LITTLE)
    heavy = second.weights[parts]
    theirs = np.add.reduceat(cosines.max(axis=1) * heavy, at) / np.maximum(
        np.add.reduceat(heavy, at), _LITTLE
    )
    return np.column_stack([np.maximum(ours, theirs), np.minimum(ours, theirs)])
