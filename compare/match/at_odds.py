"""Sentences on one point that, read together, are likely at odds: to be compared, whatever rule.

Most contradictions in other words are of no kind that a rule knows (*were warned about the engine
in spring*, *learned of the trouble only from the call for help*).
:mod:`compare.align.cross_encoder` reads likely counterparts together and says how surely both
cannot hold. It knows sentences and not the world, so what it finds is never called a conflict, only
shown side by side, and only where as many are worth a look as not. The small model says which of
them may be, the large one reads these closely. Accounts that are at odds in
much are likelier to be at odds once more, and accounts that agree are not: so the share of their
counterparts that seem at odds is weighed too, as a prior is fitted to where a classifier is used
(Saerens, Latinne and Decaestecker 2002). Sentences in much the same words are left to the rules,
which see the word that differs: the model was taught by what two writers say each in their own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.align import cross_encoder
from compare.align.weights import model
from compare.match.question import TELLING
from compare.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.align.cross_encoder import Read
    from compare.align.match import Link, Place
    from compare.model import Analysis

    Floats = NDArray[np.float64]

COMPARISONS = ("link", "both cannot hold", "share at odds", "above rivals")
"""The log odds of the link; those of the cross-encoder; those of the share of the counterparts of
the two accounts that are at odds, each counted as far as it is surely one; and the score of the
link beside the best that either sentence has in the other account, on average."""
CLOSELY = ("one point, read closely", "both cannot hold, read closely")
"""And the log odds of the large cross-encoder, of what it reads."""
LIKELY = 0.1
"""Probability by all else from which the large cross-encoder reads two sentences."""
WORTH = 0.3
"""Probability from which two sentences are shown. Of stories more than every other one is worth it
then; of real articles, where contradictions are rare, hardly any, and few are shown."""
ALIKE = 0.5
"""Share of their telling words that two sentences have in common, from which what differs in them
is for the rules to see."""
_AS_IS = COMPARISONS.index("above rivals")
"""The one value that is no log odds."""
_LITTLE = 0.01
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class AtOdds:
    """Two linked sentences that seem not to be true both."""

    link: Link
    chance: float
    levels: tuple[Level, ...]


def find(
    analyses: Sequence[Analysis],
    links: Sequence[Link],
    articles: Sequence[int],
    together: Read = cross_encoder.readings,
) -> Iterator[AtOdds]:
    """Yield the sentences of two of the ``articles`` that are at odds, the surest first.

    ``together`` reads them.
    """
    weights, intercept = model("odds", "rerank")
    found: list[AtOdds] = []
    for read in _by_accounts(links, articles):
        values = comparisons(read)
        chances = 1 / (1 + np.exp(-(values @ weights + intercept)))
        likely = [
            n
            for n in np.flatnonzero(chances >= LIKELY).tolist()
            if _in_common(analyses, read[n]) < ALIKE
        ]
        if likely:
            found += _closely(analyses, [read[n] for n in likely], values[likely], together)
    yield from sorted(found, key=lambda one: (-one.chance, one.link.a, one.link.b))


def _closely(
    analyses: Sequence[Analysis], links: Sequence[Link], values: Floats, together: Read
) -> Iterator[AtOdds]:
    """Yield which of the links of two accounts are at odds, as the large model reads them.

    ``values`` are those of :data:`COMPARISONS`.
    """
    weights, intercept = model("closely", "rerank")
    left, right = lines(analyses, [(link.a, link.b) for link in links])
    held = np.column_stack([values, read_closely(left, right, together)])
    shares = held * weights
    chances = 1 / (1 + np.exp(-(shares.sum(axis=1) + intercept)))
    for link, row, share, chance in zip(links, held, shares, chances.tolist(), strict=True):
        if chance >= WORTH:
            yield AtOdds(link, chance, _levels(row, share))


def lines(
    analyses: Sequence[Analysis], pairs: Sequence[tuple[Place, Place]]
) -> tuple[list[str], list[str]]:
    """Return the first sentences of all pairs as lines, and the second ones."""
    left, right = (
        [analyses[pair[n].document].document.line(pair[n].sentence) for pair in pairs]
        for n in (0, 1)
    )
    return left, right


def read_closely(
    left: Sequence[str], right: Sequence[str], together: Read = cross_encoder.readings
) -> Floats:
    """Return the values of :data:`CLOSELY` for each sentence on the left and its counterpart."""
    each = range(len(left))
    return together(left, right, each, each, cross_encoder.LARGE)


def _in_common(analyses: Sequence[Analysis], link: Link) -> float:
    """Return the share of the telling words of two sentences that both have, 0 to 1."""
    first, second = (
        {t.lemma for t in analyses[p.document].tokens_of(p.sentence) if t.pos in TELLING}
        for p in (link.a, link.b)
    )
    return 2 * len(first & second) / max(len(first) + len(second), 1)


def _by_accounts(links: Sequence[Link], articles: Sequence[int]) -> Iterator[list[Link]]:
    """Yield the links that were read, by the two accounts they join."""
    held: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for link in links:
        pair = (link.a.document, link.b.document)
        if link.odds is not None and set(pair) <= set(articles) and pair[0] != pair[1]:
            held[pair].append(link)
    yield from held.values()


def comparisons(links: Sequence[Link]) -> Floats:
    """Return the values of :data:`COMPARISONS` for the links of two accounts that were read."""
    score = np.array([link.score for link in links])
    odds = np.array([link.odds for link in links], float)
    likely = 1 / (1 + np.exp(-odds))
    share = (score @ likely + _LITTLE) / (score.sum() + 2 * _LITTLE)
    ours, theirs = ([link.a for link in links], [link.b for link in links])
    above = (_beside_best(ours, score) + _beside_best(theirs, score)) / 2
    return np.column_stack([log_odds(score), odds, np.full(len(links), log_odds(share)), above])


def _beside_best(sentences: Sequence[Place], score: Floats) -> Floats:
    """Return each score beside the best of its sentence."""
    best: dict[Place, float] = {}
    for sentence, own in zip(sentences, score.tolist(), strict=True):
        best[sentence] = max(own, best.get(sentence, _LITTLE))
    beside: Floats = score / np.array([best[sentence] for sentence in sentences])
    return beside


def log_odds(chance: Floats | float) -> Floats:
    """Return the log odds of chances, bounded where they are 0 or 1."""
    kept: Floats = np.log((chance + _LITTLE) / (1 + _LITTLE - chance))
    return kept


def _levels(values: Floats, shares: Floats) -> tuple[Level, ...]:
    shown = 1 / (1 + np.exp(-values))
    shown[_AS_IS] = values[_AS_IS]
    return tuple(
        Level(name, f"{value:.{_DECIMALS}f}", round(float(share), _DECIMALS))
        for name, value, share in zip(
            (*COMPARISONS, *CLOSELY), shown.tolist(), shares.tolist(), strict=True
        )
    )
