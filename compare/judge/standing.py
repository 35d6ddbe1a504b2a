"""On which side of a conflict the other accounts stand that name what one side names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Analysis, Span

_MOST = 20
"""Accounts up to which the names of all are gone through."""
_NEAR = 0.55
"""Cosine of two sentences from which a name stands in both for one answer."""


def stand(sides: list[list[Evidence]], analyses: Sequence[Analysis]) -> list[list[Evidence]]:
    """Return the sides with each further account on the one whose name it has, and no other's.

    It has to name it in a sentence near in meaning to one of that side.
    """
    if len(analyses) > _MOST:
        return sides
    held = {analysis.document.id: analysis for analysis in analyses}
    standing = {item.document for side in sides for item in side}
    found = [list(side) for side in sides]
    for document in [d for d in held if d not in standing]:
        met = [(n, e) for n, side in enumerate(sides) if (e := _named(held, document, side))]
        if len(met) == 1:
            found[met[0][0]].append(met[0][1])
    return found


def _named(held: dict[str, Analysis], document: str, side: Sequence[Evidence]) -> Evidence | None:
    """Return where an account names what a side names, if it does so in a sentence like theirs."""
    analysis = held[document]
    for item in side:
        for mention in analysis.mentions:
            if mention.entity != item.value:
                continue
            if _cosine(analysis, mention.span, held[item.document], item.span) >= _NEAR:
                quote = mention.span.of(analysis.document.text)
                return Evidence(document, mention.span, quote, mention.entity)
    return None


def _cosine(a: Analysis, x: Span, b: Analysis, y: Span) -> float:
    if a.vectors is None or b.vectors is None:
        return 0.0
    first, second = (
        v.vectors.sentences[_sentence(v, span)].astype("float32")
        for v, span in ((a, x), (b, y))
        if v.vectors is not None
    )
    return float(first @ second)


def _sentence(analysis: Analysis, span: Span) -> int:
    return next(s.index for s in analysis.document.sentences if s.span.end > span.start)
