"""Document -> Analysis: sentences, tokens, and one module per kind of fact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model import Analysis, Document


def analyse(document: Document) -> Analysis:
    """Return what ``document`` says. Facts are looked for in text taken to be English only."""
    from compare.analyse import language, lists, names, predicates, quantities, quotes, times

    analysis = language.parse(document)
    if document.language != "en":
        return analysis
    analysis = replace(analysis, quantities=quantities.find(analysis), times=times.find(analysis))
    analysis = replace(analysis, mentions=names.find(analysis))
    analysis = replace(analysis, enumerations=lists.find(analysis))
    analysis = replace(analysis, predicates=predicates.find(analysis))
    return replace(analysis, quotes=quotes.find(analysis))
