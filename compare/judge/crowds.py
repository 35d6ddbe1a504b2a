"""How many pairs of sentences are judged, where a text has more of them than anybody would read.

A table of five thousand rows makes millions of pairs that are alike but for a number. What is left
out here is told in the report.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

from compare.align.match import Place
from compare.model import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.align.match import Link
    from compare.model import Analysis, Token

CROWD = 100
"""Sentences of one account up to which any may differ in numbers and names alone."""
WORDS = 3000
"""Words of fewer such sentences beyond which they are one long list, cut into pieces."""
LIKELIEST = 3
"""How many of another account's one of more of them is held against."""
PAIRS = 50
"""Pairs for each sentence of all accounts, on the average; ordinary long articles have 12."""


def judged(
    analyses: Sequence[Analysis], links: Sequence[Link]
) -> tuple[tuple[Link, ...], tuple[Skipped, ...]]:
    """Return the links that are judged, in their order, and what the report says of the others."""
    crowds = [frozenset(_crowd(analysis)) for analysis in analyses]
    told: list[Skipped] = []
    kept = tuple(links)
    if any(crowds):
        kept = _likeliest(kept, crowds)
        for analysis, crowd in zip(analyses, crowds, strict=True):
            if crowd and len(kept) < len(links):
                reason = (
                    f"{len(crowd):,} sentences differ from others in numbers and names alone: such "
                    f"ones were held against the {LIKELIEST} likeliest, not against each other all"
                )
                told.append(Skipped(analysis.document.id, reason))
    sentences = sum(len(analysis.document.sentences) for analysis in analyses)
    most = PAIRS * sentences * max(1, len(analyses) - 1)
    if len(kept) > most:
        reason = (
            f"{len(kept):,} pairs of sentences are alike, more than can be judged: "
            f"the likeliest {most:,} were"
        )
        told.append(Skipped(analyses[0].document.id, reason))
        places = heapq.nlargest(most, range(len(kept)), key=lambda n: (kept[n].score, -n))
        kept = tuple(kept[n] for n in sorted(places))
    return kept, tuple(told)


def _crowd(analysis: Analysis) -> Iterator[int]:
    """Yield the sentences that are more than :data:`CROWD` of one frame, or pieces of one list."""
    sentences = analysis.document.sentences
    if len(sentences) <= CROWD and len(analysis.tokens) <= WORDS:
        return
    frames: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for sentence in sentences:
        frames[_frame(analysis.tokens_of(sentence.index))].append(sentence.index)
    for alike in frames.values():
        many = len(alike) > CROWD
        if many or (len(alike) > LIKELIEST and _words(analysis, alike) > WORDS):
            yield from alike


def _words(analysis: Analysis, sentences: Iterable[int]) -> int:
    return sum(analysis.bounds[n + 1] - analysis.bounds[n] for n in sentences)


def _frame(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the words of a sentence in small letters: a parser is less sure of names."""
    return tuple(token.text for token in tokens if token.pos != "NUM" and token.text.islower())


def _likeliest(links: Sequence[Link], crowds: Sequence[frozenset[int]]) -> tuple[Link, ...]:
    """Leave out pairs within crowds that are among the likeliest of neither of their sentences."""
    ways: dict[tuple[Place, int], list[tuple[float, int]]] = defaultdict(list)
    free: list[int] = []
    for n, link in enumerate(links):
        a, b = link.a, link.b
        if a.sentence not in crowds[a.document] or b.sentence not in crowds[b.document]:
            free.append(n)
            continue
        for key in ((a, b.document), (b, a.document)):
            best, entry = ways[key], (link.score, -n)
            if len(best) < LIKELIEST:
                heapq.heappush(best, entry)
            else:
                heapq.heappushpop(best, entry)
    chosen = {-n for best in ways.values() for _, n in best}
    return tuple(links[n] for n in sorted(chosen.union(free)))
