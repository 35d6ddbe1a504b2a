"""What the models make of a document: its tokens, and in English its clauses and vectors.

It takes the larger part of the time and depends on the document alone, so that
:mod:`compare.analyse.store` can keep it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model import Analysis, Document


def parse(document: Document) -> Analysis:
    """Return ``document`` with tokens, clauses and vectors; its sentences are there before."""
    from compare.analyse import language, meaning

    analysis = divided(language.parse(document))
    if document.language != "en":
        return analysis
    return replace(analysis, vectors=meaning.vectors(analysis))


def divided(analysis: Analysis) -> Analysis:
    """Return ``analysis`` with its clauses, in English; they follow from its tokens."""
    from compare.analyse import clauses

    if analysis.document.language != "en":
        return analysis
    return replace(analysis, clauses=clauses.find(analysis))
