"""Which sentences the evidence of a finding stands in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from compare.align.match import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.judge.draft import Draft
    from compare.model import Alignment, Analysis, Evidence


class Locator:
    """Finds the sentence of a piece of evidence."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self._number = {a.document.id: n for n, a in enumerate(analyses)}
        self._starts = [[s.span.start for s in a.document.sentences] for a in analyses]

    def place(self, evidence: Evidence) -> Place:
        """Return the document and the sentence in which the evidence begins."""
        document = self._number[evidence.document]
        return Place(document, bisect_right(self._starts[document], evidence.span.start) - 1)

    def places(self, draft: Draft) -> tuple[Place, ...]:
        """Return the sentences a draft rests on, each once, in order."""
        return tuple(sorted({self.place(evidence) for evidence in draft.evidence}))


def meetings(
    analyses: Sequence[Analysis], drafts: Iterable[Draft]
) -> frozenset[tuple[Place, Place]]:
    """Return the pairs of sentences across accounts that drafts rest on, in order."""
    locate = Locator(analyses)
    return frozenset(
        (a, b)
        for draft in drafts
        if draft.scope == "cross"
        for a, b in combinations(locate.places(draft), 2)
        if a.document != b.document
    )


def homes(analyses: Sequence[Analysis], alignments: Iterable[Alignment]) -> dict[Place, str]:
    """Return the id of the alignment that holds each aligned sentence."""
    number = {a.document.id: n for n, a in enumerate(analyses)}
    return {
        Place(number[member.document], sentence): alignment.id
        for alignment in alignments
        for member in alignment.members
        for sentence in member.sentences
    }


def with_alignments(
    analyses: Sequence[Analysis],
    alignments: Sequence[Alignment],
    found: Iterable[tuple[str, Draft]],
) -> list[tuple[str, Draft]]:
    """Return the drafts with the alignment that holds all their evidence, where one does."""
    locate, home = Locator(analyses), homes(analyses, alignments)
    placed = []
    for rule, draft in found:
        held = {home.get(place) for place in locate.places(draft)}
        within = held.pop() if draft.scope == "cross" and len(held) == 1 else None
        placed.append((rule, replace(draft, alignment=within)))
    return placed
