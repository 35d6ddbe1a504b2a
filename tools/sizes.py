"""Longer and shorter accounts, made of labelled ones: for tools/train_articles.py.

In a long text every sentence finds one that is like it, in a short one hardly any does. The stories
at hand are of one length, so a text is made longer by what other accounts of the affair tell, or
other articles on the subject, and shorter by its end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tools.article_cases import Passage, Story, analysed

if TYPE_CHECKING:
    from compare.model import Document

BETWEEN = "\n\n"
TOGETHER = 3
"""Stories that make two texts."""
LEADS = (6, 4)
"""Sentences of a beginning, of the first account and of the others."""
LONGEST = 4
"""Articles that make one text."""


def of_affairs(affairs: Sequence[Story]) -> Iterator[Story]:
    """Yield each account of an affair against all the others in one text."""
    for affair in affairs:
        assert affair.events is not None
        for alone in range(len(affair.analyses)):
            others = [n for n in range(len(affair.analyses)) if n != alone]
            documents = [affair.analyses[n].document for n in (alone, *others)]
            moved = _moved(documents[1:], others)
            right = tuple(
                pair
                for one, other in affair.right
                if (pair := _joined(alone, moved, one, other)) is not None
            )
            texts = [documents[0].text, BETWEEN.join(d.text for d in documents[1:])]
            yield Story(affair.name, analysed(["a", "b"], texts), right, (), (), (1, 2))


def of_strangers(pairs: Sequence[Story]) -> Iterator[Story]:
    """Yield real articles against several on other events of the subject in one text."""
    unlike: dict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        a, b = (analysis.document.text for analysis in pair.analyses)
        unlike[a][b] = unlike[b][a] = None
    names: dict[str, str] = {}
    for pair in pairs:
        for analysis in pair.analyses:
            names.setdefault(analysis.document.text, pair.name)
    for text, others in unlike.items():
        if len(others) >= LONGEST:
            joined = BETWEEN.join(list(others)[:LONGEST])
            yield Story(names[text], analysed(["a", "b"], [text, joined]), (), (), (), (1, 2))


def _moved(documents: Sequence[Document], numbers: Sequence[int]) -> Mapping[int, int]:
    """Return where the text of each document begins in the joined one."""
    starts, at = {}, 0
    for number, document in zip(numbers, documents, strict=True):
        starts[number] = at
        at += len(document.text) + len(BETWEEN)
    return starts


def _joined(
    alone: int, starts: Mapping[int, int], one: Passage, other: Passage
) -> tuple[Passage, Passage] | None:
    if (one[0] == alone) == (other[0] == alone):
        return None
    here, there = (one, other) if one[0] == alone else (other, one)
    shift = starts[there[0]]
    return (0, here[1], here[2]), (1, there[1] + shift, there[2] + shift)


def of_stories(stories: Sequence[Story]) -> Iterator[Story]:
    """Yield the first two accounts of several stories in a row as two long texts, in two orders."""
    for first in range(0, len(stories) - TOGETHER + 1, TOGETHER):
        some = stories[first : first + TOGETHER]
        orders = (list(range(TOGETHER)), list(range(TOGETHER))[::-1])
        texts, starts = [], []
        for account, order in enumerate(orders):
            documents = [some[n].analyses[account].document for n in order]
            starts.append(_moved(documents, order))
            texts.append(BETWEEN.join(d.text for d in documents))

        def moved(
            pairs: Sequence[tuple[Passage, Passage]],
            n: int,
            starts: Sequence[Mapping[int, int]] = tuple(starts),
        ) -> Iterator[tuple[Passage, Passage]]:
            for one, other in pairs:
                a, b = sorted((one, other))
                if (a[0], b[0]) == (0, 1):
                    x, y = starts[0][n], starts[1][n]
                    yield (0, a[1] + x, a[2] + x), (1, b[1] + y, b[2] + y)

        yield Story(
            some[0].name,
            analysed(["a", "b"], texts),
            tuple(pair for n, story in enumerate(some) for pair in moved(story.right, n)),
            tuple(pair for n, story in enumerate(some) for pair in moved(story.unclear, n)),
            (),
            complete=all(story.complete for story in some),
        )


def of_leads(stories: Sequence[Story]) -> Iterator[Story]:
    """Yield the beginnings of the accounts of each story."""
    for story in stories:
        ends = [
            analysis.document.sentences[: LEADS[n > 0]][-1].span.end
            for n, analysis in enumerate(story.analyses)
        ]
        texts = [
            analysis.document.text[:end] for analysis, end in zip(story.analyses, ends, strict=True)
        ]

        def within(
            pairs: Sequence[tuple[Passage, Passage]], ends: Sequence[int] = tuple(ends)
        ) -> Iterator[tuple[Passage, Passage]]:
            for pair in pairs:
                if all(end <= ends[document] for document, _, end in pair):
                    yield pair

        yield replace(
            story,
            analyses=analysed([a.document.name for a in story.analyses], texts),
            right=tuple(within(story.right)),
            unclear=tuple(within(story.unclear)),
            worth=(),
            alone=(),
        )
