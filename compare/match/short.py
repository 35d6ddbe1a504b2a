"""Sentences of short texts that, read together, are at odds, where no rule has spoken.

In whole articles :mod:`compare.match.at_odds` asks a small model first which sentences may be at
odds, and weighs how much of both accounts is. Where one of them has only a sentence or three there
is little to read, and nothing else to go by: the large cross-encoder reads the likeliest
counterparts all, and what it says is weighed by a logistic model of three weights, which
``tools/train_short.py`` fits. Here too they are only shown to be compared.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from compare.align import cross_encoder
from compare.align.best import best_of_both
from compare.align.weights import model
from compare.match.at_odds import CLOSELY, AtOdds, lines, log_odds, read_closely
from compare.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.align.cross_encoder import Read
    from compare.align.match import Link
    from compare.judge.draft import Draft
    from compare.model import Analysis

    Floats = NDArray[np.float64]

COMPARISONS = ("link", *CLOSELY)
"""The log odds of the link, and those of the large cross-encoder."""
WORTH = 0.5
"""Probability from which two sentences are shown."""
MOST = 2
"""Counterparts of a sentence that are read."""
FIGURES = frozenset({"number", "date"})
"""Categories of which a rule knows better than what is read whether one is a closer word for the
other (*in the 1920s*, *in 1924*)."""
_DECIMALS = 2


def find(
    analyses: Sequence[Analysis],
    links: Sequence[Link],
    articles: Sequence[int],
    told: Sequence[tuple[str, Draft]] = (),
    together: Read = cross_encoder.readings,
) -> Iterator[AtOdds]:
    """Yield the sentences of two accounts that are at odds, the surest first.

    Those of two of the ``articles`` are left out, and those of which a rule has ``told`` that one
    has a closer figure. ``together`` reads them.
    """
    kept = [k for k in asked(links, articles) if not _is_closer(analyses, k, told)]
    if not kept:
        return
    weights, intercept = model("short", "short")
    values = comparisons(analyses, kept, together)
    shares = values * weights
    chances = (1 / (1 + np.exp(-(shares.sum(axis=1) + intercept)))).tolist()
    found = [
        AtOdds(link, chance, _levels(row, share))
        for link, row, share, chance in zip(kept, values, shares, chances, strict=True)
        if chance >= WORTH
    ]
    yield from sorted(found, key=lambda one: (-one.chance, one.link.a, one.link.b))


def asked(links: Sequence[Link], articles: Sequence[int]) -> list[Link]:
    """Return the links to read: of two accounts that are not both whole articles, the best."""
    whole = frozenset(articles)
    held: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for link in links:
        pair = (link.a.document, link.b.document)
        if pair[0] != pair[1] and not set(pair) <= whole:
            held[pair].append(link)
    return [link for own in held.values() for link in _likeliest(own)]


def _likeliest(links: Sequence[Link]) -> Iterator[Link]:
    """Yield of the links of two accounts those that are among the best of both sentences."""
    ours, theirs = (
        np.array([place.sentence for place in places])
        for places in ([link.a for link in links], [link.b for link in links])
    )
    best = best_of_both(ours, theirs, np.array([link.score for link in links]), MOST)
    return (links[n] for n in np.flatnonzero(best).tolist())


def comparisons(
    analyses: Sequence[Analysis], links: Sequence[Link], together: Read = cross_encoder.readings
) -> Floats:
    """Return the values of :data:`COMPARISONS`, shape (links, 3)."""
    score = log_odds(np.array([link.score for link in links]))
    said = read_closely(*lines(analyses, [(link.a, link.b) for link in links]), together)
    return np.column_stack([score, said])


def _is_closer(analyses: Sequence[Analysis], link: Link, told: Sequence[tuple[str, Draft]]) -> bool:
    """Tell whether a rule has found a closer figure in either sentence for one in the other."""
    places = [
        (analyses[p.document].document.id, analyses[p.document].document.sentences[p.sentence].span)
        for p in (link.a, link.b)
    ]
    return any(
        draft.kind == "detail"
        and draft.category in FIGURES
        and all(
            any(e.document == document and e.span.overlaps(span) for e in draft.evidence)
            for document, span in places
        )
        for _, draft in told
    )


def _levels(values: Floats, shares: Floats) -> tuple[Level, ...]:
    shown = 1 / (1 + np.exp(-values))
    return tuple(
        Level(name, f"{value:.{_DECIMALS}f}", round(float(share), _DECIMALS))
        for name, value, share in zip(COMPARISONS, shown.tolist(), shares.tolist(), strict=True)
    )
