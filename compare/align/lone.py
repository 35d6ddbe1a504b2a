"""Does what a clause says stand in one account alone? The same question with its place in the text.

Every account tells first what all tell, and what it has for itself further down.
:mod:`compare.align.told` looks at a clause and its counterparts by themselves, since a draft of any
form is held against its sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.align import told
from compare.align.weights import model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.align.match import Link
    from compare.model import Analysis

FEATURES = (*told.FEATURES, "place")
"""Those of :data:`compare.align.told.FEATURES`, and where in its text the sentence stands, 0 to 1.
How long it is and how many stand before it told more of stories of some fifteen sentences, but has
another meaning in articles of fifty."""


def chances(analyses: Sequence[Analysis], links: Sequence[Link]) -> dict[tuple[int, int], float]:
    """Return for each clause, by document and index, how surely another account tells it.

    Clauses of headings, and of documents that were not read, are left out.
    """
    rows = clause_features(analyses, links)
    if not rows.clauses:
        return {}
    weights, intercept = model("lone", "lone")
    said = 1 / (1 + np.exp(-(rows.values @ weights + intercept)))
    return dict(zip(rows.clauses, said.round(6).tolist(), strict=True))


def clause_features(analyses: Sequence[Analysis], links: Sequence[Link]) -> told.Rows:
    """Return the features of each clause of each document that was read, but of headings."""
    rows = told.clause_features(analyses, links)
    place = [
        analyses[n].clauses[index].sentence / len(analyses[n].document.sentences)
        for n, index in rows.clauses
    ]
    values = np.column_stack([rows.values, np.array(place, float)])
    return told.Rows(rows.clauses, values)
