"""Document -> Analysis: sentences, tokens, and one module per kind of fact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.analyse.store import Store
    from compare.model import Analysis, Document
    from compare.options import Options


def analyse(document: Document, options: Options, store: Store | None = None) -> Analysis:
    """Return what ``document`` says. Facts are looked for in text taken to be English only.

    ``store`` keeps what the models make of it.
    """
    from compare.analyse import lists, models, names, predicates, quantities, quotes, times

    analysis = (store or models).parse(document)
    if document.language != "en":
        return analysis
    days = times.find(analysis, options.date_order)
    analysis = replace(analysis, times=days)
    analysis = replace(analysis, quantities=quantities.find(analysis))
    analysis = replace(analysis, mentions=names.find(analysis))
    analysis = replace(analysis, enumerations=lists.find(analysis))
    analysis = replace(analysis, predicates=predicates.find(analysis))
    return replace(analysis, quotes=quotes.find(analysis))
