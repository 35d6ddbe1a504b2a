"""What the second look is fitted on (:mod:`compare.align.rerank`), for tools/train_articles.py.

The first look at a story is by a forest that was grown on others: one that has seen it is surer
than it will be of the next, and would be trusted too much. Nor are these stories any that the
cross-encoder learnt from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from tools import logistic
from tools.article_cases import Story
from tools.article_examples import Examples, pair_examples, touched

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FOLDS = 4
REAL = 3.0
"""How much two sentences of real articles count that are not at odds: there are few of these, and
it is in real articles that contradictions are rare."""
SHARE = 0.6
"""How much a pair that is not listed counts here, beside what it counts in the first look: of those
that were read more are right without being listed."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Two accounts after the first look: what was read together, and what is known of it."""

    story: str
    values: Floats
    """The features of the second look, shape (read, features)."""
    odds: Floats
    """The log odds of the cross-encoder that both cannot hold, shape (read,)."""
    right: Floats
    unlisted: float
    clash: Floats
    """Whether both cannot hold, as labelled: 1, 0, or -1 where that is not counted."""
    places: tuple[tuple[int, int], ...]
    """The sentences of each pair."""
    texts: tuple[tuple[str, str], ...]
    """And their words."""
    asked: float
    """How much a pair counts whose sentences are not at odds."""

    @property
    def examples(self) -> Examples:
        """The rows of the second look."""
        return Examples(self.story, self.values, self.right, self.unlisted)


def looked_at(
    stories: Sequence[Story],
    second: Sequence[Story],
    others: Sequence[tuple[Examples, Any]],
    grow: Any,
) -> list[Looked]:
    """Return each two accounts of the stories, looked at by models fitted on the other ones.

    The first look is fitted on ``others`` besides, each unless it is of the story, and not on
    ``second``, which are looked at as well. ``grow`` makes a forest of examples.
    """
    from tools.train_articles import fit

    made = [(story, list(pair_examples(story))) for story in stories]
    new = [(story, list(pair_examples(story))) for story in second]
    names = [story.name for story, _ in made]
    fold = dict(zip(names, logistic.folds(names, FOLDS).tolist(), strict=True))
    found: list[Looked] = []
    for n in range(FOLDS):
        seen = [pair for story, own in made if fold[story.name] != n for pair in own]
        seen += [pair for pair in others if fold.get(pair[0].story) != n]
        first = fit([examples for examples, _ in seen])
        forest = grow([_in_context(pair, first) for pair in seen])
        for story, own in [*(m for m in made if fold[m[0].name] == n), *(new if n == 0 else ())]:
            before = [forest.log_odds(_in_context(pair, first).values) for pair in own]
            found += _looked(story, own, before)
    return found


def _in_context(pair: tuple[Examples, Any], fitted: tuple[Floats, float]) -> Examples:
    from compare.align import articles

    examples, pairs = pair
    return replace(examples, values=articles.context_features(examples.values, pairs, fitted))


def _looked(story: Story, made: Sequence[tuple[Examples, Any]], before: Any) -> Iterator[Looked]:
    from compare.align import cross_encoder, features, rerank

    texts = features.sentences(story.analyses).texts
    clash = {pair for places in story.odds for pair in touched(story, places)}
    doubtful = {pair for places in story.doubtful for pair in touched(story, places)}
    documents = combinations(range(len(story.analyses)), 2)
    for (a, b), (examples, pairs), first in zip(documents, made, before, strict=True):
        read = cross_encoder.chosen(1 / (1 + np.exp(-first)), pairs)
        rows, columns = pairs.rows[read].tolist(), pairs.columns[read].tolist()
        said = cross_encoder.readings(texts[a], texts[b], rows, columns)
        keys = [((a, row), (b, column)) for row, column in zip(rows, columns, strict=True)]
        yield Looked(
            story.name,
            rerank.features(first, said, read, pairs),
            said[:, 1],
            examples.right[read],
            examples.unlisted * SHARE,
            np.array([-1.0 if key in doubtful else float(key in clash) for key in keys]),
            tuple(zip(rows, columns, strict=True)),
            tuple((texts[a][row], texts[b][column]) for (_, row), (_, column) in keys),
            _asked(story),
        )


def _asked(story: Story) -> float:
    """Return how much a pair of a story counts that is not at odds.

    In affairs nobody looked for contradictions; accounts of two events that tell nothing in common
    have none.
    """
    if story.events is not None and story.right:
        return 0.0
    return REAL if story.real else 1.0


def odds_examples(found: Sequence[Looked], weights: Floats, intercept: float) -> list[Examples]:
    """Return what the chance to be at odds is fitted on, given the model of the second look."""
    from compare.align.match import Link, Place
    from compare.match import at_odds

    made = []
    for one in _to_ask(found):
        scores = logistic.chances(one.values @ weights + intercept)
        links = [
            Link(Place(0, a), Place(1, b), score, odds=odds)
            for (a, b), score, odds in zip(
                one.places, scores.tolist(), one.odds.tolist(), strict=True
            )
        ]
        made.append(Examples(one.story, at_odds.comparisons(links), one.clash, one.asked))
    return made


def closely_examples(
    found: Sequence[Looked], odds: Sequence[Examples], weights: Floats, intercept: float
) -> list[Examples]:
    """Return what that chance is fitted on where the large cross-encoder has read the pairs.

    ``odds`` are the examples of all pairs, the model is the one fitted on them. Pairs in much the
    same words, which the program leaves to the rules, are among both.
    """
    from compare.match import at_odds

    made = []
    for one, every in zip(_to_ask(found), odds, strict=True):
        likely = logistic.chances(every.values @ weights + intercept) >= at_odds.LIKELY
        if not likely.any():
            continue
        texts = [pair for pair, is_likely in zip(one.texts, likely, strict=True) if is_likely]
        closely = at_odds.read_closely([a for a, _ in texts], [b for _, b in texts])
        values = np.column_stack([every.values[likely], closely])
        made.append(replace(every, values=values, right=every.right[likely]))
    return made


def _to_ask(found: Sequence[Looked]) -> list[Looked]:
    return [one for one in found if len(one.values) and one.asked]
