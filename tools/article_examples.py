"""What tools/train_articles.py fits on: rows of features, labelled by people who read stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tools.article_cases import Passage, Read, Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

UNLISTED = 1 / 15
"""How much a pair of sentences counts that a story does not list, beside one for a pair that it
lists: people list the clearer ones and not all, so that some of these are right as well. These
five say how much is brought together, rightly and wrongly."""
COMPLETE = 0.4
"""The same for accounts of one event whose lists are complete, or nearly."""
REAL = 0.7
"""The same for real articles on one event whose sentences two readers labelled."""
APART = 0.67
"""The same for accounts of two events of an affair, whose lists are complete."""
STRANGE = 0.1
"""The same for real articles on two events, of which there are many pairs."""

Place = tuple[int, int]
"""Document and sentence."""


def _sentences(story: Story, place: Passage) -> list[Place]:
    document, start, end = place
    held = story.analyses[document].document.sentences
    return [(document, s.index) for s in held if s.span.start < end and start < s.span.end]


def labels(story: Story) -> dict[tuple[Place, Place], float]:
    """Return 1 for pairs of sentences that are listed, -1 for those that are not to be counted."""
    found: dict[tuple[Place, Place], float] = {}
    for worth, listed in ((-1.0, story.unclear), (1.0, story.right)):
        for places in listed:
            found.update(dict.fromkeys(touched(story, places), worth))
    return found


def touched(story: Story, places: tuple[Passage, Passage]) -> Iterator[tuple[Place, Place]]:
    """Yield the pairs of sentences that two places lie in, the first document first."""
    for a in _sentences(story, places[0]):
        for b in _sentences(story, places[1]):
            yield min(a, b), max(a, b)


@dataclass(frozen=True, slots=True)
class Examples:
    """The rows of one story, or of two of its documents."""

    story: str
    values: Floats
    right: Floats
    """1, 0, or -1 for what is not counted."""
    unlisted: float = 1.0
    """How much a row counts that is not right."""

    @property
    def counts(self) -> Floats:
        """How much each row counts."""
        return np.where(self.right > 0, 1.0, self.unlisted)


def pair_examples(story: Story) -> Iterator[tuple[Examples, Any]]:
    """Yield the pairs of each two documents, with what they were made from."""
    from itertools import combinations

    from compare.align import features, score

    held = features.sentences(story.analyses)
    listed = labels(story)
    for a, b in combinations(range(len(story.analyses)), 2):
        pairs, values = score.of_articles(held, a, b)
        right = np.array(
            [
                listed.get(((a, x), (b, y)), 0.0)
                for x, y in zip(pairs.rows.tolist(), pairs.columns.tolist(), strict=True)
            ]
        )
        yield Examples(story.name, values, right, _unlisted(story, a, b)), pairs


def _unlisted(story: Story, a: int, b: int) -> float:
    if story.real:
        return REAL
    if story.events is None:
        return COMPLETE if story.complete else UNLISTED
    if story.events[a] == story.events[b]:
        return COMPLETE
    return APART if story.right else STRANGE


def told_examples(story: Story) -> Examples:
    """Return the clauses of a story, right where what one says is told by another account."""
    from compare.align import told
    from compare.align.score import links

    rows = told.clause_features(story.analyses, links(story.analyses, internal=False))
    touched = [place for pair in story.right for place in pair]
    right = []
    for document, clause in rows.clauses:
        analysis = story.analyses[document]
        spans = [analysis.tokens[n].span for n in analysis.clauses[clause].tokens]
        right.append(
            any(
                d == document and any(s.start < end and start < s.end for s in spans)
                for d, start, end in touched
            )
        )
    return Examples(story.name, rows.values, np.array(right, float))


def question_examples(read: Read) -> Examples:
    """Return the places that would be weighed, right where they are worth a reader's look."""
    from compare import align, judge, match
    from compare.judge.context import make_context
    from compare.match import clashes, unsaid
    from compare.match.question import COMPARISONS, Scene, compare_places
    from compare.options import Options

    options = Options()
    links = align.link(read.analyses, options)
    scene = Scene(read.analyses, links)
    articles = list(range(len(read.analyses)))
    number = {analysis.document.id: n for n, analysis in enumerate(read.analyses)}
    values, right = [], []

    def add(spots: Any, places: list[Passage], category: str) -> None:
        values.append(compare_places(scene, *spots, figures=category == "number"))
        right.append(_worth(read, places))

    for rule, draft in judge.examine(make_context(read.analyses, links, options)):
        spots = match.places(scene, articles, draft) if draft.kind == "conflict" else None
        if spots is not None and rule not in match.KNOW:
            held = [(number[e.document], e.span.start, e.span.end) for e in draft.evidence]
            add(spots, held, draft.category)
    for clash in clashes.find(scene, articles):
        spots = unsaid.clash_places(scene, clash)
        if spots is not None:
            held = [(clash.a, *_ends(clash.first)), (clash.b, *_ends(clash.second))]
            add(spots, held, clash.category)
    return Examples(
        read.name, np.array(values).reshape(len(values), len(COMPARISONS)), np.array(right, float)
    )


def _ends(span: Any) -> tuple[int, int]:
    return span.start, span.end


def _meets(one: Passage, other: Passage) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _worth(read: Read, places: list[Passage]) -> float:
    for held, worth in read.judged:
        if all(any(_meets(place, p) for p in places) for place in held):
            return float(worth)
    for pair in read.worth:
        hits = [{n for n, p in enumerate(places) if _meets(p, place)} for place in pair]
        if any(i != j for i in hits[0] for j in hits[1]):
            return 1.0
    return 0.0 if read.whole else -1.0
