"""Does what a clause says stand in one account alone? The same question with its place in the text.

Every account tells first what all tell, and what it has for itself further down; a long sentence
tells more that others may tell as well; and where all around is told elsewhere a clause is too.
:mod:`compare.align.told` looks at the clause and its counterparts by themselves, as a draft of any
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

FEATURES = (*told.FEATURES, "place", "order", "words", "before", "after")
"""Those of :data:`compare.align.told.FEATURES`; where the sentence stands, as a share of the text
and as the log of its number; the log of its words; the log of the best link of the sentence before
and of the one after, its own where there is none."""
_LINKED = told.FEATURES.index("linked")


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
    places = [(n, analyses[n].clauses[index].sentence) for n, index in rows.clauses]
    linked = dict(zip(places, rows.values[:, _LINKED].tolist(), strict=True))
    around = [
        [
            sentence / max(len(analyses[n].document.sentences), 1),
            np.log1p(sentence),
            np.log1p(len(analyses[n].tokens_of(sentence))),
            linked.get((n, sentence - 1), linked[n, sentence]),
            linked.get((n, sentence + 1), linked[n, sentence]),
        ]
        for n, sentence in places
    ]
    values = np.column_stack([rows.values, np.array(around, float).reshape(len(places), 5)])
    return told.Rows(rows.clauses, values)
