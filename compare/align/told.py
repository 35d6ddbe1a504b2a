"""Is what a clause says told by another account? What nobody else tells stands in one alone.

A sentence of news holds three or four statements, of which another account may tell one. So each
clause is asked about by itself: how near the nearest clause and sentence of the others come in
meaning, what its sentence is linked to, and which of its words, by weight, stand there or anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.align.terms import sentence_terms, term_rarity, terms_of, token_keys
from compare.align.weights import model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from compare.align.match import Link
    from compare.align.terms import Terms
    from compare.model import Analysis

FEATURES = (
    "clause", "second", "within", "sentence", "linked", "rival", "held", "anywhere",
    "held much", "anywhere much", "weight", "terms", "number", "names", "quoted", "accounts",
)  # fmt: skip
"""Cosines with the best and the second clause and the best sentence of another account, and of the
whole sentence; the log of the best and of the second link; the share of the clause's words, by
weight, in a linked sentence and anywhere in the account, alone and times the weight; then what the
clause is like. With several other accounts, the best of each."""
_LITTLE = 1e-3
_MOST = 8.0
_MUCH = 3.0
_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Rows:
    """Clauses with their features."""

    clauses: tuple[tuple[int, int], ...]
    """Document and clause by index."""
    values: NDArray[np.float64]


def chances(analyses: Sequence[Analysis], links: Sequence[Link]) -> dict[tuple[int, int], float]:
    """Return for each clause, by document and index, how surely another account tells it.

    Clauses of headings, and of documents that were not read, are left out.
    """
    rows = clause_features(analyses, links)
    if not rows.clauses:
        return {}
    weights, intercept = model("told")
    said = 1 / (1 + np.exp(-(rows.values @ weights + intercept)))
    return dict(zip(rows.clauses, said.round(6).tolist(), strict=True))


def clause_features(analyses: Sequence[Analysis], links: Sequence[Link]) -> Rows:
    """Return the features of each clause of each document that was read, but of headings."""
    documents = [sentence_terms(analysis) for analysis in analyses]
    rarity = term_rarity(documents)
    partners = _partners(links)
    clauses: list[tuple[int, int]] = []
    values: list[list[float]] = []
    for n, analysis in enumerate(analyses):
        others = [m for m, other in enumerate(analyses) if m != n and other.vectors is not None]
        if analysis.vectors is None or not others:
            continue
        near = [_nearest(analysis, analyses[m]) for m in others]
        keys = token_keys(analysis)
        for index, clause in enumerate(analysis.clauses):
            sentence = analysis.document.sentences[clause.sentence]
            if sentence.kind == "heading":
                continue
            terms = terms_of([keys[t] for t in clause.tokens])
            weight = sum(rarity.get(term, 0.0) for term in terms)
            best = np.max(
                [
                    _against(
                        table[index], partners.get((n, clause.sentence, m), ()), documents[m],
                        terms, rarity, weight,
                    )
                    for m, table in zip(others, near, strict=True)
                ],
                axis=0,
            )  # fmt: skip
            tokens = [analysis.tokens[t] for t in clause.tokens]
            text = sentence.span.of(analysis.document.text)
            values.append(
                [
                    *best, min(weight, _MOST), len(terms), any(t.pos == "NUM" for t in tokens),
                    sum(t.pos == "PROPN" for t in tokens), '"' in text or "“" in text, len(others),
                ]
            )  # fmt: skip
            clauses.append((n, index))
    return Rows(tuple(clauses), np.array(values, float).reshape(len(clauses), len(FEATURES)))


def _partners(links: Sequence[Link]) -> dict[tuple[int, int, int], list[tuple[int, float]]]:
    """Return the sentences linked to each, by document, sentence and other document."""
    found: dict[tuple[int, int, int], list[tuple[int, float]]] = defaultdict(list)
    for link in links:
        if link.a.document != link.b.document:
            for here, there in ((link.a, link.b), (link.b, link.a)):
                key = (here.document, here.sentence, there.document)
                found[key].append((there.sentence, link.score))
    return found


def _nearest(analysis: Analysis, other: Analysis) -> NDArray[np.float64]:
    """Return the first four features of each clause, shape (clauses, 4)."""
    assert analysis.vectors is not None and other.vectors is not None
    clauses = other.vectors.clauses.astype(np.float32).T
    sentences = other.vectors.sentences.astype(np.float32).T
    own = analysis.vectors.sentences[[c.sentence for c in analysis.clauses]]
    found = np.zeros((len(analysis.clauses), 4))
    for start in range(0, len(found), _BLOCK):
        block = slice(start, start + _BLOCK)
        mine = analysis.vectors.clauses[block].astype(np.float32)
        if clauses.shape[1]:
            cosines = mine @ clauses
            found[block, 0] = cosines.max(axis=1)
            if clauses.shape[1] > 1:
                found[block, 1] = np.partition(cosines, -2, axis=1)[:, -2]
        if sentences.shape[1]:
            found[block, 2] = (mine @ sentences).max(axis=1)
            found[block, 3] = (own[block].astype(np.float32) @ sentences).max(axis=1)
    return found


def _against(
    near: NDArray[np.float64],
    partners: Sequence[tuple[int, float]],
    other: Terms,
    terms: frozenset[str],
    rarity: Mapping[str, float],
    weight: float,
) -> list[float]:
    scores = sorted((score for _, score in partners), reverse=True)
    linked = [float(np.log(score + _LITTLE)) for score in [*scores, 0.0, 0.0][:2]]
    held = max((_share(terms, other.rows[s], rarity, weight) for s, _ in partners), default=0.0)
    anywhere = _share(terms, other.weights, rarity, weight)
    much = min(weight, _MUCH)
    return [*near.tolist(), *linked, held, anywhere, held * much, anywhere * much]


def _share(
    terms: frozenset[str], held: Iterable[str], rarity: Mapping[str, float], weight: float
) -> float:
    return sum(rarity[t] for t in terms.intersection(held)) / weight if weight else 0.0
