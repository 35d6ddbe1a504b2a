"""Candidate pairs of sentences and the features their score is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.align.incidence import Incidence, distinct
from compare.align.terms import sentence_terms, stem, term_rarity, terms_of, token_keys
from compare.align.vectors import DIMENSIONS, vectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from compare.model import Analysis, Vectors

FEATURES = ("dice", "meaning", "shared")
"""Of two sentences: how much of the weight of their terms they share, the cosine of their
vectors, and the weight they share as ``log(1 + x)``. Tried and left out, since they told nothing
more: overlap over the lighter sentence, neighbouring terms, lengths, terms matched by vectors."""

_BLOCK = 512
"""Rows compared at a time: bounds memory for very long documents."""
_PAIRS = 50_000
"""Pairs whose vectors are held against each other at a time, for the same reason."""
_COMMON = 50
"""A term found in more sentences than this, in both documents, proposes no candidates by itself."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Matrices over all sentences of all documents, in document order.

    ``meaning`` has unit rows.
    """

    first: tuple[int, ...]
    """Row at which each document starts, and one more."""
    terms: Incidence
    """Which term stands in which sentence."""
    rarity: NDArray[np.float64]
    """The weight of each term."""
    meaning: NDArray[np.float32]
    weight: NDArray[np.float64]
    common: NDArray[np.bool_]
    """Which terms are too common to propose candidates."""
    vectors: tuple[Vectors | None, ...]
    """What the sentences and clauses of each document mean."""
    clauses: tuple[NDArray[np.int64], ...]
    """Of each document, which of its clauses is the first of each sentence, and one more."""
    telling: tuple[Telling, ...]
    """Of each document, the words that tell something."""
    texts: tuple[tuple[str, ...], ...]
    """The sentences of each document, each on one line."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a document that are no function words."""

    tokens: NDArray[np.int64]
    """By index, in text order."""
    starts: NDArray[np.int64]
    """Where those of each sentence start, and one more."""
    weights: NDArray[np.float64]
    """The rarity of each, at least :data:`_PLAIN`."""


def sentences(analyses: Sequence[Analysis]) -> Sentences:
    """Return the matrices over the sentences of ``analyses``."""
    documents = [sentence_terms(analysis) for analysis in analyses]
    rows = [row for document in documents for row in document.rows]
    first = np.cumsum([0, *(len(document.rows) for document in documents)])
    rarity = term_rarity(documents)
    column = {term: n for n, term in enumerate(rarity)}
    terms = Incidence.of([[column[t] for t in dict.fromkeys(row)] for row in rows], len(rarity))
    weights = np.fromiter(rarity.values(), np.float64, len(rarity))
    return Sentences(
        first=tuple(int(n) for n in first),
        terms=terms,
        rarity=weights,
        meaning=_meaning([row for document in documents for row in document.words], rarity),
        weight=terms.sums(weights),
        common=terms.counts() > max(_COMMON, 2 * len(rows) ** 0.5),
        vectors=tuple(analysis.vectors for analysis in analyses),
        clauses=tuple(map(_first_clauses, analyses)),
        telling=tuple(_telling(analysis, rarity) for analysis in analyses),
        texts=tuple(_texts(analysis) for analysis in analyses),
    )


def _texts(analysis: Analysis) -> tuple[str, ...]:
    document = analysis.document
    return tuple(document.line(n) for n in range(len(document.sentences)))


_PLAIN = 0.05
"""Weight of the plainest word, so that no sentence of plain words is without any."""


def _telling(analysis: Analysis, rarity: Mapping[str, float]) -> Telling:
    tokens, weights = [], []
    for n, key in enumerate(token_keys(analysis)):
        if key:
            tokens.append(n)
            weights.append(max((rarity.get(t, 0.0) for t in terms_of([key])), default=0.0))
    starts = np.searchsorted(tokens, analysis.bounds).astype(np.int64)
    return Telling(np.array(tokens, np.int64), starts, np.maximum(np.array(weights, float), _PLAIN))


def _first_clauses(analysis: Analysis) -> NDArray[np.int64]:
    held = [clause.sentence for clause in analysis.clauses]
    starts = np.searchsorted(held, np.arange(len(analysis.document.sentences) + 1))
    return starts.astype(np.int64)


def _meaning(rows: Sequence[Sequence[str]], rarity: dict[str, float]) -> NDArray[np.float32]:
    """Return the mean direction of the words of each row, the rare ones counting most."""
    words = list(dict.fromkeys(word for row in rows for word in row))
    column = {word: n for n, word in enumerate(words)}
    scale = np.array([rarity[stem(word)] for word in words], np.float32)
    table = vectors(words) * scale[:, None]
    sums = np.zeros((len(rows), DIMENSIONS), np.float32)
    for n, row in enumerate(rows):
        if row:
            sums[n] = table[[column[word] for word in row]].sum(axis=0)
    length = np.linalg.norm(sums, axis=1, keepdims=True)
    unit: NDArray[np.float32] = np.divide(sums, length, out=sums, where=length > 0)
    return unit


_NEAR = 0.45
"""Cosine from which two sentences are candidates though they share no telling term."""


_CROWD, _CROWDS = 1000, 2_000_000
"""Sentences that are candidates for one because their words are near, and for all of them together;
no story has more, and a text that says one thing over and over would otherwise fill the memory."""


def candidates(
    held: Sentences, a: int, b: int, *, alike: bool = False
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows of document ``a`` and of document ``b`` worth scoring, in order.

    They share a telling term, or the vectors of their words are near; with ``alike`` also the
    sentences of each that are nearest in meaning.
    """
    left = slice(held.first[a], held.first[a + 1])
    right = slice(held.first[b], held.first[b + 1])
    size = right.stop - right.start
    shared = held.terms.meetings(left, right, ~held.common)
    nearest = _alike(held, a, b) if alike else ()
    pairs = np.concatenate([*shared, *_near(held, left, right), *nearest])
    rows, columns = np.divmod(distinct(pairs), size) if size else (pairs, pairs)
    rows, columns = rows + left.start, columns + right.start
    if a == b:
        below = rows < columns
        rows, columns = rows[below], columns[below]
    return rows, columns


def _near(held: Sentences, left: slice, right: slice) -> Iterator[NDArray[np.int64]]:
    """Yield, block by block, the places in the table left by right whose vectors are near."""
    size = right.stop - right.start
    for start in range(left.start, left.stop, _BLOCK):
        end = min(start + _BLOCK, left.stop)
        cosine = held.meaning[start:end] @ held.meaning[right].T
        near = cosine >= _NEAR
        if size > _CROWD:
            _thin(near, cosine, min(_CROWD, _CROWDS // size))
        yield np.flatnonzero(near.ravel()) + (start - left.start) * size


def _thin(near: NDArray[np.bool_], cosine: NDArray[np.float32], most: int) -> None:
    """Leave a sentence with more than ``most`` others near it the nearest of them."""
    for row in np.flatnonzero(near.sum(axis=1) > most):
        places = np.flatnonzero(near[row])
        near[row, places[np.argsort(-cosine[row, places], kind="stable")[most:]]] = False


_BEST = 12
"""Sentences of the other document, the nearest in meaning, that are candidates for each."""


def _alike(held: Sentences, a: int, b: int) -> Iterator[NDArray[np.int64]]:
    """Yield, block by block, the places in the table of those that are nearest in meaning."""
    first, second = held.vectors[a], held.vectors[b]
    if first is None or second is None:
        return
    for ours, theirs, turned in ((first, second, False), (second, first, True)):
        columns = theirs.sentences.astype(np.float32)
        size, most = len(second.sentences), min(_BEST, len(columns))
        if not most:
            return
        for start in range(0, len(ours.sentences), _BLOCK):
            block = ours.sentences[start : start + _BLOCK].astype(np.float32)
            best = np.argsort(-(block @ columns.T), axis=1, kind="stable")[:, :most]
            rows = np.repeat(np.arange(start, start + len(block)), most)
            found = best.ravel().astype(np.int64)
            yield found * size + rows if turned else rows * size + found


def features(
    held: Sentences, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the features of each pair of rows, shape (pairs, ``len(FEATURES)``)."""
    shared = held.terms.shared(rows, columns, held.rarity)
    both = held.weight[rows] + held.weight[columns]
    dice = np.divide(2 * shared, both, out=np.zeros_like(both), where=both > 0)
    meaning = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _PAIRS):
        block = slice(start, start + _PAIRS)
        left, right = held.meaning[rows[block]], held.meaning[columns[block]]
        meaning[block] = np.einsum("ij,ij->i", left, right)
    return np.stack([dice, meaning, np.log1p(shared)], axis=1)
